"""Plans that wait for somebody's answer: only those, and only what is planned; and putting one forward."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.directory.rules.payments import pounds
from mainstay.pathway.actions import planning
from mainstay.pathway.actions.opening import note_opening
from mainstay.pathway.forms.approvals import AnswerPlan
from mainstay.pathway.planned.trying import tried
from mainstay.pathway.queries import approvals as queries
from mainstay.pathway.queries import plans as of_plans
from mainstay.pathway.record import open_to_change

_APPROVING = (Permission.APPROVE_AS_MANAGER, Permission.APPROVE_IN_PANEL, Permission.APPROVE_MONEY)


@requires(*_APPROVING)
def approvals(request: SignedInRequest) -> HttpResponse:
    """List the plans that wait for the reader's role, the longest waiting first."""
    waiting = queries.approvals_visible_to(request.user)
    due = queries.due_days(waiting)
    context = {
        "waiting": [(each, pounds(each.year_pence), due.get(each.pk)) for each in waiting],
        "titles": queries.titles(localdate()),
        "names": may(request.user, Permission.SEE_CARERS),
        "today": localdate(),
    }
    return render(request, "pathway/approvals/list.html", context)


@requires(*_APPROVING)
def approval(request: SignedInRequest, approval_id: int) -> HttpResponse:
    """Show a plan that waits for the reader, both risks side by side; agree, send back or refuse."""
    waiting = get_object_or_404(queries.approvals_visible_to(request.user), pk=approval_id)
    note_opening(waiting.plan.carer, "approval", by=request.user)
    plan = get_object_or_404(of_plans.whole(of_plans.plans_visible_to(request.user)), pk=waiting.plan_id)
    form = AnswerPlan(request.POST or None, step=waiting.step)
    if form.is_valid() and tried(
        form, lambda: planning.answer(waiting, **form.cleaned_data, by=request.user, today=localdate())
    ):
        messages.success(request, _("Your answer was kept."))
        return redirect("pathway:approvals")
    context = {
        "approval": waiting,
        "shown": of_plans.shown(plan, localdate()),
        "plan": plan,
        "steps": planning.steps_for(plan, localdate()),
        "titles": queries.titles(localdate()),
        "names": may(request.user, Permission.SEE_CARERS),
        "may_answer": request.user.pk not in (plan.written_by_id, waiting.asked_by_id),
        "form": form,
        "pounds": pounds,
    }
    return render(request, "pathway/approvals/approval.html", context)


@requires(Permission.WORK_WITH_CARERS)
def ask_approval(request: SignedInRequest, carer_id: int, plan_id: int) -> HttpResponse:
    """Put a plan forward, having seen who will be asked and why; or learn what it still needs."""
    record = open_to_change(request, carer_id, "plans")
    every = of_plans.whole(of_plans.plans_visible_to(request.user))
    plan = get_object_or_404(every, pk=plan_id, carer=carer_id)
    shown = of_plans.shown(plan, localdate())
    reasons = list(shown.missing)
    if request.method == "POST":
        try:
            asked = planning.ask_approval(plan, by=request.user, today=localdate())
        except planning.CannotAsk as refusal:
            reasons = refusal.reasons
        else:
            agreed = asked.state == "agreed"
            messages.success(request, _("The plan is agreed.") if agreed else _("The plan was put forward."))
            return redirect("pathway:plan", carer_id, plan_id)
    context = {"record": record, "plan": plan, "reasons": reasons, "cost": pounds(shown.year_pence)}
    context |= {"steps": planning.steps_for(plan, localdate()), "titles": queries.titles(localdate())}
    return render(request, "pathway/plans/ask.html", context)


@requires(Permission.WORK_WITH_CARERS)
def take_back_plan(request: SignedInRequest, carer_id: int, plan_id: int) -> HttpResponse:
    """Take back a plan that waits, to write on."""
    open_to_change(request, carer_id, "plans")
    plan = get_object_or_404(of_plans.plans_visible_to(request.user), pk=plan_id, carer=carer_id)
    if request.method != "POST":
        return redirect("pathway:plan", carer_id, plan_id)
    try:
        planning.take_back(plan, by=request.user, today=localdate())
    except planning.CannotAsk as refusal:
        messages.info(request, " ".join(refusal.reasons))
    else:
        messages.success(request, _("The plan was taken back. It can be written on."))
    return redirect("pathway:plan", carer_id, plan_id)
