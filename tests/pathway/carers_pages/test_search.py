"""Looking for a carer: by name, date of birth, postcode and reference, though one of them is misspelt."""

from datetime import date

import pytest
from django.test import Client

from mainstay.pathway.actions import search_keys
from tests.cast import Cast, assemble, browser_of
from tests.pathway.carers import a_carer, in_records_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return assemble()


@pytest.fixture
def browser(cast: Cast) -> Client:
    return browser_of(cast.worker)


def known(cast: Cast, reference: str, **about: object) -> None:
    carer = a_carer(cast, reference, **about)
    with in_records_of(cast.worker):
        search_keys.write(carer)


def looked_for(browser: Client, text: str) -> str:
    answer = browser.post("/carers/search/", {"text": text}, follow=True)
    assert answer.request["PATH_INFO"] == "/carers/search/"
    assert not answer.request["QUERY_STRING"]
    return answer.content.decode()


@pytest.mark.parametrize(
    "text",
    [
        "Ida Rowan",
        "rowan",
        "Ida Rowen",
        "Ida Roawn",
        "Aida Rowan",
        "14/5/1961",
        "14 May 1961",
        "1961-05-14",
        "5.14.61",
        "14/5/1962",
        "05/14/1961",
        "M33 7AB",
        "m337ab",
        "M33 7AD",
        "AB12CD",
        "AB21CD",
        "Ida 14.5.1961",
    ],
)
def test_a_carer_is_found_by_what_is_known(cast: Cast, browser: Client, text: str):
    known(cast, "AB12CD", postcode="M33 7AB")
    known(cast, "ZZ99ZZ", given_names="Mo", family_name="Patel", born_on=date(1990, 12, 1), postcode="L1 1AA")
    page = looked_for(browser, text)
    assert "Ida Rowan" in page
    assert "Mo Patel" not in page
