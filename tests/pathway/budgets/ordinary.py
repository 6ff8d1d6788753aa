"""A carer with a plan that pays for something; each test changes one thing."""

from datetime import date, timedelta
from decimal import Decimal

from mainstay.pathway import models
from mainstay.pathway.actions import budgets, options
from mainstay.pathway.models import Budget, Carer, Plan, Support
from mainstay.pathway.rules.options import Offer
from tests.cast import Cast
from tests.pathway.carers import TODAY, YEAR, a_carer, in_records_of

SITTING_PENCE = 2 * 50 * 20_00


def a_plan(cast: Cast, carer: Carer | None = None, nation: str = "england", **about: object) -> Plan:
    """Return an agreed plan of a carer's that pays for sitting: 2 hours a week for 50 weeks at £20."""
    carer = carer or a_carer(cast)
    of = {"authority": cast.northmoor, "carer": carer}
    with in_records_of(cast.worker):
        assessment = models.Assessment.objects.create(
            **of, kind="carers_assessment", nation=nation, identified_on=TODAY
        )
        plan = Plan.objects.create(
            **of,
            assessment=assessment,
            **({"state": "agreed", "agreed_on": TODAY, "starts_on": TODAY} | about),
        )
    a_support(cast, plan, "Sitting")
    return plan


def a_support(cast: Cast, plan: Plan, words: str, **about: object) -> Support:
    """Return something more that the plan pays for; ``about`` changes it."""
    of = {"authority": cast.northmoor, "carer": plan.carer, "plan": plan}
    ordinary = {
        "intervention": "I06",
        "words": words,
        "paid": True,
        "for_person": True,
        "kind_of_break": "sitting",
        "unit": "hour",
        "a_week": Decimal(2),
        "weeks": 50,
        "price_pence": 20_00,
    }
    with in_records_of(cast.worker):
        outcome = models.PersonalOutcome.objects.create(**of, words="An evening out", outcomes=["N2"])
        return Support.objects.create(**of, outcome=outcome, **(ordinary | about))


def supports_of(cast: Cast, plan: Plan) -> list[Support]:
    with in_records_of(cast.worker):
        return list(Support.objects.filter(plan=plan).order_by("pk"))


def indicated(cast: Cast, nation: str = "england", carer: Carer | None = None) -> Budget:
    """Return the indicative budget of an agreed plan."""
    plan = a_plan(cast, carer, nation)
    with in_records_of(cast.worker):
        return budgets.indicate(plan, by=cast.worker, today=TODAY)


def agreed(cast: Cast, way: str = "managed", carer: Carer | None = None) -> Budget:
    """Return an agreed budget of £2,000, held one way."""
    budget = indicated(cast, carer=carer)
    with in_records_of(cast.worker):
        options.hold(budget, way, by=cast.worker, today=TODAY)
        return budgets.agree(budget, SITTING_PENCE, by=cast.finance, today=TODAY)


def every_option(pence: int = SITTING_PENCE, **changed: Offer) -> list[Offer]:
    """Return all four options with the same amount for a year; ``changed`` by "o1" to "o4"."""
    ordinary = {f"o{code}": Offer(code, pence, TODAY, TODAY + YEAR) for code in "1234"}
    return list((ordinary | changed).values())


def offered(cast: Cast, carer: Carer | None = None, choose_by: date | None = None) -> Budget:
    """Return a Scottish budget whose options are offered for the one support, to be chosen within 10 days."""
    budget = indicated(cast, "scotland", carer)
    [support] = supports_of(cast, budget.plan)
    with in_records_of(cast.worker):
        return options.offer_options(
            budget,
            {support.pk: every_option()},
            choose_by=choose_by or TODAY + timedelta(days=10),
            by=cast.worker,
            today=TODAY,
        )
