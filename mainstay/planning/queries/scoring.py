"""How priorities were scored, by whom, and how firmly the scores put them in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from typing import Any

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.engines import weighing
from mainstay.engines.agreement import places
from mainstay.engines.weighing import Changed, Drawn
from mainstay.local.queries import local_values
from mainstay.planning.models import Priority, Review, Score


def criteria(today: date) -> list[policy.Item]:
    """Return what priorities are scored on, in the pack's order."""
    return list(policy.items("planning.criteria.list", on=today))


def most_points(today: date) -> int:
    """Return the most points that can be given on one criterion; one query."""
    return int(_value("planning.criteria.most_points", today))


def _value(key: str, today: date, local: Mapping[str, policy.Override] | None = None) -> Any:
    own = local_values() if local is None else local
    return policy.value(key, on=today, override=own.get(key))


@dataclass(frozen=True)
class Scale:
    """How scores are weighed. weights: criterion → weight; the rest as packs/planning says."""

    criteria: Sequence[policy.Item]
    weights: Mapping[str, float]
    most: int
    apart: int
    variation: float
    weightings: int
    top: int
    firm: float


def scale(today: date) -> Scale:
    """Return how scores are weighed here, local values included; one query."""
    local = local_values()
    found = {
        name: _value(f"planning.criteria.{name}", today, local)
        for name in ("weights", "most_points", "apart")
    }
    tried = {
        name: _value(f"planning.sensitivity.{name}", today, local)
        for name in ("variation", "weightings", "top", "firm")
    }
    return Scale(
        criteria(today),
        {code: float(weight) for code, weight in found["weights"].items()},
        int(found["most_points"]),
        int(found["apart"]),
        float(tried["variation"]),
        int(tried["weightings"]),
        int(tried["top"]),
        float(tried["firm"]),
    )


@dataclass(frozen=True)
class OnCriterion:
    """The scores of one priority on one criterion. average: in points; None where nobody scored it."""

    criterion: policy.Item
    weight: float
    scores: Sequence[Score]
    apart: bool

    @property
    def average(self) -> float | None:
        """The mean of the points given."""
        return fmean(each.points for each in self.scores) if self.scores else None


@dataclass(frozen=True)
class Weighed:
    """The priorities of a review as the scores put them in order.

    shares: id → criterion → share of the most points, of those scored on every criterion by somebody. unscored: ids
    of the others: they have no sum, because one over fewer criteria could not be compared.
    """

    scale: Scale
    shares: Mapping[int, Mapping[str, float]]
    unscored: Sequence[int]
    sums: Mapping[int, float]
    places: Mapping[int, int]
    scorers: int


def weighed(review: Review, how: Scale) -> Weighed:
    """Return the order that the scores give the priorities of a review; two queries."""
    ids = list(review.priorities.values_list("pk", flat=True))
    scores = list(Score.objects.filter(priority__review=review).order_by("pk"))
    given: dict[int, dict[str, list[int]]] = {}
    for each in scores:
        given.setdefault(each.priority_id, {}).setdefault(each.criterion, []).append(each.points)
    wanted = list(how.weights)
    shares = {
        pk: {code: fmean(given[pk][code]) / how.most for code in wanted}
        for pk in ids
        if all(code in given.get(pk, {}) for code in wanted)
    }
    sums = weighing.totals(shares, how.weights)
    unscored = [pk for pk in ids if pk not in shares]
    return Weighed(how, shares, unscored, sums, places(sums), len({each.scored_by_id for each in scores}))


def scores_of(priority: Priority, how: Scale) -> list[OnCriterion]:
    """Return what each person gave a priority on each criterion, and why; one query."""
    given: dict[str, list[Score]] = {}
    for each in priority.scores.select_related("scored_by").order_by("scored_by__name", "pk"):
        given.setdefault(each.criterion, []).append(each)
    return [_on(item, given.get(item.code, []), how) for item in how.criteria]


def _on(item: policy.Item, scores: list[Score], how: Scale) -> OnCriterion:
    points = [each.points for each in scores]
    apart = bool(points) and max(points) - min(points) >= how.apart
    return OnCriterion(item, how.weights.get(item.code, 0.0), scores, apart)


@dataclass(frozen=True)
class Sensitivity:
    """What becomes of the order when the weights change.

    firm_top: ids that stay among the first under every change of one weight and in enough of the other weightings.
    always: pairs (id, id) whose order no weighting turns round; firm: pairs in which one is ahead in enough of them.
    """

    changes: Sequence[Changed[int]]
    drawn: Drawn[int]
    always: frozenset[tuple[int, int]]
    firm: frozenset[tuple[int, int]]
    firm_top: frozenset[int]


def sensitivity(found: Weighed) -> Sensitivity | None:
    """Return what other weights would change, or None where fewer than two priorities are scored. No query."""
    if len(found.shares) < 2:
        return None
    how = found.scale
    changes = weighing.changed(found.shares, how.weights, how.variation)
    drawn = weighing.drawn(found.shares, list(how.weights), weightings=how.weightings, top=how.top)
    top = {pk for pk, place in found.places.items() if place <= how.top}
    firm_top = {
        pk
        for pk in top
        if drawn.at_top[pk] >= how.firm and all(each.places[pk] <= how.top for each in changes)
    }
    firm = {pair for pair, share in drawn.ahead.items() if share >= how.firm}
    return Sensitivity(
        changes, drawn, frozenset(weighing.always_ahead(found.shares)), frozenset(firm), frozenset(firm_top)
    )


def scores_by(user: User, priority: Priority) -> list[Score]:
    """Return what one person gave a priority; one query."""
    return list(Score.objects.filter(priority=priority, scored_by=user))
