"""How far is a priority ready to be decided?"""

from dataclasses import dataclass

from django.db.models import Count, Q

from mainstay.planning.models import Option, Priority, Review, Strategy
from mainstay.planning.queries.equality import reasons_equality_stands_in_the_way
from mainstay.planning.queries.rankings import counting
from mainstay.planning.rules.priorities import Standing


def standing(priority: Priority, *, chosen: Option | None = None) -> Standing:
    """Return how far a priority is ready to be decided; a fixed number of queries.

    chosen: the option that is about to be agreed; one of another priority, or doing nothing, counts as none.
    """
    options = list(priority.options.all())
    nothing = next((each for each in options if each.does_nothing), None)
    others = [each for each in options if not each.does_nothing]
    review = priority.review
    return Standing(
        state=priority.state,
        moved_on=review.moved_on_on is not None,
        closed=review.closed_on is not None,
        evidence=priority.grounds.count(),
        options=len(others),
        does_nothing=nothing is not None,
        risk_of_not_acting=nothing.risk_of_not_doing if nothing else "",
        ranked=counting(review).filter(places__priority=priority).exists(),
        chosen=chosen is not None and chosen.pk in {each.pk for each in others},
        owner=priority.owner,
        equality=reasons_equality_stands_in_the_way(priority),
    )


@dataclass(frozen=True)
class DecidingSoFar:
    """How far the priorities of a review are decided. strategy: the newest made from it, without its content."""

    proposed: int
    decided: int
    strategy: Strategy | None


def deciding_so_far(review: Review) -> DecidingSoFar:
    """Return how far the priorities of a review are decided; two queries."""
    open_now = Count("pk", filter=Q(state=Priority.State.PROPOSED))
    counted = Priority.objects.filter(review=review).aggregate(proposed=open_now, all=Count("pk"))
    strategy = Strategy.objects.filter(review=review).defer("content").first()
    return DecidingSoFar(counted["proposed"], counted["all"] - counted["proposed"], strategy)
