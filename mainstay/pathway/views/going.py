"""Keeping on: the tab of the record, what is coming, changes in life, another provider."""

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
from mainstay.pathway.forms.going import AnotherProvider, BeginChange, Tick
from mainstay.pathway.kept_going import picture
from mainstay.pathway.kept_going.prompting import lines_of
from mainstay.pathway.queries import going as queries
from mainstay.pathway.queries.prompts import all_coming, prompts_of
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
    plan, items = queries.running_plan(carer), titles("reviewing.items")
    life = queries.life_of(carer)
    context = {
        "record": record,
        "plan": plan,
        "prompts": lines_of(prompts_of(carer, localdate()), carer.pk),
        "due_on": queries.review_due(plan) if plan else None,
        "reviews": list(queries.reviews_visible_to(user).filter(carer=carer)),
        "life": life,
        "then_and_now": picture.items_then_and_now(life, items),
        "scores": picture.scores(life),
        "moved": picture.moved_in_words(life, items),
        "changes": list(queries.transitions_visible_to(user).filter(carer=carer)),
        "pauses": list(queries.pauses_visible_to(user).filter(carer=carer)),
        "still": queries.standing_still(carer),
        "arranged": queries.given_now(plan) if plan else [],
        "raised": list(queries.raised_by(user, carer)),
        "kinds": titles("reviewing.kinds"),
        "transitions": titles("model.transitions"),
        "whys": titles("pathway.pauses"),
        "endings": titles("pathway.endings"),
    }
    return render(request, "pathway/going/going.html", context)


@requires(Permission.SEE_CARERS)
def coming(request: SignedInRequest) -> HttpResponse:
    """List what is coming for the carers one may see: birthdays, deaths, plans that nobody looked at."""
    return render(request, "pathway/going/coming.html", {"coming": all_coming(request.user, localdate())})


def answered(
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
    asked = request.GET.get("kind", "")
    form = BeginChange(request.POST or None, today=today, initial={"on": today, "kind": asked})

    def act() -> str:
        changing.begin_transition(record.carer, **form.cleaned_data, by=request.user)
        return _("The checklist is open.")

    lead = _("A list of what to think of opens, with days by which each is usually done.")
    return answered(
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
    return answered(
        request, record, form, act, title=_("Close this checklist"), lead=lead, button=_("Close it")
    )


@requires(Permission.WORK_WITH_CARERS)
def another_provider(request: SignedInRequest, carer_id: int, support_id: int) -> HttpResponse:
    """Look for somebody else to give a support, and answer the carer who asked for it."""
    record = to_change(request, carer_id)
    support = get_object_or_404(queries.given_to(request.user), pk=support_id, carer=record.carer)
    wish = queries.asked_for_another(support)
    form = AnotherProvider(
        request.POST or None, asked=wish is not None, initial={"words": wish.words if wish else ""}
    )

    def act() -> str:
        told = form.cleaned_data
        changing.change_provider(support, **told, wish=wish, by=request.user, today=localdate())
        return _("It is in the queue. Whoever gives it now goes on until somebody else is arranged.")

    now = support.service.name if support.service else _("Nobody is named")
    lead = _("%(support)s. Now: %(now)s. Nothing stops before somebody else is there.") % {
        "support": support.words,
        "now": now,
    }
    title, button = _("Another provider"), _("Look for somebody else")
    return answered(request, record, form, act, title=title, lead=lead, button=button)
