from math import inf, nan

import pytest

from mainstay.planning.exports import words
from tests.planning.a_content import a_range, a_source


@pytest.mark.parametrize(
    ("figure", "written"),
    [
        (12345, "12,345"),
        (2.5, "2.5"),
        (12.5, "13"),
        (-1200, "−1,200"),
        (0, "0"),
        (None, "no figure"),
        (nan, "no figure"),
        (inf, "no figure"),
        (True, "no figure"),
    ],
)
def test_a_count_is_written_as_a_british_reader_expects(figure, written):
    assert words.count(figure) == written


@pytest.mark.parametrize(
    ("pence", "written"),
    [
        (3214, "£32.14"),
        (0, "£0"),
        (1_234_500, "£12,345"),
        (123_456_789, "£1.2 million"),
        (-5000, "−£50.00"),
        (None, "no figure"),
    ],
)
def test_pence_are_written_as_people_say_pounds(pence, written):
    assert words.money(pence) == written


@pytest.mark.parametrize(
    ("when", "written"),
    [
        ("2026-03-03", "3 March 2026"),
        ("2026-03-03T09:00:00", "3 March 2026"),
        ("2026-06", "June 2026"),
        ("2011", "2011"),
        ("2025/26", "2025/26"),
        ("2026-13-01", "2026-13-01"),
        (None, "no date"),
    ],
)
def test_a_day_is_written_in_words(when, written):
    assert words.day(when) == written


def test_a_range_shows_the_central_figure_then_its_ends():
    assert words.ranged(a_range(900, 1200, 1600)) == "1,200 (900 to 1,600)"


def test_a_range_without_width_is_one_figure():
    assert words.ranged(a_range(1200, 1200, 1200)) == "1,200"


def test_a_range_of_shares_is_written_in_per_cent():
    assert words.ranged(a_range(0.08, 0.085, 0.09), words.percent) == "8.5% (8.0% to 9.0%)"


def test_a_range_with_an_end_missing_is_its_central_figure():
    assert words.range_of({"rate": 0.1, "low": None, "high": 0.2}, "rate") == 0.1


def test_halves_are_rounded_up_as_published_tables_do():
    assert [words.percent(share) for share in (0.0805, 0.0815)] == ["8.1%", "8.2%"]


def test_a_source_says_that_it_is_invented():
    assert words.cited(a_source()).endswith("Invented: these figures describe no real place.")


def test_a_missing_source_is_said_and_not_passed_over():
    assert words.cited(None) == "No source is recorded for this figure."


def test_control_characters_and_half_letters_are_taken_out():
    assert words.plain({"name": ["Ward\x1b[31m\x00\ud800\uffff one\nTŷ Gwyn"]}) == {
        "name": ["Ward[31m one Tŷ Gwyn"]
    }


def test_an_assumption_that_is_a_table_is_written_in_one_line():
    assert words.anything({"low": [1, 2.5], "on": True}) == "low: 1, 2.5; on: yes"
