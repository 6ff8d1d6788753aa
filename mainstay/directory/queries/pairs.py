"""Which pairs of entries wait for a person, and what do both say?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, may
from mainstay.directory.models import LikelyDuplicate, Provider, Service, SourceRecord
from mainstay.directory.queries.entries import as_entry, provider_entry, with_everything
from mainstay.directory.queries.listing import names_of
from mainstay.directory.rules import merging as rules

State = LikelyDuplicate.State


@dataclass(frozen=True)
class Side:
    """One of two entries. told: source → what it calls the entry. values: field → what it says. places: of a service.

    owner: who keeps it, "" for nobody. offered_by: the provider of a service.
    """

    row: Service | Provider
    told: Sequence[tuple[str, str]]
    values: Mapping[str, Any]
    numbers: Sequence[tuple[str, str]]
    owner: str
    places: Sequence[Any] = ()


@dataclass(frozen=True)
class PairPage:
    """Two entries side by side. fields: those that may be chosen and differ. names: of the areas they serve."""

    one: Side
    other: Side
    fields: Sequence[str]
    names: Mapping[str, str]


def pairs_visible_to(user: User) -> QuerySet[LikelyDuplicate]:
    """Return the pairs of the user's authority to its staff, none to others, the surest first."""
    if not may(user, Permission.SEE_DIRECTORY):
        return LikelyDuplicate.objects.none()
    return LikelyDuplicate.objects.filter(authority=user.authority_id).select_related(
        "one_provider", "other_provider", "one_service__provider", "other_service__provider", "decided_by"
    )


def pairs_in(user: User, state: str) -> QuerySet[LikelyDuplicate]:
    """Return the pairs in a state; of those still to be decided only the ones of which both stand."""
    found = pairs_visible_to(user).filter(state=state)
    if state != State.WAITING:
        return found.order_by("-decided_at", "pk")
    gone = Q(one_service__merged_into__isnull=False) | Q(other_service__merged_into__isnull=False)
    gone |= Q(one_provider__merged_into__isnull=False) | Q(other_provider__merged_into__isnull=False)
    gone |= Q(one_service__state=Service.State.WITHDRAWN) | Q(other_service__state=Service.State.WITHDRAWN)
    return found.exclude(gone).order_by("-score", "pk")


def pair_page(pair: LikelyDuplicate) -> PairPage:
    """Return what the page of a pair shows; as many queries for every pair of a kind."""
    if pair.one_service_id:
        ids = [pair.one_service_id, pair.other_service_id]
        rows = with_everything(Service.objects.select_related("provider__organisation"))
        sides = [_of_service(each) for each in _in_order(rows, ids)]
        fields: Sequence[str] = rules.OF_SERVICE
    else:
        ids = [pair.one_provider_id, pair.other_provider_id]
        providers = Provider.objects.select_related("organisation").prefetch_related("identifiers")
        sides = [_of_provider(each) for each in _in_order(providers, ids)]
        fields = rules.OF_PROVIDER
    one, other = sides
    differ = [name for name in fields if one.values[name] != other.values[name]]
    codes = [code for side in sides for code in side.values.get("areas", ())]
    return PairPage(one, other, differ, names_of(codes))


def _in_order(rows: QuerySet[Any], ids: Sequence[int | None]) -> Sequence[Any]:
    told = Prefetch("records", SourceRecord.objects.select_related("source").order_by("first_seen_at", "pk"))
    return list(rows.filter(pk__in=ids).prefetch_related(told).order_by("pk"))


def _of_service(service: Service) -> Side:
    entry = as_entry(service)
    values = {name: getattr(entry, name, ()) for name in rules.OF_SERVICE}
    # Ids and order tell nothing to a person: what they read is compared.
    values["whereabouts"] = (_without_ids(entry.locations), _without_ids(entry.schedules))
    values["prices"] = _without_ids(entry.cost_options)
    kept = service.kept_by == Service.KeptBy.OWNER
    owner = service.provider.organisation.name if kept and service.provider.organisation else ""
    numbers = [
        (str(each.get("scheme", "")), str(each.get("identifier", "")))
        for record in service.records.all()
        for each in record.content.get("identifiers", ())
        if isinstance(each, dict)
    ]
    return Side(service, _told(service), values, numbers, owner or ("?" if kept else ""), entry.locations)


def _of_provider(provider: Provider) -> Side:
    entry = provider_entry(provider)
    values = {name: getattr(entry, name) for name in rules.OF_PROVIDER}
    numbers = [(each.scheme, each.identifier) for each in entry.identifiers]
    owner = provider.organisation.name if provider.organisation else ""
    return Side(provider, _told(provider), values, numbers, owner)


def _without_ids(rows: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(
        tuple((name, value) for name, value in vars(each).items() if name not in ("id", "source_id"))
        for each in rows
    )


def _told(row: Service | Provider) -> list[tuple[str, str]]:
    return [(record.source.name, record.known_as) for record in row.records.all()]
