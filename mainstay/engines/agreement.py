"""Orders of the same things by different people: put together, and how far two of them agree. Pure."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from typing import TypeVar

K = TypeVar("K", bound=Hashable)

_ALIKE = 9  # decimals to which two values must be the same to share a place


def places(values: Mapping[K, float]) -> dict[K, int]:
    """Return thing → its place, 1 for the largest value; the same value shares a place, as in a race."""
    rounded = {thing: round(value, _ALIKE) for thing, value in values.items()}
    ordered = sorted(rounded.values(), reverse=True)
    first = {value: place for place, value in reversed(list(enumerate(ordered, 1)))}
    return {thing: first[value] for thing, value in rounded.items()}


def combined(rankings: Iterable[tuple[Sequence[K], float]]) -> dict[K, float]:
    """Return thing → its average share, 0 to 1, of the others that rankings placed it above (Borda's count).

    rankings: the things in order, the first the highest, with how much the ranking counts (above 0). A ranking may
    leave things out: it then says nothing about them, and they are averaged over the rankings that name them. A
    ranking of one thing alone puts nothing in order and is left out.
    """
    sums: dict[K, float] = {}
    counts: dict[K, float] = {}
    for order, weight in rankings:
        others = len(order) - 1
        if others < 1:
            continue
        for above, thing in enumerate(order):
            sums[thing] = sums.get(thing, 0.0) + weight * (others - above) / others
            counts[thing] = counts.get(thing, 0.0) + weight
    return {thing: sums[thing] / counts[thing] for thing in sums}


@dataclass(frozen=True)
class Agreement:
    """How two orders agree on pairs of things that are in both.

    same, opposite: pairs in the same and in the opposite order. tied: pairs that one of them puts level.
    tau: Kendall's tau-b, from -1 (turned round) to 1 (the same); None where an order puts everything level, or
    there is no pair.
    """

    things: int
    same: int
    opposite: int
    tied: int
    tau: float | None

    @property
    def pairs(self) -> int:
        """How many pairs there are."""
        return self.same + self.opposite + self.tied


def agreement(one: Mapping[K, float], other: Mapping[K, float]) -> Agreement:
    """Return how the places (or any values) that two orders give agree, over the things that both place.

    M. G. Kendall (1938), in its form b, which allows for ties.
    """
    both = [thing for thing in one if thing in other]
    same = opposite = apart_in_one = apart_in_other = 0
    for left, right in combinations(both, 2):
        here, there = _sign(one[left] - one[right]), _sign(other[left] - other[right])
        apart_in_one += here != 0
        apart_in_other += there != 0
        same += here * there > 0
        opposite += here * there < 0
    pairs = len(both) * (len(both) - 1) // 2
    scale = sqrt(apart_in_one * apart_in_other)
    tau = (same - opposite) / scale if scale else None
    return Agreement(len(both), same, opposite, pairs - same - opposite, tau)


def _sign(difference: float) -> int:
    return (difference > 0) - (difference < 0)
