"""Put an assessment together: the sections asked for, the warnings that belong to them, and what they stand on."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.directory import queries as directory
from mainstay.engines.estimate import Triple
from mainstay.places.queries import Area
from mainstay.planning.needs import (
    carers,
    change,
    compared,
    demand,
    estimated,
    hidden,
    overlooked,
    warnings,
    where,
    who,
)
from mainstay.planning.needs.assumptions import Assumptions
from mainstay.planning.needs.evidence import Evidence

SECTIONS = ("where", "deprivation", "who", "overlooked", "compared", "change", "hidden", "demand", "services")


class NoFigures(Exception):
    """Nothing loaded says how many carers there are; ``way_out`` says what to load."""

    def __init__(self, area: Area) -> None:
        told = {"area": area.name, "code": area.code}
        super().__init__(_("No count of unpaid care has been loaded for %(area)s (%(code)s).") % told)
        self.way_out = (
            _(
                "Load the census table of unpaid care for its nation, or Scotland's population by single year of age, "
                "and, for an area made of others, the lookup that says which."
            )
            if area.nation == "scotland"
            else _(
                "Load the census table of unpaid care for its nation "
                "and, for an area made of others, the lookup that says which."
            )
        )


def assess(
    area: Area,
    *,
    as_at: date,
    local: Mapping[str, policy.Override],
    sections: Collection[str] = SECTIONS,
) -> dict[str, Any]:
    """Return the needs assessment of an area as plain values, ready to show, keep or send.

    The shape is that of needs.schema.json. Only the sections named are worked out; the headline always is.
    Its sentences are in the language of whoever asks. They are part of what is saved: a version keeps the language
    that it was saved in. Keys, codes and what packs and files say are the same in every language.
    Raises NoFigures where there is nothing to count carers by.
    """
    evidence = Evidence(area)
    assumptions = Assumptions(as_at, area.nation, local)
    found = carers.count(evidence)
    headline = (
        carers.section(evidence, assumptions, found) if found else estimated.section(evidence, assumptions)
    )
    if headline is None:
        raise NoFigures(area)
    content: dict[str, Any] = {
        "format": 1,
        "as_at": as_at.isoformat(),
        "area": {
            "code": area.code,
            "name": area.name,
            "level": area.level,
            "nation": area.nation,
            "invented": area.invented,
            "parts": len(evidence.parts),
        },
        "carers": headline,
        "warnings": [],
    }
    content |= _sections(evidence, assumptions, content, found, sections)
    content["sources"] = _cited(content)
    content["warnings"] = warnings.sentences(evidence, assumptions, content)
    content["assumptions"] = assumptions.content()
    return content


def _sections(
    evidence: Evidence,
    assumptions: Assumptions,
    content: dict[str, Any],
    found: carers.Count | None,
    wanted: Collection[str],
) -> dict[str, Any]:
    headline = content["carers"]
    everyone = Triple(headline["low"], headline["total"], headline["high"])
    made: dict[str, Any] = {}
    if {"where", "deprivation", "hidden"} & set(wanted):
        made["where"] = where.section(evidence, assumptions, by_deprivation="deprivation" in wanted)
    if "who" in wanted:
        made["who"] = who.section(evidence)
    if {"overlooked", "hidden"} & set(wanted):
        made["overlooked"] = overlooked.section(evidence, assumptions, everyone)
    if "compared" in wanted:
        made["compared"] = compared.section(evidence, assumptions, headline)
    if "change" in wanted:
        made["change"] = change.section(evidence, assumptions)
    if "hidden" in wanted:
        made["hidden"] = hidden.section(
            evidence, assumptions, everyone, made["overlooked"], made["where"]["by_ward"]
        )
    if "demand" in wanted:
        by_band = demand.ranges(found.counts, found.cells, assumptions) if found else _by_band(headline)
        made["demand"] = demand.section(by_band, assumptions)
        made["demand_by_place"] = demand.by_place(_places(evidence, assumptions), assumptions)
    if "services" in wanted:
        made["services"] = directory.services_in(_codes(evidence))
    return {name: value for name, value in made.items() if name in wanted or name == "demand_by_place"}


def _by_band(headline: dict[str, Any]) -> dict[str, Triple]:
    """An estimate's two bands; the lighter one is taken as the lightest that an assumption exists for."""
    renamed = {"hours_1_49": "hours_1_19"}
    return {
        renamed.get(band["band"], band["band"]): Triple(band["low"], band["carers"], band["high"])
        for band in headline["by_hours"]
    }


def _places(evidence: Evidence, assumptions: Assumptions) -> list[tuple[str, str, Mapping[str, Triple]]]:
    """Wards where there are any, else what the area is shown by, with their carers by band."""
    if evidence.wards:
        return where.carers_of_wards(evidence, assumptions)
    return [
        (part.code, part.name, demand.ranges(carers.as_published(row).counts, 1, assumptions))
        for part in evidence.parts
        if (row := evidence.count_of_carers(part.code))
    ]


def _codes(evidence: Evidence) -> list[str]:
    parts = [part.code for level in evidence.around.parts.values() for part in level]
    return [evidence.area.code, *parts, *(holder.code for holder in evidence.around.holders.values())]


def _cited(content: Any) -> list[dict[str, Any]]:
    """Every file that is cited anywhere in the content, once, by dataset and date."""
    found: dict[tuple[str, str], dict[str, Any]] = {}

    def look(value: Any) -> None:
        if isinstance(value, dict):
            if "sha256" in value and "dataset" in value:
                found[value["dataset"], value["sha256"]] = value
            for each in value.values():
                look(each)
        elif isinstance(value, list):
            for each in value:
                look(each)

    look(content)
    return sorted(found.values(), key=lambda one: (one["dataset"], one["reference_on"], one["file"]))
