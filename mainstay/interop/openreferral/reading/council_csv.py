"""A council directory's CSV, as Outpost exports it, put into the shape of Open Referral 3.0 where it maps cleanly.

A service is a row; rows after it that name it in ``import_id_reference`` add a venue, a contact, a price, a time.
What its publisher hides (unapproved or not visible services, private contacts, masked addresses) is never read on:
it is neither listed nor kept with what the source said.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from mainstay.interop.openreferral.reading.noting import Notes, fields

HEADINGS = frozenset({"import_id", "import_id_reference", "organisation", "name", "service_taxonomies"})
_DAYS = {
    name: name[:2].upper()
    for name in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
}
_HIDDEN = {"contact_name", "contact_title", "contact_email", "contact_phone"}
_EXACT = {"location_latitude", "location_longitude", "location_address_1", "location_postcode"}
_MAPPED = fields(
    "import_id import_id_reference name description organisation url approved visible_from visible_to visible "
    "needs_referral min_age max_age service_taxonomies contact_name contact_title contact_visible contact_email "
    "contact_phone location_name location_latitude location_longitude location_address_1 location_city "
    "location_postcode location_visible mask_exact_address preferred_for_post location_accessibilities free "
    "cost_option cost_amount cost_type temporarily_closed schedules_opens_at schedules_closes_at "
    "scheduled_weekday suitabilities is_local_offer"
)
Row = Mapping[str, str]


def services_in(rows: Sequence[Row], notes: Notes, today: date) -> Iterator[dict[str, Any]]:
    """Yield each service that its publisher shows; one that is hidden is set aside whole, a row of none as well."""
    services = {row["import_id"]: [row] for row in rows if row.get("import_id") and not _of(row)}
    for row in rows:
        if _of(row) in services:
            services[_of(row)].append(row)
        elif _of(row) or not row.get("import_id"):
            notes.begin(row.get("import_id") or "a row without import_id")
            mend = "Name in import_id_reference the import_id of a service in this file."
            notes.aside("import_id_reference", _of(row), mend, whole=True)
    for known_as, held in services.items():
        notes.begin(known_as)
        if why := _hidden(held[0], today):
            notes.aside(*why, whole=True)
        else:
            yield _service(known_as, [_shown(row) for row in held], notes)


def _of(row: Row) -> str:
    return (row.get("import_id_reference") or "").strip()


def _yes(row: Row, name: str) -> bool:
    return (row.get(name) or "").strip().lower() in ("true", "yes", "1", "y")


def _no(row: Row, name: str) -> bool:
    return (row.get(name) or "").strip().lower() in ("false", "no", "0", "n")


def _hidden(row: Row, today: date) -> tuple[str, str, str] | None:
    """Return field, value and what to do where the publisher does not show the service."""
    for name, what in (("approved", "has not approved it"), ("visible", "does not show it")):
        if _no(row, name):
            return name, row[name], f"Its publisher {what}. Change that there first, then load it again."
    for name, sign in (("visible_to", 1), ("visible_from", -1)):
        said = (row.get(name) or "").strip()
        try:
            if said and sign * (today - date.fromisoformat(said[:10])).days > 0:
                return (
                    name,
                    said,
                    "Its publisher does not show it today. Change the day there, then load it again.",
                )
        except ValueError:
            return name, said, "Write the day as 2026-03-31."
    return None


def _shown(row: Row) -> dict[str, str]:
    """The row without what its publisher hides."""
    hidden = set(_HIDDEN) if _no(row, "contact_visible") else set()
    if _no(row, "location_visible"):
        hidden |= {*_EXACT, "location_name", "location_city", "location_accessibilities"}
    if _yes(row, "mask_exact_address"):
        hidden |= _EXACT
    # Notes are for the publisher's own people.
    return {name: value for name, value in row.items() if value and name not in hidden | {"notes", "labels"}}


def _service(known_as: str, rows: Sequence[dict[str, str]], notes: Notes) -> dict[str, Any]:
    first = rows[0]
    for row in rows:
        notes.others(row, _MAPPED)
    organisation = first.get("organisation", "").strip()
    owner = hashlib.sha256(organisation.lower().encode()).hexdigest()[:32]
    return {
        "id": known_as,
        "_told": {"rows": list(rows)},
        "name": first.get("name"),
        "description": first.get("description"),
        "url": first.get("url"),
        "status": "temporarily closed" if _yes(first, "temporarily_closed") else "active",
        "minimum_age": first.get("min_age"),
        "maximum_age": first.get("max_age"),
        "organization": {"id": f"organisation {owner}", "name": organisation} if organisation else {},
        "attributes": [{"value": term} for row in rows for term in _terms(row)],
        "contacts": [_contact(row) for row in rows if row.get("contact_name") or row.get("contact_phone")],
        "email": next((row["contact_email"] for row in rows if row.get("contact_email")), ""),
        "service_at_locations": [{"location": _location(row)} for row in rows if _has_place(row)],
        "cost_options": [_price(row) for row in rows if row.get("cost_option") or row.get("cost_amount")],
        "fees": "Free" if _yes(first, "free") else "",
        "schedules": [
            _time(row) for row in rows if row.get("scheduled_weekday") or row.get("schedules_opens_at")
        ],
    }


def _terms(row: Row) -> Iterator[str]:
    for name in ("service_taxonomies", "suitabilities"):
        yield from (term.strip() for term in (row.get(name) or "").split(";") if term.strip())
    if _yes(row, "needs_referral"):
        yield "referral only"


def _contact(row: Row) -> dict[str, Any]:
    number = row.get("contact_phone")
    return {
        "name": row.get("contact_name"),
        "title": row.get("contact_title"),
        "phones": [{"number": number}] if number else [],
    }


def _has_place(row: Row) -> bool:
    return any(row.get(name) for name in ("location_name", "location_address_1", "location_postcode"))


def _location(row: Row) -> dict[str, Any]:
    return {
        "name": row.get("location_name"),
        "latitude": row.get("location_latitude"),
        "longitude": row.get("location_longitude"),
        "addresses": [
            {
                "address_1": row.get("location_address_1"),
                "city": row.get("location_city"),
                "postal_code": row.get("location_postcode"),
            }
        ],
        "accessibility": [
            {"accessibility": each.strip()}
            for each in (row.get("location_accessibilities") or "").split(";")
            if each.strip()
        ],
    }


def _price(row: Row) -> dict[str, Any]:
    return {
        "option": row.get("cost_option"),
        "amount": row.get("cost_amount"),
        "amount_description": row.get("cost_type"),
    }


def _time(row: Row) -> dict[str, Any]:
    said = (row.get("scheduled_weekday") or "").strip().lower()
    return {
        "byday": _DAYS.get(said, said),
        "freq": "WEEKLY",
        "opens_at": row.get("schedules_opens_at"),
        "closes_at": row.get("schedules_closes_at"),
    }
