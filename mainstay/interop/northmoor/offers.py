"""What there is for carers in Northmoor, as entries: every provider, place and service of it is invented."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from functools import cache
from typing import Any

import yaml

from mainstay.directory.rules.entry import (
    CostEntry,
    Identifier,
    LocationEntry,
    ProviderEntry,
    ScheduleEntry,
    ServiceEntry,
)
from mainstay.interop.northmoor.design import AUTHORITY, FOLDER
from mainstay.interop.northmoor.postcodes import Postcodes

ENGLAND = "E92000001"


def offers(wards: Mapping[str, str], postcodes: Postcodes, *, today: date) -> list[ServiceEntry]:
    """Return every service as an entry, as it stands on a day. wards: name of a ward → its code."""
    areas = {**wards, "Northmoor": AUTHORITY, "England": ENGLAND}
    providers = {key: _provider(key, each) for key, each in _raw()["providers"].items()}
    places = {key: place(key, postcodes) for key in _raw()["places"]}
    return [_service(each, providers, places, areas, today) for each in _raw()["services"]]


@cache
def _raw() -> dict[str, Any]:
    return dict(yaml.safe_load((FOLDER / "services.yaml").read_text("utf-8")))


def _provider(key: str, raw: Mapping[str, Any]) -> ProviderEntry:
    return ProviderEntry(
        name=raw["name"],
        source_id=key,
        description=raw["text"],
        kind=raw["kind"],
        website=raw.get("website", ""),
        phone=raw.get("phone", ""),
        identifiers=tuple(Identifier(*each) for each in raw.get("identifiers", {}).items()),
    )


def place(key: str, postcodes: Postcodes) -> LocationEntry:
    """Return one of Northmoor's halls, pools and cafés by its key."""
    raw = _raw()["places"][key]
    found = postcodes.in_ward(raw["ward"], raw["area"])
    return LocationEntry(
        name=raw["name"],
        source_id=key,
        address=raw["address"],
        town=raw["ward"],
        postcode=found.postcode,
        latitude=found.latitude,
        longitude=found.longitude,
        small_area=found.small_area,
        accessibility=tuple(raw["access"]),
    )


def _service(
    raw: Mapping[str, Any],
    providers: Mapping[str, ProviderEntry],
    places: Mapping[str, LocationEntry],
    areas: Mapping[str, str],
    today: date,
) -> ServiceEntry:
    provider, at = providers[raw["by"]], raw.get("at", ())
    checked_on = today - timedelta(days=raw["checked"])
    youngest, oldest = raw.get("ages", (None, None))
    charge = CostEntry(amount_pence=raw["pence"], description=raw["note"]) if "pence" in raw else None
    return ServiceEntry(
        name=raw["name"],
        provider=provider,
        source_id=raw["name"],
        description=raw["text"],
        website=provider.website,
        phone=provider.phone,
        interventions=tuple(raw["i"]),
        ways=tuple(raw.get("ways") or ("visit",)),
        with_person=raw.get("with", ""),
        funded_how=raw["funding"],
        funding_ends_on=today + timedelta(days=raw["ends"]) if "ends" in raw else None,
        funding_pence_a_year=raw["pounds"] * 100 if "pounds" in raw else None,
        cost_note=raw.get("note", ""),
        minimum_age=youngest,
        maximum_age=oldest,
        accessibility=tuple(raw.get("access", ())),
        areas=tuple(areas[name] for name in raw.get("areas", ())),
        places_per_week=raw.get("week"),
        carers_a_year=raw.get("year"),
        quality_on=checked_on if "quality" in raw else None,
        capacity_on=checked_on,
        waiting_weeks=raw.get("wait"),
        checked_on=checked_on,
        locations=tuple(places[key] for key in at),
        schedules=tuple(schedule(each) for each in raw.get("when", ())),
        cost_options=(charge,) if charge else (),
        cost=raw["cost"],
        way_in=raw["way_in"],
        capacity=raw["capacity"],
        quality=raw.get("quality", ""),
        conditions=tuple(raw.get("conditions", ())),
        groups=tuple(raw.get("groups", ())),
        languages=tuple(raw.get("languages", ())),
    )


def schedule(written: str) -> ScheduleEntry:
    """Read "MO TU 09:00-17:00": every week on these days, between these times."""
    *days, hours = written.split()
    opens, closes = (time.fromisoformat(each) for each in hours.split("-"))
    return ScheduleEntry(days=tuple(days), opens_at=opens, closes_at=closes, freq="WEEKLY")
