"""Adding up services cell by cell: counts, amounts and money, for one intervention at a time.

Every figure is a column with a value for each service; a cell's figures are the sums of what its services give to
it. So each intervention is a few products of small arrays, however many figures there are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import nan

import numpy as np
from numpy.typing import NDArray

from mainstay.engines.coverage.sharing import Bools, Share
from mainstay.engines.coverage.values import Floats, Offer

Ints = NDArray[np.int_]
# The columns before those of the routes: services counted, services that do not say, and what the others say.
COUNTS = ("services", "ending", "stale", "full", "waiting")
UNSAID = ("carers", "places")
AMOUNTS = ("low", "central", "high", "places")


@dataclass(frozen=True)
class Sums:
    """The figures of one kind of service, each array figures × interventions × places × groups.

    After the figures named above each has one for every route: services, services without a sum, and pence.
    """

    counts: Ints
    unsaid: Ints
    amounts: Floats


def nothing(routes: int, shape: tuple[int, int, int]) -> Sums:
    """Return sums of no services. shape: interventions, places, groups."""
    whole, unsaid, amounts = (np.zeros((len(named) + routes, *shape)) for named in (COUNTS, UNSAID, AMOUNTS))
    return Sums(whole.astype(int), unsaid.astype(int), amounts)


def of_each(
    offers: Sequence[Offer], standing: Mapping[tuple[int, int], Share], groups: int, kind: str
) -> tuple[Floats, Floats]:
    """Return whether each service is of a kind ("meant" or "open") for each group, and its part: services × groups."""
    is_of, part = np.zeros((len(offers), groups)), np.zeros((len(offers), groups))
    for (at, group), found in standing.items():
        if getattr(found, kind):
            is_of[at, group], part[at, group] = 1, found.part
    return is_of, part


class Facts:
    """What is the same for every intervention: where services are, and what they say of themselves."""

    def __init__(
        self,
        offers: Sequence[Offer],
        routes: tuple[str, ...],
        there: Bools,
        parts: Floats,
        ending_before: date,
    ) -> None:
        self.there, self.parts = there.astype(float), parts
        self.provider = np.array([offer.provider for offer in offers])
        route = np.array([[offer.route == route for route in routes] for offer in offers], dtype=float)
        route = route.reshape(len(offers), len(routes))
        flags = np.array([_flags(offer, ending_before) for offer in offers]).reshape(len(offers), len(COUNTS))
        given = np.array([_given(offer) for offer in offers]).reshape(len(offers), len(AMOUNTS) + 1)
        self.counted = np.hstack([flags, route])
        self.silent = np.hstack([np.isnan(given[:, [1, 3]]), np.isnan(given[:, 4:]) * route])
        self.all_silent = np.hstack([np.ones((len(offers), len(UNSAID))), route])
        self.amounts = np.nan_to_num(np.hstack([given[:, :4], given[:, 4:] * route]))

    def add(self, sums: Sums, number: int, chosen: list[int], is_of: Floats, part: Floats) -> None:
        """Add up one intervention's services. chosen: their positions; is_of, part: theirs × groups."""
        shape = (self.there.shape[1], part.shape[1])
        here = _cells(self.there[chosen], is_of)
        whole = _cells(self.parts[chosen], part)
        # What falls to a cell is known where the parts of place and of group are.
        sure = here * ~np.isnan(whole)
        unsaid = sure @ self.silent[chosen] + (here - sure) @ self.all_silent[chosen]
        for into, found in (
            (sums.counts, here @ self.counted[chosen]),
            (sums.unsaid, unsaid),
            (sums.amounts, np.nan_to_num(whole) @ self.amounts[chosen]),
        ):
            into[:, number] = found.T.reshape(-1, *shape)

    def providers(self, chosen: list[int], is_of: Floats) -> Ints:
        """Return how many providers are behind the services (places × groups)."""
        there, who = self.there[chosen], self.provider[chosen]
        found = np.array([(there[who == each].T @ is_of[who == each]) > 0 for each in np.unique(who)])
        return np.asarray(found.sum(axis=0), dtype=int)


def _cells(places: Floats, groups: Floats) -> Floats:
    """Services × places and services × groups as (places × groups) × services."""
    cells: Floats = (places[:, :, None] * groups[:, None, :]).reshape(len(places), -1).T
    return cells


def _given(offer: Offer) -> tuple[float, ...]:
    """What falls to one of the service's interventions: carers, places, pence; NaN where it does not say."""
    carers = offer.carers
    ends = (carers.low, carers.central, carers.high) if carers else (nan, nan, nan)
    said = (*ends, *(nan if value is None else value for value in (offer.places, offer.pence)))
    return tuple(value / max(len(offer.interventions), 1) for value in said)


def _flags(offer: Offer, ending_before: date) -> tuple[float, ...]:
    ends = offer.ends_on is not None and offer.ends_on < ending_before
    return (1.0, ends, offer.stale, offer.capacity == "full", offer.capacity == "waiting")
