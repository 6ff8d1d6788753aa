"""How figures, days and sources are written in every export. Plain functions: no database, no clock."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite
from typing import Any

from django.utils.dates import MONTHS
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?![^T ])")
_MILLION_POUNDS = 100_000_000  # in pence
_HUNDRED_POUNDS = 10_000


def is_range(value: Any) -> bool:
    """Say whether the value is a range: low, central and high."""
    return isinstance(value, Mapping) and {"low", "central", "high"} <= value.keys()


def is_number(value: Any) -> bool:
    """Say whether the value is a number that can be written: True, False, NaN and infinity are not."""
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def no_figure() -> str:
    """What stands where there is no figure."""
    return _("no figure")


def language() -> str:
    """The language that is active as documents name it: "en-GB", "cy"."""
    return to_locale(get_language() or "en-gb").replace("_", "-")


def number(value: Any, places: int = 0) -> str:
    """12345 as "12,345", halves rounded up; "no figure" where there is none."""
    if not is_number(value):
        return no_figure()
    # float.__format__ rounds halves to even; published tables round them up.
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded:,}".replace("-", "−")


def count(value: Any) -> str:
    """A number of people or units: whole, but with one decimal place where it is a fraction below 10."""
    return number(value, 1 if is_number(value) and abs(value) < 10 and value != int(value) else 0)


def decimal(value: Any) -> str:
    """A number as exact as it was given, up to three places: 0.5, 1,200, 2.125."""
    written = number(value, 3)
    return written.rstrip("0").rstrip(".") if "." in written else written


def percent(share: Any) -> str:
    """0.085 as "8.5%"."""
    return f"{number(float(share) * 100, 1)}%" if is_number(share) else no_figure()


def points(share: float) -> str:
    """A difference between two shares: 0.011 as "1.1 percentage points", always above 0."""
    return _("%(points)s percentage points") % {"points": number(abs(share) * 100, 1)}


def money(pence: Any) -> str:
    """Pence as people say pounds: "£32.14", "£12,345", "£1.2 million"."""
    if not is_number(pence):
        return no_figure()
    sign, size = ("−" if pence < 0 else ""), abs(pence)
    if size >= _MILLION_POUNDS:
        return _("%(pounds)s million") % {"pounds": f"{sign}£{number(size / _MILLION_POUNDS, 1)}"}
    return f"{sign}£{number(size / 100, 0 if size >= _HUNDRED_POUNDS or size == 0 else 2)}"


def ranged(value: Any, write: Callable[[Any], str] = count) -> str:
    """ "1,200 (900 to 1,600)"; one figure where the range has no width; a plain number as it is."""
    if not is_range(value):
        return write(value)
    low, central, high = (write(value[end]) for end in ("low", "central", "high"))
    if low == central == high:
        return central
    return _("%(central)s (%(low)s to %(high)s)") % {"central": central, "low": low, "high": high}


def range_of(figures: Mapping[str, Any], central: str, low: str = "low", high: str = "high") -> Any:
    """A range put together from three keys of a row; the central figure alone where an end is missing."""
    middle, ends = figures.get(central), (figures.get(low), figures.get(high))
    if middle is None or None in ends:
        return middle
    return {"low": ends[0], "central": middle, "high": ends[1]}


def day(when: Any) -> str:
    """ "2026-03-03" as "3 March 2026", "2026-03" as "March 2026", "2026" as it is; "no date" for None."""
    written = str(when or "")
    found = _DAY.match(written)
    if not found:
        return written or _("no date")
    year, month, number_of_day = found.groups()
    said = [str(int(number_of_day)) if number_of_day else "", str(MONTHS[int(month)]) if month else "", year]
    return " ".join(part for part in said if part)


def as_date(when: Any) -> date | None:
    """The day that a text such as "2026-03-03" names; None where it names none."""
    try:
        return date.fromisoformat(str(when)[:10])
    except ValueError:
        return None


def moment(when: Any) -> datetime:
    """The first moment of a day, for formats that must say when they were made; never the clock's."""
    day_made = as_date(when) or date(2000, 1, 1)
    return datetime(day_made.year, day_made.month, day_made.day, tzinfo=UTC)


def anything(value: Any) -> str:
    """A value of any shape, for an assumption that is not one number: lists and tables in one line."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if is_range(value) or is_number(value):
        return ranged(value, decimal)
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {anything(part)}" for key, part in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(anything(part) for part in value)
    return no_figure() if value is None else str(value)


def cited(source: Mapping[str, Any] | None) -> str:
    """A source in one sentence: title, publisher, day, file, and that it is invented where it is."""
    if not source:
        return _("No source is recorded for this figure.")
    said = [source.get("title") or source.get("dataset"), source.get("publisher")]
    said.append(day(source["reference_on"]) if source.get("reference_on") else None)
    said.append(_("file %(name)s") % {"name": source["file"]} if source.get("file") else None)
    sentences = [_("Source: %(source)s.") % {"source": ", ".join(str(part) for part in said if part)}]
    if source.get("invented"):
        sentences.append(_("Invented: these figures describe no real place."))
    return " ".join(sentences)


def sentence(text: Any) -> str:
    """The text as a sentence: a capital first, a full stop at the end; empty for nothing."""
    written = str(text or "").strip()
    if not written:
        return ""
    return written[0].upper() + written[1:] + ("" if written[-1] in ".?!:" else ".")


def plain(value: Any) -> Any:
    """The value with control characters and half characters taken out of every text in it.

    Word, Excel and PDF files cannot hold them. Line ends and tabs become spaces.
    """
    if isinstance(value, str):
        return "".join(_printable(letter) for letter in value)
    if isinstance(value, Mapping):
        return {plain(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value


def _printable(letter: str) -> str:
    if letter in "\t\r\n\u2028\u2029":
        return " "
    never_a_letter = ord(letter) & 0xFFFE == 0xFFFE or "\ufdd0" <= letter <= "\ufdef"
    return "" if never_a_letter or unicodedata.category(letter) in {"Cc", "Cs"} else letter
