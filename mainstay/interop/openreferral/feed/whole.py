"""A feed that has been read to its end, as entries."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from mainstay.interop.entries_read import EntriesRead, Known, Progress, nobody_asks
from mainstay.interop.openreferral.feed.pages import KeptPages
from mainstay.interop.openreferral.reading import older, read_services
from mainstay.interop.openreferral.reading.keepable import keepable
from mainstay.interop.statistics import CannotRead


def read_feed(kept: KeptPages, known: Known, *, progress: Progress = nobody_asks) -> EntriesRead:
    """Return the services of a feed that has been read whole; raises CannotRead where it has not.

    A feed that gave fewer services than it says it has is not taken for all that there are: nothing is withdrawn.
    """
    reached = kept.reached
    host = urlsplit(reached.address).hostname or "The feed"
    if not reached.whole:
        raise CannotRead(f"{host} has not been read to its end.", "Read on first.")
    if not reached.services:
        raise CannotRead(f"{host} holds no services.", "Look whether this is the address of its feed.")
    found = read_services(_shaped(kept, reached.services, progress), known)
    all_there = reached.told_items is None or reached.services >= reached.told_items
    notes = list(reached.notes)
    if reached.lists_only:
        notes.append(f"{host} gives lists of services only, so there are no places, times or prices.")
    return replace(found, notes=tuple(notes), whole=all_there)


def _shaped(kept: KeptPages, count: int, progress: Progress) -> Iterator[object]:
    for number, told in enumerate(kept.services()):
        if number % 500 == 0:
            progress(number / count)
        each = keepable(told)
        yield older.as_3_0(each) if isinstance(each, dict) and older.is_older(each) else each
