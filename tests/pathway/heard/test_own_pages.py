"""A carer says what caring is like: one question a page, saved at once, sent when they wish."""

import pytest
from django.urls import reverse

from mainstay.pathway.models import Carer, Clock, QualityOfLife, SelfAssessment
from tests.cast import Cast, browser_of
from tests.pathway.carers import a_carer, in_records_of, own_account
from tests.pathway.heard.saying import SIX, answer, at, begin, the_one

pytestmark = pytest.mark.django_db


@pytest.fixture
def carer(cast: Cast) -> Carer:
    carer = a_carer(cast)
    own_account(cast, carer)
    return carer


def test_every_answer_is_saved_as_it_is_given_and_the_next_question_follows(cast: Cast, carer: Carer):
    browser = browser_of(cast.carer)
    assert begin(browser) == at("reach")
    assert answer(browser, "reach", ["phone", "post"]).headers["Location"] == at("when")
    assert the_one(cast, carer).answers == {"reach": ["phone", "post"]}


def test_somebody_who_stops_goes_on_where_they_left_off(cast: Cast, carer: Carer):
    browser = browser_of(cast.carer)
    begin(browser)
    stopped = answer(browser, "hours", "50+", then="parts")
    assert stopped.headers["Location"] == reverse("pathway:my_self_assessment")
    page = browser.get(stopped.headers["Location"]).content.decode()
    assert "1 of 40 questions answered" in page
    assert begin(browser) == at("since")


def test_every_question_opens(cast: Cast, carer: Carer):
    browser = browser_of(cast.carer)
    page = begin(browser)
    seen = 0
    while "question" in page:
        assert browser.get(page).status_code == 200
        page = browser.post(page, {}).headers["Location"]
        seen += 1
    assert (page, seen) == (reverse("pathway:my_check"), 40)
    assert browser.get(page).status_code == 200


def test_what_is_sent_stands_in_the_record_and_starts_the_offer_of_an_assessment(cast: Cast, carer: Carer):
    browser = browser_of(cast.carer)
    begin(browser)
    for code, said in ({"hours": "50+"} | SIX).items():
        answer(browser, code, said)
    sent = browser.post(reverse("pathway:my_check"))
    one = the_one(cast, carer)
    assert sent.headers["Location"] == reverse("pathway:my_sent", args=[one.pk])
    assert browser.get(sent.headers["Location"]).status_code == 200
    with in_records_of(cast.worker):
        carer.refresh_from_db()
        assert (one.state, carer.stage, carer.hours) == ("sent", "heard", "50+")
        assert Clock.objects.get(carer=carer).what == "offer"
        scored = QualityOfLife.objects.get(carer=carer)
        assert (scored.at, scored.safety, scored.record) == ("self_assessment", 1, one.pk)


def test_sending_twice_makes_one(cast: Cast, carer: Carer):
    browser = browser_of(cast.carer)
    begin(browser)
    answer(browser, "hours", "50+")
    first, second = (browser.post(reverse("pathway:my_check")) for _time in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    with in_records_of(cast.worker):
        assert SelfAssessment.objects.filter(carer=carer).count() == 1
        assert Clock.objects.filter(carer=carer).count() == 1


def test_nothing_answered_is_nothing_to_send(cast: Cast, carer: Carer):
    browser = browser_of(cast.carer)
    begin(browser)
    page = browser.post(reverse("pathway:my_check")).content.decode()
    assert "Nothing has been answered yet." in page


@pytest.mark.parametrize("name", ["my_begin", "my_keep"])
def test_an_address_that_only_a_button_uses_leads_back_when_it_is_opened(cast: Cast, carer: Carer, name: str):
    browser = browser_of(cast.carer)
    begin(browser)
    assert browser.get(reverse(f"pathway:{name}")).status_code == 302
    assert the_one(cast, carer).answers == {}
