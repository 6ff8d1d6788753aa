from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.engines.estimate import Triple, total

whole = st.integers(-1000, 1000)
triples = st.lists(whole, min_size=3, max_size=3).map(lambda three: Triple(*sorted(three)))


def corners(a: Triple, b: Triple):
    """The slow twin: every pair of a value of one range and a value of the other, exactly."""
    inside = [[Decimal(x.low), Decimal(x.central), Decimal(x.high)] for x in (a, b)]
    return [(x, y) for x in inside[0] for y in inside[1]]


@given(triples, triples)
@settings(max_examples=50)
def test_every_sum_difference_and_product_of_values_in_the_ranges_is_in_the_answer(a, b):
    for answer, values in [
        (a + b, [x + y for x, y in corners(a, b)]),
        (a - b, [x - y for x, y in corners(a, b)]),
        (a * b, [x * y for x, y in corners(a, b)]),
    ]:
        assert (answer.low, answer.high) == (min(values), max(values))


@given(triples, triples.filter(lambda t: 0 not in t))
@settings(max_examples=50)
def test_a_quotient_holds_every_quotient_of_values_in_the_ranges(a, b):
    values = [x / y for x, y in corners(a, b)]
    assert (a / b).low == pytest.approx(float(min(values)))
    assert (a / b).high == pytest.approx(float(max(values)))


def test_a_negative_factor_turns_low_into_high():
    assert Triple(1, 2, 3) * -2 == Triple(-6, -4, -2)


def test_a_number_can_stand_before_or_after_a_range():
    assert 10 - Triple(1, 2, 3) == Triple(7, 8, 9)
    assert 2 * Triple(1, 2, 3) == Triple(1, 2, 3) * 2 == Triple(2, 4, 6)


def test_a_total_of_nothing_is_exactly_nothing():
    assert total([]) == Triple.exactly(0)


def test_a_total_adds_low_to_low_and_high_to_high():
    assert total([Triple(1, 2, 3), Triple(10, 20, 30)]) == Triple(11, 22, 33)


def test_a_range_out_of_order_is_refused():
    with pytest.raises(ValueError, match="from low to high"):
        Triple(3, 2, 1)


def test_an_unknown_figure_is_not_a_range():
    with pytest.raises(ValueError, match="not NaN"):
        Triple(1, float("nan"), 3)


def test_dividing_by_a_range_that_may_be_zero_is_refused():
    with pytest.raises(ZeroDivisionError, match="may be zero"):
        Triple(1, 2, 3) / Triple(-1, 1, 2)


def test_a_range_can_be_kept_within_limits_that_cannot_be_passed():
    assert Triple(-5, 1, 9).kept_within(floor=0, ceiling=5) == Triple(0, 1, 5)
