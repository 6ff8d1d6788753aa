"""How carers are found and what a referral becomes: the specification, as tables (scenario 40)."""

from datetime import date

import pytest

from mainstay.pathway.emergency.lines import lines
from mainstay.pathway.forms.found import Agree, Caring, Reach, You
from mainstay.pathway.forms.found_answers import about
from mainstay.pathway.forms.referrals import TakeReferral
from mainstay.pathway.rules import found, referrals
from mainstay.pathway.rules.emergency import Section, hash_of, reasons_not_in_force

YOU = {"given_names": "Ida", "family_name": "Rowan", "born_on-day": "14", "born_on-month": "5"}
YOU |= {"born_on-year": "1961", "postcode": "m33 7ab"}
REACH = {"contact_by": ["phone"], "phone": "01632 960001", "safe": "yes", "needs_interpreter": "on"}
REACH |= {"language": "Polish"}
CARING = {"who": "Tom", "kind": "partner", "lives_in": "Southmoor", "words": "Tired.", "urgent": "no"}


def test_a_worker_on_the_telephone_makes_the_same_request_as_the_carer_on_the_page_in_one_step():
    steps = {
        "you": You(YOU),
        "reach": Reach(REACH),
        "caring": Caring(CARING),
        "agree": Agree({"agreed": "on"}),
    }
    assert all(step.is_valid() for step in steps.values())
    online = about({code: step.cleaned_data for code, step in steps.items()}, carer="you")
    asked = {**YOU, **REACH, **{name: CARING[name] for name in ("who", "kind", "lives_in", "words")}}
    received = {"received_on-day": "1", "received_on-month": "4", "received_on-year": "2026"}
    form = TakeReferral({"through": "self", "agreed": "on", "agreed_how": "phone", **asked, **received})
    assert form.is_valid(), form.errors
    by_phone = form.about
    # The same but for how the carer agreed, and what only a page has to ask about ringing.
    assert {name: value for name, value in online.items() if name not in ("agreed_how", "safe")} == {
        name: value for name, value in by_phone.items() if name != "agreed_how"
    }
    assert (online["agreed_how"], by_phone["agreed_how"]) == ("online", "phone")


ANSWERS = [
    # the referral is, it becomes, with these words, and the carer agreed; how many reasons against it
    ("new", "accepted", "", True, 0),
    ("new", "joined", "", True, 0),
    ("new", "accepted", "", False, 1),
    ("new", "declined", "Not now", False, 0),
    ("new", "declined", "", True, 1),
    ("new", "elsewhere", "Southmoor, by telephone", True, 0),
    ("new", "elsewhere", "", False, 2),
    ("new", "mistake", "A sales call", False, 0),
    ("accepted", "declined", "Not now", True, 1),
    ("declined", "accepted", "", True, 1),
]


@pytest.mark.parametrize(("state", "to", "words", "agreed", "reasons"), ANSWERS)
def test_what_a_referral_may_become(state: str, to: str, words: str, agreed: bool, reasons: int):
    assert len(referrals.reasons_not_to_answer(state, to, words=words, agreed=agreed)) == reasons


TYPED = [
    # what is typed, and whether it is the receipt K7QM3WPA5 of authority 3
    ("K7QM3WPA5", True),
    ("k7qm 3wpa 5", True),
    ("K7QM-3WPA-5", True),
    ("K7QM 3WPA", False),
    ("K7QM 3WPO 5", False),
    ("", False),
]


@pytest.mark.parametrize(("typed", "is_one"), TYPED)
def test_a_receipt_is_read_however_it_is_typed(typed: str, is_one: bool):
    assert found.receipt("K7QM3WPA", 3) == "K7QM3WPA5"
    assert (found.authority_of(typed) == 3) is is_one


@pytest.mark.parametrize("authority", [1, 28, 29, 30, 841, 5000])
def test_a_receipt_leads_back_to_its_authority(authority: int):
    assert found.authority_of(found.receipt("K7QM3WPA", authority)) == authority


FIRST = Section("first", "Do this first", "", "", needed=True, most=20)
OTHERS = Section("others", "Others", "", "", needed=False, most=20)
TODAY, SOON, LATEST = date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)
PAGES = [
    # what it says, to be looked at again on, and how many reasons not to rely on it
    ({"first": "Ring the bell"}, SOON, 0),
    ({"first": "Ring the bell", "others": "A cat"}, LATEST, 0),
    ({}, SOON, 1),
    ({"first": "x" * 21}, SOON, 1),
    ({"first": "Key safe 4711"}, SOON, 1),
    ({"first": "alarm code is 4711"}, SOON, 1),
    ({"first": "Ring 01632 960001"}, SOON, 0),
    ({"first": "Ring the bell"}, None, 1),
    ({"first": "Ring the bell"}, TODAY, 1),
    ({"first": "Ring the bell"}, date(2026, 10, 2), 1),
    ({"others": "x" * 21}, None, 3),
    # Each line of its own, and each title, takes room on the one page.
    ({"first": "1.\n2.\n3.\n4.\n5.\n6.\n7."}, SOON, 1),
]


@pytest.mark.parametrize(("content", "review_on", "reasons"), PAGES)
def test_when_an_emergency_plan_can_be_relied_on(
    content: dict[str, str], review_on: date | None, reasons: int
):
    said = reasons_not_in_force(
        content, [FIRST, OTHERS], draft=True, most=200, review_on=review_on, latest=LATEST, today=TODAY
    )
    assert len(said) == reasons, said


@pytest.mark.parametrize("typed", ["AB2C DE3F GH4J", "ab2c-de3f-gh4j", " AB2CDE3FGH4J "])
def test_a_code_is_the_same_however_it_is_typed(typed: str):
    assert hash_of(typed) == hash_of("AB2CDE3FGH4J") != ""


@pytest.mark.parametrize("typed", ["", "AB2C DE3F", "AB2C DE3F GH4O", "AB2C DE3F GH4J K", "' OR 1=1 --"])
def test_what_can_be_no_code_has_no_hash(typed: str):
    assert hash_of(typed) == ""


RUNG = [
    # a line, and what a phone rings from it
    ("Carol, 01632 960481, any time.", ["01632960481"]),
    ("Surgery 01632 960483.", ["01632960483"]),
    ("Eve +44 1632 960484", ["+441632960484"]),
    ("(01632) 960485", ["01632960485"]),
    ("Born 3.2.1958, 12/11/2026, 20 mg at 8", []),
    ("2026-11-22 1", []),
]


@pytest.mark.parametrize(("line", "rung"), RUNG)
def test_a_telephone_number_can_be_rung_from_the_page_and_a_date_cannot(line: str, rung: list[str]):
    (pieces,) = lines(line)
    assert "".join(text for text, _number in pieces) == line
    assert [number for _text, number in pieces if number] == rung
