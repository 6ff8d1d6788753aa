"""What the carer wants to reach, what would help with it, and who does what by when."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import planning
from mainstay.pathway.forms.plans import PersonalOutcome as OutcomeForm
from mainstay.pathway.forms.plans import ToDo as ToDoForm
from mainstay.pathway.planned.trying import tried
from mainstay.pathway.queries import plans as queries
from mainstay.pathway.record import open_to_change

if TYPE_CHECKING:
    from mainstay.pathway.models import PersonalOutcome, Plan


@requires(Permission.WORK_WITH_CARERS)
def add_outcome(request: SignedInRequest, carer_id: int, plan_id: int) -> HttpResponse:
    """Write down something the carer wants to reach, then go on to what would help."""
    record = open_to_change(request, carer_id, "plans")
    plan = _plan(request, carer_id, plan_id)
    form = OutcomeForm(request.POST or None, today=localdate())
    added: list[PersonalOutcome] = []
    if form.is_valid() and tried(
        form, lambda: added.append(planning.add_outcome(plan, **form.cleaned_data, by=request.user))
    ):
        return redirect("pathway:what_would_help", carer_id, added[0].pk)
    return render(request, "pathway/outcomes/outcome.html", {"record": record, "plan": plan, "form": form})


@requires(Permission.WORK_WITH_CARERS)
def change_outcome(request: SignedInRequest, carer_id: int, outcome_id: int) -> HttpResponse:
    """Put it in other words."""
    record = open_to_change(request, carer_id, "plans")
    outcome = _outcome(request, carer_id, outcome_id)
    initial = {"words": outcome.words, "outcomes": outcome.outcomes}
    form = OutcomeForm(request.POST or None, today=localdate(), initial=initial)
    if form.is_valid() and tried(
        form, lambda: planning.change_outcome(outcome, **form.cleaned_data, by=request.user)
    ):
        return redirect("pathway:plan", carer_id, outcome.plan_id)
    context = {"record": record, "plan": outcome.plan, "outcome": outcome, "form": form}
    return render(request, "pathway/outcomes/outcome.html", context)


@requires(Permission.WORK_WITH_CARERS)
def remove_outcome(request: SignedInRequest, carer_id: int, outcome_id: int) -> HttpResponse:
    """Take it out of the plan, with what was to help with it."""
    record = open_to_change(request, carer_id, "plans")
    outcome = _outcome(request, carer_id, outcome_id)
    reasons: list[str] = []
    if request.method == "POST":
        try:
            planning.remove_outcome(outcome, by=request.user)
        except planning.CannotPlan as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("It was taken out of the plan."))
            return redirect("pathway:plan", carer_id, outcome.plan_id)
    context = {"record": record, "outcome": outcome, "reasons": reasons}
    return render(request, "pathway/outcomes/remove.html", context)


@requires(Permission.WORK_WITH_CARERS)
def add_to_do(request: SignedInRequest, carer_id: int, plan_id: int) -> HttpResponse:
    """Say who does what by when."""
    record = open_to_change(request, carer_id, "plans")
    plan = _plan(request, carer_id, plan_id)
    form = ToDoForm(request.POST or None)
    if form.is_valid():
        planning.add_to_do(plan, **form.cleaned_data, by=request.user)
        return redirect("pathway:plan", carer_id, plan_id)
    return render(request, "pathway/outcomes/to_do.html", {"record": record, "plan": plan, "form": form})


@requires(Permission.WORK_WITH_CARERS)
def do_to_do(request: SignedInRequest, carer_id: int, to_do_id: int) -> HttpResponse:
    """Note that something was done, or take it out."""
    open_to_change(request, carer_id, "plans")
    to_do = get_object_or_404(queries.to_dos_visible_to(request.user), pk=to_do_id, carer=carer_id)
    if request.method != "POST":
        return redirect("pathway:plan", carer_id, to_do.plan_id)
    if "remove" in request.POST:
        planning.remove_to_do(to_do, by=request.user)
    else:
        planning.do_to_do(to_do, by=request.user, today=localdate())
    return redirect("pathway:plan", carer_id, to_do.plan_id)


def _plan(request: SignedInRequest, carer_id: int, plan_id: int) -> "Plan":
    return get_object_or_404(queries.plans_visible_to(request.user), pk=plan_id, carer=carer_id)


def _outcome(request: SignedInRequest, carer_id: int, outcome_id: int) -> "PersonalOutcome":
    return get_object_or_404(queries.outcomes_visible_to(request.user), pk=outcome_id, carer=carer_id)
