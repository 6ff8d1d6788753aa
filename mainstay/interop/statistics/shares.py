"""Percentages a publisher prints beside its counts: used to check the counts, never stored."""

import numpy as np

from mainstay.interop.statistics.cells import Cells
from mainstay.interop.statistics.layout import Layout, Share
from mainstay.interop.statistics.numbers import Parsed, parse


def check_shares(
    cells: Cells, layout: Layout, grids: dict[str, np.ndarray], parsed: dict[str, Parsed]
) -> None:
    """Set aside every row whose published share is not its part ÷ its whole."""
    for by in layout.by:
        for share in by.shares:
            _check_rows(cells, share, grids)
    for share in layout.shares:
        _check_column(cells, share, grids, parsed)


def _check_rows(cells: Cells, share: Share, grids: dict[str, np.ndarray]) -> None:
    key = f"share of {share.spelling}"
    if not {key, share.part, share.whole} <= set(grids):
        return
    expected = _ratio(grids[share.part], grids[share.whole])
    for place in np.flatnonzero(np.abs(grids[key] - expected) > share.within).tolist():
        row, name = cells.row_of(place, key), cells.rows.found.layout.columns[0].key
        cells.rows.set_aside(row, name, _mend(expected[place]))


def _check_column(
    cells: Cells, share: Share, grids: dict[str, np.ndarray], parsed: dict[str, Parsed]
) -> None:
    if share.spelling not in cells.rows.found.at:
        return
    said = parse(cells.rows.column(share.spelling), "score")
    part = next(iter(parsed.values())).values
    expected = _ratio(part, grids[share.whole][cells.place])
    for row in np.flatnonzero(np.abs(said.values - expected) > share.within).tolist():
        if row not in cells.rows.aside:
            cells.rows.set_aside(row, share.spelling, _mend(expected[row]))


def _ratio(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    shares: np.ndarray = np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0)
    return shares


def _mend(expected: float) -> str:
    return f"The counts give {expected:.4f}. Check the share and the counts."
