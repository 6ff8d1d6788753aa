"""How a carer's plan goes: its reviews, how life moved, what is changing, what stands still."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, may
from mainstay.engines.distance import ITEMS, Moved, distance, moved, score
from mainstay.pathway.models import (
    Carer,
    CarerReview,
    Concern,
    Pause,
    PersonalOutcome,
    Plan,
    QualityOfLife,
    Transition,
)
from mainstay.pathway.queries.visible import carers_visible_to


@dataclass(frozen=True)
class LifeThen:
    """The six items as answered on a day, and their score, None where one is missing."""

    row: QualityOfLife
    score: int | None


@dataclass(frozen=True)
class Life:
    """How a carer's life moved: every time it was asked, oldest first, and the first beside the newest."""

    asked: list[LifeThen]
    items: tuple[Moved, ...]
    distance: int | None


def answers_of(row: QualityOfLife) -> dict[str, int | None]:
    """Return the six items by name."""
    return {item: getattr(row, item) for item in ITEMS}


def life_of(carer: Carer) -> Life:
    """Return how the carer's life moved since it was first asked."""
    rows = list(QualityOfLife.objects.filter(carer=carer).order_by("on", "pk"))
    asked = [LifeThen(row, score(answers_of(row))) for row in rows]
    if len(rows) < 2:
        return Life(asked, (), None)
    then, now = answers_of(rows[0]), answers_of(rows[-1])
    return Life(asked, moved(then, now), distance(then, now))


def life_at(review: CarerReview) -> dict[str, int | None] | None:
    """Return the six items as answered at a review; None where they were not asked at it."""
    row = QualityOfLife.objects.filter(carer=review.carer_id, at="review", record=review.pk).first()
    return answers_of(row) if row else None


def reviews_visible_to(user: User) -> QuerySet[CarerReview]:
    """Return the reviews of the carers whose records the user may open, newest first."""
    return (
        CarerReview.objects.filter(carer__in=carers_visible_to(user))
        .select_related("plan", "carer__person", "done_by")
        .prefetch_related("outcomes__outcome")
    )


def transitions_visible_to(user: User) -> QuerySet[Transition]:
    """Return the changes in life of the carers whose records the user may open, the open ones first."""
    return Transition.objects.filter(carer__in=carers_visible_to(user)).select_related("carer__worker")


def pauses_visible_to(user: User) -> QuerySet[Pause]:
    """Return where support stood or stands still, newest first."""
    return Pause.objects.filter(carer__in=carers_visible_to(user)).select_related("plan", "support")


def running_plan(carer: Carer) -> Plan | None:
    """Return the plan that runs, or stands still; None where the carer has none."""
    return Plan.objects.filter(carer=carer, state__in=["agreed", "suspended"]).order_by("-number").first()


def outcomes_of(plan: Plan) -> Sequence[PersonalOutcome]:
    """Return what the carer wants to reach by the plan, in its order."""
    return list(PersonalOutcome.objects.filter(plan=plan))


def concerns_visible_to(user: User) -> QuerySet[Concern]:
    """Return worries about somebody's safety to those whose role it is to read them; to others those they raised."""
    found = Concern.objects.filter(carer__in=carers_visible_to(user)).select_related(
        "carer__person", "raised_by"
    )
    return found if may(user, Permission.SEE_SAFEGUARDING) else found.filter(raised_by=user)


def steps_of(transition: Transition) -> list[dict[str, Any]]:
    """Return the steps of a checklist, what is still to do first and by its day."""
    steps = [
        {
            **step,
            "code": code,
            "due_on": date.fromisoformat(step["due_on"]),
            "done_on": date.fromisoformat(step["done_on"]) if step["done_on"] else None,
        }
        for code, step in transition.steps.items()
    ]
    return sorted(steps, key=lambda step: (step["done_on"] is not None, step["due_on"], step["code"]))
