"""Money of a budget: entered, taken back, and stated."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import ledger as actions
from mainstay.pathway.budgeting.entering import ENTERING, choices_for, money_of
from mainstay.pathway.budgeting.pages import let_keep, open_budget
from mainstay.pathway.budgeting.shown import shown
from mainstay.pathway.budgeting.statement import as_csv, statement_of
from mainstay.pathway.forms.ledger import EnterMoney, TakeBack
from mainstay.pathway.queries.budgets import entries_of
from mainstay.pathway.views.budgets import SEES

if TYPE_CHECKING:
    from mainstay.pathway.models import Budget


@requires(Permission.KEEP_BUDGETS)
def enter_money(request: SignedInRequest, carer_id: int, budget_id: int, kind: str) -> HttpResponse:
    """Enter money of one kind: committed, paid out, spent, returned and the like."""
    record, found = open_budget(request, carer_id, budget_id)
    let_keep(request, record)
    if kind not in ENTERING:
        raise Http404
    choices = choices_for(found, request.user, kind)
    form = EnterMoney(request.POST or None, kind=kind, **choices.fields, initial=choices.initial(localdate()))
    if form.is_valid():
        typed = form.cleaned_data
        try:
            actions.enter(
                found,
                kind,
                typed["pence"],
                typed["on"],
                money=money_of(typed, choices),
                from_commitment=typed.get("from_commitment", False),
                by=request.user,
                today=localdate(),
            )
        except actions.CannotEnter as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Entered."))
            return redirect("pathway:budget", carer_id, budget_id)
    context = {
        "record": record,
        "shown": shown(found, request.user, localdate()),
        "form": form,
        "entering": ENTERING[kind],
    }
    return render(request, "pathway/budgets/enter.html", context)


@requires(Permission.KEEP_BUDGETS)
def undo_entry(request: SignedInRequest, carer_id: int, budget_id: int, ledger_entry_id: int) -> HttpResponse:
    """Take an entry back by one that undoes it; both stay to be read."""
    record, found = open_budget(request, carer_id, budget_id)
    let_keep(request, record)
    entry = get_object_or_404(entries_of(found), pk=ledger_entry_id)
    form = TakeBack(request.POST or None)
    if form.is_valid():
        try:
            actions.undo(entry, **form.cleaned_data, by=request.user, today=localdate())
        except actions.CannotEnter as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Taken back. Both entries stay in the ledger."))
            return redirect("pathway:budget", carer_id, budget_id)
    context = {"record": record, "budget": found, "entry": entry, "form": form}
    return render(request, "pathway/budgets/undo.html", context)


@requires(*SEES)
def statement(request: SignedInRequest, carer_id: int, budget_id: int) -> HttpResponse:
    """State a budget line by line, to read or to print; for each who holds money of it, what they account for."""
    record, found = open_budget(request, carer_id, budget_id)
    context = {
        "record": record,
        "shown": shown(found, request.user, localdate()),
        "statement": statement_of(found),
        "today": localdate(),
    }
    return render(request, "pathway/budgets/statement.html", context)


@requires(*SEES)
def statement_csv(request: SignedInRequest, carer_id: int, budget_id: int) -> HttpResponse:
    """Give the statement as CSV."""
    _record, found = open_budget(request, carer_id, budget_id)
    answer = HttpResponse(as_csv(statement_of(found)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{_file_name(found)}"'
    return answer


def _file_name(budget: "Budget") -> str:
    # No name of a person: a downloaded file lies about on screens and desks.
    return f"budget-{budget.carer.reference}-{budget.from_on:%Y-%m-%d}.csv"
