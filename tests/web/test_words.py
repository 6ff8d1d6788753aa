from datetime import UTC, date, datetime

import pytest

from mainstay.web import words


@pytest.mark.parametrize(
    ("value", "places", "read"),
    [
        (12345, 0, "12,345"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (1234.56, 1, "1,234.6"),
        (-7, 0, "−7"),
        (None, 0, "no figure"),
        (float("nan"), 0, "no figure"),
    ],
)
def test_a_number_is_read_as_british_people_write_it(value, places, read):
    assert words.number(value, places) == read


def test_a_share_is_read_as_a_percentage():
    assert words.percent(0.085) == "8.5%"
    assert words.percent(0.1, 0) == "10%"
    assert words.percent(None) == "no figure"


def test_a_range_names_both_ends_unless_they_read_the_same():
    assert words.between(1200, 1800) == "1,200 to 1,800"
    assert words.between(12.1, 12.3) == "12"


def test_days_and_moments_are_read_in_full_and_in_local_time():
    assert words.day(date(2026, 3, 3)) == "3 March 2026"
    assert words.day(None) == "no date"
    assert words.moment(datetime(2026, 7, 1, 13, 5, tzinfo=UTC)) == "1 July 2026 at 2:05pm"


def test_a_mark_says_why_there_is_no_number():
    assert words.mark("missing") == "not published"
    assert words.mark("suppressed") == "held back by the publisher"


@pytest.mark.parametrize(("of_bytes", "read"), [(812, "812 bytes"), (64_200, "64 kB"), (3_400_000, "3.4 MB")])
def test_a_size_is_read_in_the_unit_people_use(of_bytes, read):
    assert words.size(of_bytes) == read
