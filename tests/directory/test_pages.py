"""The directory's own pages at each role: what they show, and how often they ask the database."""

import re

import pytest
from django.test import Client

from mainstay.accounts.permissions import Permission, may
from mainstay.directory.models import Service
from tests import cast
from tests.cast import Cast, browser_of
from tests.directory.listed import a_service


@pytest.fixture
def everybody(db: None) -> Cast:
    return cast.assemble()


@pytest.fixture
def service(everybody: Cast) -> Service:
    return a_service(everybody.worker)


@pytest.fixture
def browser(everybody: Cast) -> Client:
    return browser_of(everybody.commissioner)


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


LISTS = ("", "providers/", "changes/", "look-again/", "mistakes/", "claims/", "entries/new/")


@pytest.mark.parametrize("part", [*Cast.NAMES, "outsider"])
def test_each_role_opens_the_directory_or_is_told_that_it_may_not(everybody, part):
    user = everybody.everybody()[part]
    sees = may(user, Permission.SEE_DIRECTORY) or may(user, Permission.OWN_ENTRIES)
    writes = may(user, Permission.WRITE_ENTRIES) or may(user, Permission.OWN_ENTRIES)
    browser = browser_of(user)
    for address in LISTS:
        expected = sees if address in ("", "providers/") else writes
        assert browser.get(f"/directory/{address}").status_code == (200 if expected else 403), address


def test_the_page_of_an_entry_says_everything_about_it(browser, service):
    said = text_of(browser.get(f"/directory/entries/{service.pk}/"))
    for words in (
        "Saturday sitting",
        "Harbourlight Care",
        "Planned breaks and replacement care",
        "Dementia",
        "English, Polish",
        "Saturday, 10am to 4pm at Millgate Hall",
        "An hour: £18.50",
        "Last checked",
    ):
        assert words in said, words


def test_a_change_goes_from_draft_to_listed(everybody, service):
    writer, approver = browser_of(everybody.worker), browser_of(everybody.commissioner)
    draft = writer.post(f"/directory/entries/{service.pk}/change/").headers["Location"]
    page = writer.get(f"{draft}contact/")
    assert page.status_code == 200
    answer = writer.post(f"{draft}contact/", {"phone": "01632 960200", "next": "1"})
    assert answer.headers["Location"] == f"{draft}funding/"
    assert "01632 960200" in text_of(writer.get(draft))
    assert writer.post(f"{draft}publish/").status_code == 403
    assert writer.post(f"{draft}send/", {"note": "New number."}).status_code == 302
    assert writer.get("/directory/").status_code == 200
    listed = approver.post(f"{draft}publish/").headers["Location"]
    assert listed == f"/directory/entries/{service.pk}/"
    assert "01632 960200" in text_of(approver.get(listed))
