"""Does a series look as if it was made rather than counted?

Publishers leave placeholders, and spreadsheets fill columns down. Real places never all grow by the same
factor, or by the same number every year; made ones do, to within rounding. Each test says what it saw, and a
person decides: a finding stops silent use, it does not prove anything.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

SAME_GROWTH = "same_growth_everywhere"
UNCHANGED = "unchanged_everywhere"
CONSTANT_INCREMENTS = "constant_increments"
SAME_FIRST_DIGITS = "same_first_digits"

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Finding:
    """One thing that does not look like counting.

    kind: one of this module's keys. periods: positions of the periods it concerns (empty for all).
    alike, of: how many of the numbers compared show it. value: the growth factor (1.02 is 2% a period), or
    the first digits; NaN where the kind has no single value.
    """

    kind: str
    periods: tuple[int, ...]
    alike: int
    of: int
    value: float


@dataclass(frozen=True)
class Limits:
    """How alike is too alike.

    share: of the numbers compared, 0 to 1. tolerance: of a growth factor, beyond what rounding to whole
    people does.
    fewest: numbers below which nothing is said. smallest: counts below this are not compared, because
    rounding alone makes small counts alike.
    """

    share: float
    tolerance: float
    fewest: int
    smallest: float


def findings(series: ArrayLike, limits: Limits) -> list[Finding]:
    """Everything that looks made in a series; empty if nothing does, or there is too little to tell.

    series: shape (places, periods), counts, in order of time; NaN where there is no number. Places may be any
    rows
    that should move by themselves: areas, or areas by age.
    """
    counts = np.asarray(series, dtype=float)
    if counts.ndim != 2:
        raise ValueError(f"A series has a row a place and a column a period, not {counts.ndim} dimension(s).")
    steps = [_growth(counts[:, i], counts[:, i + 1], i, limits) for i in range(counts.shape[1] - 1)]
    digits = [_first_digits(counts[:, i], i, limits) for i in range(counts.shape[1])]
    return [found for found in [*steps, _increments(counts, limits), *digits] if found]


def _growth(earlier: Numbers, later: Numbers, period: int, limits: Limits) -> Finding | None:
    """Whether nearly all places grew by the median factor, as far as whole numbers can."""
    known = (earlier >= limits.smallest) & ~np.isnan(later)
    if known.sum() < limits.fewest:
        return None
    earlier, later = earlier[known], later[known]
    factor = float(np.median(later / earlier))
    # Either number may be off by half a person.
    allowed = 0.5 + 0.5 * abs(factor) + limits.tolerance * earlier
    alike = int((np.abs(later - factor * earlier) <= allowed).sum())
    kind = UNCHANGED if factor == 1 else SAME_GROWTH
    return _if_too_alike(Finding(kind, (period, period + 1), alike, len(earlier), factor), limits)


def _increments(counts: Numbers, limits: Limits) -> Finding | None:
    """Whether nearly all places change by the same number each period, its own but always the same."""
    known = counts[(counts >= limits.smallest).all(axis=1)]
    if counts.shape[1] < 4 or len(known) < limits.fewest:
        return None
    change = np.diff(known, axis=1)
    moving = change[(change != 0).any(axis=1)]
    # Two whole numbers that come from one constant step differ by at most 1.
    alike = int((np.ptp(moving, axis=1) <= 1).sum()) if len(moving) else 0
    return _if_too_alike(Finding(CONSTANT_INCREMENTS, (), alike, len(known), float("nan")), limits)


def _first_digits(counts: Numbers, period: int, limits: Limits) -> Finding | None:
    """Whether nearly all places begin with the same two digits, whatever their size."""
    known = counts[counts >= limits.smallest]
    if len(known) < limits.fewest:
        return None
    (digits, alike), *_ = Counter(_two_digits(known)).most_common(1)
    return _if_too_alike(Finding(SAME_FIRST_DIGITS, (period,), alike, len(known), float(digits)), limits)


def _two_digits(counts: Numbers) -> Sequence[int]:
    return [int(f"{count:.6e}".replace(".", "")[:2]) for count in counts]


def _if_too_alike(finding: Finding, limits: Limits) -> Finding | None:
    return finding if finding.alike >= limits.share * finding.of else None
