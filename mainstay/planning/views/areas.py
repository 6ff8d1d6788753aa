"""Find an area, and look at what is known of its carers."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.local.queries import local_values
from mainstay.places.queries import Area, AreaNotFound, area, find, groups, other_names
from mainstay.planning import pictures, queries, tables
from mainstay.planning.forms import FindAreas
from mainstay.planning.needs import NoFigures, assess
from mainstay.planning.views.sections import TITLES, Section, sections

COMPUTED = {
    "overview": ("where",),
    "where": ("where", "deprivation"),
    "who": ("who", "overlooked"),
    "compared": ("compared", "change"),
    "hidden": ("hidden",),
    "breaks": ("demand",),
    "services": ("services",),
    "sources": (
        "where",
        "deprivation",
        "who",
        "overlooked",
        "compared",
        "change",
        "hidden",
        "demand",
        "services",
    ),
}


@requires(Permission.SEE_AREAS)
def areas(request: SignedInRequest) -> HttpResponse:
    """List every authority with its carers, or go straight to the one area that was asked for."""
    form = FindAreas(request.GET)
    asked = form.cleaned_data if form.is_valid() else {"search": "", "nation": ""}
    nearest: list[Area] = []
    if asked["search"]:
        try:
            return redirect("planning:area", find(asked["search"], other_names(localdate())).code)
        except AreaNotFound as refusal:
            nearest = refusal.nearest
    found = queries.authorities()
    lines = [line for line in found.lines if asked["nation"] in ("", line.nation)]
    context = {
        "find": form,
        "nearest": nearest,
        "table": tables.of_authorities(lines, request.GET),
        "sources": found.sources,
        "groups": groups(),
    }
    return render(request, "planning/areas.html", context)


def asked_for(code: str) -> Area:
    """Return the area with this code, or say that there is none."""
    found = area(code)
    if found is None:
        raise Http404(_("No area with the code %(code)s has been loaded.") % {"code": code})
    return found


@requires(Permission.SEE_AREAS)
def one_area(request: SignedInRequest, code: str, section: str = "overview") -> HttpResponse:
    """Show one section of an area's needs assessment as it stands today."""
    found = asked_for(code)
    try:
        content = assess(found, as_at=localdate(), local=local_values(), sections=COMPUTED[section])
    except NoFigures as refusal:
        return render(request, "planning/no_figures.html", {"area": found, "refusal": refusal})
    context = {
        "area": found,
        "may_save": may(request.user, Permission.SAVE_NEEDS),
        "may_draw": may(request.user, Permission.DRAW_AREAS),
        "saved": queries.newest_of(request.user, code) if section == "overview" else None,
    }
    return show(request, content, section, sections("planning:area", found.code, section), context)


def show(
    request: SignedInRequest,
    content: dict[str, Any],
    section: str,
    links: list[Section],
    more: dict[str, Any],
) -> HttpResponse:
    """Render one section of an assessment, live or saved, with its pictures and tables."""
    context = {"content": content, "section": section, "sections": links, "version": None} | more
    context["leads_to"] = {key: link.href for key, link in zip(TITLES, links, strict=True)}
    context |= PICTURED[section](request, content)
    return render(request, f"planning/area_{section}.html", context)


def _overview(request: SignedInRequest, content: dict[str, Any]) -> dict[str, Any]:
    return {
        "map": pictures.map_of(content),
        "hours": pictures.by_hours(content),
    }


def _where(request: SignedInRequest, content: dict[str, Any]) -> dict[str, Any]:
    where = content["where"]
    return {
        "map": pictures.map_of(content),
        "deciles": pictures.by_decile(content),
        "parts": tables.of_parts(content, request.GET) if where["areas"] else None,
        "wards": tables.of_wards(content, request.GET) if where["by_ward"] else None,
    }


def _who(request: SignedInRequest, content: dict[str, Any]) -> dict[str, Any]:
    groups_expected = [row for row in content["overlooked"] if row["expected"]]
    return {
        "charts": [(table, pictures.table_of(table)) for table in content["who"]],
        "overlooked": pictures.ranges(groups_expected, "expected"),
        "unknown": [row for row in content["overlooked"] if not row["expected"]],
    }


def _compared(request: SignedInRequest, content: dict[str, Any]) -> dict[str, Any]:
    common = pictures.by_hours(content, "common_bands") if content["carers"]["common_bands"] else None
    return {"table": tables.of_comparison(content, request.GET), "common": common}


def _hidden(request: SignedInRequest, content: dict[str, Any]) -> dict[str, Any]:
    hidden = content["hidden"]
    return {
        "places": tables.of_hidden(content, request.GET) if hidden["by_place"] else None,
        "groups": pictures.ranges(hidden["by_group"], "hidden"),
    }


def _breaks(request: SignedInRequest, content: dict[str, Any]) -> dict[str, Any]:
    return {
        "demand": pictures.demand(content),
        "assumed": {each["key"]: each for each in content["assumptions"]},
    }


def _nothing_more(request: SignedInRequest, content: dict[str, Any]) -> dict[str, Any]:
    return {}


PICTURED = {
    "overview": _overview,
    "where": _where,
    "who": _who,
    "compared": _compared,
    "hidden": _hidden,
    "breaks": _breaks,
    "services": _nothing_more,
    "sources": _nothing_more,
}
