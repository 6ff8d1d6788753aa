"""What an elected member is told of one ward, each figure with the number of its source: enough for two pages."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.local.queries import local_values
from mainstay.places import queries as places
from mainstay.places.queries import Area
from mainstay.planning.coverage.whole import Coverage, matrix_for
from mainstay.planning.models import NeedsAssessment
from mainstay.planning.needs import NoFigures, assess
from mainstay.planning.priorities.naming import titles
from mainstay.planning.queries.coverage import Listed, routes
from mainstay.planning.queries.priorities import Line, in_review, review_asked_for
from mainstay.planning.strategy import law
from mainstay.planning.strategy.references import References

Content = dict[str, Any]
GAP = "gap"


def paper_of(ward: Area, *, by: User, today: date) -> Content:
    """Return what is known of a ward today as plain values; a fixed number of queries.

    A part about which nothing is known is empty, and ``why`` says why there are no figures.
    """
    refs = References()
    whole = places.area(by.authority.area_code)
    needs, why = _needs(ward, whole, refs, by=by, today=today)
    return {
        "ward": {"code": ward.code, "name": ward.name},
        "authority": by.authority.name,
        "invented": by.authority.invented,
        "made_on": today.isoformat(),
        "needs": needs,
        "why": why,
        "services": _services(ward, whole, refs, today) if whole else None,
        "decided": _decided(ward, refs, by=by, today=today),
        "law": law.lines(by.authority.nation, today),
        "references": refs.listed,
    }


def _needs(
    ward: Area, whole: Area | None, refs: References, *, by: User, today: date
) -> tuple[Content | None, str]:
    """The ward's line of the newest saved assessment of the area, or of one worked out now; else why there is none."""
    saved = NeedsAssessment.objects.filter(authority=by.authority, area_code=by.authority.area_code).first()
    if saved:
        content = saved.content
        number = refs.assessment(saved)
    elif whole is None:
        return None, _("The area of this authority has not been loaded.")
    else:
        try:
            content = assess(whole, as_at=today, local=local_values(), sections=("where", "hidden"))
        except NoFigures as refusal:
            return None, f"{refusal} {refusal.way_out}"
        href = reverse("planning:area", args=[whole.code])
        number = refs.page(
            href, kind="needs", title=_("Needs of carers in %(area)s") % {"area": whole.name}, on=today
        )
    line = _line((content.get("where") or {}).get("by_ward"), ward.code)
    if line is None:
        return None, _("The assessment of this area has no figures for this ward.")
    hidden = content.get("hidden") or {}
    found = _line(hidden.get("by_place"), ward.code) or {}
    files = [_file(source, refs) for source in _sources(content)]
    whole_of = content["carers"]
    most: Mapping[str, Any] = next(
        (band for band in whole_of.get("by_hours") or [] if band["band"] == "hours_50_plus"), {}
    )
    return {
        "carers": {"low": line["low"], "central": line["carers"], "high": line["high"]},
        "rate": line["rate"],
        "rate_of_all": whole_of.get("rate"),
        "carers_of_all": whole_of.get("total"),
        "intense": line["intense"],
        "intense_rate": line["intense_rate"],
        "intense_of_all": most.get("carers"),
        "known": found.get("known"),
        "known_of_all": hidden.get("known"),
        "hidden_of_all": hidden.get("hidden"),
        "known_on": hidden.get("known_on"),
        "hidden": found.get("hidden"),
        "share_known": found.get("share_known"),
        "share_known_of_all": hidden.get("share_known"),
        "as_at": content["as_at"],
        "refs": sorted({number, *files}),
    }, ""


def _line(rows: Sequence[Mapping[str, Any]] | None, code: str) -> Mapping[str, Any] | None:
    return next((row for row in rows or () if row["code"] == code), None)


