"""Making one record of two that are of one carer, and taking that back. Nothing of either is lost."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.utils.timezone import now

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import refuse_if
from mainstay.database import scope
from mainstay.pathway.actions import same_rows, search_keys
from mainstay.pathway.actions.same import CannotDecide
from mainstay.pathway.models import Carer, Person, Plan, SamePair
from mainstay.pathway.rules import same as rules

State = SamePair.State


def merge(pair: SamePair, *, keep_other: bool, chosen: Mapping[str, str], by: User, today: date) -> Carer:
    """Make one record of a pair and return it, or raise CannotDecide with every reason.

    keep_other: keep the second of the pair and not the first. chosen: field → "kept" or "other", for each in which
    they differ. Everything that hangs from either hangs from the kept one afterwards; the other leads to it.
    """
    with _inside("make one record of two", by):
        pair, kept, other = _locked(pair, keep_other=keep_other)
        mine, theirs = values(kept), values(other)
        refuse_if(CannotDecide, _reasons(pair, kept, other, chosen, rules.differing(mine, theirs)))
        taken = rules.taken(mine, theirs, chosen)
        undo: dict[str, Any] = {
            "kept": kept.pk,
            "before": {name: same_rows.written(mine[name]) for name in taken},
            "found": [kept.found_through, kept.found_on.isoformat()],
            "same_as": other.person.same_as_id if other.person else None,
        }
        undo["moved"] = same_rows.move(kept, other, by=by, today=today)
        _set(kept, taken)
        if other.found_on < kept.found_on:
            kept.found_through, kept.found_on = other.found_through, other.found_on
        kept.save()
        Person.objects.filter(as_carer=other).update(same_as=kept.person_id)
        other.merged_into = kept
        other.save(update_fields=["merged_into", "changed_at"])
        search_keys.write_for([kept, other])
        pair.undo = undo
        _decided(pair, State.MERGED, by)
        return kept


def decide_again(pair: SamePair, *, by: User) -> SamePair:
    """Take a decision back: records that were merged are two again, as they were; or raise CannotDecide.

    What was written since stays with the record that was kept.
    """
    with _inside("take back a decision about two records", by):
        was = SamePair.objects.get(pk=pair.pk)
        keep_other = was.state == State.MERGED and was.undo.get("kept") == was.other_id
        pair, kept, other = _locked(pair, keep_other=keep_other)
        refuse_if(CannotDecide, _reasons_not_again(pair, kept, other))
        if pair.state == State.MERGED:
            _undo(pair.undo, kept, other)
        pair.undo, pair.state, pair.answered_by, pair.answered_at = {}, State.OPEN, None, None
        pair.save(update_fields=["undo", "state", "answered_by", "answered_at"])
        return pair


def _undo(undo: Mapping[str, Any], kept: Carer, other: Carer) -> None:
    same_rows.move_back(undo["moved"])
    _set(kept, undo["before"])
    kept.found_through, kept.found_on = undo["found"][0], date.fromisoformat(undo["found"][1])
    kept.save()
    Person.objects.filter(as_carer=other).update(same_as=undo["same_as"])
    other.merged_into = None
    other.save(update_fields=["merged_into", "changed_at"])
    search_keys.write_for([kept, other])


def values(carer: Carer) -> dict[str, Any]:
    """Return what may be chosen of a record, by field: of the person, then of the carer; links as numbers."""
    person = carer.person
    of_person = {name: getattr(person, name, None) for name in rules.OF_PERSON}
    links = ("worker", "organisation")
    return of_person | {
        name: getattr(carer, f"{name}_id" if name in links else name) for name in rules.OF_CARER
    }


def _set(carer: Carer, taken: Mapping[str, Any]) -> None:
    person = carer.person
    for name, value in taken.items():
        if name in rules.OF_PERSON and person is not None:
            field: Any = Person._meta.get_field(name)
            setattr(person, name, field.to_python(value))
        elif name in ("worker", "organisation"):
            setattr(carer, f"{name}_id", value)
        else:
            of_carer: Any = Carer._meta.get_field(name)
            setattr(carer, name, of_carer.to_python(value))
    if person is not None:
        person.edition += 1
        person.save()


def _reasons(
    pair: SamePair, kept: Carer, other: Carer, chosen: Mapping[str, str], differ: list[str]
) -> list[str]:
    written = [
        Plan.objects.filter(carer=each, state__in=["draft", "approving", "sent_back"]).exists()
        for each in (kept, other)
    ]
    return rules.reasons_not_to_merge(
        open_pair=pair.state == State.OPEN,
        merged=bool(kept.merged_into_id or other.merged_into_id),
        erased=bool(kept.erased_on or other.erased_on),
        being_written=all(written),
        chosen=chosen,
        differ=differ,
    )


def _reasons_not_again(pair: SamePair, kept: Carer, other: Carer) -> list[str]:
    reasons = ["Nothing has been decided yet."] if pair.state == State.OPEN else []
    if pair.state == State.MERGED and kept.merged_into_id:
        reasons.append("The record that was kept was merged in its turn. Take that back first.")
    if kept.erased_on or other.erased_on:
        reasons.append("One of these records was erased, so they cannot be two again.")
    return reasons


def _locked(pair: SamePair, *, keep_other: bool) -> tuple[SamePair, Carer, Carer]:
    """Return the pair, the record to keep and the other, locked by number: no two merges wait for each other."""
    pair = SamePair.objects.select_for_update(of=("self",), no_key=True).get(pk=pair.pk)
    both = Carer.objects.select_for_update(of=("self",)).filter(pk__in=[pair.carer_id, pair.other_id])
    one, two = both.select_related("person").order_by("pk")
    return (pair, two, one) if keep_other else (pair, one, two)


def _decided(pair: SamePair, state: str, by: User) -> None:
    pair.state, pair.answered_by, pair.answered_at = state, by, now()
    pair.save(update_fields=["state", "answered_by", "answered_at", "undo"])


@contextmanager
def _inside(doing: str, by: User) -> Iterator[None]:
    """Run an action that sees every row of both records, worries about somebody's safety among them: none may stay."""
    with scope.of_authority(by.authority_id, user_id=by.pk, carers=scope.Carers.ALL), action(doing, by=by):
        yield
