"""A carer's plans: listed, begun, written part by part, put side by side, agreed with the carer, given to them."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.directory.rules.payments import pounds
from mainstay.pathway.actions import planning
from mainstay.pathway.forms.plans import PARTS, Agreement, part_of
from mainstay.pathway.planned.comparing import compared
from mainstay.pathway.planned.trying import tried
from mainstay.pathway.queries import plans as queries
from mainstay.pathway.queries.budgets import budget_of
from mainstay.pathway.record import open_record, open_to_change

if TYPE_CHECKING:
    from mainstay.pathway.models import Plan


@requires(Permission.SEE_CARERS)
def plans(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """List a carer's plans, the newest first."""
    record = open_record(request, carer_id, "plans")
    found = list(queries.whole(queries.plans_visible_to(request.user).filter(carer=carer_id)))
    context = {
        "record": record,
        "plans": [(each, pounds(queries.year_pence(each))) for each in found],
        "being_written": any(each.state in ("draft", "sent_back", "approving") for each in found),
    }
    return render(request, "pathway/plans/list.html", context)


@requires(Permission.WORK_WITH_CARERS)
def begin_plan(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Begin a plan, filled with what the last one says."""
    record = open_to_change(request, carer_id, "plans")
    if request.method != "POST":
        return redirect("pathway:plans", carer_id)
    try:
        plan = planning.begin(record.carer, by=request.user, today=localdate())
    except planning.CannotPlan as refusal:
        messages.info(request, " ".join(refusal.reasons))
        return redirect("pathway:plans", carer_id)
    return redirect("pathway:plan", carer_id, plan.pk)


@requires(Permission.SEE_CARERS)
def plan(request: SignedInRequest, carer_id: int, plan_id: int) -> HttpResponse:
    """Show a plan: what the carer wants, what would help, breaks, both risks, cost, and who agreed."""
    record = open_record(request, carer_id, "plans")
    shown = _shown(request, carer_id, plan_id)
    context = {
        "record": record,
        "shown": shown,
        "plan": shown.plan,
        "pounds": pounds,
        "may_write": record.may_act and shown.plan.state in ("draft", "sent_back"),
        "said": [each for each in shown.approvals if each.answer in ("sent_back", "refused")][-1:],
        "budget": budget_of(shown.plan) if shown.plan.state == "agreed" else None,
        "today": localdate(),
    }
    return render(request, "pathway/plans/plan.html", context)


@requires(Permission.WORK_WITH_CARERS)
def write_plan(request: SignedInRequest, carer_id: int, plan_id: int, part: str) -> HttpResponse:
    """Write one part of a plan: its breaks, what if, risks or days."""
    if part not in PARTS:
        raise Http404
    record = open_to_change(request, carer_id, "plans")
    found = _plan(request, carer_id, plan_id)
    form = part_of(found, part, request.POST or None)
    if form.is_valid():
        seen = form.cleaned_data["edition"]
        if tried(form, lambda: planning.write(found, form.said(), seen=seen, by=request.user)):
            messages.success(request, _("The plan was saved."))
            return redirect("pathway:plan", carer_id, plan_id)
        form.seen_again(found.edition)
    context = {"record": record, "plan": found, "form": form, "part": part}
    return render(request, "pathway/plans/write.html", context)


@requires(Permission.WORK_WITH_CARERS)
def agree_plan(request: SignedInRequest, carer_id: int, plan_id: int) -> HttpResponse:
    """Note that the carer agreed to the plan as it stands."""
    record = open_to_change(request, carer_id, "plans")
    found = _plan(request, carer_id, plan_id)
    form = Agreement(request.POST or None, initial={"on": localdate()})
    if form.is_valid() and tried(
        form,
        lambda: planning.note_agreement(found, form.cleaned_data["on"], by=request.user, today=localdate()),
    ):
        messages.success(request, _("The carer's agreement was noted."))
        return redirect("pathway:plan", carer_id, plan_id)
    return render(request, "pathway/plans/agree.html", {"record": record, "plan": found, "form": form})


@requires(Permission.WORK_WITH_CARERS)
def give_plan(request: SignedInRequest, carer_id: int, plan_id: int) -> HttpResponse:
    """Note that the carer has a copy."""
    open_to_change(request, carer_id, "plans")
    found = _plan(request, carer_id, plan_id)
    if request.method == "POST":
        planning.give_copy(found, by=request.user, today=localdate())
        messages.success(request, _("Noted: the carer has a copy of the plan."))
    return redirect("pathway:plan", carer_id, plan_id)


@requires(Permission.SEE_CARERS)
def compare_plans(request: SignedInRequest, carer_id: int, plan_id: int) -> HttpResponse:
    """Show a plan beside the one before it."""
    record = open_record(request, carer_id, "plans")
    after = _shown(request, carer_id, plan_id)
    if after.plan.previous_id is None:
        raise Http404
    before = _shown(request, carer_id, after.plan.previous_id)
    context = {"record": record, "before": before.plan, "plan": after.plan, "rows": compared(before, after)}
    return render(request, "pathway/plans/compare.html", context)


def _plan(request: SignedInRequest, carer_id: int, plan_id: int) -> "Plan":
    return get_object_or_404(queries.plans_visible_to(request.user), pk=plan_id, carer=carer_id)


def _shown(request: SignedInRequest, carer_id: int, plan_id: int) -> queries.Shown:
    every = queries.whole(queries.plans_visible_to(request.user))
    return queries.shown(get_object_or_404(every, pk=plan_id, carer=carer_id), localdate())
