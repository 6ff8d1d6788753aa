"""Keeping on: the tab of the record, changes in life, pauses, ends, and worries about safety."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.audit.refusing import Refused
from mainstay.pathway.actions import changing
from mainstay.pathway.forms.going import BeginChange, EndSupport, PauseSupport, Tick
from mainstay.pathway.queries import going as queries
from mainstay.pathway.record import Record, open_record


def to_change(request: SignedInRequest, carer_id: int) -> Record:
    """Return the record to somebody who may change it, or refuse."""
    record = open_record(request, carer_id, "going")
    if not record.may_act:
        raise PermissionDenied(_("You may look at this record and not change it."))
    return record


def titles(key: str) -> dict[str, str]:
    """Return what the codes of a pack are called today."""
    return {item.code: item.title for item in policy.items(key, on=localdate())}


@requires(Permission.SEE_CARERS)
def going(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Show how the plan goes: reviews, how life moved, what is changing, what stands still."""
    record = open_record(request, carer_id, "going")
    carer, user = record.carer, request.user
    plan = queries.running_plan(carer)
    context = {
        "record": record,
        "plan": plan,
        "reviews": list(queries.reviews_visible_to(user).filter(carer=carer)),
        "life": queries.life_of(carer),
        "changes": list(queries.transitions_visible_to(user).filter(carer=carer)),
        "pauses": list(queries.pauses_visible_to(user).filter(carer=carer)),
        "kinds": titles("reviewing.kinds"),
        "transitions": titles("model.transitions"),
        "whys": titles("pathway.pauses"),
        "endings": titles("pathway.endings"),
        "items": titles("reviewing.items"),
    }
    return render(request, "pathway/going/going.html", context)


def _answer(
    request: SignedInRequest,
    record: Record,
    form: forms.Form,
    act: Callable[[], str],
    **context: Any,
) -> HttpResponse:
    """Do one thing from one form, say what was done, and go back to the tab; or show why it cannot be done."""
    if form.is_valid():
        try:
            said = act()
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, said)
            return redirect("pathway:going", record.carer.pk)
    return render(request, "pathway/going/form.html", {"record": record, "form": form, **context})


@requires(Permission.WORK_WITH_CARERS)
def begin_change(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Open the checklist of a change in the carer's life."""
    record, today = to_change(request, carer_id), localdate()
    form = BeginChange(request.POST or None, today=today, initial={"on": today})

    def act() -> str:
        changing.begin_transition(record.carer, **form.cleaned_data, by=request.user)
        return _("The checklist is open.")

    lead = _("A list of what to think of opens, with days by which each is usually done.")
    return _answer(
        request,
        record,
        form,
        act,
        title=_("A change in the carer's life"),
        lead=lead,
        button=_("Open the list"),
    )


@requires(Permission.SEE_CARERS)
def transition(request: SignedInRequest, carer_id: int, transition_id: int) -> HttpResponse:
    """Show the checklist of one change, each step with a box to tick."""
    record = open_record(request, carer_id, "going")
    found = get_object_or_404(
        queries.transitions_visible_to(request.user), pk=transition_id, carer=record.carer
    )
    form = Tick(request.POST or None)
    if request.method == "POST" and record.may_act and form.is_valid():
        told = form.cleaned_data
        try:
            changing.tick(
                found,
                told["step"],
                note=told["note"],
                seen=told["edition"],
                by=request.user,
                today=localdate(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return redirect("pathway:transition", carer_id, transition_id)
    context = {
        "record": record,
        "change": found,
        "steps": queries.steps_of(found),
        "form": form,
        "title": titles("model.transitions").get(found.kind, found.kind),
        "today": localdate(),
    }
    return render(request, "pathway/going/transition.html", context)


@requires(Permission.WORK_WITH_CARERS)
def close_transition(request: SignedInRequest, carer_id: int, transition_id: int) -> HttpResponse:
    """Close a checklist, whatever is still open on it."""
    record = to_change(request, carer_id)
    found = get_object_or_404(
        queries.transitions_visible_to(request.user), pk=transition_id, carer=record.carer
    )

    def act() -> str:
        changing.close_transition(found, by=request.user, today=localdate())
        return _("The checklist is closed.")

    lead = _("What was not done stays on it as not done. It can be read here as long as the record is kept.")
    form = forms.Form(request.POST if request.method == "POST" else None)
    return _answer(
        request, record, form, act, title=_("Close this checklist"), lead=lead, button=_("Close it")
    )


@requires(Permission.WORK_WITH_CARERS)
def pause(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Let the running plan stand still."""
    record, today = to_change(request, carer_id), localdate()
    plan = get_object_or_404(record.carer.plans.filter(state="agreed"))
    form = PauseSupport(request.POST or None, today=today, initial={"from_on": today})

    def act() -> str:
        changing.pause(plan, **form.cleaned_data, by=request.user)
        return _("The plan stands still.")

    lead = _("Nothing is lost: the plan, the budget and what was arranged stay as they are.")
    return _answer(
        request, record, form, act, title=_("Let the plan stand still"), lead=lead, button=_("Suspend it")
    )


@requires(Permission.WORK_WITH_CARERS)
def take_up_again(request: SignedInRequest, carer_id: int, pause_id: int) -> HttpResponse:
    """Let what stood still go on."""
    record = to_change(request, carer_id)
    found = get_object_or_404(queries.pauses_visible_to(request.user), pk=pause_id, carer=record.carer)

    def act() -> str:
        changing.take_up_again(found, by=request.user, today=localdate())
        return _("Support goes on from today.")

    lead = _("Ask the carer and the provider first whether everything is still as it was.")
    form = forms.Form(request.POST if request.method == "POST" else None)
    return _answer(
        request, record, form, act, title=_("Take support up again"), lead=lead, button=_("Go on from today")
    )


@requires(Permission.WORK_WITH_CARERS)
def end_support(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """End a carer's support, with the checklist of the change that it is."""
    record, today = to_change(request, carer_id), localdate()
    form = EndSupport(request.POST or None, today=today, initial={"on": today})

    def act() -> str:
        changing.end_support(record.carer, **form.cleaned_data, by=request.user, today=today)
        return _("It is noted. What to think of now is on the list below.")

    lead = _(
        "Where the person has died, nothing stops at once: the plan goes on for a while and falls due for a review. "
        "In every other case the plan ends, and the carer can come back at any time."
    )
    return _answer(
        request,
        record,
        form,
        act,
        title=_("Caring or support ends"),
        lead=lead,
        button=_("Note it"),
        danger=True,
    )


@requires(Permission.WORK_WITH_CARERS)
def come_back(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Open an ended record again."""
    record = to_change(request, carer_id)

    def act() -> str:
        changing.come_back(record.carer, by=request.user)
        return _("The record is open again.")

    lead = _("Everything that was told before is still here: the carer need not begin again.")
    form = forms.Form(request.POST if request.method == "POST" else None)
    return _answer(
        request, record, form, act, title=_("The carer comes back"), lead=lead, button=_("Open it again")
    )
