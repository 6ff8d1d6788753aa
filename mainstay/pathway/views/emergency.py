"""The emergency plan in a carer's record: written, put in force, looked at again, printed, and held by others."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.audit.refusing import Refused
from mainstay.pathway.actions import emergency as actions
from mainstay.pathway.emergency.lines import lines
from mainstay.pathway.forms.emergency import ReviewOn, WritePlan
from mainstay.pathway.queries import emergency as queries
from mainstay.pathway.record import Record, open_record, open_to_change
from mainstay.web.forms import sent_as

if TYPE_CHECKING:
    from mainstay.pathway.models import EmergencyPlan


@requires(Permission.SEE_CARERS)
def emergency(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Show the plan in force, the draft, who holds a copy, who opened it with the card, and older editions."""
    record = open_record(request, carer_id, "emergency")
    plans, today = queries.plans_of(record.carer), localdate()
    context = {
        "record": record,
        "plans": plans,
        "parts": queries.parts(plans.in_force.content, today) if plans.in_force else [],
        "copies": dict(queries.titles_of_copies(today)),
        "may_write": may_write(request, record),
        "today": today,
        "lines": lines,
    }
    return render(request, "pathway/emergency/plan.html", context)


@requires(Permission.WORK_WITH_CARERS)
def write_emergency(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Write the draft of a plan, beginning with what is in force."""
    record = writing(request, carer_id)
    plans, today = queries.plans_of(record.carer), localdate()
    from_plan = plans.draft or plans.in_force
    seen = plans.draft.edition if plans.draft else 0
    initial = {"seen": seen} | (from_plan.content if from_plan else {})
    form = WritePlan(request.POST or None, sections=queries.sections(today), initial=initial)
    changed = None
    if form.is_valid():
        try:
            actions.write_plan(
                record.carer, form.content, seen=form.cleaned_data["seen"], by=request.user, today=today
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
            if plans.draft and seen != form.cleaned_data["seen"]:
                # What somebody else wrote, beside what was typed; the next press saves over it knowingly.
                changed = queries.parts(plans.draft.content, today)
                sent_as(form, "seen", str(seen))
        else:
            messages.success(request, _("The draft was kept. Put it in force when it is complete."))
            return redirect("pathway:emergency", carer_id)
    context = {"record": record, "form": form, "changed": changed, "lines": lines}
    return render(request, "pathway/emergency/write.html", context)


@requires(Permission.WORK_WITH_CARERS)
def emergency_in_force(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Put the draft in force, or say everything that is missing."""
    record = writing(request, carer_id)
    plan = queries.plans_of(record.carer).draft
    if plan is None:
        raise Http404
    return _reviewing(
        request,
        record,
        plan,
        actions.put_in_force,
        "pathway/emergency/in_force.html",
        _("The plan is in force. Give the new page to whoever holds an older one."),
    )


@requires(Permission.WORK_WITH_CARERS)
def emergency_still_holds(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Note that the plan in force was looked at and still holds."""
    record = writing(request, carer_id)
    plan = in_force(record)
    return _reviewing(
        request,
        record,
        plan,
        actions.still_holds,
        "pathway/emergency/still_holds.html",
        _("It was noted that the plan still holds."),
    )


def _reviewing(
    request: SignedInRequest, record: Record, plan: "EmergencyPlan", do: Any, template: str, said: str
) -> HttpResponse:
    today = localdate()
    form = ReviewOn(request.POST or None, initial={"review_on": queries.latest_review(today)})
    if form.is_valid():
        try:
            do(plan, **form.cleaned_data, by=request.user, today=today)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, said)
            return redirect("pathway:emergency", record.carer.pk)
    parts = queries.parts(plan.content, today)
    context = {"record": record, "plan": plan, "form": form, "parts": parts, "lines": lines}
    return render(request, template, context)


@requires(Permission.SEE_CARERS)
def emergency_edition(request: SignedInRequest, carer_id: int, emergency_id: int) -> HttpResponse:
    """Show one edition as the page that is printed."""
    record = open_record(request, carer_id, "emergency")
    plan = get_object_or_404(queries.editions_of(record.carer), pk=emergency_id)
    context = {
        "record": record,
        "plan": plan,
        "parts": queries.parts(plan.content, localdate()),
        "lines": lines,
        "council": request.user.authority.name,
    }
    return render(request, "pathway/emergency/page.html", context)


@requires(Permission.WORK_WITH_CARERS)
def end_emergency(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """End the plan in force, with its card."""
    record = writing(request, carer_id)
    plan = in_force(record)
    if request.method == "POST":
        actions.end_plan(plan, by=request.user, today=localdate())
        messages.success(request, _("The plan has ended. Ask for every copy back."))
        return redirect("pathway:emergency", carer_id)
    return render(request, "pathway/emergency/end.html", {"record": record, "plan": plan})


def may_write(request: SignedInRequest, record: Record) -> bool:
    """Return whether the reader may change this plan."""
    return record.may_act and may(request.user, Permission.WORK_WITH_CARERS)


def writing(request: SignedInRequest, carer_id: int) -> Record:
    """Return the record of a carer for whom the reader may act."""
    return open_to_change(request, carer_id, "emergency")


def in_force(record: Record) -> "EmergencyPlan":
    """Return the plan in force of a record; 404 where there is none."""
    plan = queries.plans_of(record.carer).in_force
    if plan is None:
        raise Http404
    return plan
