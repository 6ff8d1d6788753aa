"""What a carer asks for, and what becomes of it."""

from datetime import date

from django.utils.timezone import now

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.database import scope
from mainstay.pathway.actions import clocks
from mainstay.pathway.models import Access, Carer, Wish
from mainstay.pathway.queries.calendar import due_by
from mainstay.pathway.rules import own as rules

# What lets somebody close to the carer see: the carer gave it, and takes it back without asking anybody.
_TAKEN_BACK_AT_ONCE = (Access.As.FAMILY, Access.As.ADVOCATE)
_DAYS = "privacy.answering.wish_days"


class CannotAsk(Refused):
    """A wish cannot be written down so; ``reasons`` has every one as a sentence."""


class CannotAnswer(Refused):
    """A wish cannot be answered so; ``reasons`` has every one as a sentence."""


def ask(carer: Carer, kind: str, *, words: str, by: User, today: date, record: int | None = None) -> Wish:
    """Write down what a carer asks for, and start the clock of its answer; or raise CannotAsk.

    kind: code of privacy.wishes. record: the row it is about, in the table its kind names (access for end_access).
    """
    with action("ask for something as a carer", by=by):
        kinds = {item.code for item in policy.items("privacy.wishes", on=today)}
        waiting = Wish.objects.filter(carer=carer, kind=kind, record=record, state=Wish.State.OPEN)
        # Of corrections and the like there may be several; of one support or one access only one waits.
        again = record is not None and waiting.exists()
        refuse_if(CannotAsk, rules.reasons_not_to_ask(kind, words, kinds=kinds, waiting=again))
        wish = Wish.objects.create(
            authority_id=carer.authority_id,
            carer=carer,
            kind=kind,
            record=record,
            words=words.strip(),
            on=today,
            made_by=by,
        )
        clocks.start(
            carer,
            "wish",
            from_on=today,
            due_on=due_by(by.authority, _DAYS, today),
            record=wish.pk,
            pack=_DAYS,
            for_user=carer.worker,
        )
        return wish


def answer(wish: Wish, *, done: bool, answer: str, by: User, today: date) -> Wish:
    """Answer what a carer asked for: it was done, or it was not and why; or raise CannotAnswer."""
    with action("answer what a carer asked for", by=by):
        # Locked, because a colleague may be answering it now.
        wish = (
            Wish.objects.select_for_update(no_key=True, of=("self",)).select_related("carer").get(pk=wish.pk)
        )
        reasons = rules.reasons_not_to_answer(answer, answered=wish.state != Wish.State.OPEN)
        refuse_if(CannotAnswer, reasons)
        wish.state = Wish.State.DONE if done else Wish.State.NOT_DONE
        wish.answer, wish.answered_on, wish.answered_by = answer.strip(), today, by
        wish.save()
        if done and wish.kind == "end_access" and wish.record is not None:
            _end(wish.record, wish.carer_id, by)
        clocks.done(wish.carer, "wish", on=today, record=wish.pk)
        return wish


def end_access(access: Access, *, words: str, by: User, today: date) -> bool:
    """End somebody's access at once where the carer gave it, else ask that it end. Return whether it ended."""
    if access.as_whom in _TAKEN_BACK_AT_ONCE or access.given_by_id == by.pk:
        with action("end somebody's access to one's own record", by=by):
            _end(access.pk, access.carer_id, by)
        return True
    with action("ask for an end to somebody's access", by=by):
        ask(access.carer, "end_access", words=words, by=by, today=today, record=access.pk)
        # Every carer: the table of access is written by workers only; this says no more than that it was asked.
        with scope.every_carer():
            Access.objects.filter(pk=access.pk, carer=access.carer_id).update(end_asked_at=now())
    return False


def _end(access_id: int, carer_id: int, by: User) -> None:
    # Every carer: a carer may take away what they gave, although only workers write the table of access.
    with scope.every_carer():
        Access.objects.filter(pk=access_id, carer=carer_id, ended_at=None).update(ended_at=now(), ended_by=by)