def _sources(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The files that the ward's figures came from: those of the count by place, and of people known to services."""
    found = list((content.get("where") or {}).get("sources") or [])
    known = (content.get("hidden") or {}).get("source")
    return [*found, known] if known else found


def _file(source: Mapping[str, Any], refs: References) -> int:
    on = date.fromisoformat(source["reference_on"]) if source.get("reference_on") else None
    href = f"{reverse('interop:files')}#{source['sha256'][:12]}"
    said = source.get("publisher") or ""
    return refs.page(href, kind="file", title=source.get("title") or source["dataset"], source=said, on=on)


def _services(ward: Area, whole: Area, refs: References, today: date) -> Content | None:
    found = matrix_for(whole, on=today, local=local_values())
    try:
        cells = found.of_place(ward.code)
    except KeyError:
        return None
    page = f"{reverse('planning:coverage_of', args=[whole.code])}?place={ward.code}"
    number = refs.page(
        page, kind="coverage", title=_("What reaches carers in %(ward)s") % {"ward": ward.name}, on=today
    )
    keys = {key for seen in cells for key in (*seen.cell.keys, *seen.cell.general_keys)}
    inside = _inside(ward)
    own = [found.services[key] for key in keys if _own(found.services[key], inside)]
    money = [
        pence
        for seen in cells
        for volume in (seen.cell.meant, seen.cell.general)
        for pence in volume.pence.values()
    ]
    return {
        "reach": len(keys),
        "own": [_service(each) for each in sorted(own, key=lambda each: each.name)],
        "gaps": [seen.intervention.title for seen in cells if seen.level == GAP],
        "interventions": len(cells),
        "pence": round(sum(money)),
        "unpriced": len({key for key in keys if found.services[key].pence_a_year is None}),
        "ending": _ending(found, keys),
        "refs": [number],
    }


def _inside(ward: Area) -> frozenset[str]:
    parts = places.around(ward).parts
    return frozenset({ward.code, *(part.code for level in parts.values() for part in level)})


def _own(service: Listed, inside: frozenset[str]) -> bool:
    """Whether a service is there for this ward: it is held in it, or serves nowhere else."""
    held = bool(inside & set(service.small_areas))
    return held or (bool(service.areas) and set(service.areas) <= inside)


def _service(each: Listed) -> Content:
    return {
        "name": each.name,
        "provider": each.provider,
        "funded": routes().get(each.route, ""),
        "id": each.id,
    }


def _ending(found: Coverage, keys: set[int]) -> list[str]:
    """Names of services whose money ends within the time that the packs look ahead."""
    when = {key: found.services[key].funding_ends_on for key in keys}
    return sorted(found.services[key].name for key, day in when.items() if day and day <= found.ending_before)


def _decided(ward: Area, refs: References, *, by: User, today: date) -> Content | None:
    review = review_asked_for(by, "")
    if review is None:
        return None
    found = in_review(by, review, today, also=("options",))
    touching = [line for line in found.lines if not line.priority.places or ward.code in line.priority.places]
    if not touching:
        return None
    page = f"{reverse('planning:priorities')}?review={review.pk}"
    number = refs.page(
        page, kind="decision", title=_("Priorities of %(review)s") % {"review": review.title}, on=today
    )
    last = len(found.lines) + 1
    touching.sort(key=lambda line: (ward.code not in line.priority.places, line.carers_place or last))
    interventions = dict(titles("model.interventions", today))
    return {"priorities": [_priority(line, ward, interventions) for line in touching], "refs": [number]}


def _priority(line: Line, ward: Area, interventions: Mapping[str, str]) -> Content:
    each = line.priority
    options = list(each.options.all())
    chosen = next((one for one in options if one.chosen), None)
    nothing = next((one for one in options if one.does_nothing), None)
    return {
        "id": each.pk,
        "title": each.title,
        "here_alone": ward.code in each.places,
        "state": each.state,
        "state_label": each.get_state_display(),
        "decided_on": each.decided_on.isoformat() if each.decided_on else None,
        "carers_place": line.carers_place,
        "cost_pence": chosen.cost_pence if chosen else None,
        "cost_low_pence": each.cost_low_pence,
        "cost_high_pence": each.cost_high_pence,
        "nothing": nothing.risk_of_not_doing if nothing else "",
        "nothing_pence": nothing.cost_pence if nothing else None,
        "interventions": [interventions.get(code, code) for code in each.interventions],
    }
