"""How a figure or a date is written for a British reader. Every template filter that writes one is here."""

import math
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import dateformat, timezone
from django.utils.translation import gettext as _

from mainstay.engines.budgeting.money import in_pounds

Figure = int | float | Decimal | None


def no_figure(value: Figure) -> bool:
    """Say whether there is nothing to show: None or NaN."""
    return value is None or (isinstance(value, float) and math.isnan(value))


def number(value: Figure, places: int = 0) -> str:
    """Return 12345 as "12,345", with halves rounded up as people round them; "no figure" for None or NaN."""
    if value is None or no_figure(value):
        return _("no figure")
    if isinstance(value, int) and not places:
        return f"{value:,}".replace("-", "−")
    # float.__format__ rounds halves to even, so 0.5 and 2.5 would both lose: published tables round half up.
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded:,}".replace("-", "−")


def percent(share: Figure, places: int = 1) -> str:
    """Return the share 0.085 as "8.5%"; "no figure" for None or NaN."""
    if share is None or no_figure(share):
        return _("no figure")
    return f"{number(Decimal(str(share)) * 100, places)}%"


def pounds(pence: int | None) -> str:
    """Return 123450 as "£1,234.50": money is whole pence everywhere; "no figure" for None."""
    return _("no figure") if pence is None else in_pounds(pence)


def between(low: Figure, high: Figure, places: int = 0) -> str:
    """Return "1,200 to 1,800", or one number when both ends are written the same."""
    first, last = number(low, places), number(high, places)
    return first if first == last else _("%(low)s to %(high)s") % {"low": first, "high": last}


def mark(reason: str) -> str:
    """Return why a table cell holds no number, from the mark it was read with: "missing" or "suppressed"."""
    said = {"missing": _("not published"), "suppressed": _("held back by the publisher")}
    return said.get(reason, reason)


def day(when: date | str | None) -> str:
    """Return "3 March 2026" for a date, or for one kept as JSON keeps it ("2026-03-03"); "no date" for None."""
    if when is None:
        return _("no date")
    return dateformat.format(date.fromisoformat(when) if isinstance(when, str) else when, "j F Y")


def moment(when: datetime | None) -> str:
    """Return "3 March 2026 at 2:05pm" in local time; "no date" for None."""
    if when is None:
        return _("no date")
    here = timezone.localtime(when) if timezone.is_aware(when) else when
    clock = dateformat.format(here, "g:i") + ("am" if here.hour < 12 else "pm")
    return _("%(day)s at %(clock)s") % {"day": day(here), "clock": clock}


def size(of_bytes: int) -> str:
    """Return a file's size as people say it: "812 bytes", "64 kB", "3.4 MB"."""
    if of_bytes < 1000:
        return _("%(count)s bytes") % {"count": of_bytes}
    if of_bytes < 1_000_000:
        return f"{number(of_bytes / 1000)} kB"
    return f"{number(of_bytes / 1_000_000, 1)} MB"
