"""A reading while it is being made."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mainstay.engines.tables import Change, Link, Outline, PlaceTable, RowError
from mainstay.interop.statistics.opening import Opened
from mainstay.interop.statistics.reading import KnownCodes
from mainstay.interop.statistics.recognise import Found
from mainstay.interop.statistics.rows import Rows, take_rows

LARGEST = 20  # times the rows of the whole publication: room for years side by side, none for a file 100 times larger
Progress = Callable[[float], None]


@dataclass(frozen=True)
class Job:
    """What a reader is given: the open file, where the headings are, what is known, whom to tell of progress."""

    opened: Opened
    finds: tuple[Found, ...]
    known: KnownCodes
    progress: Progress

    def rows(self, found: Found) -> Rows:
        """The rows of data in one sheet."""
        whole = found.layout.lines or sum(found.layout.rows.values())
        return take_rows(
            found, cut_short=self.opened.cut_short, largest=whole * LARGEST, one=len(self.finds) == 1
        )


@dataclass
class Draft:
    """What a reader gives back; engines.tables.Reading says what each part means."""

    reference_on: date | None = None
    levels: set[str] = field(default_factory=set)
    table: PlaceTable | None = None
    titles: tuple[str, ...] = ()
    links: list[Link] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    outlines: list[Outline] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    rows_read: int = 0

    def take(self, rows: Rows) -> None:
        """Add what was found in the rows of one sheet. Sheets of one workbook hold the same areas: counted once."""
        self.errors += rows.errors
        self.warnings += [said for said in rows.warnings if said not in self.warnings]
        self.rows_read = max(self.rows_read, len(rows) + rows.short)
