"""What is shown of the services that were found: the entry, its opening times, and how old it is."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.utils.timezone import localdate

from mainstay import policy
from mainstay.directory.models import Schedule, Service, ServiceAtLocation
from mainstay.directory.queries.duplicates import standing_for
from mainstay.directory.queries.finder.searching import Hit
from mainstay.places.queries import named, outlines, ward_of

_LISTED = Service.State.LISTED


@dataclass(frozen=True)
class Entry:
    """A service that was found, with all its opening times. times: those that hold where it was found."""

    hit: Hit
    service: Service
    times: list[Schedule]


def entries(hits: Sequence[Hit]) -> list[Entry]:
    """Return the services of a page in its order, each with its times; two queries.

    One that has been taken out since it was found is left out.
    """
    ids = [hit.service_id for hit in hits]
    found = Service.objects.filter(state=_LISTED).select_related("provider").in_bulk(ids)
    times: dict[int, list[Schedule]] = {}
    for each in Schedule.objects.filter(service__in=ids).select_related("at").order_by("pk"):
        times.setdefault(each.service_id, []).append(each)
    return [
        Entry(hit, found[hit.service_id], _there(times.get(hit.service_id, []), hit.location_id))
        for hit in hits
        if hit.service_id in found
    ]


def _there(times: Sequence[Schedule], location_id: int | None) -> list[Schedule]:
    return [each for each in times if each.at is None or location_id in (None, each.at.location_id)]


def listed_service(public_id: UUID) -> Service | None:
    """Return the listed service with this id, or the one that stands for it since a merge; None if there is none.

    It brings its provider, prices, times and places: four queries more.
    """
    found = standing_for(public_id)
    if found is None or found.state != _LISTED:
        return None
    return _whole([found.pk])[0]


def listed_ones(public_ids: Collection[UUID]) -> list[Service]:
    """Return the listed services with these ids, by name, each with all that is shown of it."""
    ids = Service.objects.filter(public_id__in=list(public_ids), state=_LISTED).order_by("public_id", "pk")
    # Two authorities may list one thing under one id.
    return _whole(ids.distinct("public_id").values_list("pk", flat=True))


def _whole(ids: Collection[int]) -> list[Service]:
    links = ServiceAtLocation.objects.select_related("location").order_by("pk")
    times = Schedule.objects.select_related("at").order_by("pk")
    return list(
        Service.objects.filter(pk__in=ids, state=_LISTED)
        .select_related("provider")
        .prefetch_related(Prefetch("at_locations", links), Prefetch("schedules", times), "cost_options")
        .order_by("name", "pk")
    )


def names_of_areas(services: Iterable[Service]) -> dict[str, str]:
    """Return code → name of the areas that services cover, as far as they are known; one query."""
    codes = {code for each in services for code in each.areas}
    nations = {item.code: item.title for item in policy.items("places.nations", on=localdate())}
    return nations | {code: area.name for code, area in named(codes).items()} if codes else {}


def ground_of(service: Service) -> list[dict[str, Any]]:
    """Return the outlines of the wards its places lie in, as GeoJSON; empty where they are not known; two queries."""
    areas = {link.location.small_area for link in service.at_locations.all()} - {""}
    wards = {code for code, _name in ward_of(areas).values()} if areas else set()
    return list(outlines(wards).values()) if wards else []
