"""Keep the suppliers and charities that may support carers, and what people decide about them.

None of them counts as support until somebody has confirmed it, and then only the provider does: what was paid stays
with the candidate. A later list brings new sums; it never undoes a decision.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.timezone import now
from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.audit.context import Actor, action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.directory.actions.keeping import Kept
from mainstay.directory.models import Candidate, Provider, ProviderIdentifier, Source, SourceRecord
from mainstay.directory.rules.candidates import Found

State = Candidate.State
_FROM_LIST = ("spend_pence", "payments", "first_on", "last_on", "purposes", "why", "doubts", "months", "told")


class CannotDecide(Refused):
    """The candidate is as it was."""


def keep_candidates(found: Sequence[Found], source: Source, *, by: Actor) -> Kept:
    """Keep what a list found, in one transaction; return how many are new, changed, decided already, and gone.

    Those still to be decided that the list no longer has are removed; those that were decided stay.
    """
    with action("keep candidates from a list", by=by):
        source = Source.objects.select_for_update(no_key=True).get(pk=source.pk)
        known = {each.name: each for each in source.candidates.all()}
        named = {each.name[:255]: each for each in found}
        new = [
            Candidate(authority_id=source.authority_id, source=source, name=name, **_columns(each))
            for name, each in named.items()
            if name not in known
        ]
        changed = [_changed(known[name], each) for name, each in named.items() if name in known]
        Candidate.objects.bulk_create(new, batch_size=1000)
        if changed:
            Candidate.objects.bulk_update(changed, _FROM_LIST, batch_size=1000)
        silent = source.candidates.filter(state=State.WAITING).exclude(name__in=named)
        gone, _by_table = silent.delete()
        decided = sum(each.state != State.WAITING for each in changed)
        return Kept(added=len(new), changed=len(changed) - decided, left_to_owner=decided, gone=gone)


def _columns(found: Found) -> dict[str, Any]:
    columns = {name: getattr(found, name) for name in _FROM_LIST}
    return columns | {
        **{name: list(columns[name]) for name in ("purposes", "why", "doubts")},
        **{name: dict(columns[name]) for name in ("months", "told")},
    }


def _changed(candidate: Candidate, found: Found) -> Candidate:
    for name, value in _columns(found).items():
        setattr(candidate, name, value)
    return candidate


def confirm(candidate: Candidate, provider: Provider | None = None, *, by: User) -> Candidate:
    """Say that a candidate supports carers, as a provider of the directory or as a new one; or raise CannotDecide."""
    with action("confirm a candidate", by=by):
        candidate = _waiting(candidate)
        made = provider is None
        if provider is None:
            provider = _made(candidate)
        elif provider.merged_into_id:
            raise CannotDecide([_("%(name)s was merged. Choose the entry that stands.") % {"name": provider}])
        _number(candidate, provider)
        at = now()
        SourceRecord.objects.update_or_create(
            source=candidate.source,
            kind=SourceRecord.Kind.PROVIDER,
            known_as=candidate.name,
            defaults={
                "authority_id": candidate.authority_id,
                "provider": provider,
                "content": {**candidate.told, "made": made},
                "last_seen_at": at,
                "gone_at": None,
            },
        )
        return _decided(candidate, State.CONFIRMED, provider, "", by, at)


def refuse(candidate: Candidate, *, reason: str, by: User) -> Candidate:
    """Say that a candidate does something else, with what it does; or raise CannotDecide."""
    with action("refuse a candidate", by=by):
        missing = [] if reason.strip() else [_("Enter what the supplier does instead")]
        refuse_if(CannotDecide, missing)
        return _decided(_waiting(candidate), State.REFUSED, None, reason.strip(), by, now())


def decide_again(candidate: Candidate, *, by: User) -> Candidate:
    """Take a decision back, so that it is to be made again; or raise CannotDecide.

    A provider that was only made by confirming goes too, unless something hangs on it by now.
    """
    with action("take back a decision about a candidate", by=by):
        candidate = _locked(candidate)
        if candidate.state == State.WAITING:
            raise CannotDecide([_("Nothing has been decided about %(name)s.") % {"name": candidate.name}])
        provider = candidate.provider
        _decided(candidate, State.WAITING, None, "", None, None)
        record = SourceRecord.objects.filter(
            source=candidate.source, kind=SourceRecord.Kind.PROVIDER, known_as=candidate.name
        ).first()
        if record:
            made = record.content.get("made")
            record.delete()
            if made and provider and not _used(provider):
                provider.delete()
        return candidate


def _locked(candidate: Candidate) -> Candidate:
    return Candidate.objects.select_for_update(of=("self",), no_key=True).get(pk=candidate.pk)


def _waiting(candidate: Candidate) -> Candidate:
    candidate = _locked(candidate)
    if candidate.state != State.WAITING:
        said = _("%(name)s was decided already. Take the decision back first.") % {"name": candidate.name}
        raise CannotDecide([said])
    return candidate


def _made(candidate: Candidate) -> Provider:
    told = candidate.told
    there = Provider.objects.filter(
        authority_id=candidate.authority_id, merged_into=None, name__iexact=candidate.name
    ).first()
    if there:
        said = _("%(name)s is in the directory already. Choose it from the list.") % {"name": there.name}
        raise CannotDecide([said])
    given = {name: told.get(name) or "" for name in ("kind", "website", "email", "phone", "description")}
    return Provider.objects.create(authority_id=candidate.authority_id, name=candidate.name, **given)


def _number(candidate: Candidate, provider: Provider) -> None:
    ProviderIdentifier.objects.bulk_create(
        [
            ProviderIdentifier(
                authority_id=candidate.authority_id, provider=provider, scheme=scheme, identifier=number
            )
            for scheme, number in candidate.told.get("identifiers", ())
        ],
        ignore_conflicts=True,
    )


def _used(provider: Provider) -> bool:
    return any(
        each.exists()
        for each in (
            provider.services.all(),
            provider.records.all(),
            provider.claims.all(),
            provider.paid_as.all(),
            Provider.objects.filter(merged_into=provider),
        )
    )


def _decided(
    candidate: Candidate,
    state: str,
    provider: Provider | None,
    reason: str,
    by: User | None,
    at: datetime | None,
) -> Candidate:
    candidate.state, candidate.provider, candidate.reason = state, provider, reason
    candidate.decided_by, candidate.decided_at = by, at
    candidate.save(update_fields=["state", "provider", "reason", "decided_by", "decided_at"])
    return candidate
