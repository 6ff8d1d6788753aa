"""What somebody who looks for a carer typed into one box: names, dates of birth, postcodes, references, telephones."""

import re
from dataclasses import dataclass
from datetime import date

from mainstay.engines import postcodes
from mainstay.engines.names import phone
from mainstay.engines.search_keys import code, parts

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BETWEEN = r"(?:\s*[./\-]\s*|\s+)"
_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?{_BETWEEN}(\d{{1,2}}|[a-z]{{3,9}}){_BETWEEN}(\d{{4}}|\d{{2}})\b", re.I
)
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_PHONE = re.compile(r"\+?\d[\d\s()]{8,}\d")
_REFERENCE = re.compile(r"[A-Za-z0-9]{5,12}")


@dataclass(frozen=True)
class Asked:
    """What is looked for. words: plain parts of names. unread: sentences about what could not be looked for."""

    words: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    postcodes: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.days or self.postcodes or self.numbers)


def read(text: str, today: date) -> Asked:
    """Return what is looked for. Two figures of a year are read as the last hundred years before today."""
    unread: list[str] = []
    days: list[date] = []

    def take_day(found: re.Match[str]) -> str:
        year, month, day = found.groups() if len(found[1]) == 4 else found.groups()[::-1]
        if (read := _day(day, month, year, today)) is None:
            unread.append(f"“{found[0]}” is no day of the calendar, so it was not looked for. Check it.")
        else:
            days.append(read)
        return " "

    rest = _DATE.sub(take_day, _ISO.sub(take_day, text))
    places = [postcodes.written(each) for each in postcodes.WITHIN.findall(rest)]
    rest = postcodes.WITHIN.sub(" ", rest)
    numbers = [phone(each) for each in _PHONE.findall(rest) if phone(each)]
    rest = _PHONE.sub(" ", rest)
    numbers += [code(word) for word in rest.split() if _REFERENCE.fullmatch(word)]
    words = tuple(word for word in parts(rest) if not any(letter.isdigit() for letter in word))
    return Asked(words, tuple(days), tuple(places), tuple(numbers), tuple(unread))


def _day(day: str, month: str, year: str, today: date) -> date | None:
    if not month.isdigit():
        number = next((at for at, name in enumerate(_MONTHS, 1) if month.lower().startswith(name)), 0)
    else:
        number = int(month)
    whole = int(year)
    if len(year) == 2:
        whole += 1900 if whole > today.year % 100 else 2000
    try:
        return date(whole, number, int(day))
    except ValueError:
        pass
    try:
        # Written as in America.
        return date(whole, int(day), number)
    except ValueError:
        return None
