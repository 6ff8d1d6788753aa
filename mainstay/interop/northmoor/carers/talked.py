"""What was said: assessments whose answers follow how hard caring is, advice, and what is still owed."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from mainstay.audit.context import action
from mainstay.database import many
from mainstay.engines.eligibility import DUTY, NONE, RuleSet, decide
from mainstay.interop.northmoor.carers.kept import Kept, Staff, at_noon
from mainstay.interop.northmoor.carers.lives import ADULT
from mainstay.interop.northmoor.carers.supported import told
from mainstay.pathway.models import Advice, Assessment, Clock, QualityOfLife, SelfAssessment

_OUTCOMES = ("child", "others", "home", "nutrition", "relationships", "work", "community", "recreation")
_UNABLE = ("cannot_without_help", "can_with_distress", "can_with_danger")
_ITEMS = ("occupation", "control", "personal_care", "safety", "social", "encouragement")
# Who was assessed: everybody at these stages, and some of those who ended or were only advised.
ASSESSED = ("deciding", "planning", "approving", "supported")


def answers_of(strain: float, adult: bool, rng: np.random.Generator) -> dict[str, Any]:
    """Return answers to what the carers' test of the Care Act reads, and to the six items on how life is."""
    answers: dict[str, Any] = {
        "necessary_care": "yes" if rng.random() < 0.96 else "no",
        "cared_for_adult": "yes" if adult else "no",
        "health": str(rng.choice(["none", "at_risk", "deteriorating"], p=_shares(1.1 - strain, 0.5, strain))),
        "significant_impact": str(rng.choice(["no", "likely", "yes"], p=_shares(1.0 - strain, 0.3, strain))),
    }
    for outcome in _OUTCOMES:
        if outcome in ("child", "others") and rng.random() < 0.7:
            answers[f"outcome_{outcome}"] = "not_relevant"
        elif rng.random() < strain * 0.6:
            answers[f"outcome_{outcome}"] = str(rng.choice(_UNABLE, p=[0.55, 0.35, 0.1]))
        else:
            answers[f"outcome_{outcome}"] = str(rng.choice(["can", "takes_longer"], p=[0.8, 0.2]))
    able = _shares(1.2 - strain, strain, 0.1, 0.25 * strain + 0.02)
    for question in ("willing_and_able_now", "willing_and_able_next"):
        answers[question] = str(rng.choice(["yes", "some", "no", "not_sure"], p=able))
    answers["emergency_known"] = str(rng.choice(["yes", "partly", "no"], p=[0.3, 0.4, 0.3]))
    for question, said in told()["assessed"].items():
        answers[question] = str(rng.choice(said))
    touched = rng.permutation(["health", "control", "occupation", "economic", "relationships", "dignity"])
    answers["wellbeing"] = [str(code) for code in touched[: int(strain * 4)]]
    return answers | {
        f"qol_{item}": int(value) for item, value in zip(_ITEMS, life_is(strain, rng), strict=True)
    }


def life_is(strain: float, rng: np.random.Generator) -> list[int]:
    """Return the six items, each 2 the best to 0 the worst; the harder caring is, the lower."""
    return [int(value) for value in rng.binomial(2, float(np.clip(0.95 - 0.65 * strain, 0.05, 0.95)), 6)]


def _shares(*weights: float) -> list[float]:
    return [weight / sum(weights) for weight in weights]


def talk(
    kept: Sequence[Kept], rules: RuleSet, staff: Staff, rng: np.random.Generator, *, today: date
) -> dict[int, Assessment]:
    """Write assessments, self-assessments, advice and what is still owed; return the completed ones by carer.

    rules: those that will decide: whoever has a plan was found to need one, and whoever was only advised was not.
    """
    with action("assess a carer", by=staff.of_council):
        heard = [row for each in kept for row in _self_assessment(each, rng)]
        many.add(heard)
        assessments = [row for each in kept for row in _assessment(each, rules, staff, rng, today)]
        many.add(assessments)
        done = {row.carer_id: row for row in assessments if row.state == Assessment.State.COMPLETED}
        many.add([row for each in done.values() for row in _quality_of_life(each)])
        many.add([row for each in kept for row in _advice(each, staff, done, rng)])
        many.add([row for each in kept for row in _clocks(each, rng, today)])
    return done


