"""Open Referral as tables (HSDS's tabular form, one CSV a kind of thing), put together to services."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Row = dict[str, Any]
# The tables whose rows hang from a service, by what they are called there. Names in the singular are files' too.
_OF_A_SERVICE = (
    "schedules",
    "service_areas",
    "languages",
    "funding",
    "cost_options",
    "phones",
    "contacts",
    "required_documents",
)
_OF_A_LOCATION = ("addresses", "accessibility", "schedules", "phones", "languages", "contacts")
_SINGULAR = {
    "schedule": "schedules",
    "address": "addresses",
    "attribute": "attributes",
    "taxonomy": "taxonomies",
    "service": "services",
    "organization": "organizations",
    "location": "locations",
    "taxonomy_term": "taxonomy_terms",
    "service_at_locations": "service_at_location",
}


def services_of(tables: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    """Yield each service with all that hangs from it. tables: name of the table, with or without .csv → its rows.

    A link that leads nowhere is left as it is: the reader says so.
    """
    held = {_name(name): [_filled(row) for row in rows] for name, rows in tables.items()}
    by_id = {
        name: {str(row.get("id")): row for row in held.get(name, ())}
        for name in ("organizations", "locations", "taxonomy_terms", "contacts")
    }
    terms = _under(held.get("attributes", ()), "link_id")
    for name, rows in held.items():
        for row in rows if name not in ("attributes", "taxonomies", "taxonomy_terms") else ():
            if hung := terms.get(str(row.get("id"))):
                row["attributes"] = [_with_term(each, by_id["taxonomy_terms"]) for each in hung]
    _hang(held.get("organizations", ()), "organization_identifiers", "organization_id", held)
    for name in ("phones",):
        _hang(held.get("contacts", ()), name, "contact_id", held)
    for name in _OF_A_LOCATION:
        _hang(
            held.get("locations", ()),
            name,
            "location_id",
            held,
            unless=("service_id", "service_at_location_id"),
        )
    links = held.get("service_at_location", [])
    _hang(links, "schedules", "service_at_location_id", held)
    for link in links:
        if found := by_id["locations"].get(str(link.get("location_id"))):
            link["location"] = found
    services = held.get("services", [])
    for name in _OF_A_SERVICE:
        _hang(
            services,
            name,
            "service_id",
            held,
            unless=("service_at_location_id",) if name == "schedules" else (),
        )
    _hang(services, "service_at_locations", "service_id", held | {"service_at_locations": links})
    for service in services:
        if owner := by_id["organizations"].get(str(service.get("organization_id"))):
            service["organization"] = owner
        yield service


def _name(written: str) -> str:
    name = written.rpartition("/")[2].rpartition("__")[2].lower().removesuffix(".csv").removesuffix(".json")
    return _SINGULAR.get(name, name)


def _filled(row: Mapping[str, Any]) -> Row:
    return {name: value for name, value in row.items() if value not in (None, "") and name}


def _under(rows: Sequence[Row], key: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.get(key):
            found[str(row[key])].append(row)
    return found


def _hang(
    owners: Sequence[Row],
    name: str,
    key: str,
    held: Mapping[str, Sequence[Row]],
    *,
    unless: Sequence[str] = (),
) -> None:
    """Put the rows of a table under the rows they belong to. unless: keys by which a row belongs elsewhere."""
    rows = [row for row in held.get(name, ()) if not any(row.get(each) for each in unless)]
    under = _under(rows, key)
    for owner in owners:
        if hung := under.get(str(owner.get("id"))):
            owner[name] = [*owner.get(name, ()), *hung]


def _with_term(row: Row, terms: Mapping[str, Row]) -> Row:
    term = terms.get(str(row.get("taxonomy_term_id")))
    return {**row, "taxonomy_term": term} if term else row
