"""What comes of reading a file or a feed of services: the entries, and whatever was set aside, with what to do.

Whoever reads a format makes an ``EntriesRead``; nothing here knows a format or a table. A reader is a function
``read(path, known, progress=…) -> EntriesRead`` that raises ``statistics.CannotRead`` where nothing can be used.
``sources.kinds`` lists the readers.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mainstay.directory.rules.entry import ServiceEntry

Progress = Callable[[float], None]


@dataclass(frozen=True)
class SetAside:
    """One value that was not used, in words its owner can act on.

    id: what the source calls the service or row. field: where the value stands, as the source names it.
    whole: nothing of that service or row was used; otherwise the rest of it was.
    """

    id: str
    field: str
    value: str
    mend: str
    whole: bool = False


@dataclass(frozen=True)
class EntriesRead:
    """Everything that came of one reading. Nothing is dropped in silence: it is in one of these.

    told: services or rows that the source told of, those set aside whole included.
    not_mapped: what has no place in an entry, as the source names it → in how many services; it is kept in ``told``
    of the entry. notes: sentences about the reading as a whole.
    whole: these are all that the source has, so that what it told of before and no longer does is gone.
    others: what is no entry, such as suppliers that may be providers; the kind's own ``keep`` knows them.
    """

    entries: tuple[ServiceEntry, ...]
    set_aside: tuple[SetAside, ...] = ()
    told: int = 0
    not_mapped: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    title: str = ""
    publisher: str = ""
    licence: str = ""
    whole: bool = True
    others: tuple[Any, ...] = ()


@dataclass(frozen=True)
class PostcodeFound:
    """Where a postcode lies, as the list that is loaded has it."""

    latitude: float
    longitude: float
    small_area: str = ""


@dataclass(frozen=True)
class PostcodesFound:
    """What the list that is loaded knows of some postcodes. districts: outward codes ("M33") of which it has any."""

    found: Mapping[str, PostcodeFound]
    districts: Collection[str]


def _no_list(asked: Collection[str]) -> PostcodesFound:
    return PostcodesFound({}, ())


@dataclass(frozen=True)
class Known:
    """What a reader may ask about this installation: plain values and questions, no database of its own.

    words: see ``openreferral.reading.words.Words``. places: name in small letters, or code → code of a place.
    postcodes: asked once a reading with every postcode in it. areas: codes of the area of whoever asks, to which a
    national list is held; empty for the whole of it. file_name: as its sender called the file, where that is kept
    under another name. codes: field of an entry → the codes that may stand in it.
    """

    today: date
    words: Any = None
    places: Mapping[str, str] = field(default_factory=dict)
    postcodes: Callable[[Collection[str]], PostcodesFound] = _no_list
    areas: Collection[str] = ()
    file_name: str = ""
    codes: Mapping[str, Collection[str]] = field(default_factory=dict)


def nobody_asks(share: float) -> None:
    """Be told how much is done (0 to 1), and do nothing about it."""
