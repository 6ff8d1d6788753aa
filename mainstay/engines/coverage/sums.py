"""Adding up services cell by cell: counts, amounts and money, for one intervention at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import nan

import numpy as np
from numpy.typing import NDArray

from mainstay.engines.coverage.sharing import Bools, Share
from mainstay.engines.coverage.values import Floats, Offer

Ints = NDArray[np.int_]
COUNTS = ("services", "unsaid_carers", "unsaid_places", "ending", "stale", "full", "waiting")
ENDS = ("low", "central", "high", "places")


@dataclass(frozen=True)
class Sums:
    """Counts and amounts of one kind of service, each array × interventions × places × groups."""

    counts: Ints
    amounts: Floats
    pence: Floats
    unpriced: Ints


def nothing(routes: int, shape: tuple[int, int, int]) -> Sums:
    """Return sums of no services. shape: interventions, places, groups."""
    return Sums(
        np.zeros((len(COUNTS), *shape), dtype=int),
        np.zeros((len(ENDS), *shape)),
        np.zeros((routes, *shape)),
        np.zeros((routes, *shape), dtype=int),
    )


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
        self.route = np.array([[offer.route == route for route in routes] for offer in offers], dtype=float)
        each = [len(offer.interventions) for offer in offers]
        amounts = np.array([_amounts(offer) for offer in offers]).reshape(len(offers), len(ENDS) + 1)
        self.amounts = amounts / np.maximum(each, 1)[:, None]
        self.provider = np.array([offer.provider for offer in offers])
        self.flags = np.array([_flags(offer, ending_before) for offer in offers], dtype=float)

    def add(self, sums: Sums, number: int, chosen: list[int], is_of: Floats, part: Floats) -> None:
        """Add up one intervention's services. chosen: their positions; is_of, part: theirs × groups."""
        there, parts = self.there[chosen], self.parts[chosen]
        # A volume is known where the service gives it, and its part of place and of group can be worked out.
        whole = parts[:, :, None] * part[:, None, :]
        here = there[:, :, None] * is_of[:, None, :]
        amounts = self.amounts[chosen]
        unsaid = np.isnan(whole)
        for at, name in enumerate(("central", "places")):
            given = ~np.isnan(amounts[:, ENDS.index(name)])
            sums.counts[1 + at, number] = (here * (unsaid | ~given[:, None, None])).sum(axis=0)
        known = np.nan_to_num(whole)
        sums.amounts[:, number] = np.einsum(
            "spg,sm->mpg", known, np.nan_to_num(amounts[:, :4]), optimize=True
        )
        sums.counts[0, number] = here.sum(axis=0)
        sums.counts[3:, number] = np.einsum("spg,sf->fpg", here, self.flags[chosen], optimize=True)
        pence, route = amounts[:, 4], self.route[chosen]
        paid = np.nan_to_num(pence)[:, None] * route
        sums.pence[:, number] = np.einsum("spg,sr->rpg", known, paid, optimize=True)
        unpriced = here * (unsaid | np.isnan(pence)[:, None, None])
        sums.unpriced[:, number] = np.einsum("spg,sr->rpg", unpriced, route, optimize=True)

    def providers(self, chosen: list[int], is_of: Floats) -> Ints:
        """Return how many providers are behind the services (places × groups)."""
        there, who = self.there[chosen], self.provider[chosen]
        found = np.array([(there[who == each].T @ is_of[who == each]) > 0 for each in np.unique(who)])
        return np.asarray(found.sum(axis=0), dtype=int)


def _amounts(offer: Offer) -> tuple[float, ...]:
    carers = offer.carers
    ends = (carers.low, carers.central, carers.high) if carers else (nan, nan, nan)
    return (*ends, _or_nan(offer.places), _or_nan(offer.pence))


def _or_nan(value: float | None) -> float:
    return nan if value is None else value


def _flags(offer: Offer, ending_before: date) -> tuple[bool, ...]:
    ends = offer.ends_on is not None and offer.ends_on < ending_before
    return (ends, offer.stale, offer.capacity == "full", offer.capacity == "waiting")
