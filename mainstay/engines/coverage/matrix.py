"""The matrix itself: one pass over the interventions, each a few products of small arrays.

Nothing as large as services × interventions × places × groups is ever held.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import nan

import numpy as np
from numpy.typing import NDArray

from mainstay.engines.coverage import judging, sharing
from mainstay.engines.coverage.judging import LEVELS, Thresholds
from mainstay.engines.coverage.values import Cell, Floats, Ground, Offer, Volume
from mainstay.engines.estimate import Triple

Ints = NDArray[np.int_]
_COUNTS = ("services", "unsaid_carers", "unsaid_places", "ending", "stale", "full", "waiting")
_ENDS = ("low", "central", "high", "places")


@dataclass(frozen=True)
class _Sums:
    """Counts and amounts of one kind of service, each array × interventions × places × groups."""

    counts: Ints
    amounts: Floats
    pence: Floats
    unpriced: Ints


@dataclass(frozen=True, eq=False)
class Matrix:
    """Every cell as arrays of interventions × places × groups; ``cell`` gives one in words.

    levels: places in LEVELS. firm: whether both ends of the range are judged alike. expected: places × groups × 3.
    """

    interventions: tuple[str, ...]
    ground: Ground
    offers: tuple[Offer, ...]
    routes: tuple[str, ...]
    there: NDArray[np.bool_]
    standing: dict[tuple[int, int], sharing.Share]
    meant: _Sums
    general: _Sums
    providers: Ints
    expected: Floats
    reach: Floats
    levels: Ints
    firm: NDArray[np.bool_]

    def cell(self, intervention: int, place: int, group: int) -> Cell:
        """Return one cell, by the positions of what it is about."""
        at = (intervention, place, group)
        counted = dict(zip(_COUNTS, self.meant.counts[:, *at].tolist(), strict=True))
        named, opened = self.keys(*at)
        return Cell(
            level=LEVELS[self.levels[at]],
            firm=bool(self.firm[at]),
            meant=self._volume(self.meant, at),
            general=self._volume(self.general, at),
            expected=_triple(self.expected[place, group]),
            reach=_triple(self.reach[:, *at]),
            providers=int(self.providers[at]),
            ending=counted["ending"],
            stale=counted["stale"],
            full=counted["full"],
            waiting=counted["waiting"],
            keys=named,
            general_keys=opened,
        )

    def keys(self, intervention: int, place: int, group: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the services meant for a cell's group, and those open to everybody, in the order given."""
        wanted, named, opened = self.interventions[intervention], [], []
        for at, offer in enumerate(self.offers):
            if self.there[at, place] and wanted in offer.interventions:
                standing = self.standing[at, group]
                named += [offer.key] if standing.meant else []
                opened += [offer.key] if standing.open else []
        return tuple(named), tuple(opened)

    def _volume(self, sums: _Sums, at: tuple[int, int, int]) -> Volume:
        counted = dict(zip(_COUNTS, sums.counts[:, *at].tolist(), strict=True))
        amount = dict(zip(_ENDS, sums.amounts[:, *at].tolist(), strict=True))
        here = counted["services"]
        carers = Triple(amount["low"], amount["central"], amount["high"])
        unpriced = sums.unpriced[:, *at].tolist()
        pence = sums.pence[:, *at].tolist()
        return Volume(
            here,
            carers if here > counted["unsaid_carers"] else None,
            amount["places"] if here > counted["unsaid_places"] else None,
            counted["unsaid_carers"],
            counted["unsaid_places"],
            {r: p for r, p, n in zip(self.routes, pence, unpriced, strict=True) if p or n},
            {r: n for r, n in zip(self.routes, unpriced, strict=True) if n},
        )


def matrix(
    interventions: Sequence[str],
    offers: Sequence[Offer],
    ground: Ground,
    thresholds: Thresholds,
    *,
    ending_before: date,
) -> Matrix:
    """Return coverage of every intervention in every place for every group.

    ending_before: money that ends before this day is flagged. Volumes are divided as ``sharing`` says.
    """
    shape = (len(interventions), len(ground.places), len(ground.groups))
    routes = tuple(sorted({offer.route for offer in offers}))
    there, parts = sharing.over_places(offers, ground)
    standing = {
        (at, number): sharing.share(offer, group, ground)
        for at, offer in enumerate(offers)
        for number, group in enumerate(ground.groups)
    }
    facts = _Facts(offers, routes, there, parts, ending_before)
    of = [_of_each(offers, standing, shape[2], kind) for kind in ("meant", "open")]
    meant, general = (_empty(len(routes), shape) for _ in range(2))
    providers = np.zeros(shape, dtype=int)
    for number, code in enumerate(interventions):
        chosen = [at for at, offer in enumerate(offers) if code in offer.interventions]
        if chosen:
            for sums, (is_of, part) in zip((meant, general), of, strict=True):
                facts.add(sums, number, chosen, is_of[chosen], part[chosen])
            providers[number] = facts.providers(chosen, of[0][0][chosen])
    expected = _expected(ground)
    reach = _reach(meant, expected)
    levels, firm = _judged(interventions, meant, general, reach, thresholds)
    return Matrix(
        tuple(interventions), ground, tuple(offers), routes, there, standing, meant, general, providers,
        expected, reach, levels, firm,
    )  # fmt: skip


