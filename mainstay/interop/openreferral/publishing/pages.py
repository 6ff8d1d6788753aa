"""One page of a list with the standard's totals around it; a fixed number of queries, however long the page."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from mainstay.directory.models import Service, ServiceAtLocation
from mainstay.directory.queries.duplicates import provider_standing_for, standing_for
from mainstay.interop.openreferral.publishing import listed, objects
from mainstay.interop.openreferral.publishing.asking import Asked
from mainstay.interop.openreferral.publishing.making import Obj
from mainstay.interop.openreferral.publishing.taxonomies import all_terms
from mainstay.interop.openreferral.publishing.wanted import Wanted

TermUri = Callable[[UUID], str]


def services(asked: Asked, term_uri: TermUri) -> Obj:
    """Return a page of services."""
    ids, totals = _cut(listed.services(asked.wanted), asked)
    rows = list(listed.whole_services(ids))
    around = listed.around(_areas(rows), term_uri)
    return totals | {"contents": [objects.service(row, around, nested=asked.full) for row in rows]}


def service(public_id: UUID, term_uri: TermUri) -> Obj | None:
    """Return the whole service with this id, or the one that stands for it since a merge; None if none is listed."""
    row = standing_for(public_id)
    if row is None or row.state != Service.State.LISTED:
        return None
    [whole] = listed.whole_services([row.pk])
    return objects.service(whole, listed.around(_areas([whole]), term_uri))


def organizations(asked: Asked) -> Obj:
    """Return a page of those who offer a listed service."""
    ids, totals = _cut(listed.organizations(asked.wanted), asked)
    rows = listed.whole_providers(ids)
    return totals | {"contents": [objects.organization(row, nested=asked.full) for row in rows]}


def organization(public_id: UUID, term_uri: TermUri) -> Obj | None:
    """Return an organisation with its services, or the one that stands for it; None if it lists none."""
    row = provider_standing_for(public_id)
    if row is None:
        return None
    ids = list(listed.services(Wanted(organization=row.public_id)).values_list("pk", flat=True))
    rows = list(listed.whole_services(ids))
    if not rows:
        return None
    around = listed.around(_areas(rows), term_uri)
    [whole] = listed.whole_providers([row.pk])
    told = objects.organization(whole)
    told["services"] = [objects.service(each, around) for each in rows]
    return told


def service_at_locations(asked: Asked, term_uri: TermUri) -> Obj:
    """Return a page of services at their locations."""
    ids, totals = _cut(listed.services_at_locations(asked.wanted), asked)
    rows = list(listed.whole_links(ids))
    around = listed.around(_areas(row.service for row in rows), term_uri)
    return totals | {
        "contents": [objects.service_at_location(row, around, nested=asked.full) for row in rows]
    }


def service_at_location(public_id: UUID, term_uri: TermUri) -> Obj | None:
    """Return a service at one of its locations, whole; None if there is none."""
    found = ServiceAtLocation.objects.filter(public_id=public_id, service__state=Service.State.LISTED)
    rows = list(listed.whole_links(list(found.order_by("pk").values_list("pk", flat=True)[:1])))
    around = listed.around(_areas(row.service for row in rows), term_uri)
    return objects.service_at_location(rows[0], around) if rows else None


def taxonomies(asked: Asked, term_uri: TermUri) -> Obj:
    """Return a page of the taxonomies."""
    around = listed.around(set(), term_uri)
    made = [objects.taxonomy(each, around, nested=asked.full) for each in around.taxonomies]
    return _cut_list(made, asked)


def taxonomy(id: UUID, term_uri: TermUri) -> Obj | None:  # noqa: A002 (the standard's own word)
    """Return a taxonomy with its terms; None if there is none."""
    around = listed.around(set(), term_uri)
    return next((objects.taxonomy(each, around) for each in around.taxonomies if each.id == id), None)


def taxonomy_terms(asked: Asked, term_uri: TermUri) -> Obj:
    """Return a page of all terms, or of one taxonomy's."""
    around = listed.around(set(), term_uri)
    terms = [
        objects.term(each, around)
        for each in all_terms(around.taxonomies)
        if asked.wanted.taxonomy in (None, each.taxonomy) and not asked.wanted.nothing
    ]
    return _cut_list(terms, asked)


def taxonomy_term(id: UUID, term_uri: TermUri) -> Obj | None:  # noqa: A002 (the standard's own word)
    """Return a term; None if there is none."""
    around = listed.around(set(), term_uri)
    return next((objects.term(each, around) for each in all_terms(around.taxonomies) if each.id == id), None)


def _areas(rows: Iterable[Service]) -> set[str]:
    return {code for row in rows for code in row.areas}


def _cut(found: "QuerySet[Any]", asked: Asked) -> tuple[list[int], Obj]:
    """Return the ids of the rows on the page, and the totals; two queries."""
    begins = (asked.page - 1) * asked.per_page
    ids = list(found.values_list("pk", flat=True)[begins : begins + asked.per_page])
    return ids, _totals(found.count(), len(ids), asked)


def _cut_list(made: Sequence[Obj], asked: Asked) -> Obj:
    begins = (asked.page - 1) * asked.per_page
    contents = made[begins : begins + asked.per_page]
    return _totals(len(made), len(contents), asked) | {"contents": list(contents)}


def _totals(items: int, size: int, asked: Asked) -> Obj:
    pages = -(-items // asked.per_page)
    return {
        "total_items": items,
        "total_pages": pages,
        "page_number": asked.page,
        "size": size,
        "first_page": asked.page == 1,
        "last_page": asked.page >= pages,
        "empty": size == 0,
    }
