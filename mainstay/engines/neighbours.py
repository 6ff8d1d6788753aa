"""Which places are most like this one: nearest statistical neighbours.

Every variable is put on one scale (how many standard deviations from the mean of the places compared), the
differences are squared, weighted and added up. A neighbour is like this place in the variables chosen, and in
nothing else: the page shows which, and how much each counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

OTHER_NATION = "another nation's index"


@dataclass(frozen=True)
class Neighbour:
    """A place and how far it is: 0 is alike in every variable, 1 is one standard deviation apart in each.

    contributions: by variable, its part of the squared distance; they add up to 1 (all 0 at distance 0).
    """

    code: str
    distance: float
    contributions: Mapping[str, float]


@dataclass(frozen=True)
class LeftOut:
    """A place that was not compared, and why: the variables it has no number for, or OTHER_NATION."""

    code: str
    why: tuple[str, ...]


@dataclass(frozen=True)
class Neighbours:
    """nearest: nearest first, equal distances by code. left_out: by code. compared: how many places were."""

    nearest: tuple[Neighbour, ...]
    left_out: tuple[LeftOut, ...]
    compared: int


@dataclass(frozen=True)
class Candidates:
    """The places that could be neighbours, and what they are compared on.

    values: by variable, one number a place, in the order of `codes`; NaN where there is none.
    nations: one a place. within_nation: variables (deprivation indices) that differ between nations.
    """

    codes: Sequence[str]
    nations: Sequence[str]
    values: Mapping[str, Sequence[float]]
    within_nation: frozenset[str] = frozenset()


def nearest(
    code: str, candidates: Candidates, *, count: int, weights: Mapping[str, float] | None = None
) -> Neighbours:
    """The `count` places most like this one.

    weights: by variable, 0 or more; a variable that is absent has 1. Weight 0 leaves it out altogether.
    If any variable in use means different things in each nation, only places of the same nation are compared:
    leave it out to compare across nations.
    Raises KeyError if the code is not a candidate, ValueError if it lacks a variable or none is in use.
    """
    if code not in candidates.codes:
        raise KeyError(f"{code} is not among the {len(candidates.codes)} places to compare.")
    used = {name: (weights or {}).get(name, 1.0) for name in candidates.values}
    used = {name: weight for name, weight in used.items() if weight > 0}
    if not used:
        raise ValueError("Choose at least one variable to compare on.")
    table = np.array([candidates.values[name] for name in used], dtype=float).T
    reasons = _reasons_to_leave_out(code, candidates, list(used), table)
    own = candidates.codes.index(code)
    if reasons[own]:
        raise ValueError(
            f"{code} has no number for {', '.join(reasons[own])}, so nothing can be compared with it."
        )
    kept = [row for row, why in enumerate(reasons) if not why]
    squares = _squared_differences(table[kept], kept.index(own), np.array(list(used.values())))
    found = [
        _neighbour(candidates.codes[row], parts, list(used))
        for row, parts in zip(kept, squares, strict=True)
        if row != own
    ]
    left_out = (LeftOut(c, why) for c, why in zip(candidates.codes, reasons, strict=True) if why)
    return Neighbours(
        tuple(sorted(found, key=lambda n: (n.distance, n.code))[:count]),
        tuple(sorted(left_out, key=lambda place: place.code)),
        compared=len(found),
    )


def _reasons_to_leave_out(
    code: str, candidates: Candidates, used: list[str], table: NDArray[np.float64]
) -> list[tuple[str, ...]]:
    own_nation = candidates.nations[candidates.codes.index(code)]
    one_nation = not candidates.within_nation.isdisjoint(used)
    return [
        (OTHER_NATION,)
        if one_nation and nation != own_nation
        else tuple(name for name, value in zip(used, row, strict=True) if np.isnan(value))
        for nation, row in zip(candidates.nations, table, strict=True)
    ]


def _squared_differences(
    table: NDArray[np.float64], own: int, weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Weighted and standardised, shape (places, variables)."""
    spread = table.std(axis=0)
    # A variable that is the same everywhere tells no place from another.
    apart = np.divide(table - table[own], spread, out=np.zeros_like(table), where=spread > 0)
    squares: NDArray[np.float64] = apart**2 * (weights / weights.sum())
    return squares


def _neighbour(code: str, squares: NDArray[np.float64], used: list[str]) -> Neighbour:
    whole = float(squares.sum())
    parts = squares / whole if whole else squares
    return Neighbour(code, whole**0.5, dict(zip(used, map(float, parts), strict=True)))
