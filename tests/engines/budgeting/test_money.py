"""Money as it is typed and read: exact, in whole pence, or refused in words."""

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay.engines.budgeting.money import MOST_PENCE, NotMoney, in_pounds, pence_of, to_type_over, whole


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("12", 12_00),
        ("12.3", 12_30),
        ("12.34", 12_34),
        ("£12.34", 12_34),
        ("£ 1,234.50", 1_234_50),
        (" 0.01 ", 1),
        ("1,000,000", 1_000_000_00),
        ("12.", 12_00),
        ("0", 0),
        # Floating point would make these 1998 and 114: there is none.
        ("19.99", 19_99),
        ("1.15", 1_15),
    ],
)
def test_pounds_are_whole_pence_exactly(typed, pence):
    assert pence_of(typed) == pence


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("£12.345", "Enter whole pence"),
        ("-1", "never negative"),
        ("−1", "never negative"),
        ("£-1", "never negative"),
        ("1,23", "Enter an amount in pounds and pence"),
        ("12,345,6", "Enter an amount in pounds and pence"),
        ("1e5", "Enter an amount in pounds and pence"),
        ("twelve", "Enter an amount in pounds and pence"),
        ("", "Enter an amount in pounds and pence"),
        ("NaN", "Enter an amount in pounds and pence"),
        ("99999999999999999999", "or less"),
        ("$5", "Enter an amount in pounds and pence"),
    ],
)
def test_what_is_no_money_is_refused_in_words(typed, said):
    with pytest.raises(NotMoney, match=said):
        pence_of(typed)


@given(st.integers(0, MOST_PENCE))
def test_what_is_read_can_be_typed_again(pence):
    assert pence_of(in_pounds(pence)) == pence
    assert pence_of(to_type_over(pence)) == pence


@given(st.text(max_size=20))
def test_anything_that_can_be_typed_is_money_or_refused(typed):
    with suppress(NotMoney):
        assert 0 <= pence_of(typed) <= MOST_PENCE


@given(st.fractions(0, 10**9, max_denominator=10**6))
def test_halves_are_rounded_up(pence):
    rounded = whole(pence)
    assert Fraction(-1, 2) < rounded - pence <= Fraction(1, 2)


@pytest.mark.parametrize(("pence", "rounded"), [("0.5", 1), ("1.5", 2), ("2.5", 3), ("2.4999", 2)])
def test_decimals_are_rounded_the_same(pence, rounded):
    assert whole(Decimal(pence)) == whole(Fraction(pence)) == rounded


def test_a_debt_is_read_with_its_sign():
    assert in_pounds(-5) == "−£0.05"
