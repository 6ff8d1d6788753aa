"""Carers' budgets: whose they are, what they stand on, and what is left of them."""

from collections.abc import Iterable

from django.db.models import QuerySet

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, may, sees_every_carer
from mainstay.engines.budgeting import ledger
from mainstay.engines.budgeting.indicating import PaidSupport
from mainstay.pathway.models import Budget, Carer, LedgerEntry, Plan, Support
from mainstay.pathway.queries.visible import carers_visible_to, may_act_for
from mainstay.pathway.rules.plans import WEEKS_A_YEAR
from mainstay.policy.entries import STANDS_FOR

# Support that came to nothing, or is over, costs nothing from here on.
NOT_BOUGHT = (Support.State.UNMET, Support.State.ENDED)


def budgets_visible_to(user: User) -> QuerySet[Budget]:
    """Return the budgets of the carers whose records the user may open, with the carer and the plan, newest first."""
    return (
        Budget.objects.filter(authority=user.authority_id, carer__in=carers_visible_to(user))
        .select_related("carer__person", "plan__assessment", "authority", "agreed_by")
        .order_by("-from_on", "-pk")
    )


def plans_to_budget(carer: Carer) -> QuerySet[Plan]:
    """Return the carer's plans that have no budget and could have one, newest first."""
    over = (Plan.State.REFUSED, Plan.State.ENDED)
    return Plan.objects.filter(carer=carer, budget=None).exclude(state__in=over)


def budget_of(plan: Plan) -> Budget | None:
    """Return the budget of a plan; None where it has none yet."""
    return Budget.objects.filter(plan=plan).first()


def may_keep_budget(user: User, carer: Carer) -> bool:
    """Return whether the user may agree this carer's budget and enter its money."""
    if not may(user, Permission.KEEP_BUDGETS):
        return False
    return sees_every_carer(user) or may_act_for(user, carer)


def nation_of(budget: Budget | Plan) -> str:
    """Return the nation whose law the budget is under: that of the plan's assessment, or else the authority's."""
    plan = budget.plan if isinstance(budget, Budget) else budget
    nation = plan.assessment.nation if plan.assessment else plan.authority.nation
    return STANDS_FOR.get(nation, nation)


def paid_supports(plan: Plan) -> QuerySet[Support]:
    """Return what the plan pays for, in its order."""
    return (
        Support.objects.filter(plan=plan, paid=True).exclude(state__in=NOT_BOUGHT).select_related("service")
    )


def to_cost(supports: Iterable[Support]) -> list[PaidSupport]:
    """Return supports as they are added up."""
    return [
        PaidSupport(
            key=each.pk,
            words=each.words,
            price_pence=each.price_pence or 0,
            a_week=each.a_week,
            # A plan leaves it empty for every week, and is agreed so.
            weeks=WEEKS_A_YEAR if each.weeks is None else each.weeks,
            once=each.unit == Support.Unit.ONCE,
        )
        for each in supports
    ]


def entries_of(budget: Budget) -> QuerySet[LedgerEntry]:
    """Return every entry of a budget's ledger in the order of its days, with what a page says of each."""
    return LedgerEntry.objects.filter(budget=budget).select_related(
        "support", "holder", "entered_by", "undoes", "undone_by"
    )


def line_of(entry: LedgerEntry) -> ledger.Line:
    """Return an entry as the arithmetic knows it."""
    return ledger.Line(
        kind=entry.kind,
        pence=entry.pence,
        holder=holder_of(entry.held_by, entry.holder_id),
        support=entry.support_id,
        undoing=entry.undoes_id is not None,
    )


def holder_of(held_by: str, provider_id: int | None) -> ledger.Holder:
    """Return who holds money: the council, the carer, or a provider by its number."""
    return provider_id if provider_id is not None else held_by


def lines_of(budget: Budget) -> list[ledger.Line]:
    """Return the ledger's entries as the arithmetic knows them."""
    return [line_of(each) for each in LedgerEntry.objects.filter(budget=budget)]


def standing(budget: Budget) -> ledger.Standing:
    """Return where the budget stands: allotted, committed, spent, left, in whole pence."""
    return ledger.standing(lines_of(budget))
