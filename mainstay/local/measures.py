"""How a value of policy is written for a reader, and how it is typed: shares as percentages, pence as pounds."""

import re
from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from mainstay import policy

_PENCE = "pence per "
# The commas are there as in 1,200 or not at all: 14,3 is how others write 14.3.
_TYPED = re.compile(r"[-−]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)?(\.[0-9]+)?")
_WITH_COMMA = re.compile(r"([0-9]+),([0-9]{1,2})")
_LONGEST = 20


class Unreadable(ValueError):
    """What was typed is no number; the message says what to type instead."""


def written(value: object, unit: str) -> str:
    """Return a value as it is read: "30% (12.5% to 60%)", "£24.10 per hour", "28 days", "none at hand"."""
    if value is None:
        return _("none at hand")
    if isinstance(value, policy.Range):
        central, low, high = (_amount(each, unit) for each in (value.central, value.low, value.high))
        span = _("%(low)s to %(high)s") % {"low": low, "high": high}
        return _after(central if low == high else f"{central} ({span})", value.central, unit)
    if isinstance(value, Mapping):
        return "; ".join(f"{named(name)}: {written(each, unit)}" for name, each in value.items())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple):
        return ", ".join(written(each, "") for each in value) or _("none")
    if isinstance(value, int | float):
        return _after(_amount(value, unit), value, unit)
    return str(value)


def named(code: str) -> str:
    """Return the name of a part of a value as people write it; an hours band has its title from the packs."""
    for bands in policy.entries("estimation.bands"):
        for item in bands.values[-1].value:
            if item.code == code:
                return str(item.title)
    return code.replace("_", " ").capitalize()


def typed(text: str, unit: str, *, whole: bool = False) -> int | float:
    """Return what was typed in the unit of the entry: "14.3" for a share is 0.143, "24.10" for pence is 2410.

    whole: refuse a part of one. Raises Unreadable.
    """
    bare = text.strip().removesuffix("%").removeprefix("£").strip()
    if comma := _WITH_COMMA.fullmatch(bare):
        point = f"{comma[1]}.{comma[2]}"
        raise Unreadable(_("Write %(point)s with a full stop, not a comma") % {"point": point})
    if len(bare) > _LONGEST or not re.search("[0-9]", bare) or not _TYPED.fullmatch(bare):
        raise Unreadable(_("Enter a number, like %(example)s") % {"example": example(unit, whole=whole)})
    number = Decimal(bare.replace(",", "").replace("−", "-"))
    if number < 0:
        raise Unreadable(_("Enter a number of 0 or more"))
    return _in_unit(number, unit, whole=whole)


def _in_unit(number: Decimal, unit: str, *, whole: bool) -> int | float:
    if unit == "share":
        if number > 100:
            raise Unreadable(_("Enter a percentage from 0 to 100"))
        return float(number / 100)
    if unit.startswith(_PENCE):
        if number * 100 % 1:
            raise Unreadable(_("Enter pounds and whole pence, like 24.10"))
        return int(number * 100)
    if whole and number % 1:
        raise Unreadable(_("Enter a whole number"))
    return float(number) if number % 1 else int(number)


def as_typed(value: float, unit: str) -> str:
    """Return a number as somebody would type it: the opposite of ``typed``."""
    scaled = Decimal(str(value)) * (100 if unit == "share" else 1)
    if unit.startswith(_PENCE):
        return f"{Decimal(str(value)) / 100:.2f}"
    return _plain(scaled).replace(",", "")


def asked_in(unit: str) -> str:
    """Return what a number is typed in, to stand behind a label: "%", "£ per hour", "days"; empty for a bare one."""
    if unit == "share":
        return "%"
    if unit.startswith(_PENCE):
        return f"£ {unit.removeprefix('pence ')}"
    return "" if unit == "weight" else unit


def example(unit: str, *, whole: bool = False) -> str:
    """Return a number as it may be typed."""
    if unit.startswith(_PENCE):
        return "24.10"
    return "28" if whole else "14.3"


def counts_whole(entry: policy.Entry) -> bool:
    """Return whether the entry counts things that have no parts: days, areas, places."""
    return " per " not in entry.unit and all(isinstance(each.value, int) for each in entry.values)


def _amount(value: float, unit: str) -> str:
    if unit == "share":
        return f"{_plain(Decimal(str(value)) * 100)}%"
    if unit.startswith(_PENCE):
        return f"£{Decimal(str(value)) / 100:,.2f}".removesuffix(".00")
    return f"£{_plain(Decimal(str(value)))}" if unit == "pounds" else _plain(Decimal(str(value)))


def _after(amount: str, number: float, unit: str) -> str:
    if unit in ("share", "pounds", "weight", ""):
        return amount
    if unit.startswith(_PENCE):
        return f"{amount} {unit.removeprefix('pence ')}"
    counted, per, each = unit.partition(" per ")
    if number == 1:
        counted = {"people": "person"}.get(counted, counted.removesuffix("s"))
    return f"{amount} {counted}{per}{each}"


def _plain(number: Decimal) -> str:
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
