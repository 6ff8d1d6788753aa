"""A published table after it has been read: one row a place, one column a count."""

from dataclasses import dataclass, field

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
