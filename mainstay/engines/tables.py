"""A published file after it has been read: tables of figures, lookups, outlines, and what was wrong.

Whoever reads files (interop) makes these; whoever keeps them (places) takes them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np


@dataclass(frozen=True)
class RowError:
    """One cell to mend, in words its owner can act on."""

    row: int  # as the spreadsheet numbers it: the headings are row 1
    column: str
    value: str
    mend: str


@dataclass(frozen=True)
class PlaceTable:
    """Figures for places, as one publisher gave them in one file.

    codes, names: one a row, in file order, no code twice.
    columns: keys of the counts, as the layout names them ("hours_50_plus", "f/45").
    values: float64, shape (rows, columns); NaN where the publisher gave no number.
    marks: (row index, column index) → why there is no number: "missing" or "suppressed".
    """

    codes: list[str]
    names: list[str]
    columns: list[str]
    values: np.ndarray
    marks: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Link:
    """One area lies in another."""

    child_code: str
    child_name: str
    child_level: str
    parent_code: str
    parent_name: str
    parent_level: str


@dataclass(frozen=True)
class Change:
    """An area's code became another. kind: U unchanged, S split, M merged, X no simple match."""

    old_code: str
    new_code: str
    kind: str


@dataclass(frozen=True)
class Outline:
    """The boundary of an area. geometry: GeoJSON Polygon or MultiPolygon, longitude and latitude."""

    code: str
    name: str
    geometry: dict[str, Any]


@dataclass(frozen=True)
class Point:
    """A postcode and where it is, in degrees (WGS84); small_area: the code of the small area that holds it, or ""."""

    postcode: str
    latitude: float
    longitude: float
    small_area: str = ""


@dataclass(frozen=True)
class Reading:
    """Everything that was found in one file, good rows and bad.

    titles: the publisher's headings, one for each of the table's columns.
    rows: rows that are not about a place's figures (services by hand), as the layout names the columns.
    points: postcodes, as many as millions: they flow from the file each time they are gone through, and rows holds
    the first few to show.
    rows_read: rows below the headings; rows_set_aside: how many of them hold at least one error.
    """

    layout: str
    dataset: str
    title: str
    publisher: str
    licence: str
    base: str
    reference_on: date
    levels: tuple[str, ...]
    file_name: str
    size_bytes: int
    sha256: str
    rows_read: int
    table: PlaceTable | None = None
    titles: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    changes: tuple[Change, ...] = ()
    outlines: tuple[Outline, ...] = ()
    points: Iterable[Point] = ()
    rows: tuple[dict[str, Any], ...] = ()
    errors: tuple[RowError, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def rows_set_aside(self) -> int:
        """How many rows hold at least one error."""
        return len({error.row for error in self.errors})
