from datetime import date

from mainstay import policy
from mainstay.policy.entries import Dated, Entry, Range, Source
from mainstay.policy.reference import page, value_in_words


def entry(**changes: object) -> Entry:
    """A local standard of 28 days for England."""
    ordinary = {
        "key": "england.answer",
        "title": "Days to answer",
        "kind": "local standard",
        "unit": "days",
        "source": (Source("An Act", "https://www.legislation.gov.uk/"), Source("A book")),
        "values": (Dated(date(2025, 4, 1), 28),),
        "sure": "illustrative",
        "sure_because": "each authority sets its own",
        "written_by": "policy lead",
        "review_by": date(2027, 4, 1),
        "scope": ("england",),
        "note": "Counted from first contact.",
    }
    return Entry(**(ordinary | changes))


def test_an_entry_shows_its_value_its_source_and_how_sure_it_is():
    assert page([entry()]).endswith(
        """## England

### Days to answer

`england.answer` · local standard · England

- From 1 April 2025: 28 (days)

- How sure: illustrative. Each authority sets its own.
- Source: [An Act](https://www.legislation.gov.uk/)
- Source: A book
- Note: Counted from first contact.
- Written by the policy lead, to be reviewed by 1 April 2027.
- An authority may put its own value here, with a reason.
"""
    )


def test_a_list_is_a_table_with_its_further_columns():
    items = (
        policy.Item("A", "The first", "It comes | first.", {"sizes": ("small", "large"), "colour": None}),
    )
    said = page(
        [entry(values=(Dated(date(2025, 4, 1), items),), attributes={"sizes": "Sizes", "colour": "Colour"})]
    )
    assert "| Code | Days | In plain words | Sizes | Colour |" in said
    assert "| A | The first | It comes \\| first. | small, large |  |" in said
    assert "An authority may" not in said


def test_values_are_said_in_words():
    assert value_in_words(Range(0.19, 0.386, 0.69)) == "0.19 to 0.69, most likely 0.386"
    assert value_in_words(627700) == "627,700"
    assert value_in_words(None) == "none at hand"
    assert value_in_words({"a": 1, "b": Range(1, 2, 3)}) == "a 1; b 1 to 3, most likely 2"


def test_every_entry_is_on_the_page():
    said = page(policy.every_entry())
    assert [each.key for each in policy.every_entry() if f"`{each.key}`" not in said] == []
