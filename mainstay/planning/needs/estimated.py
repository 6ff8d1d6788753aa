"""Carers where no count is loaded: Scotland's published rates on the area's own population."""

from typing import Any

from django.utils.translation import gettext as _

from mainstay.engines.estimate import Triple
from mainstay.places.queries import Source
from mainstay.planning.needs import who
from mainstay.planning.needs.assumptions import Assumptions
from mainstay.planning.needs.censuses import SCOTLAND, census
from mainstay.planning.needs.evidence import Evidence, cite
from mainstay.planning.needs.shaping import share


def people_asked(evidence: Evidence, youngest: int) -> tuple[float, Source] | None:
    """Return people of the youngest age asked and over, and the newest file that says so; None where none is loaded.

    A file that has every council area of Scotland stands for Scotland, where it is newer than Scotland's own row.
    """
    for values, source in who.every_edition(evidence, "age_sex"):
        younger = [values.get(f"p/{age}") for age in range(youngest)]
        if "p/total" in values and None not in younger:
            return values["p/total"] - sum(value for value in younger if value is not None), source
    return None


def rates(assumptions: Assumptions) -> tuple[Triple, Triple]:
    """Return Scotland's rate of caring, and of caring 50 hours or more, of people asked.

    The low end is the census on its widest base, the high end the health survey's count on the narrowest.
    """
    base = assumptions.triple("estimation.carers.scotland_base")
    assert base is not None
    census = assumptions.number("estimation.carers.scotland_total")
    survey = assumptions.number("estimation.carers.scotland_health_survey")
    intense = assumptions.number("estimation.carers.scotland_50_plus")
    return (
        Triple(census / base.high, census / base.central, survey / base.low),
        Triple(intense / base.high, intense / base.central, intense / base.low),
    )


def section(evidence: Evidence, assumptions: Assumptions) -> dict[str, Any] | None:
    """Return the headline as an estimate, plainly said to be one; None where there is nothing to work from."""
    youngest = census(SCOTLAND, on=assumptions.on).asked_from
    asked = people_asked(evidence, youngest) if evidence.area.nation == "scotland" else None
    if asked is None:
        return None
    people, source = asked
    any_care, intense = rates(assumptions)
    carers, heavy = any_care * people, intense * people
    return {
        "total": round(carers.central),
        "low": round(carers.low),
        "high": round(carers.high),
        "rate": any_care.central,
        "rate_low": any_care.low,
        "rate_high": any_care.high,
        "base": _("people aged %(youngest)s and over") % {"youngest": youngest},
        "base_people": round(people),
        "method": "estimated",
        "by_hours": _bands(carers, heavy, people, assumptions),
        "common_bands": [],
        "source": cite(source),
        "sources": [cite(source)],
        "arithmetic": _arithmetic(people, youngest, any_care, carers),
        "uncertainty": _(
            "This is an estimate, not a count: it takes the area to be like Scotland as a whole, "
            "because no count of carers here has been loaded. The true figure may lie outside the range."
        ),
    }


def _arithmetic(people: float, youngest: int, any_care: Triple, carers: Triple) -> list[str]:
    sum_up = _(
        "%(people)s people aged %(youngest)s and over × %(rate)s, the rate for all of Scotland, "
        "= %(carers)s carers."
    )
    told = {
        "people": f"{people:,.0f}",
        "youngest": youngest,
        "rate": f"{any_care.central:.2%}",
        "carers": f"{carers.central:,.0f}",
    }
    return [
        sum_up % told,
        _(
            "Scotland's rate is the census of 2022; "
            "the high end is the Scottish Health Survey, which asks differently."
        ),
    ]


def _bands(carers: Triple, heavy: Triple, people: float, assumptions: Assumptions) -> list[dict[str, Any]]:
    lighter = Triple(carers.low - heavy.low, carers.central - heavy.central, carers.high - heavy.high)
    named = zip(assumptions.items("estimation.bands.estimated"), (lighter, heavy), strict=True)
    return [
        {
            "band": band.code,
            "label": band.title,
            "carers": round(value.central),
            "share": share(value.central, carers.central),
            "rate": share(value.central, people),
            "low": round(value.low),
            "high": round(value.high),
        }
        for band, value in named
    ]
