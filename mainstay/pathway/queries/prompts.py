"""What is there to think of with a carer, and with which carers first?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.local.queries import local_values
from mainstay.pathway.models import (
    Budget,
    Carer,
    CarerReview,
    Clock,
    Person,
    Plan,
    Relationship,
    Transition,
    Wish,
)
from mainstay.pathway.queries.visible import carers_visible_to
from mainstay.pathway.rules import prompts as rules

_RUNNING = (Plan.State.AGREED, Plan.State.SUSPENDED)
MOST = 100


def ahead(today: date) -> rules.Ahead:
    """Return how far ahead is looked, and from which ages: the packs' numbers, or the authority's own."""
    own = local_values()
    keys = {name: f"reviewing.ahead.{name}" for name in rules.Ahead.__dataclass_fields__}
    return rules.Ahead(
        **{name: int(policy.value(key, today, override=own.get(key))) for name, key in keys.items()}
    )


def prompts_of(carer: Carer, today: date) -> list[rules.Prompt]:
    """Return what to think of with one carer."""
    relationships = list(Relationship.objects.filter(carer=carer).select_related("person"))
    plan = Plan.objects.filter(carer=carer, state__in=_RUNNING).order_by("-number").first()
    person = carer.person
    assert person is not None
    known = rules.Known(
        carer=rules.Somebody(person.born_on, person.died_on),
        looks_after=[
            rules.Somebody(each.person.born_on, each.person.died_on)
            for each in relationships
            if each.ended_on is None
        ],
        looked_after_before=bool(relationships),
        ended=carer.ended_on is not None,
        cares_since=carer.cares_since,
        noted=set(Transition.objects.filter(carer=carer).values_list("kind", flat=True)),
        looked_on=_looked_on(plan) if plan else None,
        resumes=[
            (clock.due_on, clock.record or 0)
            for clock in Clock.objects.filter(carer=carer, what="resume", done_on=None, stopped_on=None)
        ],
        open_budget=Budget.objects.filter(carer=carer, plan__state=Plan.State.ENDED)
        .exclude(state=Budget.State.CLOSED)
        .exists(),
        asked=set(Wish.objects.filter(carer=carer, state=Wish.State.OPEN).values_list("kind", flat=True)),
    )
    return rules.prompts(known, ahead(today), today)


def _looked_on(plan: Plan) -> date | None:
    last = CarerReview.objects.filter(plan=plan, state=CarerReview.State.DONE).aggregate(on=Max("on"))["on"]
    return max(filter(None, (last, plan.agreed_on)), default=None)


@dataclass(frozen=True)
class Coming:
    """What is coming for one carer. on: its day; None where it has none. about: the carer, or somebody looked after."""

    carer: Carer
    on: date | None


@dataclass(frozen=True)
class AllComing:
    """What is coming for all the carers somebody may see, the earliest first; of each kind the first so many."""

    young: list[Coming]
    children: list[Coming]
    older: list[Coming]
    died: list[Coming]
    unlooked: list[Coming]
    still: list[Coming]


def all_coming(user: User, today: date) -> AllComing:
    """Return what is coming, in one query a kind."""
    policy_now = ahead(today)
    carers = carers_visible_to(user).filter(ended_on=None, person__died_on=None)
    adult, older = policy_now.adult_age, policy_now.older_age
    last = today + timedelta(days=policy_now.days)
    grown = ~Exists(Transition.objects.filter(carer=OuterRef("pk"), kind=rules.GROWN_UP))
    aged = ~Exists(Transition.objects.filter(carer=OuterRef("pk"), kind=rules.OLDER))
    reach_adult, reach_older = (rules.born_between(age, today, last) for age in (adult, older))
    return AllComing(
        _birthdays(
            carers.filter(grown, person__born_on__range=reach_adult).annotate(born=F("person__born_on")),
            adult,
        ),
        _birthdays(_of_people(carers.filter(grown), reach_adult), adult),
        _birthdays(_of_people(carers.filter(aged), reach_older), older),
        _died(user),
        _unlooked(carers, today - timedelta(days=policy_now.unlooked_days)),
        _still(carers, today),
    )


def _of_people(carers: "QuerySet[Carer]", born: tuple[date, date]) -> "QuerySet[Carer]":
    people = Person.objects.filter(
        looked_after_in__carer=OuterRef("pk"),
        looked_after_in__ended_on=None,
        died_on=None,
        born_on__range=born,
    )
    first = Subquery(people.order_by("born_on").values("born_on")[:1])
    return carers.annotate(born=first).filter(born__isnull=False)


def _birthdays(carers: "QuerySet[Any]", age: int) -> list[Coming]:
    return [Coming(each, rules.birthday(each.born, age)) for each in carers.order_by("born", "pk")[:MOST]]


def _died(user: User) -> list[Coming]:
    # Somebody died, and nothing was noted of what follows.
    after = Relationship.objects.filter(carer=OuterRef("pk"), ended_on=None, person__died_on__isnull=False)
    found = (
        carers_visible_to(user)
        .filter(ended_on=None)
        .annotate(on=Coalesce("person__died_on", Subquery(after.values("person__died_on")[:1])))
        .filter(on__isnull=False)
    )
    return [Coming(each, each.on) for each in found.order_by("on", "pk")[:MOST]]


def _unlooked(carers: "QuerySet[Carer]", before: date) -> list[Coming]:
    done = CarerReview.objects.filter(plan=OuterRef("pk"), state=CarerReview.State.DONE)
    last = Subquery(done.order_by("-on").values("on")[:1])
    plans = (
        Plan.objects.filter(state__in=_RUNNING, carer__in=carers)
        .annotate(looked_on=Greatest(F("agreed_on"), Coalesce(last, F("agreed_on"))))
        .filter(looked_on__lt=before)
        .select_related("carer__person", "carer__worker")
        .order_by("looked_on", "pk")
    )
    return [Coming(each.carer, each.looked_on) for each in plans[:MOST]]


def _still(carers: "QuerySet[Carer]", today: date) -> list[Coming]:
    clocks = (
        Clock.objects.filter(
            Q(due_on__lt=today), what="resume", done_on=None, stopped_on=None, carer__in=carers
        )
        .select_related("carer__person", "carer__worker")
        .order_by("due_on", "pk")
    )
    return [Coming(each.carer, each.due_on) for each in clocks[:MOST]]
