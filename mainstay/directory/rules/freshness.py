"""How old is an entry, and is it time that somebody looked at it again?"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class Freshness:
    """state: checked lately, to be looked at again, or never checked. months: whole months since; None if never."""

    state: Literal["fresh", "due", "never"]
    months: int | None

    @property
    def is_due(self) -> bool:
        """Whether somebody should look at it again."""
        return self.state != "fresh"


def freshness(checked_on: date | None, today: date, months: int) -> Freshness:
    """Return how an entry stands that was last checked on this day, where a check holds good for so many months.

    A day in the future counts as today: some sources date their checks ahead.
    """
    if checked_on is None:
        return Freshness("never", None)
    age = (today.year - checked_on.year) * 12 + today.month - checked_on.month
    if checked_on.day > today.day and today.day < monthrange(today.year, today.month)[1]:
        age -= 1
    return Freshness("due" if checked_on <= fresh_since(today, months) else "fresh", max(age, 0))


def fresh_since(today: date, months: int) -> date:
    """Return the newest day of a check that holds good no longer: so many months back, or the month's last day."""
    month = today.year * 12 + today.month - 1 - months
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))
