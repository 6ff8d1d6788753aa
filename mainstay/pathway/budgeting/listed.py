"""Budgets in lists: each with where it stands, counted for all of them in one question."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Sum, Value, When

from mainstay.accounts.models import User
from mainstay.engines.budgeting import ledger
from mainstay.pathway.models import Budget, Carer, LedgerEntry
from mainstay.pathway.queries.budgets import budgets_visible_to, holder_of


@dataclass(frozen=True)
class Listed:
    """A budget and where it stands."""

    budget: Budget
    standing: ledger.Standing


def budgets_of(user: User, carer: Carer) -> list[Listed]:
    """Return the carer's budgets, newest first, each with where it stands."""
    return with_standing(list(budgets_visible_to(user).filter(carer=carer)))


def with_standing(budgets: Iterable[Budget]) -> list[Listed]:
    """Return these budgets in their order, each with where it stands; one question for all."""
    found = list(budgets)
    by_budget = sums_of([each.pk for each in found])
    return [Listed(each, ledger.standing(by_budget[each.pk])) for each in found]


def sums_of(budget_ids: Iterable[int]) -> dict[int, list[ledger.Line]]:
    """Return budget → its entries added up by kind, holder and support: few lines, the same arithmetic."""
    entries = LedgerEntry.objects.filter(budget__in=list(budget_ids)).annotate(
        undoing=Case(When(undoes=None, then=Value(False)), default=Value(True))
    )
    grouped = entries.values("budget_id", "kind", "held_by", "holder_id", "support_id", "undoing").annotate(
        pence=Sum("pence")
    )
    found: dict[int, list[ledger.Line]] = defaultdict(list)
    for each in grouped.order_by():
        holder = holder_of(each["held_by"], each["holder_id"])
        line = ledger.Line(each["kind"], each["pence"], holder, each["support_id"], each["undoing"])
        found[each["budget_id"]].append(line)
    return found
