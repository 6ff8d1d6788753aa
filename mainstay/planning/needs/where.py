"""Where the carers are: by small area, by ward and by deprivation."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from mainstay.engines import equity
from mainstay.engines.equity import GroupRate
from mainstay.engines.estimate import Triple
from mainstay.places import queries as places
from mainstay.places.queries import Area, Row
from mainstay.planning.needs import adding_up, demand
from mainstay.planning.needs.assumptions import Assumptions
from mainstay.planning.needs.carers import Count, add_up, as_published, uncertain
from mainstay.planning.needs.evidence import CARING, Evidence, cite
from mainstay.planning.needs.shaping import share, spread


def section(evidence: Evidence, assumptions: Assumptions, *, by_deprivation: bool) -> dict[str, Any]:
    """Return the parts of the area with their carers, its wards and, if asked for, its deciles of deprivation."""
    level = evidence.parts_level
    counted = {part.code: row for part in evidence.parts if (row := evidence.count_of_carers(part.code))}
    wards = _wards(evidence)
    deciles = _deciles_of_parts(evidence) if by_deprivation else {}
    areas = [
        _part(part, counted[part.code], assumptions)
        | {"ward": wards.get(part.code, ("", ""))[1], "decile": deciles.get(part.code)}
        for part in evidence.parts
        if part.code in counted
    ]
    by_decile, gap = _by_decile(evidence) if by_deprivation else ([], None)
    return {
        "level": level,
        "level_label": str(adding_up.LABELS.get(level, level)),
        "areas": areas,
        "by_ward": _by_ward(evidence, counted, wards, assumptions),
        "by_decile": by_decile,
        "gap": gap,
        "adds_up": adding_up.section(evidence, counted),
        "sources": [
            cite(source) for source in {row.source.id: row.source for row in counted.values()}.values()
        ],
        "missing": _missing(evidence, counted),
    }


def _part(part: Area, row: Row, assumptions: Assumptions) -> dict[str, Any]:
    return {"code": part.code, "name": part.name, **_line(as_published(row), assumptions)}


def _line(found: Count, assumptions: Assumptions) -> dict[str, Any]:
    carers = found.carers.total or 0.0
    reach = uncertain(carers, found.cells, assumptions)
    intense = found.values.get("hours_50_plus")
    return {
        "people": round(found.people),
        "carers": round(carers),
        "rate": share(carers, found.people),
        "low": round(reach.low),
        "high": round(reach.high),
        "intense": None if intense is None else round(intense),
        "intense_rate": share(intense, found.people),
    }


def _wards(evidence: Evidence) -> dict[str, tuple[str, str]]:
    """Small area → the code and name of the ward that it fits best."""
    return evidence.ward_of_part


def _by_ward(
    evidence: Evidence, counted: dict[str, Row], wards: dict[str, tuple[str, str]], assumptions: Assumptions
) -> list[dict[str, Any]]:
    rows = []
    for ward in evidence.wards:
        own = evidence.count_of_carers(ward.code)
        inside = [row for code, row in counted.items() if wards.get(code, ("", ""))[0] == ward.code]
        found = as_published(own) if own else add_up(inside, of=len(inside))
        if found:
            rows.append(
                {"code": ward.code, "name": ward.name, "parts": len(inside), **_line(found, assumptions)}
            )
    return rows


def carers_of_wards(
    evidence: Evidence, assumptions: Assumptions
) -> list[tuple[str, str, Mapping[str, Triple]]]:
    """Return each ward's code, name and carers by hours band, from its own row or its small areas added up."""
    wards = _wards(evidence)
    answer: list[tuple[str, str, Mapping[str, Triple]]] = []
    for ward in evidence.wards:
        if own := evidence.count_of_carers(ward.code):
            answer.append((ward.code, ward.name, demand.ranges(as_published(own).counts, 1, assumptions)))
            continue
        inside = [
            row
            for part in evidence.parts
            if wards.get(part.code, ("", ""))[0] == ward.code and (row := evidence.count_of_carers(part.code))
        ]
        if found := add_up(inside, of=len(inside)):
            answer.append((ward.code, ward.name, demand.ranges(found.counts, found.cells, assumptions)))
    return answer


def _deciles_of_parts(evidence: Evidence) -> dict[str, int]:
    index = evidence.index_of_deprivation()
    if index is None or evidence.parts_level == "authority":
        return {}
    return places.deciles(index, [part.code for part in evidence.parts])


def _by_decile(evidence: Evidence) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    index, source = evidence.index_of_deprivation(), evidence.care_by_small_area()
    if index is None or source is None:
        return [], None
    found = places.by_decile(source, CARING, index, *_small_areas(evidence))
    if not found:
        return [], None
    groups = [each.decile for each in found]
    people = [each.values["people"] for each in found]
    any_care = equity.rates_by_group(
        groups, [each.values["people"] - each.values["not_caring"] for each in found], people, in_order=groups
    )
    intense = equity.rates_by_group(
        groups, [each.values["intense"] for each in found], people, in_order=groups
    )
    rows = [
        _decile(one, heavy, each.places) for one, heavy, each in zip(any_care, intense, found, strict=True)
    ]
    return rows, _gap(intense)


def _small_areas(evidence: Evidence) -> tuple[list[str] | None, list[str]]:
    """The small areas to look at, or None for all of the nation's; or the authorities whose small areas are meant."""
    if evidence.area.level == "nation":
        return None, []
    if evidence.parts_level == "authority":
        return [], [old for part in evidence.parts for old in (part.code, *places.codes_before(part.code))]
    return evidence.around.codes(evidence.small_level) or [evidence.area.code], []


def _decile(any_care: GroupRate, intense: GroupRate, areas: int) -> dict[str, Any]:
    rate, heavy = any_care.rate, intense.rate
    return {
        "decile": any_care.group,
        "places": areas,
        "people": round(any_care.base),
        "carers": round(any_care.count),
        "rate": rate.central if rate else None,
        "low": rate.low if rate else None,
        "high": rate.high if rate else None,
        "intense": round(intense.count),
        "intense_rate": heavy.central if heavy else None,
    }


def _gap(intense: list[GroupRate]) -> dict[str, Any] | None:
    if len(intense) < 2:
        return None
    ratio = equity.ratio(intense[0], intense[-1])
    if ratio is None:
        return None
    told = {"most": intense[0].group, "least": intense[-1].group, "times": f"{ratio.central:.1f}"}
    sentences = [
        _(
            "People in the most deprived tenth found here (decile %(most)s) are %(times)s times as "
            "likely to care 50 hours a week or more as those in the least deprived (decile %(least)s)."
        )
        % told
    ]
    if equity.falls_at_every_step(intense):
        sentences.append(_("The rate falls at every step."))
    return {"ratio": spread(ratio), "sentence": " ".join(sentences)}


def _missing(evidence: Evidence, counted: dict[str, Row]) -> str | None:
    told = {"parts": adding_up.called(evidence.parts_level), "area": evidence.area.name}
    if evidence.area.level in ("lsoa", "data_zone"):
        return None
    if not evidence.parts:
        nothing = _(
            "Nothing that has been loaded says which %(parts)s lie in %(area)s. Load a lookup or outlines."
        )
        return nothing % told
    if not counted:
        return _("No count of carers by %(parts)s has been loaded. Load the census table for them.") % told
    if len(counted) < len(evidence.parts):
        without = len(evidence.parts) - len(counted)
        told |= {"without": f"{without:,}", "all": f"{len(evidence.parts):,}"}
        said = _("%(without)s of %(all)s %(parts)s have no count of carers.")
        return said % told
    return None
