"""Which entries may be one, and what stands for an entry that was merged away?"""

from typing import TypeVar
from uuid import UUID

from django.db.models import Case, QuerySet, Value, When

from mainstay.directory.models import FormerId, LikelyDuplicate, Provider, Service

Row = TypeVar("Row", Service, Provider)


def standing_for(public_id: UUID) -> Service | None:
    """Return the service that has this public id, or that stands for it since a merge; None if there is none.

    In public mode only what is listed is found. A service in use costs one query, one merged away a few more.
    """
    # Two authorities may list one thing under one id: what is listed comes before what is not.
    listed = Case(When(state=Service.State.LISTED, then=Value(0)), default=Value(1))
    rows = Service.objects.select_related("provider").order_by(listed, "pk")
    return _followed(rows, FormerId.Kind.SERVICE, public_id)


def provider_standing_for(public_id: UUID) -> Provider | None:
    """Return the provider that has this public id, or that stands for it since a merge; None if there is none."""
    return _followed(Provider.objects.order_by("pk"), FormerId.Kind.PROVIDER, public_id)


def may_write(authority_id: int) -> dict[int, frozenset[str]]:
    """Return record → fields that its source may still write, of the records of entries that were merged."""
    found: dict[int, frozenset[str]] = {}
    merged = LikelyDuplicate.objects.filter(authority=authority_id, state=LikelyDuplicate.State.MERGED)
    for undo in merged.values_list("undo", flat=True):
        for record, fields in undo.get("may_write", {}).items():
            allowed = frozenset(fields)
            found[int(record)] = found.get(int(record), allowed) & allowed
    return found


def _followed(rows: QuerySet[Row], kind: str, public_id: UUID) -> Row | None:
    """Follow an id to its end; an id met twice ends the search."""
    met, ways = {public_id}, [public_id]
    while ways:
        if row := rows.filter(public_id__in=ways, merged_into=None).first():
            return row
        found = FormerId.objects.filter(kind=kind, former__in=ways).values_list("now", flat=True)
        ways = [each for each in found if each not in met]
        met.update(ways)
    return None
