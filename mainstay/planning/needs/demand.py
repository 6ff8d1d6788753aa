"""What short breaks the carers here would take up in a year: low, central, high, every step shown."""

from collections.abc import Mapping
from typing import Any

from mainstay.engines import bands
from mainstay.engines.demand import Demand, Step, bounds_of_demand, estimate_demand
from mainstay.engines.estimate import Triple
from mainstay.engines.funnel import BreakType, Funnel
from mainstay.planning.needs.assumptions import Assumptions
from mainstay.planning.needs.carers import uncertain
from mainstay.planning.needs.shaping import maybe, rough, roughly, spread

LINES = "estimation.break_lines"
BANDS_ASSUMED = (
    "hours_1_9",
    "hours_10_19",
    "hours_1_19",
    "hours_20_34",
    "hours_20_49",
    "hours_35_49",
    "hours_50_plus",
)


def funnel(assumptions: Assumptions) -> Funnel:
    """Return the steps from carers to breaks, as the assumptions in force say."""
    in_need = {band: assumptions.triple(f"estimation.need.{band}") for band in BANDS_ASSUMED}
    want, accept = (
        assumptions.triple("estimation.take_up.want"),
        assumptions.triple("estimation.take_up.accept"),
    )
    assert want is not None
    assert accept is not None
    kinds = []
    for line in assumptions.items(LINES):
        mix, units = (
            assumptions.triple(f"estimation.mix.{line.code}"),
            assumptions.triple(f"estimation.units.{line.code}"),
        )
        if mix is not None and units is not None:
            price = assumptions.triple(f"estimation.price.{line.code}")
            kinds.append(BreakType(line.code, line.attributes["unit"], mix, units, price))
    return Funnel({band: value for band, value in in_need.items() if value}, want, accept, tuple(kinds))


def ranges(counts: Mapping[str, float], cells: int, assumptions: Assumptions) -> dict[str, Triple]:
    """Return carers by the finest bands that have numbers, each with its range."""
    found = bands.carers_by_band(counts).bands
    return {
        band.band: uncertain(band.carers, cells, assumptions, "band")
        for band in found
        if band.carers is not None
    }


def section(carers: Mapping[str, Triple], assumptions: Assumptions) -> list[dict[str, Any]]:
    """Return demand by type of break for these carers, who are given by hours band."""
    coverage = assumptions.number("estimation.uncertainty.likely_coverage")
    lines = {line.code: line for line in assumptions.items(LINES)}
    found = estimate_demand(carers, funnel(assumptions), coverage=coverage)
    return [
        _content(each, lines[each.break_type].title, lines[each.break_type].description) for each in found
    ]


def by_place(
    places: list[tuple[str, str, Mapping[str, Triple]]], assumptions: Assumptions
) -> list[dict[str, Any]]:
    """Return demand by type of break for each place. places: code, name, carers by hours band."""
    steps = funnel(assumptions)
    return [
        {
            "code": code,
            "name": name,
            "demand": {kind: roughly(value) for kind, value in bounds_of_demand(carers, steps).items()},
        }
        for code, name, carers in places
    ]


def _content(found: Demand, title: str, description: str) -> dict[str, Any]:
    return {
        "break_type": found.break_type,
        "title": title,
        "description": description,
        "unit": found.unit,
        "low": rough(found.demand.low),
        "central": rough(found.demand.central),
        "high": rough(found.demand.high),
        "likely_low": rough(found.likely.low),
        "likely_high": rough(found.likely.high),
        "likely_coverage": found.likely.coverage,
        "unmet": roughly(found.unmet),
        "cost_pence": roughly(found.cost_pence),
        "steps": [_step(step) for step in found.steps if not step.name.startswith("met/")],
        "findings": list(found.findings),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "name": step.name,
        "operation": step.operation,
        "operand": maybe(step.operand),
        "value": spread(step.value),
        "unit": step.unit,
        "assumption": assumption_of(step.name),
    }


def assumption_of(step: str) -> str | None:
    """Return the key of the assumption a step stands on; None for counts and sums."""
    kind, _, what = step.partition("/")
    if kind == "in need" and what:
        return f"estimation.need.{what}"
    if kind in ("want", "accept"):
        return f"estimation.take_up.{kind}"
    if kind in ("mix", "units", "price"):
        return f"estimation.{kind}.{what}"
    return None
