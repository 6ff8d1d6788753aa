"""What is there to know of a carer at first sight? One question of the database for all of it, whatever is held."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import TruncDate

from mainstay.accounts.models import User
from mainstay.pathway.models import (
    Advice,
    Assessment,
    Carer,
    CarerReview,
    Concern,
    Consent,
    Decision,
    EmergencyPlan,
    Message,
    Plan,
    Relationship,
    SelfAssessment,
)
from mainstay.pathway.queries.visible import carers_visible_to
from mainstay.pathway.rules.overview import Held, Missing, Step, missing, steps


@dataclass(frozen=True)
class Overview:
    """A carer at first sight. steps: the pathway. contact: when somebody last spoke or wrote, and how it was known.

    looks_after: the people looked after now. concern: whether a worry about safety is open that the reader may see.
    """

    steps: list[Step]
    missing: list[Missing]
    looks_after: list[Relationship]
    contact_on: date | None
    concern: bool
    crisis: bool


def overview_of(user: User, carer: Carer) -> Overview:
    """Return what is known of a carer at first sight, in two queries."""
    row = _asked_at_once(user, carer)
    relationships = list(
        Relationship.objects.filter(carer=carer, ended_on=None).select_related("person").order_by("pk")
    )
    person = carer.person
    assert person is not None
    days = {"found": carer.found_on} | {step: row[f"{step}_on"] for step in ("heard", "assessed", "decided")}
    days |= {"planned": row["planned_on"], "supported": row["starts_on"]}
    held = Held(
        named=bool(person.name),
        born_on=person.born_on,
        reachable=bool(person.phone or person.email or person.address),
        looks_after=len(relationships),
        worker=carer.worker_id is not None,
        agreed=row["agreed"],
        interpreter_without_language=person.needs_interpreter and not person.language,
        ended=carer.ended_on is not None or person.died_on is not None,
        emergency_plan=row["emergency"],
    )
    contacts = [row[name] for name in ("talked_on", "advised_on", "reviewed_on", "wrote_on") if row[name]]
    return Overview(
        steps=steps(carer.stage, days),
        missing=list(missing(held)),
        looks_after=relationships,
        contact_on=max(contacts, default=None),
        concern=row["concern"],
        crisis=row["crisis"],
    )


def _asked_at_once(user: User, carer: Carer) -> dict[str, Any]:
    mine = {"carer": OuterRef("pk")}
    assessed = Assessment.objects.filter(**mine)
    plans = Plan.objects.filter(**mine, state__in=[Plan.State.AGREED, Plan.State.SUSPENDED])
    found = (
        carers_visible_to(user)
        .filter(pk=carer.pk)
        .values(
            heard_on=_latest(SelfAssessment.objects.filter(**mine, state="sent"), TruncDate("sent_at")),
            assessed_on=_latest(assessed, "completed_on"),
            talked_on=_latest(assessed, "talked_on"),
            decided_on=_latest(Decision.objects.filter(**mine), "final_on"),
            planned_on=_latest(plans, "agreed_on"),
            starts_on=_latest(plans, "starts_on"),
            advised_on=_latest(Advice.objects.filter(**mine), "on"),
            reviewed_on=_latest(CarerReview.objects.filter(**mine), "on"),
            wrote_on=_latest(Message.objects.filter(**mine), TruncDate("at")),
            agreed=Exists(Consent.objects.filter(**mine, person=OuterRef("person"), purpose="record")),
            emergency=Exists(EmergencyPlan.objects.filter(**mine, state=EmergencyPlan.State.IN_FORCE)),
            concern=Exists(Concern.objects.filter(**mine, state=Concern.State.OPEN)),
            crisis=Exists(plans.filter(category=Plan.Category.CRISIS)),
        )
        .get()
    )
    return dict(found)


def _latest(rows: "QuerySet[Any]", day: object) -> Subquery:
    return Subquery(rows.order_by().values("carer").annotate(latest=Max(day)).values("latest"))
