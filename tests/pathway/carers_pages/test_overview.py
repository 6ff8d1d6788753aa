"""The first page of a record: who it is, where they stand, what comes next and what is missing."""

from datetime import date

import pytest
from django.test import Client

from mainstay.accounts.models import Organisation
from mainstay.database import scope
from mainstay.pathway.models import Access, Carer, Opening, Restriction
from mainstay.pathway.rules.overview import steps
from tests.cast import Cast, browser_of
from tests.cast import person as somebody
from tests.pathway.carers import TODAY, a_carer, in_records_of, looked_after
from tests.pathway.carers_pages.test_caseload import owe

pytestmark = pytest.mark.django_db


def page_of(browser: Client, carer: Carer) -> str:
    return browser.get(f"/carers/{carer.pk}/").content.decode()


def test_a_record_says_who_whom_and_what_comes_next(cast: Cast, browser: Client, carer: Carer):
    looked_after(cast, carer)
    owe(cast, carer, "offer", -2)
    owe(cast, carer, "review", 200)
    page = page_of(browser, carer)
    for said in ("Ida Rowan", "AB12CD", "Born 14 May 1961", "Tom Rowan (husband, wife or partner)", "Late"):
        assert said in page
    assert page.index("Offer an assessment") < page.index("Review the plan")


def test_a_page_of_a_record_is_noted_once_and_asks_a_fixed_number_of_questions(
    cast: Cast, browser: Client, carer: Carer, django_assert_num_queries
):
    page_of(browser, carer)
    with django_assert_num_queries(11):
        page_of(browser, carer)
    for number in range(10):
        owe(cast, carer, "transition", number, record=number)
        looked_after(cast, carer, given_names=f"Tom {number}")
    with django_assert_num_queries(11):
        page_of(browser, carer)
    with in_records_of(cast.worker):
        assert list(Opening.objects.values_list("page", "user")) == [("carer", cast.worker.pk)] * 3


def test_what_is_missing_leads_to_where_it_is_put_right(browser: Client, carer: Carer):
    page = page_of(browser, carer)
    assert f"/carers/{carer.pk}/worker/" in page
    assert "no telephone, e-mail or address" in page
    assert "Nobody is written down whom the carer looks after" in page


def test_what_to_know_at_once_stands_above(cast: Cast, browser: Client):
    young = a_carer(cast, born_on=date(2014, 1, 1), needs_interpreter=True, language="Polish")
    page = page_of(browser, young)
    assert "Young carer" in page
    assert "Interpreter: Polish" in page
    assert "hold no term for them yet" in page
    type(cast.northmoor).objects.filter(pk=cast.northmoor.pk).update(nation="scotland")
    assert "young carer statement" in page_of(browser, young)


def test_a_restricted_record_says_so_to_those_who_are_named(cast: Cast, browser: Client, carer: Carer):
    of = {"authority": cast.northmoor, "carer": carer}
    with in_records_of(cast.worker):
        Restriction.objects.create(**of, why="A colleague", from_on=TODAY, made_by=cast.practice_lead)
    assert browser.get(f"/carers/{carer.pk}/").status_code == 404
    with in_records_of(cast.worker):
        Access.objects.create(**of, user=cast.worker, as_whom="worker", acts=True, from_at=carer.changed_at)
    assert "Restricted" in page_of(browser, carer)


def test_a_worker_changes_what_is_known_and_the_ward_follows(cast: Cast, browser: Client, carer: Carer):
    page = f"/carers/{carer.pk}/change/"
    form = {"given_names": "Ida May", "family_name": "Rowan", "known_as": "May", "hours": "50+", "seen": "1"}
    form |= {"born_on-day": "14", "born_on-month": "5", "born_on-year": "1961", "disabled": "yes"}
    assert browser.post(page, form).status_code == 302
    assert "known as May" in page_of(browser, carer)
    late = browser.post(page, form | {"given_names": "Aida"}).content.decode()
    assert "Somebody else saved this" in late
    assert 'value="Aida"' in late
    assert "Ida May" in browser.post("/carers/search/", {"text": "ida may"}, follow=True).content.decode()


def test_impossible_days_are_said_all_at_once(browser: Client, carer: Carer):
    days = {"born_on-day": "14", "born_on-month": "5", "born_on-year": "2961"}
    days |= {"died_on-day": "1", "died_on-month": "1", "died_on-year": "2962"}
    days |= {"cares_since-day": "1", "cares_since-month": "1", "cares_since-year": "2960"}
    page = browser.post(
        f"/carers/{carer.pk}/change/", {"given_names": "Ida", "seen": "1"} | days
    ).content.decode()
    assert page.count("still to come") >= 3
    assert "before the carer was born" in page


def test_a_carer_is_handed_to_the_carers_centre_which_then_sees_them(
    cast: Cast, browser: Client, carer: Carer
):
    with scope.of_authority(cast.northmoor.pk):
        centre = Organisation.objects.create(
            authority=cast.northmoor, name="The Centre", kind="carers_centre"
        )
    theirs = somebody(cast.northmoor, "worker", "Cy Aspen", email="c@n.example", organisation=centre)
    browser.post(f"/carers/{carer.pk}/worker/", {"worker": theirs.pk})
    assert "Cy Aspen" in page_of(browser, carer)
    assert page_of(browser_of(theirs), carer).count("The Centre")
    choices = browser_of(theirs).get(f"/carers/{carer.pk}/worker/").content.decode()
    assert "Cy Aspen" in choices
    assert "Wyn Birch" not in choices
    assert browser.post(f"/carers/{carer.pk}/worker/", {"worker": cast.buyer.pk}).status_code == 200


@pytest.mark.parametrize(
    ("stage", "states"),
    [
        ("found", "done now later later later later"),
        ("assessing", "done later now later later later"),
        ("supported", "done later later later later now"),
        ("advised", "done later later later later later"),
    ],
)
def test_the_line_of_steps_shows_where_the_carer_stands(stage: str, states: str):
    assert [step.state for step in steps(stage, {})] == states.split()


def test_a_step_with_a_day_is_done_whatever_the_stage():
    found = steps("planning", {"found": TODAY, "assessed": TODAY})
    assert [step.state for step in found] == ["done", "later", "done", "later", "now", "later"]
