"""Look for entries that may be one, and put them to a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from mainstay.accounts.models import Authority
from mainstay.audit.context import Actor, action
from mainstay.directory.models import LikelyDuplicate
from mainstay.directory.queries import alike
from mainstay.engines.likeness import Likeness, likely_pairs

State = LikelyDuplicate.State


@dataclass(frozen=True)
class Looked:
    """What a search found. new: pairs not seen before; waiting: all that are to be decided now; compared: entries."""

    new: int
    waiting: int
    compared: int


def find_duplicates(authority: Authority, *, by: Actor, today: date) -> Looked:
    """Find the pairs of the authority's providers and services that may be one, in one transaction.

    What somebody has decided stays decided. A pair that no longer is alike, or of which one is gone, is dropped.
    """
    with action("look for duplicates", by=by):
        # Locked: two searches at once would both add what is new.
        Authority.objects.select_for_update(of=("self",), no_key=True).get(pk=authority.pk)
        weights = alike.weights(today)
        providers = alike.providers_to_compare(authority, today)
        services = alike.services_to_compare(authority, today)
        new = _keep(authority, "provider", likely_pairs(providers, weights))
        new += _keep(authority, "service", likely_pairs(services, weights))
        waiting = LikelyDuplicate.objects.filter(authority=authority, state=State.WAITING).count()
        return Looked(new, waiting, len(providers) + len(services))


def _keep(authority: Authority, kind: str, found: Iterable[Likeness]) -> int:
    of_kind = LikelyDuplicate.objects.filter(authority=authority, **{f"one_{kind}__isnull": False})
    known = {_ends(each, kind): each for each in of_kind}
    pairs = {(each.one, each.other): each for each in found}
    new = [
        LikelyDuplicate(
            authority=authority,
            score=each.score,
            reasons=list(each.reasons),
            **{f"one_{kind}_id": one, f"other_{kind}_id": other},
        )
        for (one, other), each in pairs.items()
        if (one, other) not in known
    ]
    changed, gone = [], []
    for ends, row in known.items():
        if row.state != State.WAITING:
            continue
        if ends not in pairs:
            gone.append(row.pk)
        elif (row.score, row.reasons) != (pairs[ends].score, list(pairs[ends].reasons)):
            row.score, row.reasons = pairs[ends].score, list(pairs[ends].reasons)
            changed.append(row)
    LikelyDuplicate.objects.filter(pk__in=gone).delete()
    LikelyDuplicate.objects.bulk_create(new, batch_size=1000)
    LikelyDuplicate.objects.bulk_update(changed, ["score", "reasons"], batch_size=1000)
    return len(new)


def _ends(row: LikelyDuplicate, kind: str) -> tuple[Any, Any]:
    return getattr(row, f"one_{kind}_id"), getattr(row, f"other_{kind}_id")
