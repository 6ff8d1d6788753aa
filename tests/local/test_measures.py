"""How values are written and typed: what is read can be typed again, and comes back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay import policy
from mainstay.local.measures import Unreadable, as_typed, typed, written


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0.386, "share", "38.6%"),
        (1.0, "share", "100%"),
        (0.0005, "share", "0.05%"),
        (policy.Range(0.19, 0.386, 0.69), "share", "38.6% (19% to 69%)"),
        (policy.Range(2, 2, 2), "days", "2 days"),
        (2410, "pence per hour", "£24.10 per hour"),
        (policy.Range(30000, 32750, 60000), "pence per carer-year", "£327.50 (£300 to £600) per carer-year"),
        (183_000_000, "pounds", "£183,000,000"),
        (1, "working days", "1 working day"),
        (1, "people", "1 person"),
        (1, "hours per hour", "1 hour per hour"),
        (24, "hours per night", "24 hours per night"),
        (1.0, "weight", "1"),
        (627_700, "carers", "627,700 carers"),
        (None, "share", "none at hand"),
        ((), "", "none"),
        ({"hours_50_plus": 0.3}, "share", "50 hours or more: 30%"),
        ({"most_deprived": 0.0946}, "share", "Most deprived: 9.46%"),
    ],
)
def test_a_value_is_written_as_it_is_read(value: object, unit: str, words: str):
    assert written(value, unit) == words


UNITS = ["share", "pence per hour", "days", "weight", "people"]


@given(st.sampled_from(UNITS), st.integers(min_value=0, max_value=10_000))
def test_a_number_comes_back_as_it_was_typed(unit: str, thousandths: int):
    value = thousandths / 10_000 if unit == "share" else thousandths
    assert typed(as_typed(value, unit), unit) == value


def read(text: str) -> float | None:
    try:
        return typed(text, "share")
    except Unreadable:
        return None


@given(st.text(max_size=12) | st.from_regex(r"[-0-9.,%£ ]{0,8}"))
def test_whatever_is_typed_is_a_share_from_0_to_1_or_is_refused(text: str):
    assert (number := read(text)) is None or 0 <= number <= 1


@pytest.mark.parametrize(
    ("text", "number"), [("1,200", 1200), ("1200", 1200), (" 12 ", 12), (".5", 0.5), ("1,200.5", 1200.5)]
)
def test_thousands_may_have_their_comma(text: str, number: float):
    assert typed(text, "people") == number


@pytest.mark.parametrize("text", ["", "%", "£", "1,20,0", "1.2.3", "12,3456", "0x10", "½", "NaN", "1_000"])
def test_what_is_no_number_is_refused(text: str):
    with pytest.raises(Unreadable):
        typed(text, "people")


def test_parts_of_a_penny_are_refused():
    with pytest.raises(Unreadable, match="whole pence"):
        typed("24.105", "pence per hour")
