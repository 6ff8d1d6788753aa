"""Scoring, carers' own rankings, and what either would be under other weights."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.planning.actions import rankings as ranking_actions
from mainstay.planning.actions import scoring as scoring_actions
from mainstay.planning.forms.scoring import RecordRanking, ScorePriority
from mainstay.planning.priorities import weights
from mainstay.planning.priorities.naming import names, titles
from mainstay.planning.queries.priorities import priorities_visible_to, review_asked_for
from mainstay.planning.queries.rankings import every_ranking, rankings_visible_to
from mainstay.planning.queries.scoring import criteria, most_points, scores_by
from mainstay.planning.views.attempts import attempt, decided_page
from mainstay.planning.views.priorities import asked_for


@requires(Permission.SCORE_PRIORITIES)
def score(request: SignedInRequest, priority_id: int) -> HttpResponse:
    """Give a priority one's own points, beside those of others."""
    found = get_object_or_404(priorities_visible_to(request.user), pk=priority_id)
    if closed := decided_page(request, found):
        return closed
    today, own = localdate(), scores_by(request.user, found)
    now: dict[str, Any] = {f"points_{each.criterion}": str(each.points) for each in own}
    now |= {f"why_{each.criterion}": each.why for each in own}
    form = ScorePriority(request.POST or None, criteria=criteria(today), most=most_points(today), initial=now)
    if form.is_valid() and attempt(
        form, lambda: scoring_actions.score(found, form.given, by=request.user, today=today)
    ):
        messages.success(request, _("Your scores were kept. Nobody else's were changed."))
        return redirect("planning:priority", found.pk)
    return render(request, "planning/priorities/score.html", {"form": form, "priority": found})


@requires(Permission.SEE_PLANS)
def orders(request: SignedInRequest) -> HttpResponse:
    """Show the order of the scores beside that of carers, and what other weights would change."""
    found = asked_for(request)
    context: dict[str, Any] = {"found": found, "may_record": may(request.user, Permission.WRITE_PLANS)}
    if found:
        context |= weights.shown(found, request.GET)
    return render(request, "planning/priorities/orders.html", context)


@requires(Permission.SEE_PLANS)
def rankings(request: SignedInRequest) -> HttpResponse:
    """Show every ranking by carers by itself, and all of them together."""
    found = asked_for(request)
    context: dict[str, Any] = {"found": found, "may_record": may(request.user, Permission.WRITE_PLANS)}
    if found:
        context |= {"rankings": every_ranking(found.review), "combined": weights.of_carers(found)}
        context |= {"names": names([], localdate())}
    return render(request, "planning/priorities/rankings.html", context)


@requires(Permission.WRITE_PLANS)
def record(request: SignedInRequest, ranking_id: int | None = None) -> HttpResponse:
    """Write down how carers ranked, or correct a record that was wrong by one beside it."""
    wrong = get_object_or_404(rankings_visible_to(request.user), pk=ranking_id) if ranking_id else None
    review = wrong.review if wrong else review_asked_for(request.user, request.GET.get("review", ""))
    if review is None:
        raise Http404(_("There is no review to rank priorities of."))
    known = {each.pk: each for each in review.priorities.all()}
    form = RecordRanking(
        request.POST or None,
        priorities=[(pk, each.title) for pk, each in known.items()],
        groups=titles("model.overlooked_groups", localdate()),
        corrects=wrong is not None,
        initial=weights.as_typed(wrong) if wrong else None,
    )
    if form.is_valid() and attempt(
        form,
        lambda: ranking_actions.record_ranking(
            review,
            form.heard,
            [known[pk] for pk in form.order],
            words=form.words,
            corrects=wrong,
            correction=form.cleaned_data.get("correction", ""),
            by=request.user,
            today=localdate(),
        ),
    ):
        messages.success(request, _("The ranking was recorded. It stands as carers gave it."))
        return redirect("planning:rankings")
    return render(
        request, "planning/priorities/record.html", {"form": form, "review": review, "wrong": wrong}
    )
