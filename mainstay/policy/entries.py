"""What a policy pack holds: one entry a value, with its source, its dates and how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NamedTuple

KINDS = {
    "statute": "set by an Act or by regulations made under one",
    "guidance": "written by government or by a national body for those who must apply the law",
    "national measure": "the official definition behind a national count",
    "local standard": "chosen by an authority, which may choose otherwise",
    "reconstructed": "rebuilt from what survives of a source that cannot be seen whole",
    "published figure": "a number that a statistics office or other publisher gave out",
    "survey finding": "what the people who answered a survey said",
}

HOW_SURE = {
    "as given": "copied from a source that was read",
    "high": "read in the law, in official code or in a published data file",
    "medium": "seen in part, or inferred from sources that agree",
    "low": "one weak source, or general knowledge not yet checked",
    "illustrative": "a starting point for local discussion; no source gives it",
}

NATIONS = ("england", "scotland", "wales", "northern_ireland")

# Invented places (the demonstration) live under England's law and terms, so that every page has something to show.
STANDS_FOR = {"invented": "england"}

Precision = Literal["day", "month", "year"]


class Range(NamedTuple):
    """A value that is not known exactly: low <= central <= high, all in the entry's unit."""

    low: float
    central: float
    high: float


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from. No href where the source is a file, a book or our own arithmetic."""

    title: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an entry that is a list: an outcome, an intervention, a code that was retired."""

    code: str
    title: str
    description: str
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dated:
    """A value and the first day on which it may be used.

    known_to: how exactly the source gives that day. A month or a year alone counts from its last day, so that
    no figure is used before it existed.
    value: a number, words, a Range, a tuple of these or of Items, or a mapping of names to these.
        None where a source was looked for and none was found; the entry's note says so.
    """

    since: date
    value: Any
    known_to: Precision = "day"

    @property
    def since_in_words(self) -> str:
        """The day as exactly as it is known: "1 April 2025", "December 2024" or "2017"."""
        if self.known_to == "year":
            return f"{self.since:%Y}"
        if self.known_to == "month":
            return f"{self.since:%B %Y}"
        return f"{self.since.day} {self.since:%B %Y}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that policy says.

    key: pack, file and name joined by dots ("estimation.need.hours_50_plus").
    unit: what a number counts ("share", "pence per hour"), or what an item is ("outcome").
    values: oldest first, never empty.
    scope: the nations it speaks for.
    open_to: "local" where an authority may put its own value in its place; otherwise None.
    least: the smallest number that may be put in its place; None where any may.
    attributes: for lists, what each further column of an item means.
    refers_to: attributes that hold codes of another entry's items → that entry's key.
    """

    key: str
    title: str
    kind: str
    unit: str
    source: tuple[Source, ...]
    values: tuple[Dated, ...]
    sure: str
    sure_because: str
    written_by: str
    review_by: date
    scope: tuple[str, ...] = NATIONS
    open_to: str | None = None
    least: float | None = None
    note: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    refers_to: Mapping[str, str] = field(default_factory=dict)
    file: str = ""

    @property
    def pack(self) -> str:
        """The folder of packs/ that the entry lies in: "model", "estimation", "scotland"."""
        return self.key.partition(".")[0]

    @property
    def is_list(self) -> bool:
        """Whether the value is a list of items, rather than a number, a range or words."""
        latest = self.values[-1].value
        return isinstance(latest, tuple) and bool(latest) and isinstance(latest[0], Item)
