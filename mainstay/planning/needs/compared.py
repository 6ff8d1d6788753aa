"""How the area compares: with its region and nation, and with the areas most like it."""

from math import nan
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from mainstay.engines import neighbours
from mainstay.places import queries as places
from mainstay.places.queries import Source, Sums
from mainstay.planning.needs import for_scale
from mainstay.planning.needs.assumptions import Assumptions
from mainstay.planning.needs.evidence import Evidence, cite
from mainstay.planning.needs.shaping import share
from mainstay.planning.needs.who import single_years
from mainstay.policy import in_words

NOT_AUTHORITIES = ("lsoa", "data_zone", "msoa", "intermediate_zone", "ward")
# In English, because they are keys of what is kept as well; _called gives them in words.
VARIABLES = {
    "aged_65_plus": gettext_noop("People aged 65 and over"),
    "deprivation": gettext_noop("Deprivation"),
    "density": gettext_noop("People per square kilometre"),
    "caring_50_plus": gettext_noop("People who care 50 hours or more"),
}


def section(evidence: Evidence, assumptions: Assumptions, carers: dict[str, Any]) -> dict[str, Any]:
    """Return the area beside its region, nation and neighbours, with how the neighbours were found."""
    area = evidence.area
    heavy = next((band for band in carers["by_hours"] if band["band"] == "hours_50_plus"), None)
    rows = [
        {
            "code": area.code,
            "name": area.name,
            "kind": "this area",
            "carers": carers["total"],
            "rate": carers["rate"],
            "intense_rate": share(heavy["carers"], carers["base_people"]) if heavy else None,
            "distance": None,
        }
    ]
    rows += _wider(evidence)
    if area.invented:
        rows.append(for_scale.england(assumptions))
    found = _neighbours(evidence, assumptions) if area.code in evidence.authorities else None
    if found:
        rows += [_row(evidence.authorities[each.code], "neighbour", each.distance) for each in found.nearest]
    return {
        "rows": rows,
        "neighbours": [_contributions(evidence, each) for each in found.nearest] if found else [],
        "left_out": [
            {"name": evidence.authorities[each.code].name, "why": ", ".join(map(_why, each.why))}
            for each in (found.left_out if found else ())
        ],
        "method": [
            *(_method(found, assumptions) if found else []),
            *([for_scale.sentence()] if area.invented else []),
        ],
        "sources": [cite(source) for source in _sources(evidence, with_neighbours=found is not None)],
    }


def _sources(evidence: Evidence, *, with_neighbours: bool) -> list[Source]:
    """The files the comparison came from: counts of carers, and what similar areas were found by."""
    used = [source for source in evidence.care_sources if "authority" in source.levels]
    if with_neighbours:
        for dataset in ("age", "deprivation"):
            used += evidence.catalogue.of(dataset, level="authority")[:1]
    return used


def _wider(evidence: Evidence) -> list[dict[str, Any]]:
    area, known = evidence.area, evidence.authorities
    rows = []
    for level in ("ward", "authority", "county", "region"):
        holder = evidence.around.holders.get(level)
        if holder is None or holder.code == area.code:
            continue
        if holder.code in known:
            rows.append(_row(known[holder.code], level, None))
        elif level == "region":
            members = [
                known[part.code]
                for part in places.around(holder, without=NOT_AUTHORITIES).parts.get("authority", [])
                if part.code in known
            ]
            rows += [_total(holder.code, holder.name, level, members)] if members else []
    nation = [each for each in known.values() if each.nation == area.nation]
    if nation and area.level != "nation" and area.nation != "invented":
        rows.append(_total(area.nation, in_words(area.nation), "nation", nation))
    return rows


def _row(sums: Sums, kind: str, distance: float | None) -> dict[str, Any]:
    return _total(sums.code, sums.name, kind, [sums]) | {"distance": distance}


def _total(code: str, name: str, kind: str, members: list[Sums]) -> dict[str, Any]:
    whole = [each.values for each in members if {"people", "not_caring", "intense"} <= set(each.values)]
    people = sum(each["people"] for each in whole)
    carers = people - sum(each["not_caring"] for each in whole)
    return {
        "code": code,
        "name": name,
        "kind": kind,
        "carers": round(carers),
        "rate": share(carers, people),
        "intense_rate": share(sum(each["intense"] for each in whole), people),
        "distance": None,
    }


