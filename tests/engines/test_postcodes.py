"""How a postcode is written, however it was typed."""

import pytest

from mainstay.engines import postcodes


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("m33 7ab", "M33 7AB"),
        ("EC1A1BB", "EC1A 1BB"),
        ("gir0aa", "GIR 0AA"),
        (" W1A.0AX ", "W1A 0AX"),
        ("M33", ""),
        ("Hale", ""),
        ("M33 7CI", ""),
        ("", ""),
    ],
)
def test_a_postcode_has_one_shape(typed, plain):
    assert postcodes.written(typed) == plain


def test_the_first_half_of_a_postcode_has_a_shape_too():
    assert [postcodes.district(each) for each in ("m33", "EC1A", "Hale", "M33 7AB")] == [
        "M33",
        "EC1A",
        "",
        "",
    ]


def test_what_was_meant_as_a_postcode_is_told_from_a_name():
    assert postcodes.meant("M333 7AB")
    assert postcodes.meant("M33")
    assert not postcodes.meant("Hale Barns")
    assert not postcodes.meant("E08000009")


@pytest.mark.parametrize(
    "text", ["SW1A 1AA", "sw1a1aa", "M1 1AE", "XN1 1AA", "B33 8TH", "CR2 6XH", "DN55 1PT", "GIR 0AA"]
)
def test_a_postcode_is_found_within_what_somebody_wrote(text):
    assert postcodes.WITHIN.search(f"I live at {text}, and it is far.")
    assert bool(postcodes.AS_LISTED.fullmatch(text)) == (text == postcodes.written(text))


@pytest.mark.parametrize("text", ["", "SW1A", "1AA SW1A", "12345", "SW1A 1AAA", "somewhere"])
def test_what_is_no_postcode_is_written_as_none(text):
    assert postcodes.written(text) == ""
    assert not postcodes.WITHIN.search(f"We met at {text} twice.")
