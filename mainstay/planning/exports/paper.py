"""An assessment as sections of text, tables and bars, before anybody has decided how it looks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from mainstay.planning.exports import words

# In letters: a longer cell is set over several lines, and a longer word is broken.
_WRAPS_AT, _LONGEST_WORD, _PADDING = 26, 40, 2
_SHORT = 36  # letters: shorter particulars of an entry share a line
Content = Mapping[str, Any]


class Kind(StrEnum):
    """What the figures of a column are, which says how they are written."""

    TEXT = "text"
    COUNT = "count"  # of people, or of units of a break
    SHARE = "share"  # 0 to 1
    NUMBER = "number"
    MONEY = "money"  # pence
    DAY = "day"  # as "2026-11-22"


WRITTEN: dict[Kind, Callable[[Any], str]] = {
    Kind.TEXT: lambda value: "" if value is None else str(value),
    Kind.COUNT: words.count,
    Kind.SHARE: words.percent,
    Kind.NUMBER: words.decimal,
    Kind.MONEY: words.money,
    Kind.DAY: lambda value: words.day(value) if value else "",
}


@dataclass(frozen=True)
class Column:
    """A heading. ranged: the cells are ranges (or plain numbers, taken as known exactly)."""

    title: str
    kind: Kind = Kind.TEXT
    ranged: bool = False

    @property
    def of_figures(self) -> bool:
        """Whether the column is read by comparing figures, and so is set to the right."""
        return self.kind not in (Kind.TEXT, Kind.DAY)


@dataclass(frozen=True)
class As:
    """A cell of another kind than its column's, where rows differ in what they count."""

    kind: Kind
    value: Any


@dataclass(frozen=True)
class Table:
    """Rows under headings; the first column names the row.

    sheet: its sheet in a workbook. on_paper: how many rows a page shows, None for all; `more` says where the
    rest are. entries: rows too wide for a page, laid out there as a name with its particulars.
    in_brief: how many of those columns a terminal shows, None for all. headed: whether its title stands above it; it
    names the table to a screen reader in any case.
    """

    title: str
    sheet: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    note: str = ""
    on_paper: int | None = None
    entries: bool = False
    in_brief: int | None = None
    headed: bool = True

    @property
    def more(self) -> str:
        """A sentence on the rows that a page leaves out; empty where it shows them all."""
        if self.on_paper is None or len(self.rows) <= self.on_paper:
            return ""
        left_out = _(
            "%(shown)s of %(rows)s rows are shown here. All of them are in the Excel and CSV versions."
        )
        return left_out % {"shown": self.on_paper, "rows": words.number(len(self.rows))}

    def written(self) -> list[list[str]]:
        """The rows a page shows, each cell as it is written."""
        return [
            [written(column, cell) for column, cell in zip(self.columns, row, strict=True)]
            for row in self.rows[: self.on_paper]
        ]

    def particulars(self, cells: Sequence[str]) -> list[list[tuple[str, str]]]:
        """An entry's headings with their cells, in lines: short ones share a line, empty ones are left out."""
        told = [(column.title, cell) for column, cell in zip(self.columns, cells, strict=True) if cell]
        short = [pair for pair in told[1:] if len(pair[1]) <= _SHORT]
        return [line for line in (short, *([pair] for pair in told[1:] if pair not in short)) if line]

    def weights(self) -> list[float]:
        """How wide each column should be against the others: its longest word fits, long text wraps."""
        lines = [[column.title for column in self.columns], *self.written()]
        return [_weight(column) for column in zip(*lines, strict=True)]


def _weight(cells: Sequence[str]) -> float:
    longest_word = max((len(word) for cell in cells for word in cell.split()), default=0)
    longest_cell = max(len(cell) for cell in cells[1:] or cells)
    return float(max(min(longest_word, _LONGEST_WORD), min(longest_cell, _WRAPS_AT)) + _PADDING)


@dataclass(frozen=True)
class Bar:
    """One bar: its length against the others, and the figure written beside it."""

    label: str
    length: float
    written: str


@dataclass(frozen=True)
class Bars:
    """A bar chart. alt: the same in one sentence, for people who do not see it."""

    title: str
    bars: Sequence[Bar]

    @property
    def alt(self) -> str:
        """Every bar with its figure."""
        return f"{self.title}. " + "; ".join(f"{bar.label}: {bar.written}" for bar in self.bars) + "."


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    words: str


@dataclass(frozen=True)
class Heading:
    """A heading inside a section, above the blocks that follow it."""

    words: str


@dataclass(frozen=True)
class Points:
    """Sentences, one below the other, under a line that says what they are."""

    lines: Sequence[str]
    under: str = ""


Block = Table | Bars | Text | Heading | Points


@dataclass(frozen=True)
class Section:
    """A part of the paper. annex: working, which the text for a terminal leaves out. starts_page: on a new page."""

    title: str
    blocks: Sequence[Block]
    annex: bool = False
    starts_page: bool = False


@dataclass(frozen=True)
class Paper:
    """The whole document. notices: what must be read first (that the area is invented).

    made: the day it says it was made, as "2026-11-22". subject, keywords: what a file says of itself.
    """

    title: str
    area: str
    as_at: str
    notices: Sequence[str]
    summary: Sequence[str]
    sections: Sequence[Section]
    made: str = ""
    subject: str = ""
    keywords: str = ""
    brief: bool = False


def written(column: Column, cell: Any) -> str:
    """A cell as a person reads it."""
    kind, value = (cell.kind, cell.value) if isinstance(cell, As) else (column.kind, cell)
    return words.ranged(value, WRITTEN[kind]) if column.ranged else WRITTEN[kind](value)


def rows_of(part: Any, key: str) -> list[Mapping[str, Any]]:
    """The list under a key of a part of the content; empty where either is missing."""
    return list(part.get(key) or []) if isinstance(part, Mapping) else []
