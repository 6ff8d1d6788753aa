"""Which of Open Referral's shapes is this? One service, a list, a page of a feed, an organisation, tables."""

from collections.abc import Iterator, Mapping
from typing import Any

from mainstay.interop.openreferral.reading import older, tables
from mainstay.interop.statistics import CannotRead

VERSIONS = ("3.", "HSDS-UK-3", "HSDS-3", "1.", "HSDS-UK-1", "ORUK-1")
_LISTS = ("contents", "content", "services", "items", "results", "data")
_A_SERVICE = ("organization", "organization_id", "service_at_locations", "service_taxonomys", "eligibilitys")


def services_in(name: str, told: object) -> Iterator[object]:
    """Return the services in what a file or an answer holds, in the shape of 3.0; raises CannotRead for another shape.

    name: what to call it in the sentence.
    """
    if isinstance(told, dict):
        refuse_other_versions(name, told)
    found = _services(told)
    if found is None:
        raise CannotRead(
            _what_it_is(name, told), "Send services in Open Referral UK 3.0, or check the file first."
        )
    return (older.as_3_0(each) if isinstance(each, dict) and older.is_older(each) else each for each in found)


def refuse_other_versions(name: str, told: Mapping[str, Any]) -> None:
    """Raise CannotRead where it says that it follows a version that is not known here."""
    version = str(told.get("version") or "").strip()
    if any(map(str.isdigit, version)) and not version.upper().startswith(VERSIONS):
        raise CannotRead(
            f"{name} follows version {version}, which Mainstay does not know.",
            "Send it in Open Referral UK 3.0, HSDS 3.0 or the older UK profile 1.x.",
        )


def _services(told: object) -> Iterator[object] | None:
    if isinstance(told, list):
        return (service for each in told for service in _from_list(each))
    if not isinstance(told, dict):
        return None
    if any(name.endswith(".csv") for name in told):
        return tables.services_of({name: rows for name, rows in told.items() if isinstance(rows, list)})
    if any(name in told for name in _A_SERVICE) or _is_at_location(told):
        return iter(_from_list(told))
    for name in _LISTS:
        if isinstance(told.get(name), list):
            if name == "services" and "name" in told:
                return iter(_of_organisation(told))
            return (service for each in told[name] for service in _from_list(each))
    return None


def _from_list(told: object) -> list[object]:
    """The services that one object of a list stands for: itself, all of an organisation's, or one at a location."""
    if isinstance(told, dict):
        if isinstance(told.get("services"), list) and not any(name in told for name in _A_SERVICE):
            return _of_organisation(told)
        if _is_at_location(told):
            service = dict(told["service"])
            link = {name: value for name, value in told.items() if name != "service"}
            service["service_at_locations"] = [*(service.get("service_at_locations") or ()), link]
            return [service]
    return [told]


def _is_at_location(told: Mapping[str, Any]) -> bool:
    return isinstance(told.get("service"), dict) and ("location" in told or "location_id" in told)


def _of_organisation(told: Mapping[str, Any]) -> list[object]:
    owner = {name: value for name, value in told.items() if name != "services"}
    return [
        {"organization": owner, **each} if isinstance(each, dict) and "organization" not in each else each
        for each in told["services"]
    ]


def _what_it_is(name: str, told: object) -> str:
    if isinstance(told, dict) and "openapi_url" in told:
        return f"{name} describes a feed and holds no services. Add the feed's address instead."
    if isinstance(told, dict) and {"type", "features"} <= told.keys():
        return f"{name} is a map, and holds no services."
    if isinstance(told, dict):
        held = ", ".join(list(told)[:8]) or "nothing"
        return f"{name} is JSON, and not services as Open Referral tells them: it holds {held}."
    return f"{name} is JSON, and holds neither an object nor a list."
