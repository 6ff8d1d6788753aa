"""This API in OpenAPI: the standard's own paths and parameters, and what Mainstay adds."""

from typing import Any

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
_PARAMETERS: dict[str, tuple[str, str]] = {
    "search": ("string", "Words in the name, the description or the organisation's name."),
    "page": ("integer", "Which page, from 1."),
    "per_page": ("integer", "How many on a page: 50 unless asked, at most 500."),
    "taxonomy_term_id": ("string", "Only services with this term."),
    "taxonomy_id": ("string", "Only services with any term of this taxonomy."),
    "organization_id": ("string", "Only services of this organisation."),
    "minimum_age": ("number", "Only services with a minimum age of at least this."),
    "maximum_age": ("number", "Only services with a maximum age of at most this."),
    "start_time": ("string", "Only services that open at this time or later, such as 09:30."),
    "end_time": ("string", "Only services that close at this time or earlier."),
    "day": ("string", "Only services on this day: MO to SU, or its name."),
    "full": ("boolean", "Each entry with its lists, as it is by its id."),
    "authority": ("string", "Only what this authority lists, by its area code."),
    "postcode": ("string", "Only services whose area this postcode lies in; with proximity, those near it."),
    "proximity": ("number", "Metres from the postcode."),
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
    paths: dict[str, Any] = {"/": {"get": _get("What this API is", standard.schema_of("about"))}}
    for path, name, parameters in _PATHS:
        of_list = standard.schema_of("page")
        of_list["properties"]["contents"] = {"type": "array", "items": standard.schema(name, flat=True)}
        called = name.replace("_", " ")
        paths[path] = {"get": _get(f"A page of each {called}", of_list, parameters)}
        paths[f"{path}/{{id}}"] = {"get": _get(f"One {called}, whole", standard.schema(name), id=True)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Mainstay: services for carers (Open Referral UK)", "version": "3.0"},
        "servers": [{"url": server}],
        "paths": paths,
    }


def _get(summary: str, answer: dict[str, Any], parameters: tuple[str, ...] = (), *, id: bool = False) -> Any:  # noqa: A002
    told: list[dict[str, Any]] = [
        {
            "name": name,
            "in": "query",
            "description": _PARAMETERS[name][1],
            "schema": {"type": _PARAMETERS[name][0]},
        }
        for name in parameters
    ]
    if id:
        told.append(
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
        )
    content = {"application/json": {"schema": answer}}
    return {
        "summary": summary,
        "parameters": told,
        "responses": {"200": {"description": summary, "content": content}},
    }
