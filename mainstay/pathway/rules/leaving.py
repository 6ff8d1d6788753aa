"""What of whoever is looked after may leave in a national return, and what a carer's row says.

Client level data (England), release 2, as official code reads it: a carer who had an event of their own in the period
is an unpaid carer; one who was only active in the person's assessment is known by association, and the row has links
and no event. A person is linked only where the council supports them itself: otherwise there is no purpose, and no
consent.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

CARER, BY_ASSOCIATION = "Unpaid carer", "Unpaid carer known by association"
# The layout has three columns for linked adults.
_COLUMNS = 3


@dataclass(frozen=True)
class LookedAfter:
    """Whoever is looked after, as a return could name them: by the council's own number and nothing else."""

    council_reference: str
    known_to_council: bool | None
    is_adult: bool


@dataclass(frozen=True)
class Event:
    """Something that happened to the carer: assessment, review, service or request, and its days."""

    kind: str
    from_on: date
    to_on: date | None = None


@dataclass(frozen=True)
class CarerRow:
    """A carer's row of a return. linked: numbers of adults looked after, at most three. event: None by association."""

    carer: str
    client_type: str
    linked: tuple[str, ...]
    event: Event | None


def may_leave(person: LookedAfter) -> bool:
    """Return whether a person's number may leave: an adult whom the council supports itself, and has a number for."""
    return person.known_to_council is True and person.is_adult and bool(person.council_reference)


def rows(carer: str, looked_after: Iterable[LookedAfter], events: Iterable[Event]) -> list[CarerRow]:
    """Return a carer's rows: one for each event, or one by association with links and nothing else.

    A carer with neither an event nor anybody who may be named has no row: nothing about them is of use there.
    """
    linked = tuple(each.council_reference for each in looked_after if may_leave(each))[:_COLUMNS]
    found = [CarerRow(carer, CARER, linked, event) for event in events]
    if not found and linked:
        found = [CarerRow(carer, BY_ASSOCIATION, linked, None)]
    return found
