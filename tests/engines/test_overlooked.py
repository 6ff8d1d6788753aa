from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.engines.estimate import Triple
from mainstay.engines.overlooked import NO_PEOPLE, NO_SHARE, TOO_FEW, Assumed, expected_numbers, reach

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


def reached(of_group=2, of_all=1000, share=SHARE):
    return reach("young carers", of_group, of_all, share)


def test_reach_below_what_is_expected_is_flagged_with_its_size_and_whether_chance_could_do_it():
    found = reached()
    assert (found.below_expected, found.beyond_chance) == (True, True)
    assert found.short_by.central == pytest.approx(48)


def test_a_shortfall_that_chance_could_make_is_flagged_as_such():
    found = reached(of_group=0, of_all=50)
    assert (found.below_expected, found.beyond_chance) == (True, False)


def test_reach_as_expected_is_not_flagged():
    found = reached(of_group=50)
    assert not found.below_expected
    assert found.short_by.central == 0


def test_nobody_reached_at_all_tells_nothing_about_the_group():
    assert (reached(of_group=0, of_all=0).reason, reached(of_group=0, of_all=0).below_expected) == (
        TOO_FEW,
        False,
    )


def test_without_a_share_there_is_nothing_to_expect():
    assert reached(share=None).reason == NO_SHARE


thousandths = st.lists(st.integers(0, 1000), min_size=3, max_size=3).map(sorted)


@given(thousandths, thousandths)
@settings(max_examples=50)
def test_expected_numbers_agree_with_exact_fractions(people, share):
    ranges = Triple(*people), Triple(*[s / 1000 for s in share])
    (found,) = expected_numbers([Assumed("group", "base", ranges[1])], {"base": ranges[0]})
    for value, count, part in zip(vars(found.number).values(), people, share, strict=True):
        assert value == pytest.approx(float(count * Fraction(part, 1000)))
