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
from mainstay.pathway.models import CarerReview, OutcomeReviewed, PersonalOutcome, Plan, QualityOfLife
from mainstay.pathway.rules import editions, reviewing


class CannotReview(Refused):
    """The review stands as it was."""


def open_review(plan: Plan, kind: str, *, by: User, today: date) -> CarerReview:
    """Begin a review of a plan; the one that is open already is returned instead of a second."""
    with action("review a plan", by=by):
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
        if review.next_on and review.what_next != "end":
            owe_review(review.plan, review.next_on, from_on=today)


def owe_review(plan: Plan, due_on: date, *, from_on: date) -> None:
    """Let the next review of a plan be owed by a day. Called inside an action."""
    plan.review_on = due_on
    plan.save(update_fields=["review_on", "changed_at"])
    clocks.start(
        plan.carer,
        "review",
        from_on=from_on,
        due_on=due_on,
        record=plan.pk,
        pack="reviewing.days.planned",
        for_user=plan.carer.worker,
    )


def next_planned(plan: Plan, today: date) -> date:
    """Return the day on which the plan is next to be looked at by itself: early in a new plan, yearly after that."""
    key = "reviewing.days.planned" if plan.reviews.exists() else "reviewing.days.first_look"
    return today + timedelta(days=int(policy.value(key, on=today, override=local_values().get(key))))
