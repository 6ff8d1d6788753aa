"""Working days, compared with a twin that writes every day down and counts by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay.engines.working_days import after, bank_holidays, between, is_worked, worked_until

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
CLOSED = st.sets(st.dates(date(2020, 1, 1), date(2036, 6, 30)), max_size=60)


def worked_days(start: date, closed: set[date]) -> list[date]:
    """Every worked day after the start, for two years, one by one."""
    names = ("Mon", "Tue", "Wed", "Thu", "Fri")
    days = [start + timedelta(days=n) for n in range(1, 800)]
    return [day for day in days if f"{day:%a}" in names and day not in closed]


@given(DAYS, st.integers(1, 200), CLOSED)
def test_the_day_is_the_one_counted_off_by_hand(start, days, closed):
    assert after(start, days, closed) == worked_days(start, closed)[days - 1]


@given(DAYS, CLOSED)
def test_no_days_after_a_day_is_that_day_or_the_first_worked_one(start, closed):
    expected = start if is_worked(start, closed) else worked_days(start, closed)[0]
    assert after(start, 0, closed) == expected


@given(DAYS, st.integers(0, 300), CLOSED)
def test_days_between_are_those_after_the_first_up_to_the_last(first, days, closed):
    last = first + timedelta(days=days)
    counted = len([day for day in worked_days(first, closed) if day <= last])
    assert between(first, last, closed) == counted
    assert between(last, first, closed) == -counted


@given(DAYS, CLOSED)
def test_what_is_not_worked_goes_back_to_the_last_day_that_was(day, closed):
    found = worked_until(day, closed)
    assert is_worked(found, closed)
    assert not any(is_worked(found + timedelta(days=n), closed) for n in range(1, (day - found).days + 1))


@pytest.mark.parametrize(
    ("nation", "day", "closed"),
    [
        ("england", date(2026, 4, 6), True),  # Easter Monday
        ("wales", date(2026, 4, 6), True),
        ("northern_ireland", date(2026, 4, 6), True),
        ("scotland", date(2026, 4, 6), False),
        ("scotland", date(2026, 1, 2), True),
        ("england", date(2026, 1, 2), False),
        ("scotland", date(2026, 8, 3), True),  # first Monday of August
        ("england", date(2026, 8, 31), True),  # last Monday of August
        ("scotland", date(2026, 11, 30), True),
        ("northern_ireland", date(2026, 3, 17), True),
        ("northern_ireland", date(2026, 7, 13), True),  # the twelfth is a Sunday
        ("wales", date(2026, 3, 17), False),
    ],
)
def test_each_nation_has_its_own_bank_holidays(nation, day, closed):
    assert (day in bank_holidays(nation, day.year, day.year)) == closed


def test_holidays_of_several_years_are_joined():
    days = bank_holidays("england", 2025, 2027)
    assert {date(2025, 12, 25), date(2026, 12, 25), date(2027, 12, 27)} <= days
