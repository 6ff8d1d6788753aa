"""Worries about somebody's safety: raised by anybody who works with carers, read and answered by few."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.audit.refusing import Refused
from mainstay.pathway.actions import concerns as actions
from mainstay.pathway.actions.opening import note_opening
from mainstay.pathway.forms.going import AnswerConcern, RaiseConcern
from mainstay.pathway.queries import going as queries
from mainstay.pathway.views.going import to_change


@requires(Permission.WORK_WITH_CARERS)
def raise_concern(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Write down a worry that somebody is not safe."""
    record = to_change(request, carer_id)
    form = RaiseConcern(request.POST or None)
    if form.is_valid():
        told = form.cleaned_data | {"told_them": form.cleaned_data["told_them"] == "yes"}
        actions.raise_concern(record.carer, **told, by=request.user, today=localdate())
        messages.success(
            request, _("It is with those who look after safety. They see it on their start page.")
        )
        return redirect("pathway:going", carer_id)
    return render(request, "pathway/going/raise.html", {"record": record, "form": form})


@requires(Permission.SEE_SAFEGUARDING)
def concerns(request: SignedInRequest) -> HttpResponse:
    """List worries about safety, those that somebody must act on today first."""
    found = queries.concerns_visible_to(request.user)
    waiting = [each for each in found if each.state != "closed"]
    closed = [each for each in found if each.state == "closed"]
    return render(request, "pathway/going/concerns.html", {"waiting": waiting, "closed": closed})


@requires(Permission.SEE_SAFEGUARDING, Permission.WORK_WITH_CARERS)
def concern(request: SignedInRequest, concern_id: int) -> HttpResponse:
    """Show one worry whole, to whoever raised it too, and write what was done."""
    found = get_object_or_404(queries.concerns_visible_to(request.user), pk=concern_id)
    answers = may(request.user, Permission.SEE_SAFEGUARDING)
    note_opening(found.carer, "concern", by=request.user)
    form = AnswerConcern(request.POST or None if answers else None)
    if form.is_valid():
        done, today = form.cleaned_data["done"], localdate()
        try:
            actions.answer(found, form.cleaned_data["what"], done=done, by=request.user, today=today)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Noted."))
            return redirect("pathway:concerns")
    context = {"concern": found, "form": form, "answers": answers}
    return render(request, "pathway/going/concern.html", context)
