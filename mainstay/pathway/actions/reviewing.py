"""Looking at how a plan does: a review is opened, written with the carer, and closed with what follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.local.queries import local_values
from mainstay.pathway.actions import clocks
from mainstay.pathway.actions.ending import end_plan
from mainstay.pathway.actions.stages import reached
from mainstay.pathway.models import Carer, CarerReview, OutcomeReviewed, PersonalOutcome, Plan, QualityOfLife
from mainstay.pathway.rules import editions, reviewing

FIRST_LOOK, PLANNED = "reviewing.days.first_look", "reviewing.days.planned"


class CannotReview(Refused):
    """The review stands as it was."""


def open_review(plan: Plan, kind: str, *, by: User, today: date) -> CarerReview:
    """Begin a review of a plan; the one that is open already is returned instead of a second."""
    with action("review a plan", by=by):
        # Locked, because two workers may begin at once.
        plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        there = CarerReview.objects.filter(plan=plan, state=CarerReview.State.OPEN).first()
        if there:
            return there
        if plan.state not in (Plan.State.AGREED, Plan.State.SUSPENDED):
            raise CannotReview(["Only a plan that was agreed is reviewed. This one is not, or has ended."])
        return CarerReview.objects.create(
            authority_id=plan.authority_id, carer_id=plan.carer_id, plan=plan, kind=kind, on=today
        )


@dataclass(frozen=True)
class Written:
    """What a review says. told: fields of CarerReview. judged: outcome → (0 to 3, words). life: the six items."""

    told: Mapping[str, Any]
    judged: Mapping[int, tuple[int, str]]
    life: Mapping[str, int | None]


def save_review(
    review: CarerReview, written: Written, *, seen: int, close: bool, by: User, today: date
) -> None:
    """Save everything a review says, and close it where that is asked; or raise CannotReview, with nothing saved."""
    with action("review a plan", by=by):
        write_review(review, written.told, seen=seen, by=by)
        judge_outcomes(review, written.judged, by=by)
        if any(value is not None for value in written.life.values()):
            ask_how_life_is(review, written.life, by=by)
        if close:
            close_review(review, by=by, today=today)


def write_review(review: CarerReview, told: Mapping[str, Any], *, seen: int, by: User) -> None:
    """Save what was said so far. told: fields of CarerReview by name. seen: the edition that was being written on."""
    with action("review a plan", by=by):
        now = CarerReview.objects.select_for_update().get(pk=review.pk)
        refuse_if(CannotReview, editions.reasons_if_changed(seen, now.edition))
        if now.state == CarerReview.State.DONE:
            raise CannotReview(["This review is closed. Open another to add to it."])
        for name, value in told.items():
            setattr(review, name, value)
        review.edition = now.edition + 1
        review.save(update_fields=[*told, "edition", "changed_at"])


def judge_outcomes(review: CarerReview, judged: Mapping[int, tuple[int, str]], *, by: User) -> None:
    """Save how far each outcome was reached. judged: outcome's number → (0 to 3, words)."""
    with action("review a plan", by=by):
        for outcome in PersonalOutcome.objects.filter(plan=review.plan_id, pk__in=judged):
            achieved, words = judged[outcome.pk]
            OutcomeReviewed.objects.update_or_create(
                review=review,
                outcome=outcome,
                defaults={
                    "authority_id": review.authority_id,
                    "carer_id": review.carer_id,
                    "achieved": achieved,
                    "words": words,
                },
            )


def ask_how_life_is(review: CarerReview, answers: Mapping[str, int | None], *, by: User) -> QualityOfLife:
    """Save the six items as answered at this review, in place of what was answered at it before."""
    with action("review a plan", by=by):
        return QualityOfLife.objects.update_or_create(
            carer_id=review.carer_id,
            at="review",
            record=review.pk,
            defaults={"authority_id": review.authority_id, "on": review.on, **answers},
        )[0]


def close_review(review: CarerReview, *, by: User, today: date) -> None:
    """Close a review: outcomes keep how far they were reached, and the next review is owed. Or raise CannotReview."""
    with action("close a review", by=by):
        judged = dict(OutcomeReviewed.objects.filter(review=review).values_list("outcome", "achieved"))
        outcomes = list(PersonalOutcome.objects.filter(plan=review.plan_id))
        refuse_if(
            CannotReview,
            reviewing.reasons_not_to_close(
                outcomes=[each.pk for each in outcomes],
                judged=judged,
                carers_words=review.carers_words,
                what_next=review.what_next,
                next_on=review.next_on,
                on=review.on,
            ),
        )
        for outcome in outcomes:
            outcome.achieved = judged[outcome.pk]
            outcome.save(update_fields=["achieved", "changed_at"])
        review.state, review.done_by = CarerReview.State.DONE, by
        review.save(update_fields=["state", "done_by", "changed_at"])
        clocks.done(review.carer, "review", on=today, record=review.plan_id)
        if review.what_next == "end":
            end_plan(review.plan, because="not_needed", on=today, by=by, today=today)
            reached(review.carer, Carer.Stage.ADVISED)
        elif review.next_on:
            owe_review(review.plan, review.next_on, from_on=today)


def owe_review(plan: Plan, due_on: date, *, from_on: date, pack: str = "", keeps_day: bool = False) -> None:
    """Let the next review of a plan be owed by a day. Called inside an action.

    One clock runs for a plan: this moves it. pack: the policy that said the day; empty where a person chose it.
    keeps_day: the plan goes on saying the day that the carer agreed to.
    """
    if not keeps_day:
        plan.review_on = due_on
        plan.save(update_fields=["review_on", "changed_at"])
    clocks.start(
        plan.carer,
        "review",
        from_on=from_on,
        due_on=due_on,
        record=plan.pk,
        pack=pack,
        for_user=plan.carer.worker,
    )


def owe_first_review(plan: Plan, today: date) -> None:
    """Let a plan just agreed be looked at: early where it is the carer's first, else on the day it says itself."""
    early = _days(FIRST_LOOK, today)
    looked = max(plan.starts_on or today, today) + timedelta(days=early)
    if plan.review_on is None or (plan.previous_id is None and looked < plan.review_on):
        owe_review(plan, looked, from_on=today, pack=FIRST_LOOK, keeps_day=plan.review_on is not None)
    else:
        owe_review(plan, max(plan.review_on, today), from_on=today, keeps_day=True)


def next_planned(plan: Plan, today: date) -> date:
    """Return the day to propose for the next review: the one the plan says, or after the days of the policy."""
    if plan.review_on is not None and plan.review_on > today + timedelta(days=_days(FIRST_LOOK, today)):
        return plan.review_on
    return today + timedelta(days=_days(PLANNED, today))


def _days(key: str, today: date) -> int:
    return int(policy.value(key, on=today, override=local_values().get(key)))
