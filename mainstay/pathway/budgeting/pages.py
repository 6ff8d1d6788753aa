"""Opening the budgets of a record: for whoever works with the carer, and for whoever keeps the money."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from mainstay.accounts.access import SignedInRequest, denied
from mainstay.accounts.permissions import Permission, may
from mainstay.pathway.models import Budget
from mainstay.pathway.queries.budgets import budgets_visible_to, may_keep_budget
from mainstay.pathway.record import Record, open_record


def open_budgets(request: SignedInRequest, carer_id: int) -> Record:
    """Return the record opened at its budgets; whoever only keeps money is shown no way to its other parts."""
    record = open_record(request, carer_id, "budgets")
    if may(request.user, Permission.SEE_CARERS):
        return record
    return replace(record, tabs=[each for each in record.tabs if each.current])


def open_budget(request: SignedInRequest, carer_id: int, budget_id: int) -> tuple[Record, Budget]:
    """Return the record and one of its budgets; 404 where the reader may not see it."""
    record = open_budgets(request, carer_id)
    return record, get_object_or_404(budgets_visible_to(request.user), pk=budget_id, carer=record.carer)


def let_keep(request: SignedInRequest, record: Record) -> None:
    """Refuse whoever may not agree this budget or enter its money."""
    if not may_keep_budget(request.user, record.carer):
        raise PermissionDenied(denied(Permission.KEEP_BUDGETS))


def let_work(request: SignedInRequest, record: Record) -> None:
    """Refuse whoever may neither work with this carer nor keep the budget."""
    if not (record.may_act or may_keep_budget(request.user, record.carer)):
        raise PermissionDenied(denied(Permission.WORK_WITH_CARERS))
