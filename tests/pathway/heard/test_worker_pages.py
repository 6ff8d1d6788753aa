"""A worker writes down what a carer says, with their agreement, in as many steps as the carer would need alone."""

from datetime import date

import pytest
from django.urls import reverse

from mainstay.pathway.models import Carer, Clock
from tests.cast import Cast, browser_of
from tests.pathway.carers import a_carer, in_records_of, own_account
from tests.pathway.heard.saying import answer, begin, hidden, the_one

pytestmark = pytest.mark.django_db


def page(carer: Carer, name: str, *more: object) -> str:
    return reverse(f"pathway:{name}", args=[carer.pk, *more])


def by_phone(browser, carer: Carer, way: str = "phone"):
    return browser.post(page(carer, "heard_begin"), {"way": way, "agreed_how": "spoken"})


def test_the_tab_opens_with_nothing_said_and_with_everything(cast: Cast, carer: Carer):
    browser = browser_of(cast.worker)
    assert "Nothing has been said" in browser.get(page(carer, "heard")).content.decode()
    by_phone(browser, carer)
    for name in ("heard", "heard_parts", "heard_whole", "heard_check", "heard_paper"):
        assert browser.get(page(carer, name)).status_code == 200, name


def test_the_agreement_is_asked_for_once_and_kept(cast: Cast, carer: Carer):
    browser = browser_of(cast.worker)
    refused = browser.post(page(carer, "heard_begin"), {"way": "phone"}).content.decode()
    assert "Ask whether you may write it down" in refused
    assert by_phone(browser, carer).headers["Location"] == page(carer, "heard_question", "reach")
    one = the_one(cast, carer)
    assert (one.way, one.agreed_how, one.typed_by) == ("phone", "spoken", cast.worker)


def test_a_paper_form_is_typed_in_on_one_page_and_what_is_wrong_stays_there(cast: Cast, carer: Carer):
    browser = browser_of(cast.worker)
    whole = by_phone(browser, carer, "paper").headers["Location"]
    typed = {
        "hours": "50+",
        "tasks": ["personal", "nights"],
        "broken_nights": "nine",
        "matters_most": "Мой сын",
    }
    answered = browser.post(whole, hidden(browser, whole) | typed).content.decode()
    assert 'value="nine"' in answered
    assert "Enter a whole number" in answered
    kept = {"hours": "50+", "tasks": ["personal", "nights"], "matters_most": "Мой сын"}
    assert the_one(cast, carer).answers == kept
    typed |= {"broken_nights": "7"}
    assert browser.post(whole, hidden(browser, whole) | typed).headers["Location"] == page(
        carer, "heard_check"
    )
    assert the_one(cast, carer).answers == kept | {"broken_nights": 7}


def test_it_is_read_back_before_it_is_sent(cast: Cast, carer: Carer):
    browser = browser_of(cast.worker)
    asked = by_phone(browser, carer).headers["Location"]
    browser.post(asked, hidden(browser, asked) | {"reach": ["phone"]})
    check = page(carer, "heard_check")
    assert "Read it to the carer, then tick the box" in browser.post(check).content.decode()
    sent = browser.post(check, {"read_back": "on"})
    one = the_one(cast, carer)
    assert sent.headers["Location"] == page(carer, "heard_said", one.pk)
    assert one.read_back_at is not None
    assert browser.get(sent.headers["Location"]).status_code == 200


def test_what_a_carer_has_not_sent_is_theirs_alone(cast: Cast, carer: Carer):
    own_account(cast, carer)
    own = browser_of(cast.carer)
    begin(own)
    answer(own, "matters_most", "Sleep, for once")
    answer(own, "another_way", ["interpreter"])
    browser, one = browser_of(cast.worker), the_one(cast, carer)
    tab = browser.get(page(carer, "heard")).content.decode()
    assert "Sleep, for once" not in tab
    assert "An interpreter" in tab
    for name in ("heard_parts", "heard_whole", "heard_check"):
        assert browser.get(page(carer, name)).headers["Location"] == page(carer, "heard")
    assert browser.get(page(carer, "heard_said", one.pk)).status_code == 404


def test_another_language_or_form_is_a_task_from_the_moment_it_is_asked_for(cast: Cast, carer: Carer):
    own_account(cast, carer)
    own = browser_of(cast.carer)
    begin(own)
    answer(own, "another_way", ["interpreter", "large_print"])
    answer(own, "language", "Polski")
    one = the_one(cast, carer)
    assert (one.wants, one.language) == (["interpreter", "large_print"], "Polski")
    with in_records_of(cast.worker):
        person = Carer.objects.get(pk=carer.pk).person
        assert (person.needs_interpreter, person.formats, person.language) == (
            True,
            ["large_print"],
            "Polski",
        )
        assert Clock.objects.get(carer=carer, what="another_way", done_on=None).record == one.pk
    browser_of(cast.worker).post(page(carer, "heard_done", one.pk, "arranged"))
    with in_records_of(cast.worker):
        assert Clock.objects.get(carer=carer, what="another_way").done_on is not None


def test_nobody_writes_for_a_carer_who_has_died(cast: Cast):
    carer = a_carer(cast, "DD22DD", died_on=date(2026, 3, 1))
    page_again = by_phone(browser_of(cast.worker), carer).content.decode()
    assert "The record says that the carer has died." in page_again


def test_what_was_asked_for_twice_is_one_task(cast: Cast, carer: Carer):
    own_account(cast, carer)
    own = browser_of(cast.carer)
    for _time in range(2):
        begin(own)
        answer(own, "another_way", ["braille"])
        own.post(reverse("pathway:my_check"))
    with in_records_of(cast.worker):
        assert Clock.objects.filter(carer=carer, what="another_way", stopped_on=None).count() == 1


def test_whoever_feels_unsafe_is_read_first_and_a_worry_can_be_raised(cast: Cast, carer: Carer):
    own_account(cast, carer)
    own = browser_of(cast.carer)
    begin(own)
    answer(own, "qol_safety", "0")
    own.post(reverse("pathway:my_check"))
    browser, one = browser_of(cast.worker), the_one(cast, carer)
    assert "Read first" in browser.get(page(carer, "heard")).content.decode()
    said = browser.get(page(carer, "heard_said", one.pk)).content.decode()
    assert reverse("pathway:raise_concern", args=[carer.pk]) in said
