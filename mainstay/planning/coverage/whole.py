"""Coverage of an area: the matrix with its names, its services, and what people judged better."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import nan
from typing import Any, NamedTuple

import numpy as np

from mainstay import policy
from mainstay.engines.coverage import LEVELS, Cell, Contribution, Matrix, Thresholds, matrix
from mainstay.engines.estimate import Triple
from mainstay.places.queries import Area
from mainstay.planning.coverage import ground
from mainstay.planning.coverage.offers import months_after, offers_of
from mainstay.planning.models import CoverageJudgement
from mainstay.planning.needs.assumptions import Assumptions
from mainstay.planning.needs.evidence import Evidence
from mainstay.planning.queries.coverage import Listed, judgements, listed

EVERYBODY = ""


class Small(NamedTuple):
    """How numbers of people are protected where they are shown: below one number none, else rounded to another."""

    below: int
    to: int


@dataclass(frozen=True)
class Seen:
    """One cell with its names. level: the judgement that counts, a person's before the count's."""

    intervention: policy.Item
    spot: ground.Spot
    group: str
    cell: Cell
    judgement: CoverageJudgement | None

    @property
    def level(self) -> str:
        """The level that counts: one of ``engines.coverage.LEVELS``."""
        return self.judgement.level if self.judgement else self.cell.level


@dataclass(frozen=True, eq=False)
class Coverage:
    """Everything the pages say about what reaches whom in an area, on a day.

    spots: the whole area first, then its places. groups: codes, "" for all carers. services: those that reach
    the area, by id. judged: what people judged better, by intervention, place and group.
    nowhere, without_intervention: listed services that cannot be put in any cell. overlap: of the places.
    """

    area: Area
    on: date
    condition: str
    interventions: tuple[policy.Item, ...]
    spots: tuple[ground.Spot, ...]
    groups: tuple[str, ...]
    matrix: Matrix
    thresholds: Thresholds
    services: Mapping[int, Listed]
    judged: Mapping[tuple[str, str, str], CoverageJudgement]
    nowhere: Sequence[Listed]
    without_intervention: Sequence[Listed]
    ending_before: date
    small: Small
    overlap: bool
    assumptions: Sequence[Mapping[str, Any]]
    sources: Sequence[Mapping[str, Any]]

    @cached_property
    def places(self) -> tuple[ground.Spot, ...]:
        """The places of the level asked for, or the whole area where it has none."""
        return self.spots[1:] or self.spots

    def cell(self, intervention: str, place: str, group: str = EVERYBODY) -> Seen:
        """Return one cell by its codes. Raises KeyError for a code that is not in the matrix."""
        i, p = self._rows[intervention], self._columns[place]
        return self._seen(i, p, self.groups.index(group))

    def cells(self, group: str = EVERYBODY) -> Iterator[Seen]:
        """Give every cell of one group, by intervention and then place."""
        of = self.groups.index(group)
        first = len(self.spots) - len(self.places)
        for i in range(len(self.interventions)):
            for p in range(first, len(self.spots)):
                yield self._seen(i, p, of)

    def gaps(self, group: str = EVERYBODY, *, levels: Collection[str] = LEVELS[:3]) -> list[Seen]:
        """Return the cells at these levels: what is most missing first, and among these where most carers live."""
        of = self.groups.index(group)
        found = [self._seen(i, p, of) for i, p in self._at(levels, of)]
        return sorted(
            found, key=lambda seen: (LEVELS.index(seen.level), -_carers(seen), seen.intervention.code)
        )

    def _at(self, levels: Collection[str], group: int) -> list[tuple[int, int]]:
        """Where the cells at these levels are, in the places: asked of the whole array, for there may be thousands."""
        counted = np.isin(self.matrix.levels[:, :, group], [LEVELS.index(level) for level in levels])
        for (intervention, place, about), judgement in self._judgements():
            if about == self.groups[group]:
                counted[self._rows[intervention], self._columns[place]] = judgement.level in levels
        counted[:, : len(self.spots) - len(self.places)] = False
        return [(int(i), int(p)) for i, p in np.argwhere(counted)]

    def _judgements(self) -> list[tuple[tuple[str, str, str], CoverageJudgement]]:
        """The judgements that count here. What somebody judged was not about one condition of the person only."""
        if self.condition:
            return []
        return [(at, it) for at, it in self.judged.items() if at[0] in self._rows and at[1] in self._columns]

    def of_place(self, place: str, group: str = EVERYBODY) -> list[Seen]:
        """Return each intervention's cell for one place, or for the area as a whole by its own code.

        Raises KeyError for a place that is not in the matrix.
        """
        p, g = self._columns[place], self.groups.index(group)
        return [self._seen(i, p, g) for i in range(len(self.interventions))]

    def of_area(self, group: str = EVERYBODY) -> list[Seen]:
        """Return each intervention's cell for the area as a whole."""
        return self.of_place(self.area.code, group)

    def spot(self, place: str) -> ground.Spot:
        """Return a place of the matrix by its code. Raises KeyError for one that is not in it."""
        return self.spots[self._columns[place]]

    def contributions(self, seen: Seen) -> list[Contribution]:
        """Return what each service gives to a cell, those meant for its group first, the largest first."""
        i, p = self._rows[seen.intervention.code], self._columns[seen.spot.code]
        return self.matrix.contributions(i, p, self.groups.index(seen.group))

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {item.code: at for at, item in enumerate(self.interventions)}

    @cached_property
    def _columns(self) -> dict[str, int]:
        # The first of a code counts: an area that is its own only place is there once.
        return {spot.code: at for at, spot in reversed(list(enumerate(self.spots)))}

    def _seen(self, i: int, p: int, g: int) -> Seen:
        item, spot, group = self.interventions[i], self.spots[p], self.groups[g]
        judged = None if self.condition else self.judged.get((item.code, spot.code, group))
        return Seen(item, spot, group, self.matrix.cell(i, p, g), judged)


