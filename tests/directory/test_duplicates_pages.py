"""The pages about duplicates: who sees them, what they say, and that a merge is made and taken back there."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mainstay.accounts.permissions import Permission, may
from mainstay.database import scope
from mainstay.directory.models import LikelyDuplicate, Service
from tests import cast
from tests.cast import Cast, browser_of
from tests.directory.listed import a_provider, a_service


@pytest.fixture
def everybody(db: None) -> Cast:
    return cast.assemble()


@pytest.fixture
def browser(everybody: Cast) -> Client:
    """The commissioner's browser, where two entries of one service wait."""
    ours, theirs = (
        a_provider(everybody.worker, name) for name in ("Harbourlight Care", "Harbourlight Care Ltd")
    )
    a_service(everybody.worker, ours)
    a_service(everybody.worker, theirs, name="Saturday Sitting", description="Sitting on Saturdays.")
    browser = browser_of(everybody.commissioner)
    browser.post("/directory/duplicates/look/")
    return browser


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def address(everybody: Cast, kind: str = "service", end: str = "") -> str:
    with scope.of_authority(everybody.northmoor.pk):
        pair = LikelyDuplicate.objects.get(**{f"one_{kind}__isnull": False})
        return f"/directory/duplicates/{pair.pk}/{end}"


def standing(everybody: Cast) -> list[str]:
    with scope.of_authority(everybody.northmoor.pk):
        return sorted(Service.objects.filter(merged_into=None).values_list("description", flat=True))


def test_the_list_says_why_two_entries_may_be_one(browser):
    said = text_of(browser.get("/directory/duplicates/"))
    assert "2 pairs" in said
    assert "Saturday sitting, by Harbourlight Care" in said
    assert "Their names are the same but for legal form" in said


def test_an_empty_list_says_when_pairs_come(everybody):
    said = text_of(browser_of(everybody.commissioner).get("/directory/duplicates/"))
    assert "No pair waits to be decided" in said


def test_two_entries_stand_side_by_side_field_by_field(browser, everybody):
    said = text_of(browser.get(address(everybody)))
    for words in ("Side by side", "Sitting on Saturdays.", "Which entry stays?", "Offered by"):
        assert words in said, words
    assert "What both say alike is left out" in said


def test_one_entry_is_made_of_two_and_two_of_one_again(browser, everybody):
    form = {"stays": "one", "of_name": "one", "of_description": "other"}
    form |= dict.fromkeys(fields(browser, everybody), "one") | form
    answer = browser.post(address(everybody), form, follow=True)
    assert "The two entries are one now." in text_of(answer)
    assert standing(everybody) == ["Sitting on Saturdays."]
    assert "Make them two again" in text_of(browser.get(address(everybody)))
    answer = browser.post(address(everybody, end="again/"), follow=True)
    assert "The decision was taken back." in text_of(answer)
    assert len(standing(everybody)) == 2


def fields(browser: Client, everybody: Cast) -> set[str]:
    page = browser.get(address(everybody)).content.decode()
    return set(re.findall(r'name="(of_\w+)"', page))


def test_nothing_chosen_says_everything_that_is_missing(browser, everybody):
    said = text_of(browser.post(address(everybody), {"stays": ""}))
    assert "Choose which entry stays" in said
    assert len(standing(everybody)) == 2


def test_not_the_same_is_remembered(browser, everybody):
    answer = browser.post(address(everybody, end="different/"), follow=True)
    assert "They stay two entries." in text_of(answer)
    browser.post("/directory/duplicates/look/")
    assert "1 pair" in text_of(browser.get("/directory/duplicates/"))
    assert "Saturday" in text_of(browser.get("/directory/duplicates/?state=different"))


def test_an_owner_is_asked_before_their_words_are_given_up(browser, everybody):
    with scope.of_authority(everybody.northmoor.pk):
        Service.objects.filter(name="Saturday Sitting").update(kept_by="owner")
    form = dict.fromkeys(fields(browser, everybody), "one") | {"stays": "one"}
    said = text_of(browser.post(address(everybody), form))
    assert "is kept by its owner" in said
    browser.post(address(everybody), form | {"owner_agrees": "on"})
    assert len(standing(everybody)) == 1


@pytest.mark.parametrize("part", [*Cast.NAMES, "outsider"])
def test_each_role_sees_and_decides_or_is_told_that_it_may_not(everybody, part):
    user = everybody.everybody()[part]
    browser = browser_of(user)
    sees, decides = may(user, Permission.SEE_DIRECTORY), may(user, Permission.APPROVE_ENTRIES)
    assert browser.get("/directory/duplicates/").status_code == (200 if sees else 403)
    assert browser.post("/directory/duplicates/look/").status_code == (302 if decides else 403)


def test_whoever_may_not_decide_sees_no_form_and_changes_nothing(browser, everybody):
    member = browser_of(everybody.member)
    assert "Which entry stays?" not in text_of(member.get(address(everybody)))
    form = dict.fromkeys(fields(browser, everybody), "one") | {"stays": "one"}
    member.post(address(everybody), form)
    assert len(standing(everybody)) == 2


def test_the_pages_ask_the_same_however_much_there_is(browser, everybody):
    def asked(page: str) -> int:
        browser.get(page)
        with CaptureQueriesContext(connection) as queries:
            browser.get(page)
        return len(queries)

    pair, few = asked(address(everybody)), asked("/directory/duplicates/")
    for number in range(12):
        provider = a_provider(everybody.worker, f"Moorland Trust {number}")
        a_service(everybody.worker, provider, name="Sunday Sitting")
    browser.post("/directory/duplicates/look/")
    assert asked("/directory/duplicates/") == few
    assert asked(address_of_first(everybody)) == pair


def address_of_first(everybody: Cast) -> str:
    with scope.of_authority(everybody.northmoor.pk):
        pair = LikelyDuplicate.objects.filter(one_service__isnull=False).order_by("-pk")[0]
        return f"/directory/duplicates/{pair.pk}/"
