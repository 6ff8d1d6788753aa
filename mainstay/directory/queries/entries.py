"""A listed service as the plain values that a version holds."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from django.db.models import QuerySet

from mainstay.directory.models import Provider, Service
from mainstay.directory.rules.entry import (
    CostEntry,
    Identifier,
    LocationEntry,
    ProviderEntry,
    ScheduleEntry,
    ServiceEntry,
)


def with_everything(services: QuerySet[Service]) -> QuerySet[Service]:
    """Return the services with all that ``as_entry`` reads: four more queries, however many services there are."""
    return services.select_related("provider").prefetch_related(
        "provider__identifiers", "at_locations__location", "schedules", "cost_options"
    )


def as_entry(service: Service) -> ServiceEntry:
    """Return what is listed as plain values; locations and what hangs there in the order they were added."""
    links = sorted(service.at_locations.all(), key=lambda link: link.pk)
    where = {link.pk: number for number, link in enumerate(links)}
    return ServiceEntry(
        **_held(service, ServiceEntry, {"provider", "locations", "schedules", "cost_options"}),
        id=service.public_id,
        provider=provider_entry(service.provider),
        locations=tuple(
            LocationEntry(**_held(link.location, LocationEntry), id=link.location.public_id) for link in links
        ),
        schedules=tuple(
            ScheduleEntry(
                **_held(each, ScheduleEntry, {"location"}),
                location=where.get(each.at_id) if each.at_id is not None else None,
            )
            for each in _in_order(service.schedules.all())
        ),
        cost_options=tuple(
            CostEntry(**_held(each, CostEntry)) for each in _in_order(service.cost_options.all())
        ),
    )


def provider_entry(provider: Provider) -> ProviderEntry:
    """Return a provider as plain values."""
    numbers = sorted((each.scheme, each.identifier) for each in provider.identifiers.all())
    return ProviderEntry(
        **_held(provider, ProviderEntry, {"identifiers"}),
        id=provider.public_id,
        identifiers=tuple(Identifier(*pair) for pair in numbers),
    )


def _held(row: Any, kind: type, without: Iterable[str] = ()) -> Mapping[str, Any]:
    elsewhere = {"id", "source_id", "told", *without}
    values = {each.name: getattr(row, each.name) for each in fields(kind) if each.name not in elsewhere}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


def _in_order(rows: Any) -> list[Any]:
    return sorted(rows, key=lambda row: row.pk)
