"""Looking for records that may be of one carer, and putting them to a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import now

from mainstay.accounts.models import Authority, User
from mainstay.audit.context import Actor, action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.database import scope
from mainstay.engines.likeness import Likeness
from mainstay.engines.same_person import pairs_among
from mainstay.pathway.models import Carer, Person, SamePair
from mainstay.pathway.queries import same as queries

State = SamePair.State


class CannotDecide(Refused):
    """Both records are as they were."""


@dataclass(frozen=True)
class Looked:
    """What a search found. new: pairs not seen before; waiting: all that are to be looked at; compared: carers.

    crowded: how many things (a day, a postcode) so many carers share that they make no pair alone.
    """

    new: int
    waiting: int
    compared: int
    crowded: int = 0


def look_for_pairs(authority: Authority, *, by: Actor, today: date) -> Looked:
    """Find every pair of an authority's carers who may be one, and put the new ones to a person.

    What somebody has decided stays decided; a pair that is not alike any more is dropped.
    """
    # Every carer: a record that is restricted may be there twice as well.
    with action("look for records of one carer", by=by), scope.every_carer():
        # Locked: two searches at once would both add what is new.
        Authority.objects.select_for_update(of=("self",), no_key=True).get(pk=authority.pk)
        everybody = queries.everybody(authority)
        pairs = pairs_among(everybody, queries.weights(today))
        found = {(each.one, each.other): each for each in pairs.found}
        known = {
            (one, other): (pk, state)
            for pk, one, other, state in SamePair.objects.filter(authority=authority).values_list(
                "pk", "carer", "other", "state"
            )
        }
        gone = [pk for ends, (pk, state) in known.items() if state == State.OPEN and ends not in found]
        SamePair.objects.filter(pk__in=gone).delete()
        new = _add(authority, (each for ends, each in found.items() if ends not in known))
        waiting = SamePair.objects.filter(authority=authority, state=State.OPEN).count()
        return Looked(new, waiting, len(everybody), pairs.crowded)


def note_likely(carer: Carer, *, today: date) -> int:
    """Put the pairs to a person that a new carer may be half of; return how many. Called inside other actions.

    The action sees every carer, so that a restricted record counts too.
    """
    person = carer.person
    if person is None:
        return 0
    about = {
        field.name: getattr(person, field.name) for field in Person._meta.fields if not field.is_relation
    }
    others = Carer.objects.filter(authority=carer.authority_id, merged_into=None).exclude(pk=carer.pk)
    found = queries.likely(others.select_related("person"), about, today, authority_id=carer.authority_id)
    ends = {(min(carer.pk, other.pk), max(carer.pk, other.pk)): each for other, each in found}
    known = SamePair.objects.filter(carer__in=[one for one, _ in ends], other__in=[two for _, two in ends])
    there = set(known.values_list("carer", "other"))
    return _add(
        carer.authority,
        (Likeness(*pair, each.score, each.reasons) for pair, each in ends.items() if pair not in there),
    )


def _add(authority: Authority, pairs: Iterable[Likeness]) -> int:
    return len(
        SamePair.objects.bulk_create(
            [
                SamePair(
                    authority=authority,
                    carer_id=each.one,
                    other_id=each.other,
                    score=each.score,
                    reasons=list(each.reasons),
                )
                for each in pairs
            ],
            batch_size=1000,
        )
    )


def say_different(pair: SamePair, *, by: User) -> SamePair:
    """Say that two records are of two people; the pair is remembered and not put to anybody again."""
    with action("say that two records are of two people", by=by):
        pair = SamePair.objects.select_for_update(of=("self",), no_key=True).get(pk=pair.pk)
        refuse_if(CannotDecide, [] if pair.state == State.OPEN else ["This pair was decided already."])
        pair.state, pair.answered_by, pair.answered_at = State.DIFFERENT, by, now()
        pair.save(update_fields=["state", "answered_by", "answered_at"])
        return pair
