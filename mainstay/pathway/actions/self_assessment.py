"""A carer's self-assessment: begun, answered a question at a time, sent, taken back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import now

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.pathway.actions import clocks
from mainstay.pathway.actions.heard import ask_for_another_way, note_as_told, note_sent, note_taken_back
from mainstay.pathway.models import Assessment, Carer, SelfAssessment
from mainstay.pathway.queries.self_assessment import ways_agreed
from mainstay.pathway.rules import self_assessment as rules
from mainstay.pathway.rules.questions import Question, faults

_BY_WORKER = (SelfAssessment.Way.PHONE, SelfAssessment.Way.TOGETHER, SelfAssessment.Way.PAPER)


class CannotBegin(Refused):
    """No self-assessment was begun."""


class CannotAnswer(Refused):
    """No answer was saved."""


class CannotSend(Refused):
    """Nothing was sent."""


class CannotTakeBack(Refused):
    """Nothing was taken back."""


@dataclass(frozen=True)
class Saved:
    """What a page left behind. waiting: questions that two people answered at once; the first answer stands so far."""

    assessment: SelfAssessment
    waiting: tuple[str, ...]


def begin(carer: Carer, *, by: User) -> SelfAssessment:
    """Begin a carer's own self-assessment, or go on with the one that was begun."""
    with action("begin a self-assessment", by=by):
        return _open_one(carer)


def begin_with_worker(carer: Carer, *, way: str, agreed_how: str, by: User, today: date) -> SelfAssessment:
    """Begin, or go on, with a worker writing down what the carer says, with their agreement noted once; CannotBegin."""
    agreements = [code for code, _words in ways_agreed(today)]
    refuse_if(
        CannotBegin,
        rules.reasons_not_to_begin(
            way=way,
            agreed_how=agreed_how,
            ways=_BY_WORKER,
            agreements=agreements,
            died=carer.person is not None and carer.person.died_on is not None,
        ),
    )
    with action("begin a self-assessment", by=by):
        found = _open_one(carer)
        found.way, found.agreed_how, found.typed_by = way, agreed_how, by
        found.edition += 1
        found.save(update_fields=["way", "agreed_how", "typed_by", "edition", "changed_at"])
        return found


def save_answers(
    assessment: SelfAssessment,
    given: Mapping[str, Any],
    *,
    asked: Collection[Question],
    seen: Mapping[str, str],
    go_on_at: str = "",
    by: User,
    today: date,
) -> Saved:
    """Save what was answered on one page, at once; CannotAnswer where it was sent already or an answer cannot be.

    given, asked and seen: see rules.self_assessment.merged. go_on_at: the question to come back to.
    """
    with action("answer a self-assessment", by=by):
        found = _locked(assessment)
        refuse_if(CannotAnswer, _reasons_not_to_answer(found, given, asked))
        merged = rules.merged(found.answers, given, [each.code for each in asked], seen)
        changed = {
            each.code for each in asked if merged.answers.get(each.code) != found.answers.get(each.code)
        }
        found.answers, found.at_question = merged.answers, go_on_at or found.at_question
        found.edition += 1
        found.save(update_fields=["answers", "at_question", "edition", "changed_at"])
        if changed & {rules.ANOTHER_WAY, "language"}:
            ask_for_another_way(found, today=today)
        return Saved(found, merged.waiting)


def send(assessment: SelfAssessment, *, by: User, today: date, read_back: bool = True) -> SelfAssessment:
    """Send what the carer said to those who support them; sending twice makes one. Raises CannotSend.

    read_back: whether the carer has seen or heard all of it.
    """
    with action("send a self-assessment", by=by):
        found = _locked(assessment)
        if found.state == SelfAssessment.State.SENT:
            return found
        refuse_if(
            CannotSend, rules.reasons_not_to_send(found.answers, state=found.state, read_back=read_back)
        )
        found.state, found.sent_at, found.read_back_at = SelfAssessment.State.SENT, now(), now()
        found.edition += 1
        found.save(update_fields=["state", "sent_at", "read_back_at", "edition", "changed_at"])
        note_sent(found, today=today)
        note_as_told(found)
        return found


def take_back(assessment: SelfAssessment, *, by: User, today: date) -> SelfAssessment:
    """Take back what was sent, as long as no assessment was begun with it; or raise CannotTakeBack."""
    with action("take back a self-assessment", by=by):
        found = _locked(assessment)
        assessed = Assessment.objects.filter(self_assessment=found).exists()
        refuse_if(CannotTakeBack, rules.reasons_not_to_take_back(state=found.state, assessed=assessed))
        found.state = SelfAssessment.State.TAKEN_BACK
        found.edition += 1
        found.save(update_fields=["state", "edition", "changed_at"])
        note_taken_back(found, today=today)
        return found


def note_another_way_arranged(assessment: SelfAssessment, *, by: User, today: date) -> None:
    """Note that the other language, form or person a carer asked for has been arranged."""
    with action("arrange another way to be heard", by=by):
        clocks.done(assessment.carer, "another_way", on=today, record=assessment.pk)


def note_read(assessment: SelfAssessment, *, by: User, today: date) -> None:
    """Note that somebody has read what a carer said."""
    with action("read a self-assessment", by=by):
        clocks.done(assessment.carer, "said", on=today, record=assessment.pk)


def _open_one(carer: Carer) -> SelfAssessment:
    # Two windows may begin at once: the constraint lets one in, and both go on with it.
    found, _new = SelfAssessment.objects.get_or_create(
        carer=carer, state=SelfAssessment.State.OPEN, defaults={"authority_id": carer.authority_id}
    )
    return found


def _locked(assessment: SelfAssessment) -> SelfAssessment:
    return (
        SelfAssessment.objects.select_for_update(of=["self"])
        .select_related("carer__person")
        .get(pk=assessment.pk)
    )


def _reasons_not_to_answer(
    found: SelfAssessment, given: Mapping[str, Any], asked: Collection[Question]
) -> list[str]:
    if found.state != SelfAssessment.State.OPEN:
        return [
            "This has been sent, so it cannot be changed. Begin a new one: what you said is offered to you again."
        ]
    titles = {each.code: each.title for each in asked}
    return [f"{titles.get(code, code)} {fault}" for code, fault in faults(given, asked).items()]
