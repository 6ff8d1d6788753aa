"""A carer's budgets: the tab of the record, one budget, and what is agreed about it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import budgets as actions
from mainstay.pathway.budgeting.entering import kinds_to_enter
from mainstay.pathway.budgeting.listed import budgets_of
from mainstay.pathway.budgeting.pages import let_keep, let_work, open_budget, open_budgets
from mainstay.pathway.budgeting.shown import shown
from mainstay.pathway.forms.budgets import Agree, Close, Indicate
from mainstay.pathway.queries.budgets import may_keep_budget, plans_to_budget

SEES = (
    Permission.SEE_CARERS,
    Permission.KEEP_BUDGETS,
    Permission.APPROVE_AS_MANAGER,
    Permission.APPROVE_IN_PANEL,
    Permission.APPROVE_MONEY,
)


@requires(*SEES)
def budgets(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """List the carer's budgets, each with what is allotted, committed, spent and left; and plans without one."""
    record = open_budgets(request, carer_id)
    context = {
        "record": record,
        "budgets": budgets_of(request.user, record.carer),
        "plans": plans_to_budget(record.carer),
        "may_work": record.may_act or may_keep_budget(request.user, record.carer),
    }
    return render(request, "pathway/budgets/list.html", context)


@requires(*SEES)
def budget(request: SignedInRequest, carer_id: int, budget_id: int) -> HttpResponse:
    """Show one budget: what is left, how it was reached, how it is held, and every entry of its ledger."""
    record, found = open_budget(request, carer_id, budget_id)
    one = shown(found, request.user, localdate())
    context = {
        "record": record,
        "shown": one,
        "entering": kinds_to_enter(one.others_hold),
        "not_for": policy.items("budgets.not_for", localdate()),
        "today": localdate(),
    }
    return render(request, "pathway/budgets/one.html", context)


@requires(Permission.WORK_WITH_CARERS, Permission.KEEP_BUDGETS)
def indicate(request: SignedInRequest, carer_id: int, plan_id: int) -> HttpResponse:
    """Reckon the indicative budget of a plan, by adding up or by points."""
    record = open_budgets(request, carer_id)
    let_work(request, record)
    plan = get_object_or_404(record.carer.plans.all(), pk=plan_id)
    begins = plan.starts_on or localdate()
    initial = {"way": "added_up", "from_on": begins, "to_on": begins + actions.A_YEAR}
    form = Indicate(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            made = actions.indicate(plan, **form.cleaned_data, by=request.user, today=localdate())
        except actions.CannotBudget as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return redirect("pathway:budget", carer_id, made.pk)
    context = {
        "record": record,
        "form": form,
        "title": _("Reckon an indicative budget"),
        "button": _("Reckon it"),
    }
    return render(request, "pathway/budgets/indicate.html", context)


@requires(Permission.KEEP_BUDGETS)
def agree_budget(request: SignedInRequest, carer_id: int, budget_id: int) -> HttpResponse:
    """Agree the sum of a budget, or another sum than before."""
    record, found = open_budget(request, carer_id, budget_id)
    let_keep(request, record)
    initial = {
        "edition": found.edition,
        "pence": found.indicative_pence if found.agreed_pence is None else found.agreed_pence,
        "why_different": found.why_different,
        "from_on": found.from_on,
        "to_on": found.to_on,
    }
    form = Agree(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            actions.agree(found, **form.cleaned_data, by=request.user, today=localdate())
        except actions.CannotBudget as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The budget is agreed, and its sum is allotted in the ledger."))
            return redirect("pathway:budget", carer_id, budget_id)
    return render(request, "pathway/budgets/agree.html", {"record": record, "budget": found, "form": form})


@requires(Permission.KEEP_BUDGETS)
def review_budget(request: SignedInRequest, carer_id: int, budget_id: int) -> HttpResponse:
    """Note that the budget was looked at and still fits."""
    record, found = open_budget(request, carer_id, budget_id)
    let_keep(request, record)
    reasons: list[str] = []
    if request.method == "POST":
        try:
            actions.look_again(found, by=request.user, today=localdate())
        except actions.CannotBudget as refusal:
            reasons = refusal.reasons
        else:
            messages.success(
                request, _("It is noted that the budget was looked at, and the next day for it is set.")
            )
            return redirect("pathway:budget", carer_id, budget_id)
    context = {"record": record, "shown": shown(found, request.user, localdate()), "reasons": reasons}
    return render(request, "pathway/budgets/review.html", context)


@requires(Permission.KEEP_BUDGETS)
def close_budget(request: SignedInRequest, carer_id: int, budget_id: int) -> HttpResponse:
    """Close a budget once nothing is committed or in anybody's hands."""
    record, found = open_budget(request, carer_id, budget_id)
    let_keep(request, record)
    form = Close(request.POST or None)
    if form.is_valid():
        try:
            actions.close(found, **form.cleaned_data, by=request.user, today=localdate())
        except actions.CannotBudget as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The budget is closed. Everything in it stays to be read."))
            return redirect("pathway:budget", carer_id, budget_id)
    context = {"record": record, "shown": shown(found, request.user, localdate()), "form": form}
    return render(request, "pathway/budgets/close.html", context)
