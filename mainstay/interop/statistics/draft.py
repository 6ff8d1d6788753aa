"""A reading while it is being made."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from mainstay.engines.tables import PlaceTable, RowError

from .opening import Opened
from .reading import Boundary, Change, Column, KnownCodes, Link, Record
from .recognise import Found
from .rows import Rows, take_rows

LARGEST = 20  # times the rows of the whole publication: room for several years in one file, none for a file 100 times larger
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
        whole = sum(found.layout.rows.values())
        return take_rows(found, cut_short=self.opened.cut_short, largest=whole * LARGEST)


@dataclass
class Draft:
    """What a reader gives back; reading.Reading says what each part means."""

    reference_on: date | None = None
    place_levels: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    table: PlaceTable | None = None
    links: list[Link] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    boundaries: list[Boundary] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    rows_read: int = 0
    rows_set_aside: int = 0

    def take(self, rows: Rows) -> None:
        """Add what was found in the rows of one sheet."""
        self.errors += rows.errors
        self.warnings += rows.warnings
        self.rows_read += len(rows) + rows.short
        self.rows_set_aside += len(rows.aside) + rows.short
