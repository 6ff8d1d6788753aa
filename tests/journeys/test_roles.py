"""What a role does not allow is not offered, and is refused with a sentence where somebody asks for it all the same."""

from collections.abc import Callable

import pytest

from tests.journeys.person import Person

AREA, ENTRY = "/areas/X06000001/", "/policy/entry/estimation.groups.older_carers/"
REFUSED = {
    "Elected member": [
        f"{AREA}save/",
        f"{AREA}draw/",
        f"{ENTRY}set/",
        "/files/load/",
        "/people/",
        "/history/",
    ],
    "Carer": [AREA, "/areas/", "/files/", "/assessments/", "/assessments/1/", "/people/", "/history/"],
}


@pytest.mark.parametrize("role", REFUSED)
def test_what_a_role_does_not_allow_is_refused_with_a_sentence(somebody: Callable[..., Person], role: str):
    person = somebody(role)
    for address in REFUSED[role]:
        person.opens(address, status=403)
        person.sees("You cannot see this page", "Your role does not let you")


def test_an_elected_member_looks_and_is_offered_nothing_to_change(somebody: Callable[..., Person]):
    member = somebody("Elected member")
    member.follows("Open your area")
    member.sees("Northmoor", "carers")
    assert not member.may("button", "Save this assessment")
    assert not member.may("link", "Draw a group of its small areas")
    member.opens(ENTRY)
    member.sees("Who may change it: Strategic commissioner, Analyst.")
    assert not member.may("button", "Set a local value")
    member.opens("/files/")
    assert not member.may("button", "Load a file")


def test_a_carer_sees_what_support_is_measured_against_and_no_figures(somebody: Callable[..., Person]):
    carer = somebody("Carer")
    carer.follows("Read the policy packs")
    carer.follows("The model of carer support")
    assert not any(carer.may("link", page) for page in ("Areas", "Coverage", "Files", "People", "History"))
