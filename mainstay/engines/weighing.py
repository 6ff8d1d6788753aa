"""Things scored on several criteria: their weighted sum, and what becomes of their order when the weights change.

Pure. Scores come in as shares of the most points of a criterion, 0 to 1, where more is better; weights are numbers
from 0, of which only their proportions count.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

import numpy as np

from mainstay.engines.agreement import places

K = TypeVar("K", bound=Hashable)
Kind = Literal["more", "less", "without", "equal"]


def total(shares: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the weighted sum of one thing's shares, 0 to 1. Raises ValueError where no weight is above 0."""
    whole = sum(weights.values())
    if not whole > 0:
        raise ValueError("no criterion has a weight above 0")
    return sum(shares[criterion] * weight for criterion, weight in weights.items()) / whole


def totals(scored: Mapping[K, Mapping[str, float]], weights: Mapping[str, float]) -> dict[K, float]:
    """Return thing → its weighted sum, 0 to 1."""
    return {thing: total(shares, weights) for thing, shares in scored.items()}


@dataclass(frozen=True)
class Changed(Generic[K]):
    """The order under one other weighting. criterion: the one whose weight differs; "" where all do."""

    kind: Kind
    criterion: str
    weights: Mapping[str, float]
    places: Mapping[K, int]


def changed(
    scored: Mapping[K, Mapping[str, float]], weights: Mapping[str, float], by: float
) -> list[Changed[K]]:
    """Return the order with each weight raised and lowered by a share of itself, each left out, and all alike.

    by: above 0 and up to 1. A criterion is not left out where nothing would be left to weigh.
    """
    others: list[tuple[Kind, str, dict[str, float]]] = []
    for criterion, weight in weights.items():
        others.append(("more", criterion, {**weights, criterion: weight * (1 + by)}))
        others.append(("less", criterion, {**weights, criterion: weight * (1 - by)}))
        others.append(("without", criterion, {**weights, criterion: 0.0}))
    others.append(("equal", "", dict.fromkeys(weights, 1.0)))
    return [
        Changed(kind, criterion, other, places(totals(scored, other)))
        for kind, criterion, other in others
        if sum(other.values()) > 0
    ]


@dataclass(frozen=True)
class Drawn(Generic[K]):
    """What became of the order over many weightings, every one as likely as any other.

    first, at_top: thing → share of weightings in which it comes first, or among the first ``top``.
    best, worst: thing → its highest and lowest place in any of them.
    ahead: (thing, other) → share of weightings in which the thing has the larger sum.
    """

    weightings: int
    top: int
    first: Mapping[K, float]
    at_top: Mapping[K, float]
    best: Mapping[K, int]
    worst: Mapping[K, int]
    ahead: Mapping[tuple[K, K], float]


def drawn(
    scored: Mapping[K, Mapping[str, float]],
    criteria: Sequence[str],
    *,
    weightings: int,
    top: int,
    seed: int = 1,
) -> Drawn[K]:
    """Return the order's fate over ``weightings`` draws of weights, uniform over all proportions.

    The same seed gives the same draws, so that a page says the same twice.
    """
    things = list(scored)
    table = np.array([[scored[thing][criterion] for criterion in criteria] for thing in things], dtype=float)
    weights = np.random.default_rng(seed).dirichlet(np.ones(len(criteria)), size=weightings)
    return _fates(things, np.round(weights @ table.T, 9), top)


def _fates(things: list[K], sums: Any, top: int) -> Drawn[K]:
    """sums: one row a weighting, one column a thing."""
    ahead = (sums[:, :, None] > sums[:, None, :]).mean(axis=0)
    place = 1 + (sums[:, None, :] > sums[:, :, None]).sum(axis=2)
    numbers = range(len(things))
    return Drawn(
        len(sums),
        top,
        {things[at]: float((place[:, at] == 1).mean()) for at in numbers},
        {things[at]: float((place[:, at] <= top).mean()) for at in numbers},
        {things[at]: int(place[:, at].min()) for at in numbers},
        {things[at]: int(place[:, at].max()) for at in numbers},
        {
            (things[one], things[other]): float(ahead[one, other])
            for one in numbers
            for other in numbers
            if one != other
        },
    )


def always_ahead(scored: Mapping[K, Mapping[str, float]]) -> set[tuple[K, K]]:
    """Return the pairs (thing, other) in which no weighting at all puts the other ahead: exact, without draws.

    A thing is never behind where it has at least as much on every criterion, and more on one.
    """
    return {
        (thing, other)
        for thing, shares in scored.items()
        for other, theirs in scored.items()
        if thing != other
        and all(shares[each] >= theirs[each] for each in shares)
        and any(shares[each] > theirs[each] for each in shares)
    }
