"""Answer those who ask to keep entries, and those who report mistakes."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.audit.refusing import Refused
from mainstay.directory.actions import claims as claiming
from mainstay.directory.actions import mistakes as reporting
from mainstay.directory.forms.deciding import AnswerClaim, AnswerMistake, Reason
from mainstay.directory.queries import visible
from mainstay.directory.wording import ABOUT

if TYPE_CHECKING:
    from mainstay.directory.models import Claim

_MOST = 200


@requires(Permission.WRITE_ENTRIES, Permission.OWN_ENTRIES)
def claims(request: SignedInRequest) -> HttpResponse:
    """List who asked to keep whose entries, and what was answered."""
    found = list(visible.claims_visible_to(request.user)[:_MOST])
    context = {
        "waiting": [each for each in found if each.state == "asked"],
        "decided": [each for each in found if each.state != "asked"],
        "may_approve": may(request.user, Permission.APPROVE_ENTRIES),
        "is_staff": may(request.user, Permission.SEE_DIRECTORY),
    }
    return render(request, "directory/claims.html", context)


@requires(Permission.APPROVE_ENTRIES)
def claim(request: SignedInRequest, claim_id: int) -> HttpResponse:
    """Agree that an organisation keeps a provider's entries, or refuse; or end what was agreed."""
    found = get_object_or_404(visible.claims_visible_to(request.user), pk=claim_id)
    form = AnswerClaim(request.POST or None) if found.state == "asked" else Reason(request.POST or None)
    if form.is_valid():
        try:
            _answer(request, found, form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Your answer was kept."))
            return redirect("directory:claims")
    return render(request, "directory/answer_claim.html", {"form": form, "claim": found})


def _answer(request: SignedInRequest, found: "Claim", typed: dict[str, str]) -> None:
    if typed.get("answer") == "agree":
        claiming.agree(found, by=request.user)
    elif typed.get("answer") == "refuse":
        claiming.refuse(found, reason=typed["reason"], by=request.user)
    else:
        claiming.end(found, reason=typed["reason"], by=request.user)


@requires(Permission.WRITE_ENTRIES, Permission.OWN_ENTRIES)
def mistakes(request: SignedInRequest) -> HttpResponse:
    """List what has been reported as wrong, what nobody has answered first."""
    found = [
        (each, ABOUT.get(each.about, each.about))
        for each in visible.mistakes_visible_to(request.user)[:_MOST]
    ]
    context = {
        "waiting": [pair for pair in found if pair[0].state == "open"],
        "answered": [pair for pair in found if pair[0].state != "open"],
        "is_staff": may(request.user, Permission.SEE_DIRECTORY),
    }
    return render(request, "directory/mistakes.html", context)


@requires(Permission.WRITE_ENTRIES, Permission.OWN_ENTRIES)
def mistake(request: SignedInRequest, report_id: int) -> HttpResponse:
    """Say what was done about a report."""
    found = get_object_or_404(visible.mistakes_visible_to(request.user), pk=report_id)
    form = AnswerMistake(request.POST or None)
    if form.is_valid():
        mended = form.cleaned_data["answer"] == "mended"
        try:
            reporting.answer_mistake(found, mended=mended, words=form.cleaned_data["words"], by=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Your answer was kept."))
            return redirect("directory:mistakes")
    about = ABOUT.get(found.about, found.about)
    return render(request, "directory/answer_mistake.html", {"form": form, "report": found, "about": about})
