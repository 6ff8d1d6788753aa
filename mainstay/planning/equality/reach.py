"""Who is reached in an area: carers to expect in each group and ward beside those known to services."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mainstay import policy
from mainstay.engines import reach as engine
from mainstay.engines.estimate import Triple
from mainstay.engines.reach import BELOW, Reach
from mainstay.places.queries import Area
from mainstay.planning.equality.expected import Expected, expected
from mainstay.planning.needs import NoFigures, carers, estimated, where
from mainstay.planning.needs.assumptions import Assumptions
from mainstay.planning.needs.evidence import Evidence, cite
from mainstay.planning.needs.known import EVERYONE, KNOWN, Known, known

COVERAGE = "estimation.uncertainty.coverage"
LEAST = "equality.reach.least_expected"


@dataclass(frozen=True)
class Line:
    """One group or place. people: carers to expect, in whole people; known: as it may be shown; given: any number."""

    code: str
    title: str
    people: Triple | None
    known: Triple | None
    given: bool
    why: str
    assumption: str
    reach: Reach


@dataclass(frozen=True)
class Reached:
    """Reach of an area's groups and wards. known: all who are known, on known_on; None where no count is loaded.

    coverage: how often all intervals of one table hold together. least: see the engine.
    """

    area: Area
    carers: Triple
    known: Triple | None
    known_on: date | None
    groups: Sequence[Line]
    wards: Sequence[Line]
    coverage: float
    least: float
    sources: Sequence[Mapping[str, Any]]

    def flagged(self) -> list[Line]:
        """Groups, then wards, that are reached less than carers as a whole."""
        return [line for line in (*self.groups, *self.wards) if line.reach.finding == BELOW]


def reached(area: Area, *, as_at: date, local: Mapping[str, policy.Override]) -> Reached:
    """Return who is reached in an area. Raises NoFigures where nothing says how many carers there are."""
    evidence, assumptions = Evidence(area), Assumptions(as_at, area.nation, local)
    found = carers.count(evidence)
    headline = (
        carers.section(evidence, assumptions, found) if found else estimated.section(evidence, assumptions)
    )
    if headline is None:
        raise NoFigures(area)
    everyone = Triple(headline["low"], headline["total"], headline["high"])
    row = evidence.row(KNOWN)
    counts = _known(evidence, assumptions) if row and EVERYONE in row.values else None
    judge = _Judge(counts, area.code, assumptions.number(COVERAGE), assumptions.number(LEAST))
    groups = judge.lines(expected(evidence, assumptions, everyone), everyone)
    wards = where.section(evidence, assumptions, by_deprivation=False)["by_ward"] if counts else []
    return Reached(
        area,
        everyone,
        judge.everyone,
        row.source.reference_on if row else None,
        groups,
        judge.lines(_wards(wards), everyone),
        judge.coverage,
        judge.least,
        [*headline["sources"], *([cite(row.source)] if row else [])],
    )


def _known(evidence: Evidence, assumptions: Assumptions) -> Known:
    below = int(assumptions.number("statistics.disclosure.suppress_below"))
    return known(evidence, below=below, to=int(assumptions.number("statistics.disclosure.round_to")))


def _wards(rows: Sequence[Mapping[str, Any]]) -> list[Expected]:
    parts = engine.parts_of({row["code"]: Triple(row["low"], row["carers"], row["high"]) for row in rows})
    return [Expected(row["code"], row["name"], parts[row["code"]], "") for row in rows]


@dataclass(frozen=True)
class _Judge:
    counts: Known | None
    area_code: str
    coverage: float
    least: float

    @property
    def everyone(self) -> Triple | None:
        return self.counts.shown.get(self.area_code) if self.counts else None

    def lines(self, groups: Sequence[Expected], everyone: Triple) -> list[Line]:
        """The groups as they are reached, those below first, then by ratio; what cannot be said last."""
        shown = self.counts.shown if self.counts else {}
        compared = sum(group.part is not None and shown.get(group.code) is not None for group in groups)
        coverage = engine.each_of(compared, self.coverage)
        made = [self._line(group, everyone, shown.get(group.code), coverage) for group in groups]
        return sorted(made, key=_first_what_is_below)

    def _line(self, group: Expected, everyone: Triple, shown: Triple | None, coverage: float) -> Line:
        return Line(
            group.code,
            group.title,
            group.part * everyone if group.part else None,
            shown,
            self.counts is not None and group.code in self.counts.counts,
            group.why,
            group.assumption,
            engine.reach(group.part, shown, self.everyone, coverage=coverage, least=self.least),
        )


def _first_what_is_below(line: Line) -> tuple[bool, bool, float]:
    ratio = line.reach.ratio
    return ratio is None, line.reach.finding != BELOW, ratio.central if ratio else 0
