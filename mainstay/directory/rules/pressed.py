"""Whose word is the newer: what somebody here said of an entry in one press, or what its source says?"""

from datetime import date

from mainstay.directory.rules.entry import ServiceEntry

_ROOM = frozenset(["capacity", "waiting_weeks", "capacity_on"])


def newer_here(
    told: ServiceEntry, *, checked_on: date | None, capacity_on: date | None, today: date
) -> frozenset[str]:
    """Return the fields that the source may not write, because what is listed is of a later day; empty for none.

    checked_on: the day on which somebody here said that the entry is still right, None if nobody did.
    capacity_on: the day of which its room and its wait are listed. A word without a day is older than any with one.
    """
    kept: frozenset[str] = frozenset()
    if _later(checked_on, told.checked_on, today):
        kept |= {"checked_on"}
    if _later(capacity_on, told.capacity_on, today):
        kept |= _ROOM
    return kept


def _later(here: date | None, there: date | None, today: date) -> bool:
    """A day to come was a slip of the source's before: it must not keep out what the source says once it is mended."""
    return here is not None and here <= today and (there is None or there < here)
