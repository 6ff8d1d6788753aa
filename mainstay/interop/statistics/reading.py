"""What a reader is told of places, and how it refuses a file whole. What it gives back is engines.tables.Reading."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mainstay.engines.plausibility import Limits
from mainstay.engines.tables import Change, Link, Outline, PlaceTable, Reading, RowError

__all__ = [
    "CannotRead",
    "Change",
    "KnownCodes",
    "Link",
    "Outline",
    "PlaceTable",
    "Reading",
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
    """A code no longer in force: the first day without it, if known, and the codes that took its place."""

    on: date | None = None
    successors: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownCodes:
    """What is already known of places; every part may be empty, and then is not checked against.

    kinds: the beginning of a code → level. current: every code in force. retired: codes no longer in force.
    names: an area's name → its code, for publishers who give no codes.
    limits: how alike figures must be to look made.
    choices: name of a list ("interventions") → the codes on it.
    """

    kinds: Mapping[str, str] = field(default_factory=dict)
    current: frozenset[str] = frozenset()
    retired: Mapping[str, Retired] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, frozenset[str]] = field(default_factory=dict)
    limits: Limits | None = None
