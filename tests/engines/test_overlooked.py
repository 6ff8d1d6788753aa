from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.engines.estimate import Triple
from mainstay.engines.overlooked import NO_PEOPLE, NO_SHARE, Assumed, expected_numbers

SHARE = Triple(0.02, 0.05, 0.1)
PEOPLE = {"all carers": Triple(900, 1000, 1100)}


def expected(share=SHARE, base="all carers"):
    (one,) = expected_numbers([Assumed("young carers", base, share)], PEOPLE)
    return one


def test_the_number_to_expect_is_people_times_the_share():
    number = expected().number
    assert (number.low, number.central, number.high) == pytest.approx((18, 50, 110))


def test_an_unknown_share_is_unknown_with_the_reason_and_never_nobody():
    assert (expected(share=None).number, expected(share=None).reason) == (None, NO_SHARE)


def test_a_share_of_people_not_counted_here_is_unknown_with_the_reason():
    assert (expected(base="carers aged 65 and over").number, expected(base="women").reason) == (
        None,
        NO_PEOPLE,
    )


def test_no_groups_no_numbers():
    assert expected_numbers([], PEOPLE) == []


def test_a_share_above_one_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        Assumed("young carers", "all carers", Triple(0.5, 0.9, 1.1))


thousandths = st.lists(st.integers(0, 1000), min_size=3, max_size=3).map(sorted)


@given(thousandths, thousandths)
@settings(max_examples=50)
def test_expected_numbers_agree_with_exact_fractions(people, share):
    ranges = Triple(*people), Triple(*[s / 1000 for s in share])
    (found,) = expected_numbers([Assumed("group", "base", ranges[1])], {"base": ranges[0]})
    for value, count, part in zip(vars(found.number).values(), people, share, strict=True):
        assert value == pytest.approx(float(count * Fraction(part, 1000)))
