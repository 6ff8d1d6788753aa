"""Referrals: the inbox, one written down by a worker, and what becomes of each."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.audit.refusing import Refused
from mainstay.pathway.actions import found
from mainstay.pathway.actions import referrals as actions
from mainstay.pathway.forms import referrals as forms
from mainstay.pathway.queries import referrals as queries
from mainstay.pathway.queries.same import likely_for
from mainstay.pathway.queries.visible import carers_visible_to
from mainstay.pathway.referrals import told_of

if TYPE_CHECKING:
    from mainstay.pathway.models import Referral


@requires(Permission.SEE_CARERS)
def referrals(request: SignedInRequest) -> HttpResponse:
    """List the referrals that wait, the urgent first, or those that were answered, the newest first."""
    answered = request.GET.get("state") == "answered"
    every = queries.in_inbox(request.user, answered=answered)
    page = Paginator(every, queries.ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "rows": queries.waiting(list(page), request.user.authority, localdate()),
        "page": page,
        "answered": answered,
        "through": told_of.titles("pathway.found_through"),
        "may_work": may(request.user, Permission.WORK_WITH_CARERS),
    }
    return render(request, "pathway/referrals/list.html", context)


@requires(Permission.WORK_WITH_CARERS)
def take(request: SignedInRequest) -> HttpResponse:
    """Write down a referral that came by telephone, on paper or face to face."""
    form = forms.TakeReferral(request.POST or None)
    if form.is_valid():
        told = form.cleaned_data
        taken = found.take_referral(
            about=form.about,
            by=request.user,
            **{name: told[name] for name in ("through", "words", "who_refers", "urgent", "received_on")},
        )
        return redirect("pathway:referral", taken.pk)
    return render(request, "pathway/referrals/take.html", {"form": form})


@requires(Permission.SEE_CARERS)
def referral(request: SignedInRequest, referral_id: int) -> HttpResponse:
    """Show a referral with the records that may be of the same carer, and accept it."""
    asked = _asked(request, referral_id)
    form = _accepting(request, asked)
    if _may_answer(request, asked) and form.is_valid():
        told = form.cleaned_data
        worker = request.user if told["mine"] else None
        organisation = queries.organisation(request.user, told["organisation"])
        try:
            carer = actions.accept(
                asked,
                organisation=organisation,
                centre_agreed=told["centre_agreed"],
                worker=worker,
                by=request.user,
                today=localdate(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("There is a record of this carer now."))
            return redirect("pathway:carer", carer.pk)
    return render(request, "pathway/referrals/referral.html", _page(request, asked, form))


@requires(Permission.WORK_WITH_CARERS)
def join(request: SignedInRequest, referral_id: int, carer_id: int) -> HttpResponse:
    """Put a referral to a record that was there, after looking at both."""
    asked = _asked(request, referral_id)
    carer = get_object_or_404(carers_visible_to(request.user), pk=carer_id)
    reasons: list[str] = []
    if request.method == "POST":
        try:
            actions.join(asked, carer, by=request.user, today=localdate())
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("The referral is with this record now."))
            return redirect("pathway:carer", carer.pk)
    context = {"referral": asked, "carer": carer, "told": told_of.lines(asked), "reasons": reasons}
    return render(request, "pathway/referrals/join.html", context)


@requires(Permission.WORK_WITH_CARERS)
def turn_away(request: SignedInRequest, referral_id: int) -> HttpResponse:
    """Say that the carer did not want it, that it went elsewhere, or that it is no referral."""
    asked = _asked(request, referral_id)
    form = forms.TurnAway(request.POST or None)
    if form.is_valid():
        try:
            actions.turn_away(asked, **form.cleaned_data, by=request.user, today=localdate())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The referral was answered."))
            return redirect("pathway:referrals")
    context = {"referral": asked, "form": form, "nation": request.user.authority.nation}
    return render(request, "pathway/referrals/turn_away.html", context)


def _asked(request: SignedInRequest, referral_id: int) -> "Referral":
    asked = queries.referrals_visible_to(request.user).filter(pk=referral_id).first()
    if asked is None:
        raise Http404
    return asked


def _may_answer(request: SignedInRequest, asked: "Referral") -> bool:
    return asked.state == "new" and may(request.user, Permission.WORK_WITH_CARERS)


def _accepting(request: SignedInRequest, asked: "Referral") -> forms.Accept:
    given = request.POST if request.method == "POST" and _may_answer(request, asked) else None
    named = str(asked.organisation_id or "")
    return forms.Accept(
        given,
        organisations=queries.organisations(request.user),
        initial={"organisation": named, "mine": True},
    )


def _page(request: SignedInRequest, asked: "Referral", form: forms.Accept) -> dict[str, Any]:
    today = localdate()
    waits = asked.state == "new"
    likely = likely_for(request.user, told_of.person(asked), today) if waits else []
    return {
        "referral": asked,
        "row": queries.waiting([asked], request.user.authority, today)[0],
        "told": told_of.lines(asked),
        "through": told_of.titles("pathway.found_through").get(asked.through, asked.through),
        "notes": told_of.notes(asked, today),
        "likely": likely,
        "form": form,
        "may_answer": _may_answer(request, asked),
        "contact": queries.contact_of(asked),
    }
