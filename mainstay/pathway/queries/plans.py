"""What is planned with a carer, what it costs in a year, and what it still needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, permissions_of, sees_every_carer
from mainstay.pathway.models import Approval, PersonalOutcome, Plan, Support, ToDo
from mainstay.pathway.queries.approvals import steps_of
from mainstay.pathway.queries.visible import carers_visible_to
from mainstay.pathway.rules import plans as rules
from mainstay.policy import Item


def plans_visible_to(user: User) -> QuerySet[Plan]:
    """Return the plans of the carers whose records the user may open.

    Whoever only approves (a panel, finance) sees the plans that wait for them and no others.
    """
    plans = Plan.objects.filter(carer__in=carers_visible_to(user)).select_related("carer__person", "previous")
    if sees_every_carer(user) and Permission.SEE_CARERS not in permissions_of(user):
        waiting = Approval.objects.filter(answer=Approval.Answer.WAITING, step__in=steps_of(user))
        return plans.filter(pk__in=waiting.values("plan"))
    return plans


def outcomes_visible_to(user: User) -> QuerySet[PersonalOutcome]:
    """Return what the carers whose records the user may open want to reach."""
    return PersonalOutcome.objects.filter(plan__in=plans_visible_to(user)).select_related("plan")


def supports_visible_to(user: User) -> QuerySet[Support]:
    """Return what was planned with the carers whose records the user may open."""
    return Support.objects.filter(plan__in=plans_visible_to(user)).select_related(
        "plan", "outcome", "service__provider"
    )


def to_dos_visible_to(user: User) -> QuerySet[ToDo]:
    """Return who does what by when for the carers whose records the user may open."""
    return ToDo.objects.filter(plan__in=plans_visible_to(user)).select_related("plan")


def support_year_pence(support: Support) -> int:
    """Return what one support costs in a year, in whole pence; nought for what costs no budget anything."""
    if not support.paid:
        return 0
    return rules.year_pence(
        unit=support.unit, a_week=support.a_week, weeks=support.weeks, price_pence=support.price_pence
    )


def year_pence(plan: Plan) -> int:
    """Return what all paid support of a plan costs in a year, in whole pence; one query, none where prefetched."""
    return sum(support_year_pence(each) for each in plan.supports.all() if each.state != Support.State.ENDED)


def own_idea_pence(supports: Iterable[Support]) -> list[int]:
    """Return what each paid idea of the carer's own, with no listed service behind it, costs in a year."""
    return [support_year_pence(each) for each in supports if is_own_idea(each)]


def is_own_idea(support: Support) -> bool:
    """Return whether a support is the carer's own idea, and not something that is still to be found."""
    said = support.kind_of_break == rules.OWN_IDEA or bool(support.wishes.get(rules.OWN_IDEA))
    return said and support.service_id is None


@dataclass(frozen=True)
class Helping:
    """One support as a page shows it: what kind of help, what kind of break, what it costs in a year."""

    support: Support
    intervention: str
    kind_of_break: str
    year_pence: int


@dataclass(frozen=True)
class Reaching:
    """One thing the carer wants to reach, which of the five outcomes it belongs to, and what would help.

    helping: what costs no budget anything first.
    """

    outcome: PersonalOutcome
    of_the_five: Sequence[Item]
    helping: Sequence[Helping]


@dataclass(frozen=True)
class Shown:
    """A plan as its page shows it. missing: everything it still needs before it can be put forward."""

    plan: Plan
    reaching: Sequence[Reaching]
    to_dos: Sequence[ToDo]
    approvals: Sequence[Approval]
    year_pence: int
    missing: Sequence[str]

    @property
    def breaks(self) -> list[Helping]:
        """What counts as a break."""
        return [each for reach in self.reaching for each in reach.helping if each.kind_of_break]


def whole(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Return the plans with all that is written in them: five queries, however much that is."""
    return plans.prefetch_related(
        "outcomes",
        Prefetch("supports", Support.objects.select_related("service__provider")),
        "to_dos",
        Prefetch("approvals", Approval.objects.select_related("asked_by", "answered_by")),
    )


def shown(plan: Plan, today: date) -> Shown:
    """Return a plan that was fetched ``whole`` as its page shows it; no query."""
    five = {each.code: each for each in policy.items("model.outcomes", on=today)}
    helps = {each.code: each.title for each in policy.items("model.interventions", on=today)}
    breaks = {each.code: each.title for each in policy.items("model.break_types", on=today)}
    helping: dict[int, list[Helping]] = {}
    for each in plan.supports.all():
        helping.setdefault(each.outcome_id, []).append(
            Helping(
                each,
                helps.get(each.intervention, each.intervention),
                breaks.get(each.kind_of_break, each.kind_of_break),
                support_year_pence(each),
            )
        )
    reaching = [
        Reaching(each, [five[code] for code in each.outcomes if code in five], helping.get(each.pk, []))
        for each in plan.outcomes.all()
    ]
    missing = rules.reasons_not_to_ask(written(plan)) if plan.state in rules.OPEN else []
    approvals = list(plan.approvals.all())
    return Shown(plan, reaching, list(plan.to_dos.all()), approvals, year_pence(plan), missing)


def written(plan: Plan) -> rules.Written:
    """Return a plan as the rules want it; two queries, none where it was fetched ``whole``."""
    helped = {each.outcome_id for each in plan.supports.all()}
    outcomes = list(plan.outcomes.all())
    return rules.Written(
        state=plan.state,
        outcomes=len(outcomes),
        unhelped=[each.words for each in outcomes if each.pk not in helped],
        break_pattern=plan.break_pattern,
        enough_breaks=plan.enough_breaks,
        contingency=plan.contingency,
        risk_of_doing=plan.risk_of_doing,
        risk_of_not_doing=plan.risk_of_not_doing,
        carer_agreed_on=plan.carer_agreed_on,
        starts_on=plan.starts_on,
        review_on=plan.review_on,
        waiting=plan.state == Plan.State.APPROVING,
    )
