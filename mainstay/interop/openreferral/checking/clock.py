"""The day it is, and since when an entry is due to be looked at again."""

from dataclasses import dataclass
from datetime import date

from mainstay import policy


@dataclass(frozen=True)
class Clock:
    """The day it is, and the days before which an entry is due, or forgotten; as text, 2026-04-01."""

    today: str
    due: str
    forgotten: str

    @classmethod
    def of(cls, today: date) -> "Clock":
        """Return the clock of a day; after how many months an entry is due, or forgotten, the packs say."""
        due, forgotten = (
            int(policy.value(key, on=today)) for key in ("directory.freshness", "directory.forgotten")
        )
        return cls(str(today), str(_before(today, due)), str(_before(today, forgotten)))


def _before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))
