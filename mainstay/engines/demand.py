"""How many short breaks the carers of a place would take up in a year, as a range, step by step.

    carers by hours band × share not able to take sufficient breaks (by band)  → in need
    × share who want support for a break                                       → want
    × share who would accept what can be offered                               → would take one up
    × mix of break types × units per carer-year                                → demand, in nights, hours …
    − already met                                                              → unmet
    × price of a unit                                                          → what the demand would cost

Each type of break has two ranges. Its *bounds* take all the low assumptions together, then all the high ones:
the demand is not outside them unless an assumption is. Its *likely* range (see ``likely``) draws each by
itself. Nothing is added up across types: nights are not hours, and all types cannot be at their highest share
at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add

from mainstay.engines.estimate import Triple, total
from mainstay.engines.funnel import BreakType, Funnel
from mainstay.engines.likely import SAME_EVERY_TIME, Draws, Likely, Sampler, middle

MORE_IS_PROVIDED = "more is provided than the central estimate of demand"
MAY_BE_MET = "demand may already be met"


@dataclass(frozen=True)
class Step:
    """One line of the arithmetic: the line above, this operation with this operand, gives this value.

    name: the assumption ("in need/hours_50_plus", "accept", "price/sitting"), by which its source can be
    found.
    operation: "" begins with a figure, "×" and "−" work on the line above, "Σ" adds up the lines of one kind.
    operand: None where the operation takes none. unit: of the value.
    """

    name: str
    operation: str
    operand: Triple | None
    value: Triple
    unit: str


@dataclass(frozen=True)
class Demand:
    """Demand for one type of break in a year, in its unit.

    unmet: demand less what is already met, never below 0; `findings` says where that floor was needed.
    cost_pence, unmet_cost_pence: what that demand would cost; None where the type has no price.
    steps: from carers to this answer, in order, to be shown as arithmetic, before any floor.
    """

    break_type: str
    unit: str
    demand: Triple
    likely: Likely
    unmet: Triple
    unmet_likely: Likely
    cost_pence: Triple | None
    unmet_cost_pence: Triple | None
    steps: tuple[Step, ...]
    findings: tuple[str, ...]


def estimate_demand(
    carers: Mapping[str, Triple],
    funnel: Funnel,
    already_met: Mapping[str, Triple] | None = None,
    *,
    sampler: Sampler = SAME_EVERY_TIME,
    coverage: float = 0.8,
) -> list[Demand]:
    """Demand by break type, in the funnel's order, for the carers of one place.

    carers: people by hours band; the bands must not overlap (see ``bands.finest``). No bands: no demand.
    already_met: units a year by break type, from every source; a type that is absent has nothing met.
    Bounds of places add up to the bounds of their area; likely ranges do not: ask again for the whole area.
    Raises ValueError for a band with no share in need, or a break type met that the funnel does not have.
    """
    met = already_met or {}
    _check(carers, funnel, met)
    shared = _steps_to_taking_up(carers, funnel)
    drawn = _draws_of_taking_up(carers, funnel, sampler)
    return [
        _demand_for(kind, shared, met.get(kind.key, Triple.exactly(0)), drawn, sampler, coverage)
        for kind in funnel.breaks
    ]


def bounds_of_demand(carers: Mapping[str, Triple], funnel: Funnel) -> dict[str, Triple]:
    """Demand by break type without its likely range, which takes most of the time: for many places at once.

    Raises ValueError for a band with no share in need.
    """
    _check(carers, funnel, {})
    taking_up = _steps_to_taking_up(carers, funnel)[-1].value
    return {kind.key: taking_up * kind.share * kind.units_per_year for kind in funnel.breaks}


def _check(carers: Mapping[str, Triple], funnel: Funnel, met: Mapping[str, Triple]) -> None:
    known = {kind.key for kind in funnel.breaks}
    wrong = [
        f"No share in need is given for the band {band}." for band in carers if band not in funnel.in_need
    ]
    wrong += [
        f"Breaks of type {key} are met, but no such type is assumed." for key in met if key not in known
    ]
    if wrong:
        raise ValueError(" ".join(wrong))


def _steps_to_taking_up(carers: Mapping[str, Triple], funnel: Funnel) -> list[Step]:
    steps = []
    for band, count in carers.items():
        share = funnel.in_need[band]
        steps.append(Step(f"carers/{band}", "", None, count, "carers"))
        steps.append(Step(f"in need/{band}", "×", share, count * share, "carers"))
    in_need = total(step.value for step in steps if step.operation == "×")
    steps.append(Step("in need", "Σ", None, in_need, "carers"))
    steps.append(_times("want", funnel.want, steps[-1], "carers"))
    steps.append(_times("accept", funnel.accept, steps[-1], "carers"))
    return steps


def _times(name: str, operand: Triple, line_above: Step, unit: str) -> Step:
    return Step(name, "×", operand, line_above.value * operand, unit)


def _draws_of_taking_up(carers: Mapping[str, Triple], funnel: Funnel, sampler: Sampler) -> Draws:
    in_need = (
        sampler.of(("carers", band), count) * sampler.of(("in need", band), funnel.in_need[band])
        for band, count in carers.items()
    )
    everyone = reduce(add, in_need, sampler.of("nobody", Triple.exactly(0)))
    return everyone * sampler.of("want", funnel.want) * sampler.of("accept", funnel.accept)


def _demand_for(
    kind: BreakType, shared: list[Step], met: Triple, drawn: Draws, sampler: Sampler, coverage: float
) -> Demand:
    mix = _times(f"mix/{kind.key}", kind.share, shared[-1], "carers")
    units = _times(f"units/{kind.key}", kind.units_per_year, mix, kind.unit)
    net = Step(f"met/{kind.key}", "−", met, units.value - met, kind.unit)
    wanted = drawn * sampler.of(mix.name, kind.share) * sampler.of(units.name, kind.units_per_year)
    left = (wanted - sampler.of(net.name, met)).clip(min=0)
    unmet = net.value.kept_within(floor=0)
    price = kind.price_pence
    return Demand(
        break_type=kind.key,
        unit=kind.unit,
        demand=units.value,
        likely=middle(wanted, coverage),
        unmet=unmet,
        unmet_likely=middle(left, coverage),
        cost_pence=units.value * price if price else None,
        unmet_cost_pence=unmet * price if price else None,
        steps=(*shared, mix, units, net),
        findings=_findings(net.value),
    )


def _findings(net: Triple) -> tuple[str, ...]:
    if net.central < 0:
        return (MORE_IS_PROVIDED,)
    return (MAY_BE_MET,) if net.low < 0 else ()
