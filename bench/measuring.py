"""Measure in rounds, and take the median: one slow moment of the machine is not the answer."""

import statistics
import time
from collections.abc import Callable, Sequence

# The first maps of a process take several times as long as the rest: libraries set themselves up.
WARM_UP = 3


def seconds(do: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def in_turn(
    first: Callable[[], float], second: Callable[[], float], *, rounds: int
) -> tuple[list[float], list[float]]:
    """Measure two things by turns, so that both meet the machine in the same mood; the first rounds are not counted."""
    pairs = [(first(), second()) for _ in range(WARM_UP + rounds)][WARM_UP:]
    ones, others = zip(*pairs, strict=True)
    return list(ones), list(others)


def ratio(ones: Sequence[float], others: Sequence[float]) -> float:
    """The median of the pairs' ratios."""
    return statistics.median(one / other for one, other in zip(ones, others, strict=True))
