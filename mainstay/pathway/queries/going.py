"""How a carer's plan goes: its reviews, how life moved, what is changing, what stands still."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, may
from mainstay.engines.distance import ITEMS, Moved, distance, moved, score
from mainstay.pathway.models import (
    Carer,
    CarerReview,
    Clock,
    Concern,
    Pause,
    PersonalOutcome,
    Plan,
    QualityOfLife,
    Relationship,
    Support,
    Transition,
    Wish,
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


def review_due(plan: Plan) -> date | None:
    """Return the day by which the plan is next to be looked at; None where nothing is owed."""
    clock = Clock.objects.filter(
        carer=plan.carer_id, what="review", record=plan.pk, done_on=None, stopped_on=None
    ).first()
    return (clock.later_on or clock.due_on) if clock else None


def standing_still(carer: Carer) -> set[int]:
    """Return the numbers of the pauses that hold now: of a plan or a support that stands still, the newest of each."""
    found: dict[tuple[int, int | None], int] = {}
    for each in Pause.objects.filter(carer=carer).select_related("plan", "support").order_by("pk"):
        if (each.support or each.plan).state == "suspended":
            found[each.plan_id, each.support_id] = each.pk
    return set(found.values())


def given_now(plan: Plan) -> list[Support]:
    """Return what somebody gives under the plan now, or was chosen to."""
    return list(plan.supports.filter(state__in=["chosen", "arranged"]).select_related("service"))


def given_to(user: User) -> QuerySet[Support]:
    """Return the supports of the carers whose records the user may open."""
    return Support.objects.filter(carer__in=carers_visible_to(user)).select_related(
        "service", "plan", "carer"
    )


def asked_for_another(support: Support) -> Wish | None:
    """Return what the carer wrote who asks for another provider of this support, or of none in particular."""
    waiting = Wish.objects.filter(carer=support.carer_id, kind="provider", state=Wish.State.OPEN)
    return waiting.filter(Q(record=support.pk) | Q(record=None)).order_by("on", "pk").first()


def looked_after_by(carer: Carer) -> list[Relationship]:
    """Return whom the carer looks after now."""
    return list(
        Relationship.objects.filter(carer=carer, ended_on=None).select_related("person").order_by("pk")
    )


def as_it_ended(carer: Carer, looks_after: Sequence[Relationship], today: date) -> dict[str, Any]:
    """Return what the record knows already of how caring ended, to begin the form with."""
    person = carer.person
    if person is not None and person.died_on:
        return {"because": "died_carer", "on": person.died_on}
    for each in looks_after:
        if each.person.died_on:
            return {"because": "died_person", "whom": str(each.pk), "on": each.person.died_on}
    last = Relationship.objects.filter(carer=carer).exclude(ended_on=None).order_by("-ended_on").first()
    if last is not None and not looks_after:
        return {"because": last.ended_because, "on": last.ended_on}
    return {"on": today}


def review_before(review: CarerReview) -> CarerReview | None:
    """Return the review of this carer that was closed before this one; None where it is the first."""
    done = CarerReview.objects.filter(carer=review.carer_id, state=CarerReview.State.DONE, pk__lt=review.pk)
    return done.prefetch_related("outcomes__outcome").order_by("-on", "-pk").first()


def outcomes_of(plan: Plan) -> Sequence[PersonalOutcome]:
    """Return what the carer wants to reach by the plan, in its order."""
    return list(PersonalOutcome.objects.filter(plan=plan))


def concerns_visible_to(user: User) -> QuerySet[Concern]:
    """Return worries about somebody's safety to those whose role it is to read them; to others those they raised."""
    found = Concern.objects.filter(carer__in=carers_visible_to(user)).select_related(
        "carer__person", "raised_by"
    )
    return found if may(user, Permission.SEE_SAFEGUARDING) else found.filter(raised_by=user)


def raised_by(user: User, carer: Carer) -> QuerySet[Concern]:
    """Return the worries that the user raised about a carer, which they may read again."""
    return Concern.objects.filter(carer=carer, raised_by=user).order_by("-on", "-pk")


def how_many_worries(user: User) -> tuple[int, int]:
    """Return how many worries about safety wait, and how many of them somebody must act on today; to others none."""
    if not may(user, Permission.SEE_SAFEGUARDING):
        return 0, 0
    open_ones = concerns_visible_to(user).filter(state=Concern.State.OPEN).values_list("at_once", flat=True)
    found = list(open_ones)
    return len(found), sum(found)


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
