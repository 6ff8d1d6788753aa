"""A layout: how one published file is recognised and read, described in one small YAML file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

NUMBERS = ("count", "decile", "rank", "score", "share", "percent", "number")
SHAPES = ("wide", "long", "lookup", "boundaries", "records", "postcodes")


@dataclass(frozen=True)
class LayoutColumn:
    """A figure: its key, the headings publishers give it, and what kind of number it is."""

    key: str
    headings: tuple[str, ...]
    number: str = "count"
    optional: bool = False


@dataclass(frozen=True)
class AddsUp:
    """parts must come to whole, give or take `within` (perturbation or rounding, from the layout)."""

    whole: str
    parts: tuple[str, ...]
    within: float = 0.0


@dataclass(frozen=True)
class Share:
    """A published share that must equal part ÷ whole, give or take `within`: read to check, never stored.

    spelling: the column's heading, or the value that names it in a long file. part "": the figure on the same row.
    """

    spelling: str
    part: str
    whole: str
    within: float


@dataclass(frozen=True)
class By:
    """A column of a long file whose values name the figure. keys: what the file says → part of the key.

    A value that `keys` does not list is taken as it is where `keys` is empty or `open` is true; else it is an error.
    """

    heading: str
    keys: Mapping[str, str] = field(default_factory=dict)
    shares: tuple[Share, ...] = ()
    open: bool = False


@dataclass(frozen=True)
class PlaceColumns:
    """Headings that hold a place's code and name. names: an area's name → its code, where no code is given."""

    code: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LinkColumns:
    """Headings of a child and the parent it lies in; a level of "" is read from the code."""

    child: tuple[str, str]
    parent: tuple[str, str]
    child_level: str = ""
    parent_level: str = ""


@dataclass(frozen=True)
class ChangeColumns:
    """Headings of an old and a new code; without `kind` it is worked out from the codes."""

    old: str
    new: str
    kind: str = ""


@dataclass(frozen=True)
class RecordField:
    """A field of a record: its heading, what it holds (text, codes, number, date, places), whether it must be there.

    most: letters of a text, as many as are kept.
    """

    key: str
    heading: str
    holds: str = "text"
    required: bool = False
    most: int = 200
    choices: str = ""
    example: str = ""


@dataclass(frozen=True)
class Warn:
    """A sentence said with every reading, or only with readings at these levels."""

    say: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """How one published file is laid out, and what its figures are.

    reference_on: the day the figures are about; None where the file says so itself, by `reference_in` (a pattern
    for a year in a sheet's title, with `reference_day`) or by the column `reference_column`.
    rows: areas of each level in the whole publication. lines: its rows, where an area has several.
    megabytes: its size as published.
    nations: first letters of the codes of the nations it covers.
    same: heading → the values it may hold; else the row belongs to another table.
    only: heading → the value wanted; other rows are left out and counted in a warning.
    key: how a long file's figure is named: {0}, {1} … are its `by` columns and {value} the column of the number.
    repeated: key → heading of a figure that a long file repeats on every row of an area.
    members: of a publisher's total whose areas change, its `code` and the `by` column (0, 1 …) they change with.
    sheets: key of a sex or part → names of the sheet, for workbooks with one table a sheet.
    """

    name: str
    title: str
    dataset: str
    publisher: str
    licence: str
    source: str
    base: str
    shape: str
    reference_on: date | None = None
    reference_in: str = ""
    reference_day: str = ""
    reference_column: str = ""
    levels: tuple[str, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    lines: int = 0
    nations: tuple[str, ...] = ()
    megabytes: float = 1.0
    place: PlaceColumns = PlaceColumns()
    same: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only: Mapping[str, str] = field(default_factory=dict)
    variable: str = ""
    columns: tuple[LayoutColumn, ...] = ()
    adds_up: tuple[AddsUp, ...] = ()
    shares: tuple[Share, ...] = ()
    ignore: tuple[str, ...] = ()
    sheets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by: tuple[By, ...] = ()
    key: str = ""
    repeated: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)
    links: tuple[LinkColumns, ...] = ()
    changes: tuple[ChangeColumns, ...] = ()
    format: str = ""
    code_properties: tuple[str, ...] = ()
    name_properties: tuple[str, ...] = ()
    fields: tuple[RecordField, ...] = ()
    template: tuple[tuple[str, ...], ...] = ()
    warnings: tuple[Warn, ...] = ()
