from fractions import Fraction
from math import comb, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.engines.estimate import Triple
from mainstay.engines.uncertainty import around, share_in_sample


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


@given(st.integers(2, 25), st.integers(1, 4))
@settings(max_examples=30, deadline=None)
def test_the_range_holds_about_as_many_errors_as_it_says(cells, half_width):
    sd = sqrt(half_width * (half_width + 1) / 3)
    reach = around(1000, cells=cells, sd=sd).high - 1000
    held = sum(chance for error, chance in chances_of_error(cells, half_width).items() if abs(error) <= reach)
    # Whole numbers jump over 95%; never far below it.
    assert 0.9 <= held <= 1


def test_the_range_of_one_cell_is_nearly_two_standard_deviations_each_way():
    found = around(1000, cells=1, sd=10)
    assert (found.low, found.central, found.high) == pytest.approx((980.40036, 1000, 1019.59964))


def test_the_error_of_a_sum_grows_with_the_square_root_of_the_areas():
    four, hundred = (around(10_000, cells=cells, sd=2).width for cells in (4, 100))
    assert hundred == pytest.approx(5 * four)


def test_a_count_is_not_below_nobody():
    assert around(1, cells=1, sd=2).low == 0


def test_a_figure_of_no_cells_has_no_width():
    assert around(7, cells=0, sd=2) == Triple.exactly(7)


def test_coverage_outside_0_to_1_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        around(1, cells=1, sd=2, coverage=95)


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
