"""What comes back from a published file: figures, links, changes, boundaries, and every row set aside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mainstay.engines.tables import PlaceTable, RowError

__all__ = [
    "Boundary",
    "CannotRead",
    "Change",
    "Column",
    "KnownCodes",
    "Link",
    "PlaceTable",
    "Reading",
    "Record",
    "Retired",
    "RowError",
]


class CannotRead(Exception):
    """The file is refused whole: nothing in it may be used.

    sentence: what is the matter. way_out: what its owner can do, one step a line.
    """

    def __init__(self, sentence: str, *way_out: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.way_out = list(way_out)


@dataclass(frozen=True)
class Retired:
    """A code no longer in force: the day it ended, if known, and the codes that took its place."""

    on: date | None = None
    successors: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownCodes:
    """What the caller already knows of places; every part may be empty, and then is not checked against.

    kinds: first three characters of a code → level, from the places pack.
    current: every code in force. retired: codes no longer in force.
    names: an area's name in lower case → its code, for publishers who give no codes.
    choices: name of a list ("interventions") → the codes on it.
    """

    kinds: Mapping[str, str] = field(default_factory=dict)
    current: frozenset[str] = frozenset()
    retired: Mapping[str, Retired] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Column:
    """One figure of a dataset: the key it is stored under and the publisher's own heading."""

    key: str
    title: str


@dataclass(frozen=True)
class Link:
    """A child place lies in a parent place. A unitary's upper tier is itself: child and parent are one code."""

    child_code: str
    child_name: str
    child_level: str
    parent_code: str
    parent_name: str
    parent_level: str


@dataclass(frozen=True)
class Change:
    """An old code and the code that follows it.

    kind: U unchanged, S split, M merged, X irregular, R the same area under a new code.
    """

    old_code: str
    new_code: str
    kind: str


@dataclass(frozen=True)
class Boundary:
    """The shape of a place as a GeoJSON geometry in longitude and latitude (WGS84)."""

    code: str
    name: str
    level: str
    geometry: dict[str, Any]


@dataclass(frozen=True)
class Record:
    """One row that is not a figure (a service typed by hand): field key → text, list of codes, number or date."""

    row: int
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Reading:
    """One file as read: the good rows, and every row set aside.

    levels: the levels found, highest first. place_levels: the level of each row of the table.
    table: None for lookups, boundaries and records. errors: one a cell to mend, in row order.
    rows_read: rows of data met, good or not. rows_set_aside: rows of those not used.
    reference_on: the day the figures are about.
    """

    layout: str
    dataset: str
    title: str
    publisher: str
    licence: str
    source: str
    base: str
    reference_on: date | None
    file_name: str
    size_bytes: int
    sha256: str
    levels: tuple[str, ...] = ()
    place_levels: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    table: PlaceTable | None = None
    links: tuple[Link, ...] = ()
    changes: tuple[Change, ...] = ()
    boundaries: tuple[Boundary, ...] = ()
    records: tuple[Record, ...] = ()
    errors: tuple[RowError, ...] = ()
    warnings: tuple[str, ...] = ()
    rows_read: int = 0
    rows_set_aside: int = 0
