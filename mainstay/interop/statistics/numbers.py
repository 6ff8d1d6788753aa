"""Text made into numbers, a column at a time."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

MISSING = {"", "..", ".", ":", "-", "–", "x", "[x]", "na", "n/a", "#n/a", "null", "[z]", "z"}
SUPPRESSED = {"c", "*", "[c]"}
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
MOST = 1e10  # more than all the people there are: beyond this a cell is not a count


@dataclass
class Parsed:
    """A column as numbers. values: NaN where there is none. marks, faults: row index → why, or what to do."""

    values: np.ndarray
    marks: dict[int, str] = field(default_factory=dict)
    faults: dict[int, str] = field(default_factory=dict)


def parse(cells: Sequence[str], number: str) -> Parsed:
    """A column of one kind of number, with what to do for every cell that is not one."""
    # The same figures come again and again in a column: each is read once.
    read = {cell: _read(cell) for cell in set(cells)}
    values = {cell: value for cell, (value, _, _) in read.items()}
    parsed = Parsed(np.fromiter(map(values.__getitem__, cells), float, len(cells)))
    if any(mark or mend for _, mark, mend in read.values()):
        for row, cell in enumerate(cells):
            _, mark, mend = read[cell]
            if mark:
                parsed.marks[row] = mark
            elif mend:
                parsed.faults[row] = mend
    for test, mend in _TESTS[number]:
        # Comparisons with NaN are false, so cells without a number pass.
        for row in np.flatnonzero(test(parsed.values)).tolist():
            parsed.faults.setdefault(row, mend)
    return parsed


def _read(cell: str) -> tuple[float, str, str]:
    """The number in a cell, or NaN with the mark that stands for it, or with what to do."""
    if cell.isascii() and cell.isdigit():
        return float(cell), "", ""
    text = cell.strip()
    if mark := mark_of(text):
        return math.nan, mark, ""
    if _NUMBER.fullmatch(text) or _THOUSANDS.fullmatch(text):
        return float(text.replace(",", "")), "", ""
    if text.startswith("="):
        return math.nan, "", "Replace the formula with the number it works out."
    return math.nan, "", "Enter a number, or .. if it is not known."


def mark_of(text: str) -> str:
    """ "missing" or "suppressed" where a publisher writes a mark instead of a number; "" otherwise."""
    folded = text.lower()
    if folded in SUPPRESSED:
        return "suppressed"
    return "missing" if folded in MISSING else ""


Test = tuple[Callable[[np.ndarray], np.ndarray], str]
_NEGATIVE: Test = (lambda v: v < 0, "Enter 0 or more: there cannot be fewer than none.")
_PART: Test = (lambda v: (v > 0) & (v != np.floor(v)), "Enter a whole number.")
_HUGE: Test = (lambda v: v > MOST, "Check this number: it is larger than the population of the world.")
_TESTS: dict[str, tuple[Test, ...]] = {
    "count": (_NEGATIVE, _PART, _HUGE),
    "decile": ((lambda v: (v < 1) | (v > 10) | (v != np.floor(v)), "Enter a decile from 1 to 10."),),
    "rank": ((lambda v: v < 1, "Enter a rank of 1 or more."), _HUGE),
    "share": ((lambda v: (v < 0) | (v > 1), "Enter a share from 0 to 1."),),
    "percent": ((lambda v: (v < 0) | (v > 100), "Enter a percentage from 0 to 100."),),
    "number": (_NEGATIVE, _HUGE),
    "score": (),
}
