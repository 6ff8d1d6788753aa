"""What was decided: every decision is what the rules make of the answers, with the letter a carer would be sent."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from mainstay.audit.context import action
from mainstay.database import many
from mainstay.engines.eligibility import Result, RuleSet, decide
from mainstay.interop.northmoor.carers.kept import Kept, Staff
from mainstay.interop.northmoor.carers.supported import told
from mainstay.pathway.actions.finishing import ombudsman
from mainstay.pathway.letters.decision import Around, letter
from mainstay.pathway.models import Assessment, Decision

_PLAN_DAYS, _ANSWER_DAYS = 42, 20


def decide_all(
    kept: Sequence[Kept],
    assessed: Mapping[int, Assessment],
    rules: RuleSet,
    staff: Staff,
    rng: np.random.Generator,
    *,
    today: date,
) -> dict[int, Decision]:
    """Write a decision for everybody whose assessment is complete; return those that are final, by carer."""
    with action("derive a decision", by=staff.of_council):
        made = [row for each in kept for row in _decision(each, assessed, rules, staff, rng, today)]
        many.add(made)
    return {row.carer_id: row for row in made if row.state == Decision.State.FINAL}


def _decision(
    each: Kept,
    assessed: Mapping[int, Assessment],
    rules: RuleSet,
    staff: Staff,
    rng: np.random.Generator,
    today: date,
) -> Iterator[Decision]:
    assessment = assessed.get(each.carer.pk)
    if assessment is None or (each.life.stage == "deciding" and rng.random() < 0.4):
        return
    result = decide(rules, assessment.answers)
    assert assessment.completed_on is not None
    assert result.outcome is not None, "every answer that the rules read was drawn"
    on = min(assessment.completed_on + timedelta(days=int(rng.integers(1, 12))), today)
    row = Decision(
        authority_id=each.carer.authority_id,
        carer=each.carer,
        assessment=assessment,
        test=rules.test,
        rules_from=date.fromisoformat(rules.from_on),
        rules=rules.as_data(),
        answers={
            question: assessment.answers[question]
            for question in (*rules.questions, "wellbeing")
            if question in assessment.answers
        },
        result=result.as_data(),
        derived=result.outcome,
        decided=result.outcome,
        carers_words=str(rng.choice(told()["hard"])),
        why=told()["why"][result.outcome],
        advice=told()["advice"],
        tentative_on=assessment.completed_on,
        decided_by=staff.lead,
    )
    if each.life.stage != "deciding":
        row.state, row.final_on, row.given_on = Decision.State.FINAL, on, on
        row.letter = _letter(each, row, result, rules, on)
    yield row


def _letter(each: Kept, row: Decision, result: Result, rules: RuleSet, on: date) -> dict[str, object]:
    around = Around(
        to=each.carer.person.name if each.carer.person else "",
        authority=each.carer.authority.name,
        plan_by=on + timedelta(days=_PLAN_DAYS) if row.decided == "duty" else None,
        answer_days=_ANSWER_DAYS,
        ombudsman=ombudsman("england"),
    )
    return letter(
        result,
        rules,
        decided=row.decided,
        why=row.why,
        carers_words=row.carers_words,
        advice=row.advice,
        overridden="",
        around=around,
        today=on,
    ).as_data()
