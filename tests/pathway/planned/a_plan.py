"""A plan to test with: one helper makes the ordinary one, and each test changes one thing."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from mainstay.accounts.models import User
from mainstay.directory.models import Service
from mainstay.pathway.actions import planning
from mainstay.pathway.models import Approval, Carer, Plan, Support
from tests.cast import Cast
from tests.pathway.carers import TODAY, in_records_of

WHOLE: dict[str, Any] = {
    "break_pattern": "Four hours every Saturday.",
    "enough_breaks": True,
    "contingency": "Her sister comes for two nights.",
    "risk_of_doing": "Tom may not settle with somebody new. They meet twice first.",
    "risk_of_not_doing": "Ida's back gives way and Tom goes into a home.",
    "starts_on": TODAY,
    "review_on": TODAY + timedelta(days=180),
}
# Four hours a week at £18.50: £3,848 a year.
PAID: dict[str, Any] = {
    "paid": True,
    "unit": "hour",
    "a_week": Decimal(4),
    "weeks": None,
    "price_pence": 1850,
}
CHEAP = PAID | {"a_week": Decimal("0.5")}  # £481 a year
DEAR = PAID | {"a_week": Decimal(7)}  # £6,734 a year


def a_plan(
    cast: Cast,
    carer: Carer,
    *,
    by: User | None = None,
    paid: dict[str, Any] | None = None,
    service: Service | None = None,
    **said: Any,
) -> Plan:
    """Return a plan with everything it needs, ready to be put forward; one outcome, one support that is paid for."""
    by = by or cast.worker
    with in_records_of(cast.worker):
        plan = planning.begin(carer, by=by, today=TODAY)
        outcome = planning.add_outcome(plan, "To sleep through one night a week", ["N2", "N4"], by=by)
        planning.add_support(
            outcome,
            intervention="I06",
            words="Somebody sits with Tom on Saturdays",
            service=service,
            by=by,
            **(PAID if paid is None else paid),
        )
        plan.refresh_from_db()
        planning.write(plan, WHOLE | said, seen=plan.edition, by=by)
        return planning.note_agreement(plan, TODAY, by=by, today=TODAY)


def put_forward(cast: Cast, plan: Plan) -> Plan:
    """Ask for approval of the plan, as the worker who wrote it."""
    with in_records_of(cast.worker):
        return planning.ask_approval(plan, by=cast.worker, today=TODAY)


def answer(cast: Cast, plan: Plan, by: User, said: str = "agreed", **more: Any) -> Approval:
    """Answer the step of the plan that waits."""
    with in_records_of(cast.worker):
        waiting = Approval.objects.get(plan=plan, answer="waiting")
        return planning.answer(waiting, said, by=by, today=more.pop("today", TODAY), **more)


def agreed(cast: Cast, carer: Carer, **more: Any) -> Plan:
    """Return a plan that the manager and finance have agreed to."""
    plan = put_forward(cast, a_plan(cast, carer, **more))
    answer(cast, plan, cast.practice_lead)
    answer(cast, plan, cast.finance)
    return reload(cast, plan)


def reload(cast: Cast, plan: Plan) -> Plan:
    """Return the plan as it is kept now."""
    with in_records_of(cast.worker):
        return Plan.objects.select_related("carer").get(pk=plan.pk)


def supports(cast: Cast, plan: Plan) -> list[Support]:
    """Return what is planned, in order."""
    with in_records_of(cast.worker):
        return list(Support.objects.filter(plan=plan))


def day(of: date) -> dict[str, str]:
    """Return a day as a form sends it: prefix its name."""
    return {"day": str(of.day), "month": str(of.month), "year": str(of.year)}
