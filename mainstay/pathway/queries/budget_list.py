"""Every budget that finance keeps: what runs out, what lies unspent, what ends soon, what the law will decide."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.core.paginator import Page, Paginator
from django.db.models import Case, DecimalField, F, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, Round

from mainstay.accounts.models import User
from mainstay.pathway.models import Budget, LedgerEntry, Support
from mainstay.pathway.queries.budgets import NOT_BOUGHT, budgets_visible_to
from mainstay.pathway.queries.silence import waiting
from mainstay.pathway.rules.plans import WEEKS_A_YEAR

ON_A_PAGE = 50
OPEN = (Budget.State.INDICATIVE, Budget.State.OFFERED, Budget.State.AGREED)
SHOWN = ("all", "short", "used_up", "surplus", "ending", "choices", "to_agree", "closed")
# What the plan pays for as it stands today, each support to the nearest penny (engines.budgeting.indicating.cost).
_A_SUPPORT = Case(
    When(unit=Support.Unit.ONCE, then=F("price_pence")),
    default=Round(Coalesce(F("a_week"), Decimal(0)) * Coalesce(F("weeks"), WEEKS_A_YEAR) * F("price_pence")),
    output_field=DecimalField(max_digits=20, decimal_places=0),
)
_PLAN_COSTS = Coalesce(
    Subquery(
        Support.objects.filter(plan=OuterRef("plan"), paid=True)
        .exclude(state__in=NOT_BOUGHT)
        .order_by()
        .values("plan")
        .annotate(sum=Sum(_A_SUPPORT))
        .values("sum")
    ),
    Decimal(0),
)


def _sum(moves: dict[str, int], only: Q | None = None) -> Coalesce:
    """Return the entries of a budget added up: each kind for or against, and the other way where it undoes one."""
    of_kind = Case(*(When(kind=kind, then=Value(sign)) for kind, sign in moves.items()), default=Value(0))
    undoing = Case(When(undoes__isnull=True, then=Value(1)), default=Value(-1))
    entries = LedgerEntry.objects.filter(only or Q(), budget=OuterRef("pk")).order_by().values("budget")
    return Coalesce(
        Subquery(entries.annotate(sum=Sum(F("pence") * of_kind * undoing)).values("sum")), Value(0)
    )


_LEFT = _sum({"allotted": 1, "released": 1, "committed": -1, "spent": -1, "returned": -1})
_PAID_OUT = _sum({"paid_out": 1})
_IN_HAND = _sum({"paid_out": 1, "spent": -1, "returned": -1}, ~Q(held_by="council"))


@dataclass(frozen=True)
class Limits:
    """Numbers of policy: days before its end from which a budget is shown, and the share in hand that is a surplus."""

    nearing_end_days: int
    surplus_share: float


def listed(user: User, what: str, *, today: date, limits: Limits, page: str | None) -> "Page[Budget]":
    """Return a page of the budgets of one kind, what ends first coming first."""
    found = _kind(budgets_visible_to(user), user, what, today, limits).order_by("to_on", "pk")
    return Paginator(found, ON_A_PAGE).get_page(page)


def _kind(budgets: QuerySet[Budget], user: User, what: str, today: date, limits: Limits) -> QuerySet[Budget]:
    agreed = budgets.filter(state=Budget.State.AGREED)
    match what:
        case "used_up":
            return agreed.annotate(left=_LEFT).filter(left__lte=0)
        case "short":
            return agreed.annotate(plan_pence=_PLAN_COSTS).filter(plan_pence__gt=F("agreed_pence"))
        case "surplus":
            return agreed.annotate(paid_out=_PAID_OUT, in_hand=_IN_HAND).filter(
                in_hand__gt=F("paid_out") * limits.surplus_share
            )
        case "ending":
            return agreed.filter(to_on__lte=today + timedelta(days=limits.nearing_end_days))
        case "choices":
            return budgets.filter(pk__in=waiting(user.authority_id).values("record"), state__in=OPEN)
        case "to_agree":
            return budgets.filter(state__in=(Budget.State.INDICATIVE, Budget.State.OFFERED))
        case "closed":
            return budgets.filter(state=Budget.State.CLOSED)
    return budgets.filter(state__in=OPEN)


MOST_COUNTED = 1000


def how_many(user: User, what: str, *, today: date, limits: Limits) -> int:
    """Return how many budgets of one kind there are, counted no further than MOST_COUNTED."""
    found = _kind(budgets_visible_to(user), user, what, today, limits).order_by()
    return found[:MOST_COUNTED].count()
