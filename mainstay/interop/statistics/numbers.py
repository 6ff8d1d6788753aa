"""Text made into numbers: a whole column at once when it is clean, cell by cell when it is not."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

MISSING = {"", "..", ".", ":", "-", "–", "x", "[x]", "na", "n/a", "#n/a", "null", "[z]", "z"}
SUPPRESSED = {"c", "*", "[c]"}
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_PLAIN = frozenset("0123456789.")
MOST = 1e10  # more than all the people there are: beyond this a cell is not a count


@dataclass
class Parsed:
    """A column as numbers. values: NaN where there is none. marks, faults: row index → why, or what to do."""

    values: np.ndarray
    marks: dict[int, str] = field(default_factory=dict)
    faults: dict[int, str] = field(default_factory=dict)


def parse(cells: Sequence[str], number: str) -> Parsed:
    """A column of one kind of number, with what to do for every cell that is not one."""
    parsed = _fast(cells) or _slow(cells)
    for test, mend in _TESTS[number]:
        # Comparisons with NaN are false, so cells without a number pass.
        for row in np.flatnonzero(test(parsed.values)).tolist():
            parsed.faults.setdefault(row, mend)
    return parsed


def _fast(cells: Sequence[str]) -> Parsed | None:
    """The column at once, if every cell is digits and points; None if any needs looking at."""
    joined = "".join(cells)
    if not all(cells) or not joined.isascii():
        return None
    try:
        if joined.isdigit():
            return Parsed(np.array(list(map(int, cells)), dtype=float))
        return Parsed(np.array(list(map(float, cells)))) if _PLAIN.issuperset(joined) else None
    except (ValueError, OverflowError):
        return None


def _slow(cells: Sequence[str]) -> Parsed:
    parsed = Parsed(np.full(len(cells), np.nan))
    for row, cell in enumerate(cells):
        text = cell.strip()
        if mark := mark_of(text):
            parsed.marks[row] = mark
        elif text.startswith("="):
            parsed.faults[row] = "Replace the formula with the number it works out."
        elif _NUMBER.fullmatch(text) or _THOUSANDS.fullmatch(text):
            parsed.values[row] = float(text.replace(",", ""))
        else:
            parsed.faults[row] = "Enter a number, or .. if it is not known."
    return parsed


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
