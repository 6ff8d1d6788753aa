"""The older UK profile (1.x), put into the shape of 3.0 as far as it maps cleanly.

What it calls otherwise is renamed; what has no place in 3.0 either (reviews, link_taxonomys) stays where it is and
is counted by the reader as not mapped. The source's own words are kept as ``_told``.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from mainstay.interop.openreferral.reading.noting import fields
from mainstay.interop.openreferral.reading.values import parts_of

# Lists and fields by which an object of the older profile is known.
SIGNS = fields(
    "eligibilitys service_taxonomys regular_schedules holiday_schedules attending_access attending_type "
    "deliverable_type link_taxonomys reviews"
)
_WEEKDAYS = dict(
    zip(("1", "2", "3", "4", "5", "6", "7"), ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True)
)
_WEEKDAYS |= {
    name[:length]: name[:2].upper()
    for name in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for length in (2, 3, len(name))
}


def is_older(told: Mapping[str, Any]) -> bool:
    """Return whether an object is a service of the older profile."""
    return bool(SIGNS & told.keys())


def as_3_0(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the service in the shape of 3.0."""
    new = {name: value for name, value in told.items() if name not in _MOVED}
    new["_told"] = told
    new["attributes"] = [*parts_of(told, "attributes"), *_terms(told)]
    new["schedules"] = [*_schedules(told), *parts_of(told, "schedules")]
    new["service_at_locations"] = [_link(each) for each in parts_of(told, "service_at_locations")]
    return new | _eligible(told)


_MOVED = {
    "service_taxonomys",
    "attending_type",
    "attending_access",
    "deliverable_type",
    "regular_schedules",
    "eligibilitys",
}


def _terms(told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for each in parts_of(told, "service_taxonomys"):
        term = each.get("taxonomy") or each.get("taxonomy_detail")
        if isinstance(term, dict):
            yield {"taxonomy_term": {"term_uri": term.get("id"), "name": term.get("name")}}
        elif isinstance(term, str):
            yield {"taxonomy_term": {"name": term}}
    for name in ("attending_type", "attending_access", "deliverable_type"):
        if isinstance(said := told.get(name), str):
            yield from ({"value": each.strip()} for each in said.split(",") if each.strip())


def _schedules(told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for each in parts_of(told, "regular_schedules"):
        new = {name: value for name, value in each.items() if name != "weekday"}
        said = str(each.get("weekday") or "").strip().lower()
        if said and not each.get("byday"):
            # What is no day of the week is passed on, for the reader to set aside with what to do.
            new["byday"] = _WEEKDAYS.get(said, said)
        if isinstance(new.get("byday"), str):
            new["byday"] = ",".join(
                _WEEKDAYS.get(day.strip().lower(), day) for day in new["byday"].split(",")
            )
        yield new


def _link(told: Mapping[str, Any]) -> dict[str, Any]:
    place = told.get("location")
    new = {name: value for name, value in told.items() if name != "regular_schedules"}
    new["schedules"] = [*_schedules(told)]
    if isinstance(place, dict):
        new["location"] = {
            **{
                name: value
                for name, value in place.items()
                if name not in ("physical_addresses", _ACCESSIBLE)
            },
            "addresses": [*parts_of(place, "physical_addresses"), *parts_of(place, "addresses")],
            "accessibility": [*parts_of(place, _ACCESSIBLE), *parts_of(place, "accessibility")],
        }
    return new


_ACCESSIBLE = "accessibility_for_disabilities"


def _eligible(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the ages and words of who it is for: those of one entry; several are told in words only."""
    held = [*parts_of(told, "eligibilitys")]
    words = [str(each["eligibility"]) for each in held if each.get("eligibility")]
    found: dict[str, Any] = {}
    if words and not told.get("eligibility_description"):
        found["eligibility_description"] = ", ".join(dict.fromkeys(words))
    if len(held) == 1:
        for name in ("minimum_age", "maximum_age"):
            if held[0].get(name) not in (None, "") and told.get(name) in (None, ""):
                found[name] = held[0][name]
    return found
