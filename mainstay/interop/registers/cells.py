"""Cells of registers as an entry holds them: websites, days, numbers, names of organisations."""

import re
from datetime import date

from mainstay.interop.statistics.dates import as_day
from mainstay.interop.statistics.numbers import mark_of

_COMPANY = re.compile(r"\b(ltd|limited|plc|llp)\b\.?", re.I)
_COUNCIL = re.compile(r"\b(council|comhairle)\b", re.I)
_HEALTH = re.compile(r"^nhs\b|\bnhs (foundation )?trust\b", re.I)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDED = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3})[A-Za-z]*[- ](\d{4})")
# The letters after "E", "W" or "S" and the digits of a code; some publishers lose a digit on the way.
_CODE = re.compile(r"[A-Z][0-9]{8}")


def known(text: str) -> str:
    """Return a cell, or nothing where it only says that nothing is known (NA, .., -)."""
    return "" if mark_of(text) == "missing" else text


def website(text: str) -> str:
    """Return an address that can be followed, or nothing."""
    text = known(text)
    if not text or " " in text or "." not in text:
        return ""
    return text if text.startswith(("http://", "https://")) else f"https://{text}"


def phone(text: str) -> str:
    """Return a telephone number with the nought that a spreadsheet took for a number and dropped."""
    text = known(text).removesuffix(".0")
    digits = re.sub(r"\D", "", text)
    return f"0{digits}" if text == digits and len(digits) in (9, 10) and digits[:1] != "0" else text


def email(text: str) -> str:
    """Return an e-mail address, or nothing."""
    return text if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text) else ""


def whole(text: str) -> int | None:
    """Return a count that may be written 14.0; None where there is none."""
    found = re.fullmatch(r"(\d{1,6})(\.0+)?", text)
    return int(found[1]) if found else None


def degrees(text: str) -> float | None:
    """Return a latitude or longitude; None where there is none."""
    try:
        return float(text) if known(text) else None
    except ValueError:
        return None


def day(text: str) -> date | None:
    """Return a day written 2024-03-31, 31/03/2024 or 31 March 2024; None where it cannot be read."""
    text = known(text).partition(" 00:00")[0]
    if worded := _WORDED.fullmatch(text):
        try:
            return date(int(worded[3]), _MONTHS.index(worded[2].lower()) + 1, int(worded[1]))
        except ValueError:
            return None
    return as_day(text) if text else None


def day_in_name(name: str) -> date | None:
    """Return the day in a file's name ("register_2024-03-31.csv"), or None."""
    for found in re.findall(r"\d{4}-\d{2}-\d{2}", name):
        if read := day(found):
            return read
    return None


def is_area_code(text: str) -> bool:
    """Whether a code of an area has all its digits."""
    return _CODE.fullmatch(text) is not None


def kind_of(name: str, sector: str = "") -> str:
    """Return what kind of organisation a provider is, where its name or its sector tells; else nothing."""
    if sector == "Local Authority" or _COUNCIL.search(name):
        return "council"
    if sector == "Health Board" or _HEALTH.search(name):
        return "nhs"
    if sector.startswith("Voluntary"):
        return ""  # a charity, a social enterprise or neither: the register does not say
    return "company" if _COMPANY.search(name) else ""
