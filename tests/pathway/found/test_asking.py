"""Anybody may ask for support: without an account, a step at a time, with nothing kept until it is sent."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from mainstay.database import scope
from mainstay.pathway.models import Referral
from tests.cast import Cast, assemble, browser_of
from tests.pathway.found.asking import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cache.clear()
    return assemble()


def kept(cast: Cast) -> list[Referral]:
    with scope.of_authority(cast.northmoor.pk, carers=scope.Carers.ALL):
        return list(Referral.objects.order_by("pk"))


def receipt_in(page: str) -> str:
    found = re.search(r'receipt__code">([^<]+)<', page)
    assert found, page
    return found[1]


def test_who_counts_as_a_carer_is_said_to_everybody_and_leads_on(cast: Cast):
    page = Client().get("/caring/").content.decode()
    for words in ("no number of hours", "same sex", "neighbour", "supported yourself", "by contract"):
        assert words in page
    assert "/caring/ask/" in page
    assert "/find/" in page


def test_what_a_carer_sends_waits_for_the_councils_workers(cast: Cast):
    answer = send(cast.northmoor)
    assert answer.status_code == 200
    (referral,) = kept(cast)
    assert (referral.through, referral.state, referral.carer_agreed) == ("self", "new", True)
    assert referral.about["given_names"] == "Ida"
    assert referral.about["born_on"] == "1961-05-14"
    assert referral.about["looked_after"] == {"given_names": "Tom"}


def test_the_receipt_shows_how_it_stands_and_nothing_that_was_said(cast: Cast):
    receipt = receipt_in(send(cast.northmoor).content.decode())
    page = Client().post("/caring/how-it-stands/", {"receipt": receipt.lower()}).content.decode()
    assert "Northmoor Council got it" in page
    assert "Nobody has answered it yet" in page
    assert "Ida" not in page
    assert "01632" not in page


@pytest.mark.parametrize("receipt", ["K7QM3WPA4", "x", "K7QM3WPAZZZZ", "0000000000", "K7QM 3WPA 999999"])
def test_a_receipt_that_nobody_has_shows_nothing(cast: Cast, receipt: str):
    page = Client().post("/caring/how-it-stands/", {"receipt": receipt}).content.decode()
    assert "Nothing is known under this receipt" in page


def test_a_button_pressed_twice_sends_one_request(cast: Cast):
    one, two = send(cast.northmoor), send(cast.northmoor)
    assert receipt_in(one.content.decode()) == receipt_in(two.content.decode())
    assert len(kept(cast)) == 1


def test_nothing_is_kept_until_it_is_sent(cast: Cast):
    browser = Client()
    first = browser.post(
        "/caring/ask/", {"shown": "where", "go": "on", "where-council": str(cast.northmoor.pk)}
    )
    assert "Who are you?" in first.content.decode()
    page = send(cast.northmoor, go="on", shown="caring", browser=browser, had=["where", "you", "reach"])
    text = page.content.decode()
    assert "Read it once more" in text
    assert "14 May 1961" in text
    assert "By telephone" in text
    assert kept(cast) == []
    assert not browser.session.keys()


def test_going_back_loses_nothing(cast: Cast):
    text = send(cast.northmoor, go="back").content.decode()
    assert "Whom do you look after?" in text
    assert "Tom" in text
    assert 'name="you-given_names" value="Ida"' in text


def test_one_answer_can_be_changed_from_the_last_page(cast: Cast):
    text = send(cast.northmoor, go="", change="you").content.decode()
    assert "Who are you?" in text
    assert 'value="Ida"' in text
    assert kept(cast) == []


def test_every_mistake_of_a_step_is_said_at_once_and_leads_back_to_it(cast: Cast):
    page = send(
        cast.northmoor, reach__phone="", reach__contact_by=["phone", "email"], reach__safe="times"
    ).content.decode()
    for words in ("telephone number to ring", "e-mail address to write to", "when it is safe"):
        assert words in page
    assert kept(cast) == []


def test_without_agreement_nothing_is_sent(cast: Cast):
    assert "Tick the box if you agree" in send(cast.northmoor, agree__agreed="").content.decode()
    assert kept(cast) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"you__born_on-year": "2999"}, "still to come"),
        ({"you__born_on-day": "31", "you__born_on-month": "2"}, "a day that exists"),
        ({"you__born_on-year": "1761"}, "more than 123 years ago"),
        ({"caring__words": "look at https://spam.example"}, "Take out the web address"),
        ({"where__council": "999999"}, "Choose the council"),
        ({"where__council": "postcode", "where__postcode": "ZZ1 1ZZ"}, "No council here is known"),
    ],
)
def test_what_cannot_be_is_said_in_plain_words(cast: Cast, changes: dict[str, str], words: str):
    assert words in send(cast.northmoor, **changes).content.decode()
    assert kept(cast) == []


@pytest.mark.parametrize("name", ["李 秀英", "محمد", "ཨོཾ་མ་ཎི", "O’Neill-Żółć", "X" * 200])
def test_a_name_in_every_script_is_a_name(cast: Cast, name: str):
    send(cast.northmoor, you__given_names=name, you__family_name="")
    assert [each.about["given_names"] for each in kept(cast)] == [name]


def test_a_professional_refers_a_carer_who_agreed(cast: Cast):
    assert send(cast.northmoor, own=False).status_code == 200
    (referral,) = kept(cast)
    assert (referral.through, referral.who_refers) == ("gp", "Gil Ash, Link worker, Moor Surgery")
    assert referral.about["agreed_how"] == "spoken"


def test_a_professional_who_has_not_asked_the_carer_sends_nothing(cast: Cast):
    assert "Ask the carer first" in send(cast.northmoor, own=False, agree__agreed="").content.decode()
    assert kept(cast) == []


def test_a_machine_that_sends_without_end_is_held_off(cast: Cast):
    codes = [send(cast.northmoor, you__given_names=f"Ida {each}").status_code for each in range(31)]
    assert codes[-1] == 429
    assert set(codes[:-1]) == {200}
    cache.clear()


def test_whoever_is_signed_in_elsewhere_may_ask_too(cast: Cast):
    assert send(cast.northmoor, browser=browser_of(cast.outsider)).status_code == 200
    assert len(kept(cast)) == 1
