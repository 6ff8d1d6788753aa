"""Reviews of what there is: opened, answered question by question with evidence, moved on to priorities."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.places.queries import area
from mainstay.planning.actions import evidence as keeping
from mainstay.planning.actions import reviews as actions
from mainstay.planning.forms.reviews import AnswerQuestion, OpenReview
from mainstay.planning.queries import reviews as queries
from mainstay.planning.queries.evidence import evidence_to_use
from mainstay.planning.reviews.areas import areas_to_review
from mainstay.planning.reviews.suggestions import suggestions
from mainstay.planning.rules.reviews import reasons_not_to_move_on

if TYPE_CHECKING:
    from mainstay.planning.models import Review


@requires(Permission.SEE_PLANS)
def reviews(request: SignedInRequest) -> HttpResponse:
    """List every review of the authority, newest first, with how far each has come."""
    context = {
        "reviews": queries.so_far(request.user),
        "may_write": may(request.user, Permission.WRITE_PLANS),
        "of": len(queries.codes_of_questions(localdate())),
    }
    return render(request, "planning/reviews/list.html", context)


@requires(Permission.WRITE_PLANS)
def open_review(request: SignedInRequest) -> HttpResponse:
    """Open a review of the authority's area, or of a part of it."""
    areas = areas_to_review(request.user)
    today = localdate()
    title = _("Review of carers' support, %(year)s") % {"year": today.year}
    form = OpenReview(request.POST or None, areas=areas, initial={"title": title})
    if form.is_valid():
        opened = actions.open_review(**form.cleaned_data, by=request.user, today=today)
        return redirect("planning:review", opened.pk)
    return render(request, "planning/reviews/open.html", {"form": form})


@requires(Permission.SEE_PLANS)
def review(request: SignedInRequest, review_id: int) -> HttpResponse:
    """Show a review: its six questions, whose voices are missing, and whether it can move on."""
    found = get_object_or_404(queries.reviews_visible_to(request.user), pk=review_id)
    questions = queries.key_questions(found, localdate())
    heard = queries.heard_non_users(found)
    reasons = reasons_not_to_move_on([each.as_rule for each in questions], heard_non_users=heard)
    context = {
        "review": found,
        "area": area(found.area_code),
        "questions": questions,
        "settled": sum(each.state != "open" for each in questions),
        "voices": queries.voices(found),
        "heard": heard,
        "reasons": reasons,
        "may_write": may(request.user, Permission.WRITE_PLANS),
        "may_see_history": may(request.user, Permission.SEE_HISTORY),
        "priorities": queries.priorities_of(found),
    }
    return render(request, "planning/reviews/review.html", context)


@requires(Permission.SEE_PLANS)
def question(request: SignedInRequest, review_id: int, question: str) -> HttpResponse:
    """Show one key question, its answer and its evidence; write the answer."""
    found, asked = _asked(request, review_id, question)
    may_write = may(request.user, Permission.WRITE_PLANS)
    form = AnswerQuestion(request.POST or None, initial=asked.written)
    if may_write and form.is_valid():
        try:
            actions.answer(found, question, **form.cleaned_data, by=request.user)
        except actions.CannotAnswer as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The answer was kept."))
            return redirect("planning:review", found.pk)
    context = {"review": found, "question": asked, "form": form, "may_write": may_write}
    context |= {"others": queries.beside(asked, localdate())}
    return render(request, "planning/reviews/question.html", context)


@requires(Permission.WRITE_PLANS)
def find(request: SignedInRequest, review_id: int, question: str) -> HttpResponse:
    """Show what Mainstay knows that would answer the question, and what the library holds; one press adds it."""
    found, asked = _asked(request, review_id, question)
    if found.closed_on:
        return redirect("planning:question", found.pk, question)
    offered = suggestions(request.user, found, question, localdate())
    if request.method == "POST":
        chosen = next((each for each in offered if each.key == request.POST.get("suggestion")), None)
        if chosen is None:
            raise Http404(_("This is no longer suggested: the figures have changed."))
        under = actions.place_for(found, question, by=request.user)
        keeping.add_once(chosen.found, by=request.user, under=under)
        messages.success(request, _("Added as evidence: %(title)s.") % {"title": chosen.found.title})
        return redirect("planning:find_evidence", found.pk, question)
    used = {each.pk for each in asked.evidence}
    context = {
        "review": found,
        "question": asked,
        "offered": [each for each in offered if (each.found.title, each.found.says) not in asked.said],
        "library": evidence_to_use(request.user, used),
        "named": f"question-{found.pk}-{question}",
    }
    return render(request, "planning/reviews/find.html", context)


@requires(Permission.WRITE_PLANS)
def move_on(request: SignedInRequest, review_id: int) -> HttpResponse:
    """Move a review on to deciding priorities, or say everything that is still missing."""
    found = get_object_or_404(queries.reviews_visible_to(request.user), pk=review_id)
    reasons: list[str] = []
    if request.method == "POST":
        try:
            actions.move_on(found, by=request.user, today=localdate())
        except actions.CannotMoveOn as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("The review has moved on. Priorities can be decided now."))
            return redirect("planning:review", found.pk)
    return render(request, "planning/reviews/move_on.html", {"review": found, "reasons": reasons})


@requires(Permission.WRITE_PLANS)
def close(request: SignedInRequest, review_id: int) -> HttpResponse:
    """Close a review, or say which of its priorities are still to be decided."""
    found = get_object_or_404(queries.reviews_visible_to(request.user), pk=review_id)
    reasons: list[str] = []
    if request.method == "POST":
        try:
            actions.close(found, by=request.user, today=localdate())
        except actions.CannotClose as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("The review is closed. Its priorities and answers stay to be read."))
            return redirect("planning:review", found.pk)
    return render(request, "planning/reviews/close.html", {"review": found, "reasons": reasons})


def _asked(request: SignedInRequest, review_id: int, question: str) -> tuple["Review", queries.KeyQuestion]:
    found = get_object_or_404(queries.reviews_visible_to(request.user), pk=review_id)
    for each in queries.key_questions(found, localdate()):
        if each.code == question:
            return found, each
    raise Http404(_("There is no key question %(code)s.") % {"code": question})
