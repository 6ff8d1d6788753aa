"""Make one entry of two that are the same thing, and take that back.

The entry that is kept gets what was chosen; the other is withdrawn, keeps its words and its public id, and leads to
the kept one. What each source calls it stays: its record moves, so that neither loses its identity.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.timezone import now
from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.directory.actions import merged_rows
from mainstay.directory.actions.merged_providers import merge_providers, undo_providers
from mainstay.directory.models import FormerId, LikelyDuplicate, Provider, Service
from mainstay.directory.rules import merging as rules

State = LikelyDuplicate.State


class CannotMerge(Refused):
    """Both entries are as they were."""


def merge(
    pair: LikelyDuplicate,
    *,
    keep_other: bool,
    chosen: Mapping[str, str],
    by: User,
    owner_agrees: bool = False,
) -> LikelyDuplicate:
    """Make one entry of the pair, or raise CannotMerge with every reason.

    keep_other: keep the second of the pair and not the first. chosen: field → "kept", "other" or "both"; what is
    not named stays as the kept entry has it. owner_agrees: the owner of the words that give way was asked.
    """
    with action("merge two entries", by=by):
        pair = _locked(pair)
        kept, other = _sides(pair, keep_other=keep_other)
        fields = rules.OF_SERVICE if isinstance(kept, Service) else rules.OF_PROVIDER
        reasons = [] if pair.state == State.WAITING else [_("This pair was decided already.")]
        reasons += rules.reasons_to_refuse(
            _side(kept), _side(other), chosen, fields, owner_agrees=owner_agrees
        )
        refuse_if(CannotMerge, reasons)
        if isinstance(kept, Service) and isinstance(other, Service):
            pair.undo = _merge_services(kept, other, chosen)
        elif isinstance(kept, Provider) and isinstance(other, Provider):
            pair.undo = merge_providers(kept, other, chosen)
        kind = FormerId.Kind.SERVICE if isinstance(kept, Service) else FormerId.Kind.PROVIDER
        FormerId.objects.create(
            authority_id=kept.authority_id, kind=kind, former=other.public_id, now=kept.public_id
        )
        pair.undo |= {"kept": kept.pk, "may_write": _may_write(pair.undo, fields, chosen)}
        return _decided(pair, State.MERGED, by)


def say_different(pair: LikelyDuplicate, *, by: User) -> LikelyDuplicate:
    """Say that two entries are not the same; the pair is remembered and not put to anybody again."""
    with action("say that two entries are not the same", by=by):
        pair = _locked(pair)
        refuse_if(CannotMerge, [] if pair.state == State.WAITING else [_("This pair was decided already.")])
        return _decided(pair, State.DIFFERENT, by)


def decide_again(pair: LikelyDuplicate, *, by: User) -> LikelyDuplicate:
    """Take a decision back: two entries that were merged are two again, as they were; or raise CannotMerge."""
    with action("take back a decision about two entries", by=by):
        pair = _locked(pair)
        refuse_if(CannotMerge, [_("Nothing has been decided yet.")] if pair.state == State.WAITING else [])
        if pair.state == State.MERGED:
            _undo(pair)
        pair.undo = {}
        pair.state, pair.decided_by, pair.decided_at = State.WAITING, None, None
        pair.save(update_fields=["state", "decided_by", "decided_at", "undo"])
        return pair


def _merge_services(kept: Service, other: Service, chosen: Mapping[str, str]) -> dict[str, Any]:
    columns = [name for name in chosen if name not in ("whereabouts", "prices")]
    undo: dict[str, Any] = {"before": merged_rows.as_kept(kept, columns), "state": other.state}
    undo |= {"own_records": list(kept.records.values_list("pk", flat=True))}
    undo |= {"records": list(other.records.values_list("pk", flat=True))}
    for name in columns:
        if chosen[name] != rules.KEPT:
            theirs = getattr(other, name)
            mine = getattr(kept, name)
            setattr(kept, name, rules.together(mine, theirs) if chosen[name] == rules.BOTH else theirs)
    moved: merged_rows.Moved = {}
    for name, give in (
        ("whereabouts", merged_rows.move_whereabouts),
        ("prices", merged_rows.move_prices),
    ):
        if chosen.get(name, rules.KEPT) != rules.KEPT:
            give(moved, kept, other, swap=chosen[name] == rules.OTHER)
    merged_rows.move(moved, other.mistakes.filter(state="open"), service_id=kept.pk)
    other.records.update(service=kept)
    kept.save(update_fields=columns)
    other.state, other.merged_into = Service.State.WITHDRAWN, kept
    other.save(update_fields=["state", "merged_into"])
    return undo | {"moved": moved}


def _may_write(undo: Mapping[str, Any], fields: Any, chosen: Mapping[str, str]) -> dict[str, list[str]]:
    """Return record → fields that its source goes on writing, of the records of both entries."""
    ours = [*rules.may_write(fields, chosen, of_other=False), *rules.OF_SOURCE]
    theirs = rules.may_write(fields, chosen, of_other=True)
    return {
        **{str(record): ours for record in undo["own_records"]},
        **{str(record): theirs for record in undo["records"]},
    }


def _undo(pair: LikelyDuplicate) -> None:
    undo = pair.undo
    one, two = _sides(pair, keep_other=False)
    kept, other = (one, two) if one.pk == undo["kept"] else (two, one)
    later = [_("%(name)s was merged in its turn. Take that back first.") % {"name": kept.name}]
    refuse_if(CannotMerge, later if kept.merged_into_id else [])
    if isinstance(kept, Service) and isinstance(other, Service):
        merged_rows.set_again(kept, undo["before"])
        kept.save(update_fields=list(undo["before"]))
        merged_rows.move_back(undo["moved"])
        kept.records.filter(pk__in=undo["records"]).update(service=other)
        other.state, other.merged_into = undo["state"], None
        other.save(update_fields=["state", "merged_into"])
    elif isinstance(kept, Provider) and isinstance(other, Provider):
        undo_providers(kept, other, undo)
    FormerId.objects.filter(
        authority_id=kept.authority_id, former=other.public_id, now=kept.public_id
    ).delete()


def _locked(pair: LikelyDuplicate) -> LikelyDuplicate:
    return LikelyDuplicate.objects.select_for_update(of=("self",), no_key=True).get(pk=pair.pk)


def _sides(pair: LikelyDuplicate, *, keep_other: bool) -> tuple[Service, Service] | tuple[Provider, Provider]:
    """Return the entry to keep and the other, locked by id, so that no two merges wait for each other."""
    model: Any = Service if pair.one_service_id else Provider
    ids = (
        [pair.one_service_id, pair.other_service_id]
        if pair.one_service_id
        else [pair.one_provider_id, pair.other_provider_id]
    )
    one, two = model.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=ids).order_by("pk")
    return (two, one) if keep_other else (one, two)


def _side(row: Service | Provider) -> rules.Side:
    if isinstance(row, Provider):
        return rules.Side(row.name, row.organisation_id, row.merged_into_id is not None)
    owned = row.kept_by == Service.KeptBy.OWNER
    # An owner whose claim has ended left the words: they count as somebody's still.
    owner = (row.provider.organisation_id or -row.pk) if owned else None
    return rules.Side(row.name, owner, row.merged_into_id is not None)


def _decided(pair: LikelyDuplicate, state: str, by: User) -> LikelyDuplicate:
    pair.state, pair.decided_by, pair.decided_at = state, by, now()
    pair.save(update_fields=["state", "decided_by", "decided_at", "undo"])
    return pair
