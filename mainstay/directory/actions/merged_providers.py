"""Make one provider of two, and two of one again: what is theirs goes with them."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from mainstay.directory.actions import merged_rows
from mainstay.directory.models import (
    Candidate,
    Claim,
    Location,
    Provider,
    ProviderIdentifier,
    Service,
    ServiceVersion,
    SourceRecord,
)
from mainstay.directory.rules import merging as rules

# What belongs to a provider, and the column that says so.
_THEIRS: Mapping[type[Model], str] = {
    Service: "provider_id",
    Location: "provider_id",
    Candidate: "provider_id",
    Claim: "provider_id",
    ServiceVersion: "provider_id",
}
_OPEN = (Claim.State.ASKED, Claim.State.AGREED)
_MODELS = {model.__name__: model for model in _THEIRS}


def merge_providers(kept: Provider, other: Provider, chosen: Mapping[str, str]) -> dict[str, Any]:
    """Make ``other`` part of ``kept`` and return what undoes it; the caller has asked whether it may be."""
    columns = [name for name, whose in chosen.items() if whose == rules.OTHER]
    undo: dict[str, Any] = {
        "before": merged_rows.as_kept(kept, columns),
        "organisation": kept.organisation_id,
    }
    undo |= {"own_records": list(kept.records.values_list("pk", flat=True))}
    undo |= {"records": list(other.records.values_list("pk", flat=True))}
    for name in columns:
        setattr(kept, name, getattr(other, name))
    kept.organisation_id = kept.organisation_id or other.organisation_id
    kept.save(update_fields=[*columns, "organisation"])
    moved: merged_rows.Moved = {}
    for model, column in _THEIRS.items():
        manager: Any = model
        theirs = manager.objects.filter(**{column: other.pk})
        if model is Claim:
            # An organisation that asked for both, or keeps both, asked once for what is one now.
            theirs = theirs.exclude(
                organisation__in=kept.claims.filter(state__in=_OPEN).values("organisation"), state__in=_OPEN
            )
        merged_rows.move(moved, list(theirs), **{column: kept.pk})
    SourceRecord.objects.filter(pk__in=undo["records"]).update(provider=kept)
    known = set(kept.identifiers.values_list("scheme", "identifier"))
    added = [
        ProviderIdentifier(
            authority_id=kept.authority_id, provider=kept, scheme=each.scheme, identifier=each.identifier
        )
        for each in other.identifiers.all()
        if (each.scheme, each.identifier) not in known
    ]
    ProviderIdentifier.objects.bulk_create(added)
    other.merged_into = kept
    other.save(update_fields=["merged_into"])
    return undo | {"moved": moved, "identifiers": [each.pk for each in added]}


def undo_providers(kept: Provider, other: Provider, undo: Mapping[str, Any]) -> None:
    """Make two providers again of what ``merge_providers`` made one."""
    merged_rows.set_again(kept, undo["before"])
    kept.organisation_id = undo["organisation"]
    kept.save(update_fields=[*undo["before"], "organisation"])
    merged_rows.move_back(undo["moved"], _MODELS)
    SourceRecord.objects.filter(pk__in=undo["records"]).update(provider=other)
    ProviderIdentifier.objects.filter(pk__in=undo["identifiers"]).delete()
    other.merged_into = None
    other.save(update_fields=["merged_into"])
