"""A service as plain values: what every source is read into, what a draft holds, what is published.

The words are those of Open Referral UK where it has one. Nothing here knows a file format or a table.
``as_json`` and ``from_json`` go both ways without loss: a kept version can be listed again.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, time
from typing import Any, TypeVar
from uuid import UUID

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("", "WEEKLY", "MONTHLY", "DAILY", "YEARLY")

Made = TypeVar("Made")


@dataclass(frozen=True)
class Identifier:
    """A register's number. scheme: GB-CHC, GB-COH, GB-SC, GB-NIC, CQC, CS (Care Inspectorate) …"""

    scheme: str
    identifier: str


@dataclass(frozen=True)
class ProviderEntry:
    """Who offers it. id: its public id; None where a new one is to be made. source_id: what its source calls it."""

    name: str
    id: UUID | None = None
    source_id: str = ""
    description: str = ""
    kind: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True)
class LocationEntry:
    """A place people go to. latitude, longitude: WGS84 degrees, both or neither."""

    name: str = ""
    id: UUID | None = None
    source_id: str = ""
    address: str = ""
    town: str = ""
    postcode: str = ""
    latitude: float | None = None
    longitude: float | None = None
    small_area: str = ""
    accessibility: tuple[str, ...] = ()


@dataclass(frozen=True)
class ScheduleEntry:
    """When it is there. location: which of the entry's locations, from 0; None is all of them."""

    days: tuple[str, ...] = ()
    opens_at: time | None = None
    closes_at: time | None = None
    location: int | None = None
    freq: str = ""
    interval: int | None = None
    starts_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    description: str = ""


@dataclass(frozen=True)
class CostEntry:
    """One price, in pence."""

    option: str = ""
    amount_pence: int | None = None
    description: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class ServiceEntry:
    """A whole entry. The names and codes are those of the model Service; told: the source's own words, to keep.

    checked_on: the day its source says it was last assured to be right.
    """

    name: str
    provider: ProviderEntry
    id: UUID | None = None
    source_id: str = ""
    description: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""
    contact: str = ""
    interventions: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    pathway: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    with_person: str = ""
    funded_how: str = ""
    funding_ends_on: date | None = None
    funding_pence_a_year: int | None = None
    cost: str = ""
    cost_note: str = ""
    eligibility: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    way_in: str = ""
    languages: tuple[str, ...] = ()
    accessibility: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    places_per_week: int | None = None
    carers_a_year: int | None = None
    quality: str = ""
    quality_on: date | None = None
    capacity: str = ""
    capacity_on: date | None = None
    waiting_weeks: int | None = None
    checked_on: date | None = None
    state: str = "listed"
    locations: tuple[LocationEntry, ...] = ()
    schedules: tuple[ScheduleEntry, ...] = ()
    cost_options: tuple[CostEntry, ...] = ()
    told: Mapping[str, Any] | None = None


_PARTS: dict[str, type] = {
    "locations": LocationEntry,
    "schedules": ScheduleEntry,
    "cost_options": CostEntry,
    "identifiers": Identifier,
}
_READ: dict[str, Callable[[str], Any]] = {
    "uuid.UUID": UUID,
    "datetime.date": date.fromisoformat,
    "datetime.time": time.fromisoformat,
}


def as_json(entry: ServiceEntry) -> dict[str, Any]:
    """Return an entry as values that JSON can hold; ``told`` is left out, its record keeps it."""
    written = _written(asdict(entry))
    written.pop("told")
    return dict(written)


def _written(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _written(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_written(each) for each in value]
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def from_json(content: Mapping[str, Any]) -> ServiceEntry:
    """Return the entry that ``as_json`` wrote; a name it does not know is an error."""
    return _made(ServiceEntry, {**content, "provider": _made(ProviderEntry, content["provider"])})


def _made(kind: type[Made], content: Mapping[str, Any]) -> Made:
    kinds = {field.name: str(field.type) for field in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: _read(name, kinds.get(name, ""), value) for name, value in content.items()})


def _read(name: str, kind: str, value: Any) -> Any:
    if isinstance(value, list):
        part = _PARTS.get(name)
        return tuple(_made(part, each) if part else each for each in value)
    if isinstance(value, str) and (read := _READ.get(kind.partition(" ")[0])):
        return read(value)
    return value
