"""Questions about priorities: which there are, what they stand on, and where each stands on the thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, QuerySet

from mainstay.accounts.models import User
from mainstay.planning.models import Evidence, Grounds, Option, Priority, Review
from mainstay.planning.queries.rankings import WhatCarersSay, what_carers_say
from mainstay.planning.queries.scoring import Weighed, scale, weighed


def priorities_visible_to(user: User) -> QuerySet[Priority]:
    """Return the priorities of the user's authority; each has ``stands_on``, how many pieces of evidence it has."""
    found = Priority.objects.filter(authority=user.authority).select_related(
        "review", "proposed_by", "decided_by"
    )
    return found.annotate(stands_on=Count("grounds", distinct=True))


def options_visible_to(user: User) -> QuerySet[Option]:
    """Return every option of the authority's priorities."""
    return Option.objects.filter(authority=user.authority).select_related("priority__review")


def review_asked_for(user: User, asked: str) -> Review | None:
    """Return the review with this number, or the newest where none was asked for; None where there is none."""
    found = Review.objects.filter(authority=user.authority)
    return found.filter(pk=int(asked)).first() if asked.isdecimal() else found.first()


def reviews_to_choose(user: User) -> list[Review]:
    """Return the authority's reviews, newest first; one query."""
    return list(Review.objects.filter(authority=user.authority))


def states() -> list[tuple[str, str]]:
    """Return each state of a priority and what it is called."""
    return [(value, str(label)) for value, label in Priority.State.choices]


@dataclass(frozen=True)
class Line:
    """A priority as a list shows it. score: 0 to 1, None where it is not scored on every criterion.

    score_place, carers_place: its places by the scores and by carers' rankings, None where they say nothing.
    """

    priority: Priority
    evidence: int
    score: float | None
    score_place: int | None
    carers_place: int | None


@dataclass(frozen=True)
class InReview:
    """The priorities of a review with both orders: that of the scores, and that of carers."""

    review: Review
    lines: Sequence[Line]
    weighed: Weighed
    carers: WhatCarersSay


def in_review(user: User, review: Review, today: date, *, also: Sequence[str] = ()) -> InReview:
    """Return the priorities of a review with their places in both orders; a fixed number of queries.

    also: what of each priority is fetched with it, a query each ("options").
    """
    by_score, by_carers = weighed(review, scale(today)), what_carers_say(review)
    lines = [
        Line(
            each,
            each.stands_on,  # type: ignore[attr-defined]  # annotated by the query
            by_score.sums.get(each.pk),
            by_score.places.get(each.pk),
            by_carers.places.get(each.pk),
        )
        for each in priorities_visible_to(user).filter(review=review).prefetch_related(*also)
    ]
    return InReview(review, lines, by_score, by_carers)


def evidence_of(priority: Priority) -> list[Evidence]:
    """Return what a priority stands on, each with ``also``: the other priorities that stand on it; three queries."""
    others = Grounds.objects.filter(priority__isnull=False).exclude(priority=priority)
    found = Evidence.objects.filter(grounds_of__priority=priority).select_related("service", "assessment")
    return list(
        found.defer("assessment__content").prefetch_related(
            Prefetch("grounds_of", queryset=others.select_related("priority"), to_attr="also")
        )
    )


def evidence_to_choose(user: User) -> list[Evidence]:
    """Return every piece of the authority's evidence that a priority may stand on, newest first; one query."""
    return list(Evidence.objects.filter(authority=user.authority))
