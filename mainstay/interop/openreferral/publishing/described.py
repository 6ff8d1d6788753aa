"""This API in OpenAPI: the standard's own paths and parameters, and what Mainstay adds."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mainstay.interop.openreferral import standard

_PAGING = ("page", "per_page")
_SEARCHES = (
    "search",
    *_PAGING,
    "taxonomy_term_id",
    "taxonomy_id",
    "organization_id",
    "minimum_age",
    "maximum_age",
    "start_time",
    "end_time",
    "day",
    "full",
    "authority",
)
_PARAMETERS: dict[str, tuple[str, "Promise | str"]] = {
    "search": ("string", _("Words in the name, the description or the organisation's name.")),
    "page": ("integer", _("Which page, from 1.")),
    "per_page": ("integer", _("How many on a page: 50 unless asked, at most 500.")),
    "taxonomy_term_id": ("string", _("Only services with this term.")),
    "taxonomy_id": ("string", _("Only services with any term of this taxonomy.")),
    "organization_id": ("string", _("Only services of this organisation.")),
    "minimum_age": ("number", _("Only services with a minimum age of at least this.")),
    "maximum_age": ("number", _("Only services with a maximum age of at most this.")),
    "start_time": ("string", _("Only services that open at this time or later, such as 09:30.")),
    "end_time": ("string", _("Only services that close at this time or earlier.")),
    "day": ("string", _("Only services on this day: MO to SU, or its name.")),
    "full": ("boolean", _("Each entry with its lists, as it is by its id.")),
    "authority": ("string", _("Only what this authority lists, by its area code.")),
    "postcode": (
        "string",
        _("Only services whose area this postcode lies in; with proximity, those near it."),
    ),
    "proximity": ("number", _("Metres from the postcode.")),
}
# Path, object, whether a list, parameters.
_PATHS = (
    ("/services", "service", _SEARCHES),
    ("/organizations", "organization", ("search", *_PAGING, "full", "authority")),
    ("/service_at_locations", "service_at_location", (*_SEARCHES, "postcode", "proximity")),
    ("/taxonomies", "taxonomy", (*_PAGING, "full")),
    ("/taxonomy_terms", "taxonomy_term", (*_PAGING, "taxonomy_id")),
)


def openapi(server: str) -> dict[str, Any]:
    """Return the description; server: the address all paths begin with."""
    paths: dict[str, Any] = {"/": {"get": _get(_("What this API is"), standard.schema_of("about"))}}
    for path, name, parameters in _PATHS:
        of_list = standard.schema_of("page")
        of_list["properties"]["contents"] = {"type": "array", "items": standard.schema(name, flat=True)}
        called = name.replace("_", " ")
        paths[path] = {"get": _get(_("A page of each %(called)s") % {"called": called}, of_list, parameters)}
        paths[f"{path}/{{id}}"] = {
            "get": _get(_("One %(called)s, whole") % {"called": called}, standard.schema(name), by_id=True)
        }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Mainstay: services for carers (Open Referral UK)", "version": "3.0"},
        "servers": [{"url": server}],
        "paths": paths,
    }


def _get(
    summary: "Promise | str", answer: dict[str, Any], parameters: tuple[str, ...] = (), *, by_id: bool = False
) -> Any:
    summary = str(summary)
    told: list[dict[str, Any]] = [
        {
            "name": name,
            "in": "query",
            "description": str(_PARAMETERS[name][1]),
            "schema": {"type": _PARAMETERS[name][0]},
        }
        for name in parameters
    ]
    if by_id:
        told.append(
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
        )
    content = {"application/json": {"schema": answer}}
    return {
        "summary": summary,
        "parameters": told,
        "responses": {"200": {"description": summary, "content": content}},
    }
