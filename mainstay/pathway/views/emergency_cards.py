"""The card that opens an emergency plan, the copies of it, and the page that everybody can reach."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, public, requires
from mainstay.accounts.often import too_often
from mainstay.accounts.permissions import Permission
from mainstay.audit.refusing import Refused
from mainstay.pathway.actions import emergency_cards as actions
from mainstay.pathway.emergency.lines import lines
from mainstay.pathway.forms.emergency import GiveCopy, OpenCard
from mainstay.pathway.own.opening import my_record
from mainstay.pathway.queries import emergency as queries
from mainstay.pathway.views.emergency import in_force, writing


@public("whoever stands in for a carer at night has the card's code and no account")
def emergency_card(request: HttpRequest) -> HttpResponse:
    """Open the page that a card is for. What was typed goes into no address, and no session keeps it."""
    form = OpenCard(request.POST or None)
    if request.method == "POST" and too_often(request, "card"):
        return render(request, "pathway/found/too_often.html", status=429)
    if form.is_valid():
        try:
            opened = actions.open_by_card(**form.cleaned_data, today=localdate())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return render(request, "pathway/emergency/opened.html", {"opened": opened, "lines": lines})
    return render(request, "pathway/emergency/card.html", {"form": form})


@requires(Permission.WORK_WITH_CARERS)
def make_emergency_card(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Make a card and show its code this once, or let a lost one open nothing any more."""
    record = writing(request, carer_id)
    plan = in_force(record)
    if request.method != "POST":
        return render(request, "pathway/emergency/make_card.html", {"record": record, "plan": plan})
    if request.POST.get("do") == "stop":
        actions.stop_card(plan, by=request.user)
        messages.success(request, _("The card opens nothing any more."))
        return redirect("pathway:emergency", carer_id)
    code = actions.make_card(plan, by=request.user, today=localdate())
    context: dict[str, Any] = {
        "code": code,
        "plan": plan,
        "address": request.build_absolute_uri("/emergency/"),
    }
    context |= {"back": "pathway:emergency", "back_to": [carer_id], "council": request.user.authority.name}
    return render(request, "pathway/emergency/new_card.html", context)


@requires(Permission.WORK_WITH_CARERS)
def give_emergency_copy(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Note who was given a copy of the plan in force."""
    record = writing(request, carer_id)
    plan = in_force(record)
    form = GiveCopy(request.POST or None)
    if form.is_valid():
        try:
            actions.give_copy(plan, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The copy was noted."))
            return redirect("pathway:emergency", carer_id)
    return render(request, "pathway/emergency/copy.html", {"record": record, "form": form})


@requires(Permission.WORK_WITH_CARERS)
def emergency_copy(request: SignedInRequest, carer_id: int, holder_id: int) -> HttpResponse:
    """Note that somebody has the newest page, or holds none any more."""
    record = writing(request, carer_id)
    holder = get_object_or_404(queries.copies_of(record.carer), pk=holder_id)
    if request.method == "POST":
        if request.POST.get("do") == "newest":
            actions.give_newest(holder, in_force(record), by=request.user, on=localdate())
            messages.success(request, _("%(name)s has the newest page.") % {"name": holder.name})
        else:
            actions.take_back(holder, by=request.user, on=localdate())
            messages.success(request, _("%(name)s holds no copy any more.") % {"name": holder.name})
    return redirect("pathway:emergency", carer_id)


@requires(Permission.OWN_RECORD)
def my_emergency(request: SignedInRequest) -> HttpResponse:
    """Show a carer their own emergency plan as the page that is printed, who holds it and who opened it."""
    mine = my_record(request, "emergency")
    plans = queries.plans_of(mine.carer)
    parts = queries.parts(plans.in_force.content, localdate()) if plans.in_force else []
    context = {
        "mine": mine,
        "plans": plans,
        "parts": parts,
        "lines": lines,
        "council": mine.carer.authority.name,
        "copies": dict(queries.titles_of_copies(localdate())),
    }
    return render(request, "pathway/emergency/mine.html", context)


@requires(Permission.OWN_RECORD)
def my_emergency_card(request: SignedInRequest) -> HttpResponse:
    """Make a carer a card, as when the last one was lost; its code is shown this once."""
    mine = my_record(request, "emergency")
    plan = queries.plans_of(mine.carer).in_force
    if plan is None or not mine.may_act:
        raise Http404
    if request.method != "POST":
        return render(request, "pathway/emergency/my_card.html", {"plan": plan})
    code = actions.make_card(plan, by=request.user, today=localdate())
    context: dict[str, Any] = {
        "code": code,
        "plan": plan,
        "address": request.build_absolute_uri("/emergency/"),
    }
    context |= {"back": "pathway:my_emergency", "back_to": [], "council": mine.carer.authority.name}
    return render(request, "pathway/emergency/new_card.html", context)
