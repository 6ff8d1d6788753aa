"""How old an entry is, against a slow twin that counts the months one by one."""

from datetime import date, timedelta
from random import Random

import pytest

from mainstay.directory.rules.freshness import fresh_since, freshness

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("checked_on", "state", "months"),
    [
        (None, "never", None),
        (TODAY, "fresh", 0),
        (date(2026, 12, 24), "fresh", 0),
        (date(2026, 5, 23), "fresh", 5),
        (date(2026, 5, 22), "due", 6),
        (date(2024, 11, 22), "due", 24),
    ],
)
def test_an_entry_is_due_when_its_months_are_up(checked_on, state, months):
    found = freshness(checked_on, TODAY, 6)
    assert (found.state, found.months, found.is_due) == (state, months, state != "fresh")


@pytest.mark.parametrize(
    ("today", "months", "since"),
    [
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2028, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 3, 15), 3, date(2025, 12, 15)),
        (date(2026, 3, 15), 12, date(2025, 3, 15)),
    ],
)
def test_the_newest_check_that_holds_no_longer(today, months, since):
    assert fresh_since(today, months) == since


def months_later(day: date, months: int) -> date:
    """Return the same day of the month so many months on, or the last day of a shorter month: counted, not computed."""
    month = day.replace(day=1)
    for _ in range(months):
        month = (month + timedelta(days=31)).replace(day=1)
    last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(month + timedelta(days=day.day - 1), last)


def test_an_entry_is_due_on_no_day_before_its_months_are_up():
    chance = Random(6)
    for _ in range(2000):
        months = chance.randint(1, 24)
        checked_on = date(2015, 1, 1) + timedelta(days=chance.randrange(5000))
        today = checked_on + timedelta(days=chance.randrange(1000))
        found = freshness(checked_on, today, months)
        # At the end of a short month both ways of counting are right: three days either way are not judged.
        if abs((months_later(checked_on, months) - today).days) > 3:
            assert found.is_due == (months_later(checked_on, months) <= today), (checked_on, today, months)
        assert found.is_due == (checked_on <= fresh_since(today, months))
