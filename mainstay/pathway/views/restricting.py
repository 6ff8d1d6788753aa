"""Restricting a record, naming who may open it, and holding it back from being erased. By its number alone."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import guarding as actions
from mainstay.pathway.forms.privacy import Hold, NameWorkers, Restrict
from mainstay.pathway.queries import guarding as queries

if TYPE_CHECKING:
    from mainstay.accounts.models import User
    from mainstay.pathway.models import Carer


@requires(Permission.GUARD_RECORDS)
def guarded(request: SignedInRequest) -> HttpResponse:
    """List the restricted records, by number, and lead to everything else that guards records."""
    context = {
        "restricted": queries.restricted_records(request.user),
        "unjudged": sum(each.access.looked_at_on is None for each in queries.emergencies(request.user)),
    }
    return render(request, "pathway/privacy/guarded.html", context)


@requires(Permission.GUARD_RECORDS)
def guard(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Show how one record is guarded, by its number alone, and what can be done about it."""
    carer = _carer(request, carer_id)
    return render(request, "pathway/privacy/guard.html", {"carer": carer, "guard": queries.guard_of(carer)})


@requires(Permission.GUARD_RECORDS)
def restrict(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Close a record to everybody but those who are named."""
    carer, people = _carer(request, carer_id), queries.who_may_be_named(request.user)
    form = Restrict(request.POST or None, people=_offered(people))
    if form.is_valid():
        named = _chosen(people, form.cleaned_data["named"])
        try:
            actions.restrict(
                carer, why=form.cleaned_data["why"], named=named, by=request.user, today=localdate()
            )
        except actions.CannotGuard as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The record is restricted."))
            return redirect("pathway:guard", carer_id)
    return render(request, "pathway/privacy/restrict.html", {"carer": carer, "form": form})


@requires(Permission.GUARD_RECORDS)
def name_workers(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Change who may open a restricted record."""
    carer, people = _carer(request, carer_id), queries.who_may_be_named(request.user)
    now_named = [str(each.user_id) for each in queries.guard_of(carer).named]
    form = NameWorkers(request.POST or None, people=_offered(people), initial={"named": now_named})
    if form.is_valid():
        try:
            actions.name_workers(carer, named=_chosen(people, form.cleaned_data["named"]), by=request.user)
        except actions.CannotGuard as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Changed."))
            return redirect("pathway:guard", carer_id)
    return render(request, "pathway/privacy/name_workers.html", {"carer": carer, "form": form})


@requires(Permission.GUARD_RECORDS)
def end_restriction(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Open a restricted record again to those who work with carers."""
    carer = _carer(request, carer_id)
    if request.method == "POST":
        actions.end_restriction(carer, by=request.user, today=localdate())
        messages.success(request, _("The record is open again to everybody who works with carers."))
        return redirect("pathway:guard", carer_id)
    return render(request, "pathway/privacy/end_restriction.html", {"carer": carer})


@requires(Permission.GUARD_RECORDS)
def hold(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Hold a record back from being erased."""
    carer = _carer(request, carer_id)
    form = Hold(request.POST or None)
    if form.is_valid():
        try:
            actions.hold(carer, **form.cleaned_data, by=request.user, today=localdate())
        except actions.CannotGuard as refusal:
            form.add_error("why", refusal.reasons)
        else:
            messages.success(request, _("The record is held. Nothing of it is erased until the hold ends."))
            return redirect("pathway:guard", carer_id)
    return render(request, "pathway/privacy/hold.html", {"carer": carer, "form": form})


@requires(Permission.GUARD_RECORDS)
def end_hold(request: SignedInRequest, carer_id: int, hold_id: int) -> HttpResponse:
    """End a hold, so that the schedule counts again."""
    carer = _carer(request, carer_id)
    if hold_id not in {each.pk for each in queries.guard_of(carer).holds}:
        raise Http404
    if request.method == "POST":
        actions.end_hold(carer, hold_id, by=request.user, today=localdate())
        messages.success(request, _("The hold has ended."))
        return redirect("pathway:guard", carer_id)
    return render(request, "pathway/privacy/end_hold.html", {"carer": carer})


def _carer(request: SignedInRequest, carer_id: int) -> "Carer":
    if found := queries.guarded_carer(request.user, carer_id):
        return found
    raise Http404


def _offered(people: "list[User]") -> list[tuple[str, str]]:
    return [(str(each.pk), each.name) for each in people]


def _chosen(people: "list[User]", keys: list[str]) -> "list[User]":
    return [each for each in people if str(each.pk) in keys]