def _neighbours(evidence: Evidence, assumptions: Assumptions) -> neighbours.Neighbours | None:
    codes = list(evidence.authorities)
    values = _values(evidence, codes, int(assumptions.number("estimation.ages.older_from")))
    here = codes.index(evidence.area.code)
    count = int(assumptions.number("estimation.neighbours.how_many"))
    # A figure that the area has and next to nobody else would leave everybody out.
    used = {
        name: column
        for name, column in values.items()
        if column[here] == column[here] and sum(value == value for value in column) > count
    }
    if len(used) < 2:
        return None
    return neighbours.nearest(
        evidence.area.code,
        neighbours.Candidates(
            codes=codes,
            nations=[evidence.authorities[code].nation for code in codes],
            values=used,
            within_nation=frozenset({"deprivation"} & set(used)),
        ),
        count=count,
        weights={name: assumptions.number(f"estimation.neighbours.weight_{name}") for name in used},
    )


def _values(evidence: Evidence, codes: list[str], older_from: int) -> dict[str, list[float]]:
    known = evidence.authorities
    older = _share_of(evidence, "age", lambda age: age >= older_from)
    score = _column(evidence, "deprivation", "imd_score")
    areas = places.square_km(codes)
    people = {code: each.values.get("people", nan) for code, each in known.items()}
    return {
        "aged_65_plus": [older.get(code, nan) for code in codes],
        "deprivation": [score.get(code, nan) for code in codes],
        "density": [people[code] / areas[code] if areas.get(code) else nan for code in codes],
        "caring_50_plus": [
            known[code].values["intense"] / people[code]
            if "intense" in known[code].values and people[code]
            else nan
            for code in codes
        ],
    }


def _share_of(evidence: Evidence, dataset: str, wanted: Any) -> dict[str, float]:
    answer: dict[str, float] = {}
    for source in reversed(evidence.catalogue.of(dataset, level="authority")):
        older = [key for age, key in single_years(source.columns).items() if wanted(age)]
        if older and "p/total" in source.columns:
            found = places.sums(source, {"part": older, "all": ["p/total"]}, "authority")
            answer |= {
                code: each.values["part"] / each.values["all"]
                for code, each in found.items()
                if each.values.get("all") and "part" in each.values
            }
    return answer


def _column(evidence: Evidence, dataset: str, column: str) -> dict[str, float]:
    answer: dict[str, float] = {}
    sources: list[Source] = evidence.catalogue.of(dataset, level="authority")
    for source in reversed([each for each in sources if column in each.columns]):
        found = places.sums(source, {"value": [column]}, "authority")
        answer |= {code: each.values["value"] for code, each in found.items() if "value" in each.values}
    return answer


def _contributions(evidence: Evidence, found: neighbours.Neighbour) -> dict[str, Any]:
    parts = sorted(found.contributions.items(), key=lambda pair: -pair[1])
    return {
        "name": evidence.authorities[found.code].name,
        "distance": found.distance,
        "differs_most_in": _called(parts[0][0]) if parts else None,
        "contributions": {VARIABLES[name]: value for name, value in parts},
    }


def _called(variable: str) -> str:
    return _(VARIABLES[variable])


def _why(reason: str) -> str:
    if reason not in VARIABLES:
        return reason
    return _("no figure for %(variable)s") % {"variable": _called(reason).lower()}


def _method(found: neighbours.Neighbours, assumptions: Assumptions) -> list[str]:
    names = list(found.nearest[0].contributions) if found.nearest else []
    weights = [
        f"{_called(name).lower()} ({assumptions.number(f'estimation.neighbours.weight_{name}'):g})"
        for name in names
    ]
    lines = [
        _("The nearest of %(count)s authorities, by %(variables)s; the weight of each is in brackets.")
        % {"count": f"{found.compared:,}", "variables": ", ".join(weights)},
        _(
            "Each is put on one scale (standard deviations from the mean); "
            "the distance is the root of the weighted squares."
        ),
    ]
    missing = [_called(name).lower() for name in VARIABLES if name not in names]
    if missing:
        unused = _("Not used, because no figures for it are loaded: %(variables)s.")
        lines.append(unused % {"variables": ", ".join(missing)})
    return lines
