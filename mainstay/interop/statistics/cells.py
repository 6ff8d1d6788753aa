"""The figures of a table with one row a figure, by the place and the key that each belongs to."""

import numpy as np

from mainstay.interop.statistics.numbers import Parsed
from mainstay.interop.statistics.reading import CannotRead
from mainstay.interop.statistics.rows import Rows

MOST_FIGURES = 20_000_000  # places times figures; the largest published has about two million


class Cells:
    """Where each row's figures belong: place and key of every row, as indexes into `codes` and `keys`."""

    def __init__(self, rows: Rows, codes: list[str], combinations: list[str]) -> None:
        self.rows = rows
        self.codes = list(dict.fromkeys(codes))
        self.keys = list(dict.fromkeys(combinations))
        at, key = ({text: index for index, text in enumerate(texts)} for texts in (self.codes, self.keys))
        self.place = np.fromiter((at[code] for code in codes), int, len(codes))
        self.key = np.fromiter((key[text] for text in combinations), int, len(codes))

    def good(self) -> np.ndarray:
        """True for each row still in use."""
        good = np.ones(len(self.rows), dtype=bool)
        good[list(self.rows.aside)] = False
        return good

    def spread(self, parsed: Parsed) -> np.ndarray:
        """The numbers as an array of places by keys; NaN where the file gives none."""
        grid, good = np.full((len(self.codes), len(self.keys)), np.nan), self.good()
        grid[self.place[good], self.key[good]] = parsed.values[good]
        return grid

    def row_of(self, place: int, key: str) -> int:
        """Index of the row that gives this figure, or of the place's first row if none does."""
        rows = np.flatnonzero(self.place == place)
        exact = [row for row in rows.tolist() if self.keys[self.key[row]] == key]
        return exact[0] if exact else int(rows[0])


def refuse_too_many(cells: Cells, name: str) -> None:
    """Refuse a file whose places and figures make a table that nobody publishes: it would fill the memory."""
    if len(cells.codes) * len(cells.keys) > MOST_FIGURES:
        raise CannotRead(
            f"{name} names {len(cells.codes):,} places and {len(cells.keys):,} different figures, "
            "more than any published table.",
            "Check that the columns have not slipped, or load one table at a time.",
        )
