"""What a plan costs in a year, in whole pence; what wishes, prices and urgency mean."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay.pathway.rules.matches import Price, Wishes, price_for, urgency_of
from mainstay.pathway.rules.plans import (
    reasons_against_amount,
    reasons_against_day,
    reasons_not_to_begin,
    year_pence,
)


@pytest.mark.parametrize(
    ("unit", "a_week", "weeks", "price", "pence"),
    [
        ("hour", "4", None, 1850, 384_800),
        ("hour", "0.5", None, 1850, 48_100),
        ("night", "1", 40, 4550, 182_000),
        ("once", None, None, 30_000, 30_000),
        ("hour", "0.33", 1, 50, 17),  # 16.5 pence: halves go up
        ("hour", "0.01", 1, 49, 0),
        ("hour", None, None, 1850, 0),
        ("hour", "4", None, None, 0),
        ("session", "4", 0, 1850, 0),
    ],
)
def test_a_years_cost_is_units_times_weeks_times_price(unit, a_week, weeks, price, pence):
    amount = None if a_week is None else Decimal(a_week)
    assert year_pence(unit=unit, a_week=amount, weeks=weeks, price_pence=price) == pence


@given(st.integers(0, 999_999), st.none() | st.integers(0, 53), st.none() | st.integers(0, 2_000_000_000))
def test_it_is_within_half_a_penny_of_the_exact_sum(hundredths, weeks, price):
    a_week = Decimal(hundredths) / 100
    exact = Fraction(a_week) * (52 if weeks is None else weeks) * (price or 0)
    found = year_pence(unit="hour", a_week=a_week, weeks=weeks, price_pence=price)
    assert isinstance(found, int)
    assert abs(found - exact) <= Fraction(1, 2)


def test_everything_that_is_missing_in_an_amount_is_said_at_once():
    assert reasons_against_amount(paid=True, unit="", a_week=None, weeks=60, price_pence=None) == [
        "Enter between 1 and 53 weeks a year, or leave it empty for every week.",
        "Choose what it is paid by: hours, nights, sessions or one sum.",
        "Enter what one unit costs. If it costs no budget anything, say that it is not paid for.",
    ]
    assert reasons_against_amount(paid=False, unit="", a_week=None, weeks=None, price_pence=None) == []


def test_wishes_are_kept_only_where_something_was_said_and_read_back_the_same():
    said = Wishes(days=("SA",), language="pl", must=("language",), miles=5)
    assert said.kept() == {"days": ["SA"], "language": "pl", "must": ["language"], "miles": 5}
    assert Wishes.read(said.kept() | {"break_tests": ["freedom"]}) == said
    assert Wishes.read({}) == Wishes()


@pytest.mark.parametrize(
    ("unit", "cost", "pence"),
    [("hour", "charge", 1850), ("night", "charge", None), ("", "charge", None), ("night", "free", 0)],
)
def test_a_price_counts_only_in_the_unit_the_entry_says_it_in(unit, cost, pence):
    prices = [
        Price("An hour", 1850),
        Price("A weekend hour", 2100),
        Price("Joining", 500),
        Price("An hour", None),
    ]
    assert price_for(unit, cost, prices) == pence


@pytest.mark.parametrize(
    ("category", "days_left", "urgency"),
    [
        ("3a", None, 3),
        ("3a", 21, 3),
        ("3a", 20, 2),
        ("3a", 1, 2),
        ("3a", 0, 1),
        ("3a", -5, 1),
        ("3b", None, 1),
    ],
)
def test_urgency_follows_from_crisis_and_the_day_of_need(category, days_left, urgency):
    assert urgency_of(category=category, days_left=days_left, soon=20) == urgency


def test_a_price_and_a_day_that_look_mistyped_are_asked_about():
    wrong = reasons_against_amount(paid=True, unit="hour", a_week=Decimal(1), weeks=None, price_pence=10**9)
    assert wrong == ["Look at the price again: one unit cannot cost more than £1,000,000."]
    today = date(2026, 4, 1)
    assert reasons_against_day(date(2062, 4, 1), today) == [
        "Look at the year again: 1 April 2062 is more than three years from today."
    ]
    assert reasons_against_day(date(2028, 4, 1), today) == []


def test_no_plan_is_begun_while_one_is_written_or_when_caring_has_ended():
    assert reasons_not_to_begin(["agreed", "ended"]) == []
    assert len(reasons_not_to_begin(["agreed", "draft"])) == 1
    assert len(reasons_not_to_begin([], ended=True)) == 1
