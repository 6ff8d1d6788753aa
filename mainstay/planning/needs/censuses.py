"""The censuses of unpaid care, as the packs give them: when each was taken, and whom it asked."""

from dataclasses import dataclass
from datetime import date

from mainstay import policy

EARLIER, LATER, SCOTLAND = "census_2011", "census_2021", "scotland_2022"


@dataclass(frozen=True)
class Census:
    """One census. files_since: figures about this day and later belong to it, and not to the census before.

    asked_from: the youngest age that the question was put to. unusual_times: whether it fell in a lockdown.
    """

    taken_on: date
    files_since: date
    asked_from: int
    question: str
    unusual_times: bool


def census(code: str, on: date) -> Census:
    """Return the census of that code (``EARLIER``, ``LATER``, ``SCOTLAND``), as the packs knew it on a day."""
    found = {item.code: item.attributes for item in policy.items("estimation.censuses", on=on)}
    return Census(**found[code])


def later_since(on: date) -> date:
    """Return the day that separates the two censuses: figures since then are the later one's."""
    return census(LATER, on).files_since
