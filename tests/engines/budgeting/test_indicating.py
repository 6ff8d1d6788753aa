"""What a plan may cost, beside a slow twin that counts one week after another."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from mainstay.engines.budgeting.indicating import (
    PaidSupport,
    a_week_by_points,
    add_up,
    for_period,
    missing,
    score,
)

SUPPORTS = st.builds(
    PaidSupport,
    key=st.integers(1, 9),
    words=st.just("Sitting"),
    price_pence=st.integers(0, 100_000),
    a_week=st.decimals(0, 100, places=2),
    weeks=st.integers(0, 60),
    once=st.booleans(),
)


def slowly(support: PaidSupport) -> int:
    """Return the cost as hundredths of a penny, paid week by week, rounded up from half a penny at the end."""
    if support.once:
        return support.price_pence
    hundredths = 0
    for _week in range(support.weeks):
        hundredths += int(support.a_week * 100) * support.price_pence
    pence, rest = divmod(hundredths, 100)
    return pence + (1 if rest >= 50 else 0)


@given(st.lists(SUPPORTS, max_size=8))
def test_each_line_costs_what_its_weeks_cost(supports):
    assert [each.pence for each in add_up(supports)] == [slowly(each) for each in supports]


def test_what_is_not_known_is_asked_for_and_costs_nothing_yet():
    half_known = PaidSupport(1, "A day out", 50_00)
    assert len(missing([half_known])) == 2
    assert add_up([half_known])[0].pence == 0
    assert missing([PaidSupport(1, "A holiday", 300_00, once=True)]) == []


def test_a_quarter_of_an_hour_is_paid_to_the_penny():
    assert add_up([PaidSupport(1, "Sitting", 19_99, Decimal("0.25"), 1)])[0].pence == 5_00


TABLES = st.dictionaries(st.integers(0, 60), st.integers(0, 10_000), max_size=8)


@given(st.integers(0, 80), TABLES)
def test_the_line_with_the_most_points_reached_counts(points, table):
    found = 0
    for least in range(points + 1):
        found = table.get(least, found)
    assert a_week_by_points(points, table) == found


@given(st.integers(0, 10_000), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 400))
def test_a_weekly_sum_is_for_the_days_of_the_period(pence, first, days):
    last = first + timedelta(days=days - 1)
    a_day = Fraction(pence, 7)
    assert abs(for_period(pence, first, last) - sum(a_day for _ in range(days))) <= Fraction(1, 2)


def test_only_answers_that_the_table_knows_bring_points():
    answers = {"a": "low", "b": "none", "c": "something else", "d": 3}
    found = score(answers, {"none": 0, "low": 1}, ["a", "b", "c", "d", "e"])
    assert [(each.question, each.points) for each in found] == [("a", 1), ("b", 0)]
