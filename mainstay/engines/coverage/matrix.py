"""The matrix itself: one pass over the interventions, each a few products of small arrays.

Nothing as large as services × interventions × places × groups is ever held.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import nan

import numpy as np
from numpy.typing import NDArray

from mainstay.engines.coverage import judging, sharing
from mainstay.engines.coverage.judging import LEVELS, Thresholds
from mainstay.engines.coverage.sums import COUNTS, Facts, Ints, Sums, nothing, of_each
from mainstay.engines.coverage.values import Cell, Contribution, Floats, Ground, Offer, Volume
from mainstay.engines.estimate import Triple


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
    parts: Floats
    standing: dict[tuple[int, int], sharing.Share]
    meant: Sums
    general: Sums
    providers: Ints
    expected: Floats
    reach: Floats
    levels: Ints
    firm: NDArray[np.bool_]

    def cell(self, intervention: int, place: int, group: int) -> Cell:
        """Return one cell, by the positions of what it is about."""
        at = (intervention, place, group)
        counted = dict(zip(COUNTS, self.meant.counts[:, *at].tolist(), strict=False))
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
        found = self._in(intervention, place, group)
        named = tuple(offer.key for _, offer, standing in found if standing.meant)
        return named, tuple(offer.key for _, offer, standing in found if standing.open)

    @cached_property
    def _delivering(self) -> list[list[int]]:
        """The positions of the services that deliver each intervention."""
        at: dict[str, list[int]] = {code: [] for code in self.interventions}
        for number, offer in enumerate(self.offers):
            for code in offer.interventions:
                if code in at:
                    at[code].append(number)
        return list(at.values())

    def _in(self, intervention: int, place: int, group: int) -> list[tuple[int, Offer, sharing.Share]]:
        found = [at for at in self._delivering[intervention] if self.there[at, place]]
        return [(at, self.offers[at], self.standing[at, group]) for at in found]

    def contributions(self, intervention: int, place: int, group: int) -> list[Contribution]:
        """Return what each service gives to a cell, those meant for the group first, the largest first."""
        found = [
            _contribution(offer, standing, float(self.parts[at, place]))
            for at, offer, standing in self._in(intervention, place, group)
            if standing.meant or standing.open
        ]
        return sorted(found, key=lambda each: (not each.meant, -(each.carers.central if each.carers else 0)))

    def _volume(self, sums: Sums, at: tuple[int, int, int]) -> Volume:
        here, *_flags = counts = sums.counts[:, *at].tolist()
        no_carers, no_places, *unpriced = sums.unsaid[:, *at].tolist()
        low, central, high, places, *pence = sums.amounts[:, *at].tolist()
        routed = counts[len(COUNTS) :]
        return Volume(
            here,
            Triple(low, central, high) if here > no_carers else None,
            places if here > no_places else None,
            no_carers,
            {route: sum_ for route, sum_, n in zip(self.routes, pence, routed, strict=True) if n},
            {route: n for route, n in zip(self.routes, unpriced, strict=True) if n},
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
    facts = Facts(offers, routes, there, parts, ending_before)
    of = [of_each(offers, standing, shape[2], kind) for kind in ("meant", "open")]
    meant, general = (nothing(len(routes), shape) for _ in range(2))
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
        tuple(interventions), ground, tuple(offers), routes, there, parts, standing, meant, general, providers,
        expected, reach, levels, firm,
    )  # fmt: skip


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


def _reach(meant: Sums, expected: Floats) -> Floats:
    """Share of carers reached: low, central, high × interventions × places × groups; NaN where nobody can say."""
    said = meant.counts[0] > meant.unsaid[0]
    with np.errstate(invalid="ignore", divide="ignore"):
        found = np.array([meant.amounts[at] / expected[None, :, :, 2 - at] for at in range(3)])
    return np.where(said[None] & np.isfinite(found).all(axis=0)[None], found, nan)


def _judged(
    interventions: Sequence[str], meant: Sums, general: Sums, reach: Floats, thresholds: Thresholds
) -> tuple[Ints, NDArray[np.bool_]]:
    enough, over = (
        np.array([limits[code] for code in interventions])[:, None, None]
        for limits in (thresholds.enough, thresholds.over)
    )
    low, central, high = (
        judging.levels(each, meant.counts[0], general.counts[0], enough=enough, over=over) for each in reach
    )
    # What services do not say can only add: a level is firm only if all of them say.
    return central, (low == high) & (meant.unsaid[0] == 0)


def _contribution(offer: Offer, standing: sharing.Share, of_place: float) -> Contribution:
    each, whole = len(offer.interventions), of_place * standing.part
    carers = None if offer.carers is None or np.isnan(whole) else offer.carers * (whole / each)
    places, groups = (None if np.isnan(part) else part for part in (of_place, standing.part))
    return Contribution(offer, standing.meant, each, places, groups, carers)


def _triple(ends: Floats) -> Triple | None:
    low, central, high = ends.tolist()
    return None if np.isnan(central) else Triple(low, central, high)
