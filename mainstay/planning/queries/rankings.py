"""What carers put first: every ranking by itself, all of them together, and how that agrees with the scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from mainstay.accounts.models import User
from mainstay.engines import agreement
from mainstay.planning.models import CarersRanking, Priority, RankedPriority, Review


def rankings_visible_to(user: User) -> QuerySet[CarersRanking]:
    """Return every ranking by carers that the user's authority recorded, newest first."""
    return CarersRanking.objects.filter(authority=user.authority).select_related("review", "recorded_by")


def counting(review: Review) -> QuerySet[CarersRanking]:
    """Return the rankings of a review that count: those in whose place no correction stands."""
    return CarersRanking.objects.filter(review=review, corrected_by__isnull=True)


@dataclass(frozen=True)
class WhatCarersSay:
    """The rankings of a review that count, and their combined order over priorities by id.

    places: each ranking counts alike. by_carer: each ranking counts as many times as carers took part.
    shares: average share, 0 to 1, of the other priorities that rankings placed it above.
    """

    rankings: Sequence[CarersRanking]
    shares: Mapping[int, float]
    places: Mapping[int, int]
    by_carer: Mapping[int, int]

    @property
    def carers(self) -> int:
        """How many took part in all; somebody who took part twice is counted twice."""
        return sum(each.carers for each in self.rankings)

    @property
    def not_using_services(self) -> int:
        """How many of them are known to use no service."""
        return sum(each.not_using_services or 0 for each in self.rankings)

    @property
    def same_either_way(self) -> bool:
        """Whether the order is the same when each carer counts alike instead of each ranking."""
        return dict(self.places) == dict(self.by_carer)


def what_carers_say(review: Review) -> WhatCarersSay:
    """Return what carers put first in a review, worked out anew from their rankings; two queries."""
    rankings = list(counting(review).select_related("recorded_by").prefetch_related("places"))
    orders = [[each.priority_id for each in ranking.places.all()] for ranking in rankings]
    shares = agreement.combined((order, 1.0) for order in orders)
    weighed = agreement.combined(
        (order, float(ranking.carers)) for order, ranking in zip(orders, rankings, strict=True)
    )
    return WhatCarersSay(rankings, shares, agreement.places(shares), agreement.places(weighed))


def rankings_of(priority: Priority) -> list[RankedPriority]:
    """Return the place that each ranking that counts gave a priority, newest first; one query."""
    found = RankedPriority.objects.filter(priority=priority, ranking__corrected_by__isnull=True)
    return list(found.select_related("ranking").order_by("-ranking__held_on", "-ranking_id"))


def every_ranking(review: Review) -> list[CarersRanking]:
    """Return every ranking of a review, corrected or not, with its places; two queries."""
    found = CarersRanking.objects.filter(review=review).select_related(
        "recorded_by", "corrects", "corrected_by"
    )
    return list(found.prefetch_related("places__priority"))
