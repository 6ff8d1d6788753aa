"""What the carer said before, and what was written the last time: for whoever fills in an assessment now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mainstay.pathway.models import Assessment, SelfAssessment
from mainstay.pathway.queries.assessing import Paper, paper_of
from mainstay.pathway.queries.self_assessment import asked_in, local_day
from mainstay.pathway.rules.assessment_content import is_answered
from mainstay.pathway.rules.questions import Question, fault_of, said, told


@dataclass(frozen=True)
class CarerSaid:
    """An answer from the carer's own self-assessment. answer: None where this form does not offer the same answers."""

    lines: tuple[str, ...]
    answer: Any
    on: date


def carer_said(paper: Paper) -> dict[str, CarerSaid]:
    """Return question → what the carer said to it in the self-assessment that goes with this; empty for none."""
    sent = paper.assessment.self_assessment
    if sent is None or sent.state != SelfAssessment.State.SENT:
        return {}
    on = local_day(sent)
    own = asked_in(paper.assessment.authority, on)
    tells = {each.tells: each for each in own.questions if each.tells}
    found = told(sent.answers, own.questions)
    return {
        each.code: CarerSaid(
            said(found[each.code], tells[each.code]),
            None if fault_of(found[each.code], each) else found[each.code],
            on,
        )
        for each in paper.questions
        if each.code in found
    }


@dataclass(frozen=True)
class Beside:
    """One question, as it was answered the last time and now; None where it was not asked or not answered."""

    question: Question
    before: tuple[str, ...] | None
    now: tuple[str, ...] | None

    @property
    def changed(self) -> bool:
        """Whether the two are not the same."""
        return self.before != self.now


def beside_the_last(paper: Paper, last: Assessment, today: date) -> list[Beside]:
    """Return every question of either assessment, in the order of this one, with both answers in words."""
    former = paper_of(last, today)
    old = {each.code: each for each in former.questions}
    asked = [*paper.questions, *(each for each in former.questions if each.code not in _codes(paper))]
    answers = paper.assessment.answers
    return [
        Beside(each, _words(last.answers, old.get(each.code)), _words(answers, each))
        for each in asked
        if is_answered(last.answers.get(each.code)) or is_answered(answers.get(each.code))
    ]


def _codes(paper: Paper) -> set[str]:
    return {each.code for each in paper.questions}


def _words(answers: Mapping[str, Any], question: Question | None) -> tuple[str, ...] | None:
    if question is None or not is_answered(answers.get(question.code)):
        return None
    return said(answers[question.code], question)
