"""Weighted sums and what becomes of their order; the draws against a slow twin in plain Python."""

import random
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest

from mainstay.engines.weighing import always_ahead, changed, drawn, total, totals

WEIGHTS = {"need": 2.0, "value": 1.0, "ease": 1.0}
SCORED = {
    "breaks": {"need": 1.0, "value": 0.6, "ease": 0.4},
    "advice": {"need": 0.4, "value": 0.8, "ease": 1.0},
    "nothing": {"need": 0.0, "value": 0.2, "ease": 0.4},
}


def test_the_sum_is_weighted_and_only_proportions_of_weights_count():
    assert total(SCORED["breaks"], WEIGHTS) == pytest.approx((2 * 1 + 0.6 + 0.4) / 4)
    doubled = {criterion: 2 * weight for criterion, weight in WEIGHTS.items()}
    assert totals(SCORED, doubled) == pytest.approx(totals(SCORED, WEIGHTS))


def test_without_any_weight_there_is_no_sum():
    with pytest.raises(ValueError, match="weight above 0"):
        total(SCORED["breaks"], dict.fromkeys(WEIGHTS, 0.0))


def test_each_weight_is_raised_lowered_and_left_out_and_all_are_once_alike():
    kinds = [(each.kind, each.criterion) for each in changed(SCORED, WEIGHTS, 0.25)]
    assert len(kinds) == 10
    assert kinds[:3] == [("more", "need"), ("less", "need"), ("without", "need")]
    assert kinds[-1] == ("equal", "")


def test_leaving_out_what_a_thing_is_good_at_puts_it_behind():
    without = next(each for each in changed(SCORED, WEIGHTS, 0.25) if each.kind == "without")
    assert without.places == {"advice": 1, "breaks": 2, "nothing": 3}


def test_the_only_criterion_is_not_left_out():
    one = {"a": {"need": 1.0}}
    assert [each.kind for each in changed(one, {"need": 1.0}, 0.25)] == ["more", "less", "equal"]


def test_the_same_seed_says_the_same_twice():
    asked = {"weightings": 200, "top": 2}
    assert drawn(SCORED, list(WEIGHTS), **asked) == drawn(SCORED, list(WEIGHTS), **asked)


def test_the_draws_are_those_of_a_slow_twin():
    chance = random.Random(3)
    scored = {thing: {each: chance.randint(0, 5) / 5 for each in WEIGHTS} for thing in "abcde"}
    found = drawn(scored, list(WEIGHTS), weightings=300, top=2, seed=7)
    weights = np.random.default_rng(7).dirichlet([1.0, 1.0, 1.0], size=300)
    orders = [slow_places(scored, dict(zip(WEIGHTS, row, strict=True))) for row in weights.tolist()]
    for thing in scored:
        assert found.first[thing] == pytest.approx(sum(each[thing] == 1 for each in orders) / 300)
        assert found.at_top[thing] == pytest.approx(sum(each[thing] <= 2 for each in orders) / 300)
        assert found.best[thing] == min(each[thing] for each in orders)
        assert found.worst[thing] == max(each[thing] for each in orders)
    for one, other in combinations(scored, 2):
        behind = sum(each[one] < each[other] for each in orders) / 300
        assert found.ahead[one, other] == pytest.approx(behind)


def slow_places(scored, weights) -> dict[str, int]:
    """Every thing's place: how many have more, counted one by one."""
    sums = {}
    for thing, shares in scored.items():
        sums[thing] = round(
            float(sum(Fraction(shares[each]) * Fraction(weights[each]) for each in weights)), 9
        )
    return {thing: 1 + sum(theirs > own for theirs in sums.values()) for thing, own in sums.items()}


def test_a_share_of_weightings_comes_near_to_what_geometry_says():
    # Of two criteria weighed at random, each is the heavier half of the time.
    scored = {"a": {"x": 1.0, "y": 0.0}, "b": {"x": 0.0, "y": 1.0}}
    assert drawn(scored, ["x", "y"], weightings=4000, top=1).first["a"] == pytest.approx(0.5, abs=0.03)


def test_what_is_better_in_everything_is_ahead_under_every_weighting():
    pairs = always_ahead(SCORED)
    assert pairs == {("breaks", "nothing"), ("advice", "nothing")}
    found = drawn(SCORED, list(WEIGHTS), weightings=500, top=1)
    assert all(found.ahead[other, thing] == 0 for thing, other in pairs)


def test_two_alike_are_neither_ahead():
    assert always_ahead({"a": {"x": 0.5}, "b": {"x": 0.5}}) == set()


def test_twenty_things_are_weighed_two_thousand_times_on_a_page():
    chance = random.Random(1)
    scored = {thing: {each: chance.random() for each in "abcdef"} for thing in range(20)}
    assert drawn(scored, "abcdef", weightings=2000, top=3).weightings == 2000
