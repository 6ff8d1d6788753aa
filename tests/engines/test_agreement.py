"""Orders put together, and how far two agree; each against a slow twin written another way."""

import random
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest

from mainstay.engines.agreement import agreement, combined, places


def test_the_largest_comes_first_and_equals_share_a_place():
    assert places({"a": 5.0, "b": 9.0, "c": 5.0, "d": 1.0}) == {"a": 2, "b": 1, "c": 2, "d": 4}


def test_values_that_differ_by_rounding_alone_share_a_place():
    assert places({"a": 0.1 + 0.2, "b": 0.3}) == {"a": 1, "b": 1}


def test_nothing_has_no_places():
    assert places({}) == {}


def test_one_ranking_gives_the_share_of_the_others_that_it_placed_below():
    assert combined([("abc", 1)]) == {"a": 1.0, "b": 0.5, "c": 0.0}


def test_two_rankings_are_averaged_and_count_as_they_are_told():
    assert combined([("ab", 1), ("ba", 3)]) == {"a": 0.25, "b": 0.75}


def test_a_ranking_says_nothing_about_what_it_leaves_out():
    assert combined([("abc", 1), ("cb", 1)]) == {"a": 1.0, "b": 0.25, "c": 0.5}


def test_a_ranking_of_one_thing_alone_is_left_out():
    assert combined([("a", 9), ("bc", 1)]) == {"b": 1.0, "c": 0.0}


def test_the_combined_order_of_random_rankings_is_that_of_a_slow_twin():
    chance = random.Random(5)
    for _ in range(50):
        rankings = [(chance.sample("abcdefg", chance.randint(1, 7)), chance.randint(1, 90)) for _ in range(6)]
        assert combined(rankings) == pytest.approx(slow_combined(rankings))


def slow_combined(rankings) -> dict[str, float]:
    """Ask of every thing and every ranking how many pairs it wins, with exact fractions."""
    answer = {}
    for thing in "abcdefg":
        shares = [
            (
                Fraction(sum(order.index(thing) < order.index(other) for other in order), len(order) - 1),
                weight,
            )
            for order, weight in rankings
            if thing in order and len(order) > 1
        ]
        if shares:
            answer[thing] = float(sum(x * w for x, w in shares) / sum(w for _, w in shares))
    return answer


def test_the_same_order_agrees_wholly_and_the_opposite_not_at_all():
    order = {"a": 1, "b": 2, "c": 3}
    assert agreement(order, order).tau == 1
    turned = agreement(order, {"a": 3, "b": 2, "c": 1})
    assert (turned.tau, turned.same, turned.opposite, turned.pairs) == (-1, 0, 3, 3)


def test_only_what_both_place_is_compared():
    found = agreement({"a": 1, "b": 2, "x": 3}, {"a": 1, "b": 2, "y": 0})
    assert (found.things, found.tau) == (2, 1)


@pytest.mark.parametrize("other", [{}, {"a": 1}, {"a": 1, "b": 1, "c": 1}])
def test_there_is_no_tau_where_nothing_is_in_order(other):
    assert agreement({"a": 1, "b": 2, "c": 3}, other).tau is None


def test_with_ties_tau_is_the_correlation_of_the_two_tables_of_signs():
    chance = random.Random(11)
    for _ in range(80):
        one, other = ({key: chance.randint(1, 5) for key in "abcdefgh"} for _ in range(2))
        expected = slow_tau(one, other)
        assert agreement(one, other).tau == (None if expected is None else pytest.approx(expected))


def slow_tau(one, other) -> float | None:
    left, right = (np.array([float(each[key]) for key in sorted(one)]) for each in (one, other))
    signs = [np.sign(np.subtract.outer(values, values)) for values in (left, right)]
    scale = np.sqrt((signs[0] ** 2).sum() * (signs[1] ** 2).sum())
    return float((signs[0] * signs[1]).sum() / scale) if scale else None


def test_without_ties_tau_counts_the_exchanges_of_neighbours_that_are_needed():
    for order in permutations(range(5)):
        found = agreement(dict(enumerate(range(5))), dict(enumerate(order)))
        assert found.tau == pytest.approx(1 - 2 * exchanges(list(order)) / 10)


def exchanges(order: list[int]) -> int:
    """How many exchanges of neighbours put the list in order (sorted as a child would)."""
    count = 0
    for _ in order:
        for at in range(len(order) - 1):
            if order[at] > order[at + 1]:
                order[at], order[at + 1] = order[at + 1], order[at]
                count += 1
    return count
