"""Reviews of a carer's plan: begun, written with the carer, closed with what follows."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.audit.refusing import Refused
from mainstay.pathway.actions import reviewing as actions
from mainstay.pathway.forms.going import BeginReview
from mainstay.pathway.forms.reviewing import WriteReview, as_typed
from mainstay.pathway.kept_going.reviews import beside
from mainstay.pathway.queries import going as queries
from mainstay.pathway.record import open_record
from mainstay.pathway.views.going import titles, to_change

if TYPE_CHECKING:
    from mainstay.pathway.models import CarerReview


@requires(Permission.WORK_WITH_CARERS)
def begin(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Begin a review of the plan that runs."""
    record, today = to_change(request, carer_id), localdate()
    plan = get_object_or_404(record.carer.plans.filter(state__in=["agreed", "suspended"]))
    form = BeginReview(request.POST or None, today=today)
    if form.is_valid():
        try:
            begun = actions.open_review(plan, form.cleaned_data["kind"], by=request.user, today=today)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return redirect("pathway:write_carer_review", carer_id, begun.pk)
    context = {
        "record": record,
        "form": form,
        "title": _("Look at how the plan does"),
        "lead": _("With the carer, in their own time. What is written is saved as you go."),
        "button": _("Begin"),
    }
    return render(request, "pathway/going/form.html", context)


@requires(Permission.WORK_WITH_CARERS)
def write(request: SignedInRequest, carer_id: int, carer_review_id: int) -> HttpResponse:
    """Write a review: how life is, how far each outcome was reached, what was said, what follows."""
    record, today = to_change(request, carer_id), localdate()
    review = get_object_or_404(
        queries.reviews_visible_to(request.user), pk=carer_review_id, carer=record.carer, state="open"
    )
    initial = as_typed(review, queries.life_at(review))
    if initial["next_on"] is None:
        initial["next_on"] = actions.next_planned(review.plan, today)
    form = WriteReview(
        request.POST or None,
        outcomes=queries.outcomes_of(review.plan),
        nation=record.carer.authority.nation,
        today=today,
        initial=initial,
    )
    if form.is_valid() and _saved(request, review, form):
        return redirect(_after(request, form), carer_id)
    before = queries.review_before(review)
    context = {
        "record": record,
        "form": form,
        "review": review,
        "before": before,
        "next_before": titles("reviewing.next").get(before.what_next, "") if before else "",
        "kind": titles("reviewing.kinds")[review.kind],
    }
    return render(request, "pathway/going/write.html", context)


def _after(request: SignedInRequest, form: WriteReview) -> str:
    """Return the page to go to: where the review is closed, the one where what follows is done."""
    follows = {"change": "pathway:plans", "assess": "pathway:assessments"}
    return (
        follows.get(form.cleaned_data["what_next"], "pathway:going")
        if "close" in request.POST
        else "pathway:going"
    )


def _saved(request: SignedInRequest, review: "CarerReview", form: WriteReview) -> bool:
    """Save what was typed, and close the review where that was asked; False where it has to be shown again."""
    closing = "close" in request.POST
    written = actions.Written(form.told, form.judged, form.life)
    seen = form.cleaned_data["edition"]
    try:
        actions.save_review(review, written, seen=seen, close=closing, by=request.user, today=localdate())
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return False
    follows = {
        "change": _("The review is closed. Begin the new edition of the plan here."),
        "assess": _("The review is closed. Offer another conversation here."),
        "end": _("The review is closed and the plan has ended. Its budget may still have to be settled."),
    }
    closed = follows.get(form.cleaned_data["what_next"], _("The review is closed."))
    messages.success(request, closed if closing else _("Saved. Go on whenever you like."))
    return True


@requires(Permission.SEE_CARERS)
def review(request: SignedInRequest, carer_id: int, carer_review_id: int) -> HttpResponse:
    """Show a review: what was said, how far each outcome was reached, what followed."""
    record = open_record(request, carer_id, "going")
    found = get_object_or_404(
        queries.reviews_visible_to(request.user), pk=carer_review_id, carer=record.carer
    )
    before = queries.review_before(found)
    context = {
        "record": record,
        "review": found,
        "kind": titles("reviewing.kinds").get(found.kind, found.kind),
        "next": titles("reviewing.next").get(found.what_next, ""),
        "beside": beside(found, before),
        "before": before,
    }
    return render(request, "pathway/going/review.html", context)
