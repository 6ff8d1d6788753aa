"""Who carries most: rates by group of places (deprivation deciles, wards), and how unequal they are.

Rates of full counts have intervals too: they say how far chance alone could move a rate from one year to the
next, not that the count is wrong.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mainstay.engines.estimate import Triple
from mainstay.engines.uncertainty import share_in_sample


@dataclass(frozen=True)
class GroupRate:
    """People counted of a base, over the places of one group.

    places: that gave both numbers; left_out: that gave one or none. rate: 0 to 1, None where the base is 0.
    """

    group: Hashable
    places: int
    count: float
    base: float
    rate: Triple | None
    left_out: int


def rates_by_group(
    groups: Sequence[Hashable],
    counts: ArrayLike,
    bases: ArrayLike,
    *,
    in_order: Iterable[Hashable],
    coverage: float = 0.95,
) -> list[GroupRate]:
    """One rate for each group asked for, in that order; a group with no places has a base of 0 and no rate.

    groups, counts, bases: one a place, same length; NaN where there is no number, and then the place is left
    out of both sides. The rate is the sum of counts over the sum of bases, not a mean of rates.
    """
    labels = np.empty(len(groups), dtype=object)
    labels[:] = groups
    top, bottom = np.asarray(counts, float), np.asarray(bases, float)
    return [_group_rate(group, top[labels == group], bottom[labels == group], coverage) for group in in_order]


def ratio(of: GroupRate, to: GroupRate, *, coverage: float = 0.95) -> Triple | None:
    """How many times the one rate is the other, with the interval of its logarithm (Katz).

    None where either count is 0 or a base is 0: there is then no ratio to speak of.
    """
    if not (of.count and to.count and of.base and to.base):
        return None
    central = log(of.count / of.base) - log(to.count / to.base)
    variance = 1 / of.count - 1 / of.base + 1 / to.count - 1 / to.base
    reach = NormalDist().inv_cdf((1 + coverage) / 2) * sqrt(max(variance, 0))
    return Triple(exp(central - reach), exp(central), exp(central + reach))


def falls_at_every_step(rates: Sequence[GroupRate]) -> bool:
    """Whether each group's rate is below the one before; False for fewer than two, or if one has none."""
    values = [group.rate.central for group in rates if group.rate is not None]
    if len(values) < max(2, len(rates)):
        return False
    return all(after < before for before, after in pairwise(values))


def _group_rate(
    group: Hashable, counts: NDArray[np.float64], bases: NDArray[np.float64], coverage: float
) -> GroupRate:
    known = ~(np.isnan(counts) | np.isnan(bases))
    count, base = float(counts[known].sum()), float(bases[known].sum())
    rate = share_in_sample(count, base, coverage=coverage)
    return GroupRate(group, int(known.sum()), count, base, rate, int((~known).sum()))