def _self_assessment(each: Kept, rng: np.random.Generator) -> Iterator[SelfAssessment]:
    life = each.life
    chance = {"heard": 1.0, "found": 0.0, "ended": 0.15}.get(life.stage, 0.35)
    if rng.random() >= chance:
        return
    begun_on = life.found_on + timedelta(days=3)
    row = SelfAssessment(
        authority_id=each.carer.authority_id,
        carer=each.carer,
        answers={f"qol_{item}": value for item, value in zip(_ITEMS, life_is(life.strain, rng), strict=True)},
    )
    if life.stage != "heard" or rng.random() < 0.7:
        row.state, row.sent_at = SelfAssessment.State.SENT, at_noon(begun_on)
    yield row


def _assessment(
    each: Kept, rules: RuleSet, staff: Staff, rng: np.random.Generator, today: date
) -> Iterator[Assessment]:
    life = each.life
    may_be = life.stage in ("advised", "ended") and _age(life.carer.born_on, life.found_on) >= ADULT
    was_assessed = life.stage in ASSESSED or (may_be and rng.random() < 0.45)
    if not was_assessed and life.stage != "assessing":
        return
    offered_on = life.found_on + timedelta(days=int(rng.integers(2, 30)))
    talked_on = offered_on + timedelta(days=int(rng.integers(5, 40)))
    row = Assessment(
        authority_id=each.carer.authority_id,
        carer=each.carer,
        kind="carers_assessment",
        nation="england",
        way=str(rng.choice(["home", "phone", "elsewhere", "video"], p=[0.4, 0.4, 0.12, 0.08])),
        identified_on=life.found_on,
        offered_on=min(offered_on, today),
        accepted_on=min(offered_on + timedelta(days=2), today),
        assessor=each.carer.worker or staff.of_council,
    )
    if was_assessed and talked_on <= today:
        row.state, row.number = Assessment.State.COMPLETED, 1
        row.talked_on, row.completed_on = talked_on, min(talked_on + timedelta(days=4), today)
        row.copy_given_on = row.completed_on
        row.answers, row.needs_found = _answers(each, rules, rng), life.strain > 0.25
    elif was_assessed or rng.random() < 0.7:
        row.state = Assessment.State.OPEN
    yield row


def _answers(each: Kept, rules: RuleSet, rng: np.random.Generator) -> dict[str, Any]:
    life = each.life
    adult = _age(life.looks_after[0][0].born_on, life.found_on) >= ADULT
    wanted = {"advised": NONE, "deciding": None, "ended": None}.get(life.stage, DUTY)
    strain = life.strain
    answers = answers_of(strain, adult or wanted == DUTY, rng)
    while wanted and decide(rules, answers).outcome != wanted:
        strain = min(strain + 0.1, 1) if wanted == DUTY else max(strain - 0.1, 0)
        answers = answers_of(strain, adult or wanted == DUTY, rng)
    return answers


def _age(born_on: date, on: date) -> int:
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def _quality_of_life(assessment: Assessment) -> Iterator[QualityOfLife]:
    assert assessment.completed_on is not None
    yield QualityOfLife(
        authority_id=assessment.authority_id,
        carer_id=assessment.carer_id,
        on=assessment.completed_on,
        at="assessment",
        record=assessment.pk,
        **{item: assessment.answers[f"qol_{item}"] for item in _ITEMS},
    )


def _advice(
    each: Kept, staff: Staff, done: dict[int, Assessment], rng: np.random.Generator
) -> Iterator[Advice]:
    if each.life.stage == "advised" or each.carer.pk in done:
        yield Advice(
            authority_id=each.carer.authority_id,
            carer=each.carer,
            on=each.life.found_on + timedelta(days=1),
            way=str(rng.choice(["phone", "email", "face_to_face"], p=[0.6, 0.2, 0.2])),
            through=each.life.found_through,
            topics=[str(code) for code in rng.choice(["I02", "I12", "I09", "I06", "I07"], 2, replace=False)],
            area_code=each.carer.person.area_code if each.carer.person else "",
            in_writing=True,
            given_by=staff.of_council,
            organisation=each.carer.organisation,
        )


# What is owed at each stage.
_OWED = {
    "found": "first_contact",
    "heard": "offer",
    "assessing": "conversation",
    "deciding": "decision",
    "planning": "plan",
}


def _clocks(each: Kept, rng: np.random.Generator, today: date) -> Iterator[Clock]:
    life = each.life
    if life.stage not in _OWED:
        return
    what = _OWED[life.stage]
    # About one in eleven is late, none by more than a few days.
    due_on = today + timedelta(days=int(rng.integers(-4, 40)))
    yield Clock(
        authority_id=each.carer.authority_id,
        carer=each.carer,
        what=what,
        from_on=min(life.found_on, due_on),
        due_on=max(due_on, life.found_on),
        for_user=each.carer.worker,
    )
