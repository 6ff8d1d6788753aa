from fractions import Fraction
from math import comb, inf, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.engines.estimate import Triple
from mainstay.engines.uncertainty import Error, around, perturbed, rounded, share_in_sample


def chances_of_error(cells: int, half_width: int) -> dict[int, Fraction]:
    """The slow twin: the exact chance of every error of a sum, one cell after another."""
    chances = {0: Fraction(1)}
    for _ in range(cells):
        after: dict[int, Fraction] = {}
        for error, chance in chances.items():
            for more in range(-half_width, half_width + 1):
                after[error + more] = after.get(error + more, Fraction(0)) + chance / (2 * half_width + 1)
        chances = after
    return chances


@given(st.integers(1, 25), st.integers(1, 4))
@settings(max_examples=30, deadline=None)
def test_the_spread_of_a_perturbed_sum_agrees_with_exact_chances(cells, half_width):
    exact = sum(error**2 * chance for error, chance in chances_of_error(cells, half_width).items())
    assert perturbed(cells, half_width=half_width).sd * sqrt(cells) == pytest.approx(sqrt(exact))


@given(st.integers(2, 25), st.integers(1, 4))
@settings(max_examples=30, deadline=None)
def test_the_range_holds_about_as_many_errors_as_it_says(cells, half_width):
    reach = around(1000, [perturbed(cells, half_width=half_width)]).value.high - 1000
    held = sum(chance for error, chance in chances_of_error(cells, half_width).items() if abs(error) <= reach)
    # Whole numbers jump over 95%; never far below it.
    assert 0.9 <= held <= 1


def test_the_error_of_a_sum_grows_with_the_square_root_of_the_areas():
    four, hundred = (around(10_000, [perturbed(n, half_width=3)]).value.width for n in (4, 100))
    assert hundred == pytest.approx(5 * four)


def test_one_count_rounded_to_five_is_at_most_two_out():
    assert around(100, [rounded(1, to=5)]).value == Triple(98, 100, 102)


def test_a_count_is_not_below_nobody():
    assert around(1, [rounded(1, to=5)]).value.low == 0


def test_causes_combine_as_squares_and_are_named_widest_first():
    figure = around(1000, [Error("sampling", 1, 30.0), Error("perturbation", 16, 10.0)])
    assert figure.value.width == pytest.approx(2 * 1.959964 * 50)
    assert [cause.cause for cause in figure.causes] == ["perturbation", "sampling"]
    assert figure.causes[0].plus_or_minus == pytest.approx(1.959964 * 40)


def test_a_figure_without_errors_has_no_width():
    assert around(7, []).value == Triple.exactly(7)
    assert around(7, [perturbed(0, half_width=3)]).value == Triple.exactly(7)


def test_sampling_has_no_furthest_error():
    assert Error("sampling", 1, 5.0).most == inf


def test_coverage_outside_0_to_1_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        around(1, [], coverage=95)


@pytest.mark.parametrize(
    ("count", "size", "low", "high"),
    # Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval_agrees_with_published_examples(count, size, low, high):
    found = share_in_sample(count, size)
    assert found is not None
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_an_empty_sample_has_no_share():
    assert share_in_sample(0, 0) is None


def test_more_people_than_the_sample_are_refused():
    with pytest.raises(ValueError, match="cannot be part"):
        share_in_sample(3, 2)


def test_a_clustered_sample_is_as_wide_as_a_smaller_one():
    assert share_in_sample(50, 200, design_effect=2) == share_in_sample(25, 100)


@given(st.integers(1, 60), st.data())
@settings(max_examples=30, deadline=None)
def test_the_ends_of_wilsons_interval_are_where_the_score_test_turns(size, data):
    count = data.draw(st.integers(0, size))
    found = share_in_sample(count, size)
    for end in {found.low, found.high} - {0, 1}:
        assert abs(found.central - end) / sqrt(end * (1 - end) / size) == pytest.approx(1.959964, abs=1e-4)


def test_wilsons_interval_holds_a_true_share_about_as_often_as_it_says():
    size, truth = 40, 0.09
    held = sum(
        comb(size, count) * truth**count * (1 - truth) ** (size - count)
        for count in range(size + 1)
        if truth in share_in_sample(count, size)
    )
    assert held > 0.93
