"""Somebody from another authority sees nothing of Northmoor: not in a list, not by an address they were sent."""

import re
from collections.abc import Callable

import pytest

from tests.journeys.person import Person

LISTS = [
    *("/areas/", "/files/", "/assessments/", "/history/", "/policy/estimation/", "/sources/"),
    *("/directory/", "/directory/providers/", "/directory/duplicates/", "/directory/candidates/"),
    *("/directory/changes/", "/directory/claims/", "/directory/mistakes/", "/directory/look-again/"),
    *("/coverage/", "/equality/", "/reviews/", "/evidence/"),
    *("/priorities/", "/priorities/rankings/", "/strategies/", "/strategies/papers/"),
]
# The address of one thing that belongs to an authority: an area, what is said of it, a record, or its history.
OF_ONE = re.compile(
    r"/((areas|coverage|strategies/papers|equality/reach)/[XG][^/]+"
    r"|(files|assessments|sources|equality|reviews|evidence|priorities|strategies|history/\w+)/\d+"
    r"|directory/\w+/\d+)/"
)
EMPTY_AT_FIRST = ["/priorities/rankings/"]
NORTHMOORS = ["Northmoor", "Harbour", "Ailsa Brook", "X06000001", "X05", "X01"]
FORMATS = ["pdf", "docx", "xlsx", "csv", "json", "txt"]


@pytest.fixture
def outsider(somebody: Callable[..., Person]) -> Person:
    """A commissioner, as far as roles go."""
    return somebody("Strategic commissioner, Southmoor Council")


def test_an_outsiders_lists_hold_nothing_of_northmoor(outsider: Person):
    for address in LISTS:
        outsider.opens(address)
        outsider.does_not_see(*NORTHMOORS)
    outsider.opens("/areas/")
    outsider.sees("No count of carers is loaded")
    outsider.writes("Name or code", "Northmoor")
    outsider.presses("Find")
    outsider.sees("No one area answers to “Northmoor”")
    assert not OF_ONE.search(" ".join(outsider.addresses()))


def test_an_address_from_northmoor_leads_an_outsider_nowhere(
    somebody: Callable[..., Person], outsider: Person
):
    commissioner = somebody("Strategic commissioner")
    for address in LISTS:
        commissioner.opens(address)
        sent = [link for link in commissioner.addresses() if OF_ONE.match(link)]
        assert sent or "policy" in address or address in EMPTY_AT_FIRST
        for link in [*sent[:2], *sent[-1:]]:
            outsider.opens(link, status=404)


def test_an_outsider_cannot_take_northmoors_assessment_home_as_a_file(outsider: Person):
    for ending in FORMATS:
        outsider.opens(f"/areas/X06000001/needs.{ending}", status=404)
        outsider.opens(f"/assessments/1/needs.{ending}", status=404)


def test_a_value_northmoor_set_for_itself_is_not_an_outsiders(
    somebody: Callable[..., Person], outsider: Person
):
    commissioner = somebody("Strategic commissioner")
    commissioner.opens("/policy/")
    entry = next(link for link in commissioner.addresses() if link.startswith("/policy/entry/"))
    commissioner.opens(entry)
    commissioner.sees("Used by your authority", "Ailsa Brook")
    outsider.opens(entry)
    outsider.does_not_see("Used by your authority", *NORTHMOORS)
    outsider.sees("None is set, so the pack's value is used.")


def test_an_outsider_finds_what_northmoor_lists_as_anybody_does(outsider: Person):
    outsider.opens("/find/results/?words=saturday+sitting")
    outsider.follows("Saturday sitting for people with dementia")
    outsider.sees("Harbourlight Care", "Get in touch")
    assert not [link for link in outsider.addresses() if OF_ONE.match(link)]
