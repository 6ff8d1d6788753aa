"""Days that are worked: counted from a day, between two days, and without the bank holidays of a nation."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

import holidays

# How the library names the parts of the United Kingdom.
_PARTS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern_ireland": "NIR"}
_SATURDAY = 5
_A_DAY = timedelta(days=1)


def bank_holidays(nation: str, first_year: int, last_year: int) -> frozenset[date]:
    """Return the bank holidays of a nation in these years, both included, and the days they are moved to."""
    return frozenset(names_of_bank_holidays(nation, first_year, last_year))


def names_of_bank_holidays(nation: str, first_year: int, last_year: int) -> dict[date, str]:
    """Return what each of these bank holidays is called, by its day."""
    years = range(first_year, last_year + 1)
    return {day: name for year in years for day, name in _bank_holidays(nation, year)}


@lru_cache(maxsize=256)
def _bank_holidays(nation: str, year: int) -> tuple[tuple[date, str], ...]:
    return tuple(sorted(holidays.country_holidays("GB", subdiv=_PARTS[nation], years=year).items()))


def is_worked(day: date, not_worked: Collection[date] = ()) -> bool:
    """Return whether this is a day from Monday to Friday on which nothing is closed."""
    return day.weekday() < _SATURDAY and day not in not_worked


def after(start: date, days: int, not_worked: Collection[date]) -> date:
    """Return the day by which this many working days have passed; the day of the start itself does not count.

    days: 0 or more; 0 gives the start, or the first working day after it where the start is not one.
    not_worked: days from Monday to Friday on which nobody works: bank holidays and the authority's own.
    """
    day, left = start, days
    while left > 0 or not is_worked(day, not_worked):
        day += _A_DAY
        if is_worked(day, not_worked):
            left -= 1
    return day


def worked_until(day: date, not_worked: Collection[date]) -> date:
    """Return this day if it is worked, or the last working day before it."""
    while not is_worked(day, not_worked):
        day -= _A_DAY
    return day


def between(first: date, last: date, not_worked: Collection[date]) -> int:
    """Return how many working days lie after the first day up to and with the last; below 0 where it is before."""
    if last < first:
        return -between(last, first, not_worked)
    days = ((first + timedelta(days=n)) for n in range(1, (last - first).days + 1))
    return sum(is_worked(day, not_worked) for day in days)
