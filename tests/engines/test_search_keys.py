"""Keys to find a person by: against a twin that compares every letter of every name with every other's."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay.engines.search_keys import (
    Known,
    codes_meant,
    days_meant,
    edits,
    forms,
    keys_of,
    name_likeness,
    parts,
    plain,
)

WORDS = st.text("abcd", min_size=4, max_size=7)
DAYS = st.dates(date(1900, 1, 1), date(2030, 1, 1))


def slowly(one: str, other: str) -> int:
    """How many letters two words differ by, by trying everything: the twin of ``edits``."""
    if not one or not other:
        return len(one) + len(other)
    least = [slowly(one[1:], other) + 1, slowly(one, other[1:]) + 1]
    least.append(slowly(one[1:], other[1:]) + (one[0] != other[0]))
    if len(one) > 1 and len(other) > 1 and one[:2] == other[:2][::-1]:
        least.append(slowly(one[2:], other[2:]) + 1)
    return min(least)


@given(WORDS.map(lambda word: word[:5]), WORDS.map(lambda word: word[:5]))
def test_the_edits_are_those_of_the_twin(one: str, other: str):
    assert edits(one, other) == edits(other, one) == slowly(one, other)


@given(WORDS, WORDS)
def test_two_words_that_differ_by_one_letter_share_a_key(one: str, other: str):
    if slowly(one[:5], other[:5]) <= 1 and len(one) <= 5 and len(other) <= 5:
        assert forms(one) & forms(other)


@given(st.lists(WORDS, min_size=1, max_size=30), WORDS)
def test_whoever_a_walk_through_all_names_would_find_is_found_by_keys(names: list[str], asked: str):
    walked = {name for name in names if edits(name, asked) <= 1}
    wanted = {f"n:{form}" for form in forms(asked)}
    assert walked <= {name for name in names if keys_of(Known((name,))) & wanted}


@given(DAYS, st.integers(-4000, 4000))
def test_a_day_that_is_one_figure_away_is_one_that_may_be_meant(day: date, days: int):
    other = day + timedelta(days=days)
    one, two = f"{day:%Y%m%d}", f"{other:%Y%m%d}"
    wrong = sum(mine != theirs for mine, theirs in zip(one, two, strict=True))
    if wrong == 1:
        assert other in days_meant(day)
    if (day.year, day.month, day.day) == (other.year, other.day, other.month):
        assert other in days_meant(day)
    assert days_meant(day)[day] == ""


@given(st.text("M37ABKQ", min_size=2, max_size=7), st.integers(0, 6), st.sampled_from("XZ"))
def test_a_code_with_one_other_letter_is_one_that_may_be_meant(code: str, at: int, letter: str):
    at %= len(code)
    wrong = code[:at] + letter + code[at + 1 :]
    assert code in codes_meant(wrong, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


@given(st.text(max_size=300))
def test_any_text_at_all_is_a_name(text: str):
    keys = keys_of(Known((text,)))
    assert all(len(key) <= 60 for key in keys)
    assert plain(plain(text)) == plain(text) or any(unicodedata.combining(letter) for letter in text)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Anne-Marie O'Neill", "anne marie oneill"),
        ("José Ñandú", "jose nandu"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("Straße", "strasse"),
        ("Ældrid Bjørn", "aeldrid bjorn"),
        ("محمّد", "محمد"),
        ("राम सिंह", "राम सिंह"),
        ("が", "が"),
        ("王 小明", "王 小明"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("Ёлка", "елка"),
        ("김 민준", "김 민준"),
    ],
)
def test_marks_go_where_they_do_not_make_another_word(written: str, kept: str):
    assert " ".join(parts(written)) == kept


def test_two_names_run_together_are_one():
    assert name_likeness(["anne", "marie"], ["Annemarie"]) == 1
    assert name_likeness(["annemarie"], ["Anne-Marie"]) == 1
    assert name_likeness(["jon", "smyth"], ["John", "Smith"]) > 0.7
    assert name_likeness(["ida"], []) == 0
