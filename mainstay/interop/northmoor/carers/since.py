"""What came after the plans: reviews and what they found, what is looked for, what could not be had."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np

from mainstay.audit.context import action
from mainstay.database import many
from mainstay.engines.distance import ITEMS
from mainstay.interop.northmoor.carers.kept import Kept, Staff
from mainstay.interop.northmoor.carers.supported import Planned, told
from mainstay.interop.northmoor.carers.talked import life_is
from mainstay.pathway.models import (
    BrokerRequest,
    CarerReview,
    Clock,
    EmergencyPlan,
    OutcomeReviewed,
    PersonalOutcome,
    QualityOfLife,
    UnmetNeed,
)

_EASIER = 0.12  # how much lighter caring is for most, a year into a plan


def go_on(planned: Sequence[Planned], staff: Staff, rng: np.random.Generator, *, today: date) -> None:
    """Write what happened to the plans that ran."""
    running = [each for each in planned if each.plan.state == "agreed"]
    with action("review a plan", by=staff.of_council):
        reviews = [row for each in running for row in _reviews(each, staff, rng, today)]
        many.add(reviews)
        _judge(reviews, rng)
        by_plan = {each.plan.pk: each.kept for each in running}
        many.add(
            [_life_at(review, by_plan[review.plan_id], rng) for review in reviews if review.state == "done"]
        )
        many.add([_next_review(each, rng, today) for each in running])
    with action("write an emergency plan", by=staff.of_council):
        many.add([row for each in running for row in _emergency(each, staff, rng, today)])
    with action("look for support", by=staff.of_council):
        many.add([row for each in running for row in _requests(each, rng, today)])
        many.add([row for each in running for row in _unmet(each, staff, rng, today)])


def _reviews(each: Planned, staff: Staff, rng: np.random.Generator, today: date) -> Iterator[CarerReview]:
    plan = each.plan
    assert plan.agreed_on is not None
    on = plan.agreed_on + timedelta(days=int(rng.integers(340, 400)))
    while on <= today:
        yield CarerReview(
            authority_id=plan.authority_id,
            carer_id=plan.carer_id,
            plan=plan,
            kind="planned",
            on=on,
            state=CarerReview.State.DONE,
            carers_words=str(rng.choice(told()["said"])),
            what_next="go_on",
            next_on=on + timedelta(days=364),
            done_by=staff.of_council,
        )
        on += timedelta(days=int(rng.integers(340, 400)))
    if rng.random() < 0.04:
        yield CarerReview(
            authority_id=plan.authority_id, carer_id=plan.carer_id, plan=plan, kind="asked", on=today
        )


def _judge(reviews: Sequence[CarerReview], rng: np.random.Generator) -> None:
    done = {review.plan_id: review for review in reviews if review.state == CarerReview.State.DONE}
    outcomes = list(PersonalOutcome.objects.filter(plan__in=done))
    for outcome in outcomes:
        outcome.achieved = int(rng.choice([0, 1, 2, 3], p=[0.08, 0.27, 0.4, 0.25]))
    many.change(outcomes, ["achieved"])
    many.add(
        [
            OutcomeReviewed(
                authority_id=outcome.authority_id,
                carer_id=outcome.carer_id,
                review=done[outcome.plan_id],
                outcome=outcome,
                achieved=outcome.achieved or 0,
            )
            for outcome in outcomes
        ]
    )


def _life_at(review: CarerReview, kept: Kept, rng: np.random.Generator) -> QualityOfLife:
    lighter = max(kept.life.strain - float(rng.normal(_EASIER, 0.15)), 0)
    return QualityOfLife(
        authority_id=review.authority_id,
        carer_id=review.carer_id,
        on=review.on,
        at="review",
        record=review.pk,
        **dict(zip(ITEMS, life_is(lighter, rng), strict=True)),
    )


def _next_review(each: Planned, rng: np.random.Generator, today: date) -> Clock:
    plan = each.plan
    due_on = today + timedelta(days=int(rng.integers(-6, 340)))
    return Clock(
        authority_id=plan.authority_id,
        carer_id=plan.carer_id,
        what="review",
        record=plan.pk,
        pack="reviewing.days.planned",
        from_on=min(plan.agreed_on or today, due_on),
        due_on=due_on,
        for_user=each.kept.carer.worker,
    )


def _emergency(each: Planned, staff: Staff, rng: np.random.Generator, today: date) -> Iterator[EmergencyPlan]:
    """About one in three has a plan for an emergency in force."""
    plan, whom = each.plan, each.kept.people[0]
    if rng.random() > 0.35:
        return
    words = {"name": whom.given_names, "whole": whom.name, "carer": each.kept.life.carer.given}
    yield EmergencyPlan(
        authority_id=plan.authority_id,
        carer_id=plan.carer_id,
        content={section: said.format(**words) for section, said in told()["emergency"].items()},
        state=EmergencyPlan.State.IN_FORCE,
        in_force_on=plan.agreed_on,
        review_on=today + timedelta(days=int(rng.integers(10, 180))),
        written_by=staff.of_council,
    )


def _requests(each: Planned, rng: np.random.Generator, today: date) -> Iterator[BrokerRequest]:
    for support in each.supports:
        if support.state == "looking":
            queued_on = today - timedelta(days=int(rng.integers(0, 25)))
            yield BrokerRequest(
                authority_id=support.authority_id,
                carer_id=support.carer_id,
                support=support,
                urgency=int(rng.choice([1, 2, 3], p=[0.1, 0.35, 0.55])),
                needed_by=queued_on + timedelta(days=int(rng.integers(7, 60))),
                queued_on=queued_on,
            )


def _unmet(each: Planned, staff: Staff, rng: np.random.Generator, today: date) -> Iterator[UnmetNeed]:
    person = each.kept.carer.person
    for support in each.supports:
        if support.paid and rng.random() < 0.09:
            yield UnmetNeed(
                authority_id=support.authority_id,
                carer_id=support.carer_id,
                support=support,
                intervention=support.intervention,
                kind_of_break=support.kind_of_break,
                area_code=person.area_code if person else "",
                units=support.a_week,
                why=str(rng.choice(told()["unmet"])),
                on=today - timedelta(days=int(rng.integers(5, 360))),
                recorded_by=staff.of_council,
            )
