"""Where coverage is looked at: the area's parts, the places they make up, and the carers who live there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import nan
from typing import Any

import numpy as np
from django.utils.timezone import localdate

from mainstay import policy
from mainstay.engines.coverage import Ground
from mainstay.engines.estimate import Triple
from mainstay.places import queries as places
from mainstay.places.queries import Area
from mainstay.places.queries.areas import GROUP
from mainstay.planning.needs import carers, estimated, overlooked, where
from mainstay.planning.needs.assumptions import Assumptions
from mainstay.planning.needs.evidence import Evidence
from mainstay.planning.queries.coverage import holders_of

WARDS, DRAWN, SMALL, WHOLE = "wards", "drawn", "small", "whole"
LEVELS = (WARDS, DRAWN, SMALL, WHOLE)


@dataclass(frozen=True)
class Spot:
    """A place that coverage is looked at for, and its estimated carers; None where nothing is counted."""

    code: str
    name: str
    carers: Triple | None
    parts: tuple[int, ...]


@dataclass(frozen=True)
class Land:
    """The area in parts. codes: of each part. holding: every code that holds a part, or is it → its positions.

    spots: the whole area first, then the places of the level asked for. shares: of all carers by group.
    wide: the codes in it that hold more than the area. overlap: whether some place shares a part with another.
    """

    codes: tuple[str, ...]
    weights: Sequence[float]
    holding: Mapping[str, frozenset[int]]
    spots: tuple[Spot, ...]
    shares: Mapping[str, Triple]
    wide: frozenset[str] = frozenset()
    overlap: bool = False
    sources: Sequence[Mapping[str, Any]] = field(default_factory=tuple)

    def ground(
        self, groups: tuple[str, ...], condition: str, condition_shares: Mapping[str, Triple]
    ) -> Ground:
        """Return it as the engine wants it."""
        ends = [(c.low, c.central, c.high) if (c := spot.carers) else (nan, nan, nan) for spot in self.spots]
        return Ground(
            np.array(self.weights, dtype=float),
            tuple(spot.parts for spot in self.spots),
            np.array(ends, dtype=float),
            groups,
            self.shares,
            condition,
            condition_shares,
        )


def survey(evidence: Evidence, assumptions: Assumptions, level: str) -> Land:
    """Return the area, its parts and the places of a level, with their carers; as many queries for any number.

    Where nothing says what the area is made of, it is its own one part.
    """
    area = evidence.area
    headline = _headline(evidence, assumptions)
    whole = Triple(headline["low"], headline["total"], headline["high"]) if headline else None
    here = where.section(evidence, assumptions, by_deprivation=False)
    counted = {line["code"]: line for line in here["areas"]}
    parts = [part.code for part in evidence.parts] or [area.code]
    own = [whole] if parts == [area.code] else [_range(counted.get(code)) for code in parts]
    drawn = [each for each in places.groups() if set(parts) & set(each.codes)]
    lookups = holders_of(parts)
    wide = _wide(evidence, lookups)
    holding = _holding(evidence, parts, drawn, lookups, wide)
    shares = overlooked.section(evidence, assumptions, whole or Triple.exactly(0))
    spots = _spots(level, evidence, here, assumptions, drawn, holding)
    return Land(
        tuple(parts),
        [carers.central if carers else nan for carers in own],
        holding,
        (Spot(area.code, area.name, whole, tuple(range(len(parts)))), *spots),
        {line["code"]: Triple(**line["share"]) for line in shares if line["share"]},
        wide,
        sum(len(spot.parts) for spot in spots) > len({part for spot in spots for part in spot.parts}),
        headline["sources"] if headline else (),
    )


def _wide(evidence: Evidence, lookups: Mapping[str, set[str]]) -> frozenset[str]:
    """The codes that hold a part and more than the area: its holders and its nation; of a drawn group, wards too."""
    area = evidence.area
    listed = policy.items("places.nations", on=localdate())
    found = {item.code for item in listed if set(area.nations) <= set(item.attributes["of"])}
    found |= {holder.code for holder in evidence.around.holders.values()} | _several_nations(area)
    if area.level == GROUP:
        found |= {code for codes in lookups.values() for code in codes}
        found |= {ward for ward, _name in evidence.ward_of_part.values()}
    return frozenset(found) - {area.code}


def _several_nations(area: Area) -> set[str]:
    """The codes of the United Kingdom and of Great Britain: no lookup links anything to them."""
    kinds = [
        item for item in policy.items("places.code_kinds", on=localdate()) if item.attributes["level"] == "uk"
    ]
    northern = "northern_ireland" in area.nations
    return {f"{item.code}000001" for item in kinds if not (northern and item.title == "Great Britain")}


def _holding(
    evidence: Evidence,
    parts: list[str],
    drawn: list[Area],
    lookups: Mapping[str, set[str]],
    wide: frozenset[str],
) -> dict[str, frozenset[int]]:
    """Every code that holds a part, or is one, with the positions of what it holds."""
    at = {code: number for number, code in enumerate(parts)}
    holds = {code: {number} for code, number in at.items()}
    for code, (ward, _name) in evidence.ward_of_part.items():
        holds.setdefault(ward, set()).add(at[code])
    for group in drawn:
        holds[group.code] = {at[code] for code in group.codes if code in at}
    # A small area may lie in pieces of several wards; the one that it fits best, above, is its ward.
    settled = set(holds)
    for code, holders in lookups.items():
        for holder in holders - settled:
            holds.setdefault(holder, set()).add(at[code])
    for code in (evidence.area.code, *evidence.codes_before):
        holds[code] = set(at.values())
    for code in wide:
        # What holds the whole area holds every part. What holds some of a drawn group is known by its parts.
        if evidence.area.level != GROUP or code not in holds:
            holds[code] = set(at.values())
    return {code: frozenset(inside) for code, inside in holds.items()}


def _spots(
    level: str,
    evidence: Evidence,
    here: Mapping[str, Any],
    assumptions: Assumptions,
    drawn: list[Area],
    holding: Mapping[str, frozenset[int]],
) -> list[Spot]:
    if level == WARDS and evidence.parts_level != "authority":
        return [_spot(line["code"], line["name"], _range(line), holding) for line in here["by_ward"]]
    if level in (WARDS, SMALL):
        counted = {line["code"]: line for line in here["areas"]}
        return [
            _spot(part.code, part.name, _range(counted.get(part.code)), holding) for part in evidence.parts
        ]
    if level == DRAWN:
        return [
            _spot(group.code, group.name, _together(evidence, group, assumptions), holding) for group in drawn
        ]
    return []


def _spot(code: str, name: str, carers: Triple | None, holding: Mapping[str, frozenset[int]]) -> Spot:
    return Spot(code, name, carers, tuple(sorted(holding.get(code, ()))))


def _together(evidence: Evidence, group: Area, assumptions: Assumptions) -> Triple | None:
    rows = [row for code in group.codes if (row := evidence.count_of_carers(code))]
    found = carers.add_up(rows, of=len(group.codes))
    if found is None or found.carers.total is None:
        return None
    return carers.uncertain(found.carers.total, found.cells, assumptions)


def _headline(evidence: Evidence, assumptions: Assumptions) -> dict[str, Any] | None:
    found = carers.count(evidence)
    return carers.section(evidence, assumptions, found) if found else estimated.section(evidence, assumptions)


def _range(line: Mapping[str, Any] | None) -> Triple | None:
    return Triple(line["low"], line["carers"], line["high"]) if line else None