def _empty(routes: int, shape: tuple[int, int, int]) -> _Sums:
    return _Sums(
        np.zeros((len(_COUNTS), *shape), dtype=int),
        np.zeros((len(_ENDS), *shape)),
        np.zeros((routes, *shape)),
        np.zeros((routes, *shape), dtype=int),
    )


def _of_each(
    offers: Sequence[Offer], standing: dict[tuple[int, int], sharing.Share], groups: int, kind: str
) -> tuple[Floats, Floats]:
    """Whether each service is of a kind for each group, and its part (services × groups)."""
    is_of, part = np.zeros((len(offers), groups)), np.zeros((len(offers), groups))
    for (at, group), found in standing.items():
        if getattr(found, kind):
            is_of[at, group], part[at, group] = 1, found.part
    return is_of, part


class _Facts:
    """What is the same for every intervention: where services are, and what they say of themselves."""

    def __init__(
        self,
        offers: Sequence[Offer],
        routes: tuple[str, ...],
        there: NDArray[np.bool_],
        parts: Floats,
        ending_before: date,
    ) -> None:
        self.there, self.parts = there.astype(float), parts
        self.route = np.array([[offer.route == route for route in routes] for offer in offers], dtype=float)
        each = [len(offer.interventions) for offer in offers]
        amounts = np.array([_amounts(offer) for offer in offers]).reshape(len(offers), len(_ENDS) + 1)
        self.amounts = amounts / np.maximum(each, 1)[:, None]
        self.provider = np.array([offer.provider for offer in offers])
        self.flags = np.array([_flags(offer, ending_before) for offer in offers], dtype=float)

    def add(self, sums: _Sums, number: int, chosen: list[int], is_of: Floats, part: Floats) -> None:
        """Add up one intervention's services. chosen: their positions; is_of, part: theirs × groups."""
        there, parts = self.there[chosen], self.parts[chosen]
        # A volume is known where the service gives it, and its part of place and of group can be worked out.
        whole = parts[:, :, None] * part[:, None, :]
        here = there[:, :, None] * is_of[:, None, :]
        amounts = self.amounts[chosen]
        unsaid = np.isnan(whole)
        for at, name in enumerate(("central", "places")):
            given = ~np.isnan(amounts[:, _ENDS.index(name)])
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


def _expected(ground: Ground) -> Floats:
    shares = np.array([_ends_of(ground.group_shares, group) for group in ground.groups])
    condition = np.array(_ends_of(ground.condition_shares, ground.condition))
    expected: Floats = ground.carers[:, None, :] * shares[None] * condition
    return expected


def _ends_of(shares: Mapping[str, Triple], code: str) -> tuple[float, float, float]:
    if not code:
        return (1.0, 1.0, 1.0)
    found = shares.get(code)
    return (found.low, found.central, found.high) if found else (nan, nan, nan)


def _reach(meant: _Sums, expected: Floats) -> Floats:
    """Share of carers reached: low, central, high × interventions × places × groups; NaN where nobody can say."""
    said = meant.counts[0] > meant.counts[1]
    with np.errstate(invalid="ignore", divide="ignore"):
        found = np.array([meant.amounts[at] / expected[None, :, :, 2 - at] for at in range(3)])
    return np.where(said[None] & np.isfinite(found).all(axis=0)[None], found, nan)


def _judged(
    interventions: Sequence[str], meant: _Sums, general: _Sums, reach: Floats, thresholds: Thresholds
) -> tuple[Ints, NDArray[np.bool_]]:
    enough, over = (
        np.array([limits[code] for code in interventions])[:, None, None]
        for limits in (thresholds.enough, thresholds.over)
    )
    low, central, high = (
        judging.levels(each, meant.counts[0], general.counts[0], enough=enough, over=over) for each in reach
    )
    # What services do not say can only add: a level is firm only if all of them say.
    return central, (low == high) & (meant.counts[1] == 0)


def _triple(ends: Floats) -> Triple | None:
    low, central, high = ends.tolist()
    return None if np.isnan(central) else Triple(low, central, high)
