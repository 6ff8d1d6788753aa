"""The sentences that must be read with an assessment: what the figures cannot bear."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.planning.needs.assumptions import Assumptions
from mainstay.planning.needs.censuses import LATER, census
from mainstay.planning.needs.evidence import Evidence


def sentences(evidence: Evidence, assumptions: Assumptions, content: dict[str, Any]) -> list[str]:
    """Return every warning that belongs to what is shown, the gravest first; none twice."""
    said = {item.code: item.description for item in assumptions.items("estimation.comparability")}
    found: list[str] = []
    headline = content["carers"]
    if content["area"]["invented"]:
        found.append(_("This area is invented. None of its figures is about a real place or real people."))
    if headline["method"] == "estimated":
        found.append(headline["uncertainty"])
    if headline["method"] == "added up" and evidence.parts_level != "authority":
        summed = _("No count is published for %(area)s itself: its small areas were added up.")
        found.append(summed % {"area": evidence.area.name})
    found += _missing_parts(evidence, headline)
    if headline["method"] != "estimated" and _in_lockdown(headline["source"]["reference_on"], assumptions):
        found.append(said["lockdown_2021"])
    if content.get("where", {}).get("areas") and evidence.parts_level != "authority":
        found.append(said["perturbed"])
    if content.get("where", {}).get("by_decile"):
        found.append(said["deprivation_old_areas"])
    if content.get("compared"):
        found.append(said["age_not_allowed_for"])
        found += _between_nations(evidence, content["compared"], said)
    if content.get("change"):
        found += content["change"]["warnings"]
    if content.get("demand"):
        found.append(said["self_selected"])
    if (content.get("hidden") or {}).get("known"):
        found.append(said["known_are_more_intense"])
    found += _set_aside(evidence, headline)
    found += _doubted(evidence, content)
    return list(dict.fromkeys(found))


def _in_lockdown(reference_on: str, assumptions: Assumptions) -> bool:
    taken = census(LATER, on=assumptions.on)
    return taken.unusual_times and reference_on == taken.taken_on.isoformat()


def _missing_parts(evidence: Evidence, headline: dict[str, Any]) -> list[str]:
    if headline["method"] != "added up":
        return []
    counted = sum(1 for part in evidence.parts if evidence.count_of_carers(part.code))
    if counted == len(evidence.parts):
        return []
    told = {"counted": f"{counted:,}", "parts": f"{len(evidence.parts):,}", "area": evidence.area.name}
    return [_("Only %(counted)s of the %(parts)s parts of %(area)s have a count of carers.") % told]


def _between_nations(evidence: Evidence, compared: dict[str, Any], said: dict[str, str]) -> list[str]:
    known = evidence.authorities
    nations = {known[row["code"]].nation for row in compared["rows"] if row["code"] in known}
    return [said["bands_nations"]] if len(nations) > 1 else []


def _doubted(evidence: Evidence, content: dict[str, Any]) -> list[str]:
    used = {source["sha256"] for source in content["sources"]}
    return [
        f"{source.title}, {source.reference_on.year}: {said}"
        for source in evidence.catalogue.sources
        if source.sha256 in used
        for said in source.doubts
    ]


def _set_aside(evidence: Evidence, headline: dict[str, Any]) -> list[str]:
    used = {source["sha256"] for source in headline["sources"]}
    return [
        ngettext(
            "%(rows)s row of %(file)s was set aside when it was loaded.",
            "%(rows)s rows of %(file)s were set aside when it was loaded.",
            source.rows_set_aside,
        )
        % {"rows": f"{source.rows_set_aside:,}", "file": source.file_name}
        for source in evidence.catalogue.sources
        if source.sha256 in used and source.rows_set_aside
    ]
