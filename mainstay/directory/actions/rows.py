"""An entry as rows: the columns of the entry itself, and the rows that hang from it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from typing import Any

from django.db import connection

from mainstay.database import many
from mainstay.directory.models import CostOption, Location, Provider, Schedule, Service, ServiceAtLocation
from mainstay.directory.rules.entry import LocationEntry, ProviderEntry, ServiceEntry

# From so many services on, PostgreSQL has to count again before its plans are right.
MANY = 200
# What an entry has that is a row of its own, or names it.
_ELSEWHERE = {"id", "source_id", "provider", "locations", "schedules", "cost_options", "told", "identifiers"}


def columns(entry: ServiceEntry | ProviderEntry | LocationEntry) -> dict[str, Any]:
    """Return the values of the entry's own row, by column."""
    found = {
        field.name: getattr(entry, field.name) for field in fields(entry) if field.name not in _ELSEWHERE
    }
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}


def hang(pairs: Sequence[tuple[Service, ServiceEntry]], locations: dict[tuple[int, int], Location]) -> None:
    """Make the rows that hang from services; what hung there before must be gone, links to locations but for.

    locations: the row of each entry's location, by the service's id and the location's place in the entry.
    """
    links = [
        ServiceAtLocation(authority_id=location.authority_id, service_id=service, location=location)
        for (service, _), location in locations.items()
    ]
    many.add(links, but_those_there=True)
    count_rows(len(pairs))
    made = {
        (link.service_id, link.location_id): link
        for link in ServiceAtLocation.objects.filter(service__in=[service for service, _ in pairs])
    }
    at = {key: made[key[0], location.pk] for key, location in locations.items()}
    schedules, costs = [], []
    for service, entry in pairs:
        for each in entry.schedules:
            held = {name: getattr(each, name) for name in _SCHEDULE}
            link = at.get((service.pk, each.location)) if each.location is not None else None
            row = Schedule(authority_id=service.authority_id, service=service, at=link, **held)
            row.days = list(each.days)
            schedules.append(row)
        costs += [
            CostOption(
                authority_id=service.authority_id,
                service=service,
                **{field.name: getattr(each, field.name) for field in fields(each)},
            )
            for each in entry.cost_options
        ]
    many.add(schedules)
    many.add(costs)


_SCHEDULE = (
    "opens_at",
    "closes_at",
    "freq",
    "interval",
    "starts_on",
    "valid_from",
    "valid_to",
    "description",
)


def differs(row: Provider | Location, entry: ProviderEntry | LocationEntry) -> bool:
    """Whether the row says something else than the entry."""
    return any(getattr(row, name) != value for name, value in columns(entry).items())


@contextmanager
def listed_once() -> Iterator[None]:
    """List services to be searched when the block ends, once each, and not after every statement that touches them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT directory_list_later()")
        yield
        cursor.execute("SELECT directory_list_now()")


def count_rows(changed: int) -> None:
    """Have PostgreSQL count the rows of the directory, where a change is large enough to put its plans wrong."""
    if changed < MANY:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT directory_count_rows()")