def _carers(seen: Seen) -> float:
    expected = seen.cell.expected or seen.spot.carers
    return expected.central if expected else 0.0


def matrix_for(
    area: Area,
    *,
    on: date,
    local: Mapping[str, policy.Override],
    level: str = ground.WARDS,
    groups: Sequence[str] = (EVERYBODY,),
    condition: str = "",
) -> Coverage:
    """Return what reaches whom in an area, seen by whoever asks (row-level security says which services).

    area: from ``places.queries.area(code)``. on: the day it is looked at. local: ``local.queries.local_values()``.
    level: "wards", "drawn", "small" (small areas) or "whole"; the whole area is always there as the first spot.
    groups: codes of ``model.overlooked_groups`` and "" for all carers. condition: a code of ``directory.conditions``
    or "". A fixed number of queries, whatever the number of places, groups and services.
    """
    evidence, assumptions = Evidence(area), Assumptions(on, area.nation, local)
    land = ground.survey(evidence, assumptions, level)
    services = listed()
    found = offers_of(services, land, evidence, assumptions)
    here = {offer.key for offer in found.offers}
    interventions = assumptions.items("model.interventions")
    before = months_after(on, int(assumptions.number("coverage.judging.ending_months")))
    limits = thresholds(assumptions, interventions)
    made = matrix(
        [item.code for item in interventions],
        found.offers,
        land.ground(tuple(groups), condition, _condition_shares(assumptions, land, condition)),
        limits,
        ending_before=before,
    )
    return Coverage(
        area=area,
        on=on,
        condition=condition,
        interventions=interventions,
        spots=land.spots,
        groups=tuple(groups),
        matrix=made,
        thresholds=limits,
        services={each.id: each for each in services if each.id in here},
        judged=judgements(),
        nowhere=found.nowhere,
        without_intervention=found.without_intervention,
        ending_before=before,
        small=Small(
            *(
                int(assumptions.number(f"statistics.disclosure.{name}"))
                for name in ("suppress_below", "round_to")
            )
        ),
        overlap=land.overlap,
        assumptions=assumptions.content(),
        sources=land.sources,
    )


def _condition_shares(assumptions: Assumptions, land: ground.Land, condition: str) -> dict[str, Triple]:
    """Shares of carers by the condition of the person; a condition that is also a group has the group's."""
    if not condition:
        return {}
    groups = {item.code for item in assumptions.items("model.overlooked_groups")}
    codes = {item.code for item in assumptions.items("directory.conditions")}
    own = {code: assumptions.triple(f"estimation.conditions.{code}") for code in codes - groups}
    both = {code: land.shares.get(code) for code in codes & groups}
    return {code: share for code, share in (own | both).items() if share is not None}


def thresholds(assumptions: Assumptions, interventions: Sequence[policy.Item]) -> Thresholds:
    """Return what is enough and what is more than needed of each intervention, by its categories of the pathway.

    NaN for one that the number of carers reached does not judge.
    """
    of = {
        item.code: assumptions.number(f"coverage.enough.pathway_{item.code}")
        for item in assumptions.items("model.pathway")
    }
    times = assumptions.number("coverage.judging.over_times")
    otherwise = {item.code for item in assumptions.items("coverage.not_by_reach")}
    enough = {
        item.code: nan if item.code in otherwise else min(of[code] for code in item.attributes["pathway"])
        for item in interventions
    }
    return Thresholds(enough, {code: share * times for code, share in enough.items()})
