"""How caring has changed since the census before, and why the two are hard to compare."""

from typing import Any

from django.utils.translation import gettext_lazy

from mainstay.engines import bands, change
from mainstay.places import queries as places
from mainstay.places.queries import Source
from mainstay.planning.needs.assumptions import Assumptions
from mainstay.planning.needs.carers import Count, add_up, as_published, count
from mainstay.planning.needs.censuses import EARLIER, LATER, Census, census
from mainstay.planning.needs.evidence import Evidence, cite
from mainstay.planning.needs.shaping import share

# The engine's keys → the lines of estimation.comparability that say what they mean.
SENTENCES = {
    change.BASE_DIFFERS: "base_2011_2021",
    change.QUESTION_DIFFERS: "question_2021",
    change.BANDS_DIFFER: "bands_2011",
    change.TAKEN_IN_UNUSUAL_TIMES: "lockdown_2021",
}
OTHER_SENTENCES = {
    change.NOT_REBASED: gettext_lazy(
        "The earlier rate could not be put on the later base: load the earlier census's table of age."
    ),
    change.BOUNDARY_DIFFERS: gettext_lazy(
        "The area's boundary changed between the two, so part of the change may come from that."
    ),
}
ASKED_TWICE = {"england", "wales", "invented"}
COLUMNS = ("total", "none", "hours_1_19", "hours_20_49", "hours_50_plus")


def section(evidence: Evidence, assumptions: Assumptions) -> dict[str, Any] | None:
    """Return then and now on their published bases and on one base, with every warning; None without both."""
    earlier, later = (census(code, on=assumptions.on) for code in (EARLIER, LATER))
    now = count(evidence)
    then = _before(evidence, later)
    if now is None or then is None or not set(evidence.area.nations) <= ASKED_TWICE:
        return None
    rebase = _asked_as_later(evidence, then, later.asked_from)
    found = change.between(_observe(then, earlier), _observe(now, later), rebase_to=rebase)
    return {
        "then": _side(then),
        "now": _side(now),
        "years": found.years,
        "carers_change": round(found.carers_change),
        "same_base": _same_base(found, now) if found.comparable_earlier_rate is not None else None,
        "by_hours": _by_hours(then, now, assumptions),
        "warnings": _sentences(found.warnings, assumptions),
        "sources": [cite(source) for source in (*then.sources, *now.sources)],
    }


def _before(evidence: Evidence, later: Census) -> Count | None:
    """The earlier census: the area's own row, or its authorities added up if every one of them was there then."""
    if evidence.area.level == "nation":
        return _whole_nation(evidence, later)
    codes = _codes_then(evidence)
    rows = [row for code in codes if (row := evidence.row("unpaid_care_before", code))]
    if not rows or len(rows) < len(codes):
        return None
    return add_up(rows, of=len(codes)) if len(rows) > 1 else as_published(rows[0])


def _codes_then(evidence: Evidence) -> list[str]:
    """The codes that make up the area in the earlier census: its own, those that merged into it, or its parts'."""
    if evidence.row("unpaid_care_before"):
        return [evidence.area.code]
    if evidence.parts_level == "authority":
        return [part.code for part in evidence.parts]
    return evidence.codes_before


def _whole_nation(evidence: Evidence, later: Census) -> Count | None:
    """Every authority that the nation had then: some have merged since, so today's list would miss them."""
    for source in evidence.catalogue.of("unpaid_care", before=later.files_since, level="authority"):
        found = places.sums(source, {column: [column] for column in COLUMNS}, "authority").values()
        then = [each.values for each in found if each.nation in evidence.area.nations]
        if then:
            values = {column: sum(each[column] for each in then) for column in COLUMNS}
            return Count(values, (source,), len(then), "added up")
    return None


def _observe(found: Count, at: Census) -> change.Observation:
    source = found.sources[0]
    return change.Observation(
        on=source.reference_on,
        carers=found.carers.total or 0.0,
        population=found.people,
        base=source.base,
        question=at.question,
        bands=bands.finest(key for key in found.values if key.startswith("hours_")),
        place="same code",
        unusual_times=at.unusual_times,
    )


def _asked_as_later(evidence: Evidence, then: Count, youngest: int) -> float | None:
    """People old enough for the later census at the earlier one, from its own table of single years of age."""
    year = then.sources[0].reference_on.year
    for source in evidence.catalogue.of("age"):
        if source.reference_on.year != year:
            continue
        found = _older(source, _codes_of(evidence, then), youngest)
        if found is not None:
            return found
    return None


def _codes_of(evidence: Evidence, then: Count) -> list[str]:
    if evidence.area.level == "nation":
        found = places.sums(then.sources[0], {"total": ["total"]}, "authority").values()
        return [each.code for each in found if each.nation in evidence.area.nations]
    return _codes_then(evidence)


def _older(source: Source, codes: list[str], youngest: int) -> float | None:
    totals, rows = places.column_totals(source, codes)
    young = [totals.get(f"p/{age}") for age in range(youngest)]
    if rows < len(codes) or "p/total" not in totals or any(value is None for value in young):
        return None
    return totals["p/total"] - sum(value for value in young if value is not None)


def _side(found: Count) -> dict[str, Any]:
    source, carers = found.sources[0], found.carers
    return {
        "reference_on": source.reference_on.isoformat(),
        "base": source.base,
        "base_people": round(found.people),
        "carers": round(carers.total or 0),
        "rate": carers.rate,
    }


def _same_base(found: change.Change, now: Count) -> dict[str, Any]:
    return {
        "base": now.sources[0].base,
        "then_rate": found.comparable_earlier_rate,
        "now_rate": found.later_rate,
        "change": found.rate_change,
        "relative": found.relative_rate_change,
    }


def _by_hours(then: Count, now: Count, assumptions: Assumptions) -> list[dict[str, Any]]:
    wanted = assumptions.items("estimation.bands.common_with_2011")
    try:
        sides = [
            bands.carers_by_band(side.values, into=[item.code for item in wanted]) for side in (then, now)
        ]
    except bands.BandsDoNotFit:
        return []
    return [
        {
            "band": item.code,
            "label": item.title,
            "then": round(before.carers or 0),
            "now": round(after.carers or 0),
            "then_share": share(before.carers, sides[0].total),
            "now_share": share(after.carers, sides[1].total),
        }
        for item, before, after in zip(wanted, sides[0].bands, sides[1].bands, strict=True)
    ]


def _sentences(keys: tuple[str, ...], assumptions: Assumptions) -> list[str]:
    said = {item.code: item.description for item in assumptions.items("estimation.comparability")}
    return [said[SENTENCES[key]] if key in SENTENCES else str(OTHER_SENTENCES[key]) for key in keys]
