"""Where a service is and which places it serves."""

import re
from collections.abc import Mapping
from typing import Any

from mainstay.directory.rules.entry import LocationEntry
from mainstay.engines import postcodes
from mainstay.interop.entries_read import Known
from mainstay.interop.openreferral.reading.noting import Notes, fields
from mainstay.interop.openreferral.reading.terms import codes_in
from mainstay.interop.openreferral.reading.values import identity, parts_of, words

_AREA_CODE = re.compile(r"(?<![A-Z0-9])([EWSNKX]\d{8})(?!\d)")
# Degrees between which the United Kingdom, its islands and the sea around them lie.
_NORTH, _EAST = (49.0, 61.5), (-9.5, 3.0)

_LOCATION = fields(
    "id location_type name latitude longitude addresses accessibility attributes schedules languages "
    "physical_addresses postal_addresses"
)
_ADDRESS = fields(
    "id location_id attention address_1 address_2 address_3 address_4 city region state_province postal_code "
    "country address_type attributes"
)


def location(told: Mapping[str, Any], known: Known, notes: Notes) -> LocationEntry:
    """Return a location with its address, and its coordinates where they can be right."""
    notes.others(told, _LOCATION, "location.")
    latitude, longitude = _coordinates(told, notes)
    found = [each for each in parts_of(told, "addresses") if each.get("address_type") != "postal"]
    address: Mapping[str, Any] = next(iter(found or parts_of(told, "addresses")), {})
    notes.others(address, _ADDRESS, "address.")
    lines = [address.get(f"address_{number}") for number in range(1, 5)]
    return LocationEntry(
        name=words(notes, "location.name", told.get("name"), 255),
        id=identity(told.get("id")),
        source_id=str(told.get("id") or "")[:255],
        address=words(
            notes, "address.address_1", ", ".join(str(each).strip() for each in lines if each), 500
        ),
        town=words(notes, "address.city", address.get("city"), 120),
        postcode=postcode(notes, "address.postal_code", address.get("postal_code")),
        latitude=latitude,
        longitude=longitude,
        accessibility=_accessibility(told, known, notes),
    )


def postcode(notes: Notes, field: str, value: object) -> str:
    """Return a postcode with its one space; what does not look like one is set aside."""
    if value in (None, ""):
        return ""
    written = postcodes.written(str(value))
    if not written:
        notes.aside(field, value, "Give a postcode of the United Kingdom, as M33 7ZF, or leave it empty.")
    return written


def _coordinates(told: Mapping[str, Any], notes: Notes) -> tuple[float | None, float | None]:
    given = told.get("latitude"), told.get("longitude")
    if all(each in (None, "") for each in given):
        return None, None
    said = f"{given[0]}, {given[1]}"
    try:
        north, east = (float(each) for each in given)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        mend = "Give both latitude and longitude in degrees, or neither."
    else:
        if north == 0 and east == 0:
            mend = "0, 0 lies in the sea off Africa. Give the real place, or leave both empty."
        elif _NORTH[0] <= east <= _NORTH[1] and _EAST[0] <= north <= _EAST[1]:
            mend = "Latitude and longitude stand in each other's place. Exchange them."
        elif not (_NORTH[0] <= north <= _NORTH[1] and _EAST[0] <= east <= _EAST[1]):
            mend = "This is not in the United Kingdom. Give the real place, or leave both empty."
        else:
            return north, east
    notes.aside("location.latitude", said, mend)
    return None, None


def _accessibility(told: Mapping[str, Any], known: Known, notes: Notes) -> tuple[str, ...]:
    found: list[str] = []
    for each in parts_of(told, "accessibility"):
        said = [each.get("accessibility") or each.get("description"), each.get("details")]
        codes = codes_in("accessibility", [text for text in said if isinstance(text, str)], known)
        if not codes and any(said):
            notes.no_place_for("location.accessibility, in words that mean nothing here")
        found += codes
    return tuple(dict.fromkeys(found))


def areas(told: Mapping[str, Any], known: Known, notes: Notes) -> tuple[str, ...]:
    """Return codes of the places served: by a code in the area's fields, else by a name that is known."""
    found: list[str] = []
    for each in parts_of(told, "service_areas"):
        named = [str(each.get(name) or "").strip() for name in ("extent", "uri", "name", "service_area")]
        codes = [code for text in named[:3] for code in _AREA_CODE.findall(text.upper())]
        codes = codes or [code for text in named if (code := known.places.get(text.casefold()))]
        if codes:
            found += codes
        elif any(named):
            notes.aside(
                "service_areas",
                next(text for text in (*named[2:], *named[:2]) if text),
                "Name a place as it is called here, or give its code as the extent. Until then it serves no place.",
            )
    return tuple(dict.fromkeys(found))
