"""Looking for a carer: by name, date of birth, postcode and reference, though one of them is misspelt."""

from datetime import date

import pytest
from django.test import Client

from mainstay.pathway.actions import search_keys
from mainstay.pathway.models import Carer, Person, Restriction, SearchKey
from tests.cast import Cast, browser_of
from tests.pathway.carers import a_carer, in_records_of, looked_after

pytestmark = pytest.mark.django_db


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


def test_whom_the_carer_looks_after_leads_to_the_carer(cast: Cast, browser: Client):
    carer = a_carer(cast)
    looked_after(cast, carer, given_names="Tomasz", family_name="Żuk")
    with in_records_of(cast.worker):
        search_keys.write(carer)
    page = looked_for(browser, "tomas zuk")
    assert "Ida Rowan" in page
    assert "Found through Tomasz Żuk" in page


def test_a_day_that_is_none_is_said_and_the_rest_is_looked_for(cast: Cast, browser: Client):
    known(cast, "AB12CD")
    page = looked_for(browser, "Rowan 31/2/1961")
    assert "is no day of the calendar" in page
    assert "Ida Rowan" in page


def test_what_differs_is_said(cast: Cast, browser: Client):
    known(cast, "AB12CD")
    assert "Day and month of birth are the other way round" not in looked_for(browser, "Ida Rowan 14/5/1961")
    assert "Another date of birth" in looked_for(browser, "Ida Rowan 1/1/1990")


def test_nobody_finds_a_carer_of_another_authority_or_restricted(cast: Cast, browser: Client):
    known(cast, "AB12CD")
    with in_records_of(cast.worker):
        carer = Carer.objects.get()
        of = {"authority": cast.northmoor, "carer": carer, "made_by": cast.practice_lead}
        Restriction.objects.create(**of, why="A colleague", from_on=date(2026, 1, 1))
    page = looked_for(browser, "Ida Rowan")
    assert "Nobody was found" in page
    assert browser_of(cast.outsider).get("/carers/search/").status_code == 403


def test_keys_follow_what_is_known_and_leave_nothing_behind(cast: Cast):
    carer = a_carer(cast, postcode="M33 7AB")
    with in_records_of(cast.worker):
        search_keys.write(carer)
        Person.objects.filter(pk=carer.person_id).update(given_names="Ada", postcode="")
        search_keys.write(carer)
        keys = set(SearchKey.objects.values_list("key", flat=True))
        rows = SearchKey.objects.count()
        search_keys.write_for([carer])
        assert SearchKey.objects.count() == rows
    assert {"n:ada", "n:rowan", "r:AB12CD", "d:1961-05-14"} <= keys
    assert not keys & {"n:ida", "p:M337AB"}


def test_a_search_asks_as_many_questions_for_one_as_for_thirty(
    cast: Cast, browser: Client, django_assert_num_queries
):
    known(cast, "AB12CD")
    looked_for(browser, "Ida Rowen")
    with django_assert_num_queries(9):
        browser.get("/carers/search/")
    for number in range(30):
        known(cast, f"C{number}", family_name="Rowann")
    with django_assert_num_queries(9):
        page = browser.get("/carers/search/").content.decode()
    assert "More carers are like this" in page
