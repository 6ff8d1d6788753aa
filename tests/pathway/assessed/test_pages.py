"""Assessments in the browser: from the offer to the copy, and who may look."""

import re
from html import unescape

import pytest
from django.utils.timezone import localdate

from mainstay.pathway.actions.assessment_done import complete
from mainstay.pathway.models import Assessment, Consent, FamilyView, SelfAssessment
from tests.cast import Cast, browser_of
from tests.pathway.assessed.nations import cast_in, fill, offered, under_way
from tests.pathway.carers import a_carer, in_records_of, looked_after

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return cast_in("england")


def text_of(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def day(name: str, on=None) -> dict[str, str]:
    on = on or localdate()
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def test_a_worker_takes_an_assessment_from_the_offer_to_the_copy(cast, browser):
    carer = a_carer(cast)
    page = text_of(browser.get(f"/carers/{carer.pk}/assessments/"))
    assert "None has been offered yet" in page
    assert "The carer is 18 or over, and the authority is in England." in page
    sent = browser.post(f"/carers/{carer.pk}/assessments/offer/", day("identified_on") | day("offered_on"))
    assert sent.status_code == 302
    at = sent.headers["Location"]
    assert "Note what the carer said" in text_of(browser.get(at))
    assert browser.post(f"{at}answer/", {"said": "yes"} | day("accepted_on")).status_code == 302
    assert browser.post(f"{at}talked/", {"way": "home"} | day("talked_on")).status_code == 302
    page = text_of(browser.get(at))
    assert "0 of" in page
    assert "All eight outcomes" in page
    refused = text_of(browser.post(f"{at}complete/", day("on")))
    assert "Leisure (Care Act 2014, section 10): answer" in refused
    with in_records_of(cast.worker):
        fill(Assessment.objects.get(), cast.worker, localdate())
    assert browser.post(f"{at}complete/", day("on")).status_code == 302
    assert "Note that the carer has a copy" in text_of(browser.get(at))
    assert browser.post(f"{at}copy/", day("on")).status_code == 302
    assert "was given a copy on" in text_of(browser.get(at))
    assert "She said so." in text_of(browser.get(f"{at}read/"))


def test_a_part_is_saved_by_itself_and_leads_to_the_next(cast, browser):
    carer = a_carer(cast)
    with in_records_of(cast.worker):
        found = under_way(carer, cast.worker, on=localdate())
    at = f"/carers/assessments/{found.pk}/"
    first = browser.post(f"{at}part/health/", {"health": "at_risk", "about_health": "Bad back"})
    assert first.headers["Location"] == f"{at}part/home/"
    back = browser.post(f"{at}part/home/", {"outcome_child": "can", "stay": "1"})
    assert back.headers["Location"] == at
    with in_records_of(cast.worker):
        assert Assessment.objects.get().answers == {
            "health": "at_risk",
            "about_health": "Bad back",
            "outcome_child": "can",
        }
    assert browser.get(f"{at}part/nothing/").status_code == 404


def test_an_answer_that_is_too_long_keeps_the_others_and_what_was_typed(cast, browser):
    with in_records_of(cast.worker):
        found = under_way(a_carer(cast), cast.worker, on=localdate())
    typed = {"health": "none", "about_health": "x" * 10_001}
    page = browser.post(f"/carers/assessments/{found.pk}/part/health/", typed)
    assert "Make it shorter by 1 characters" in text_of(page)
    assert "x" * 10_001 in page.content.decode()
    with in_records_of(cast.worker):
        assert Assessment.objects.get().answers == {"health": "none"}


def test_what_the_carer_said_is_filled_in_marked_and_never_overwrites(cast, browser):
    carer = a_carer(cast)
    said = {"health": "deteriorating", "outcome_home": "can_with_distress", "willing_now": "some"}
    with in_records_of(cast.worker):
        SelfAssessment.objects.create(
            authority=cast.northmoor, carer=carer, state="sent", answers=said, sent_at="2026-06-01T12:00Z"
        )
        found = under_way(carer, cast.worker, on=localdate())
    page = browser.get(f"/carers/assessments/{found.pk}/part/health/")
    assert "The carer said on 1 June 2026:" in text_of(page)
    assert re.search(r'value="deteriorating"[^>]*checked', page.content.decode())
    with in_records_of(cast.worker):
        assert Assessment.objects.get().answers == {}
    browser.post(f"/carers/assessments/{found.pk}/part/health/", {"health": "at_risk"})
    page = browser.get(f"/carers/assessments/{found.pk}/part/health/")
    assert "The carer said on 1 June 2026:" in text_of(page)
    assert re.search(r'value="at_risk"[^>]*checked', page.content.decode())


def test_somebody_elses_answer_is_shown_beside_ones_own(cast, browser):
    with in_records_of(cast.worker):
        found = under_way(a_carer(cast), cast.worker, on=localdate())
    at = f"/carers/assessments/{found.pk}/part/health/"
    seen = re.search(r'name="seen" value="([^"]*)"', browser.get(at).content.decode())
    assert seen is not None
    marks = unescape(seen.group(1))
    browser_of(cast.practice_lead).post(at, {"about_health": "Theirs", "seen": marks})
    page = text_of(browser.post(at, {"about_health": "Mine", "seen": marks}))
    assert "“Theirs”" in page
    assert "Mine" in page
    with in_records_of(cast.worker):
        assert Assessment.objects.get().answers == {"about_health": "Theirs"}


def test_the_family_is_heard_each_for_themselves_and_only_with_their_agreement(cast, browser):
    carer = a_carer(cast)
    tom = looked_after(cast, carer).person
    with in_records_of(cast.worker):
        found = under_way(carer, cast.worker, on=localdate())
    asked = browser.post(f"/carers/assessments/{found.pk}/family/", {"person": str(tom.pk)})
    at = asked.headers["Location"]
    words = {"said": "I like it at home", "refuses": "A stranger at night", "how": "spoken"}
    assert "has not agreed" in text_of(browser.post(at, words | {"agreed": "no"}))
    assert "has not agreed" in text_of(browser.post(at, words | {"agreed": ""}))
    assert "Choose how they said so." in text_of(browser.post(at, words | {"agreed": "yes", "how": ""}))
    by_another = words | {"agreed": "yes", "how": "for_them"}
    assert "by what right" in text_of(browser.post(at, by_another))
    with in_records_of(cast.worker):
        assert FamilyView.objects.get().view == ""
        assert not Consent.objects.exists()
    assert browser.post(at, words | {"agreed": "yes", "seen_alone": "on"}).status_code == 302
    assert browser.post(at, words | {"agreed": "yes", "seen_alone": "on", "how": ""}).status_code == 302
    page = text_of(browser.get(f"/carers/assessments/{found.pk}/"))
    assert "Refuses: A stranger at night" in page
    assert "Seen alone." in page
    with in_records_of(cast.worker):
        agreed = Consent.objects.get()
    assert (agreed.person_id, agreed.purpose, agreed.given) == (tom.pk, "joint", True)
    assert browser.post(at, {"agreed": "no", "how": "spoken"}).status_code == 302
    with in_records_of(cast.worker):
        assert (FamilyView.objects.get().refuses, Consent.objects.count()) == ("", 2)


def test_the_second_is_set_beside_the_first(cast, browser):
    carer = a_carer(cast)
    with in_records_of(cast.worker):
        first = fill(under_way(carer, cast.worker, on=localdate()), cast.worker, localdate(), leisure="Choir")
        complete(first, by=cast.worker, today=localdate())
        second = under_way(carer, cast.worker, on=localdate())
        fill(second, cast.worker, localdate(), leisure="Nothing any more")
    page = text_of(browser.get(f"/carers/assessments/{second.pk}/changed/"))
    changed, same = page.split("What is the same")
    assert re.search("What does the carer want for leisure?.* Choir .* Nothing any more", changed)
    assert "How far did earlier support achieve what the carer wanted?" in changed
    assert "What does the carer want for work, education or training?" in same
    assert browser.get(f"/carers/assessments/{first.pk}/changed/").status_code == 404


def test_a_young_carer_in_england_is_not_put_to_the_care_acts_test(cast, browser):
    carer = a_carer(cast, born_on=localdate().replace(year=localdate().year - 14, day=1))
    page = text_of(browser.get(f"/carers/{carer.pk}/assessments/"))
    assert "Assessment of a young carer" in page
    assert "The Care Act's test for carers is not for young carers." in page


def test_nobody_of_another_authority_or_without_the_role_sees_one(cast):
    carer = a_carer(cast)
    with in_records_of(cast.worker):
        found = offered(carer, cast.worker, on=localdate())
    for address in (f"/carers/{carer.pk}/assessments/", f"/carers/assessments/{found.pk}/"):
        assert browser_of(cast.commissioner).get(address).status_code == 403
        assert browser_of(cast.panel).get(address).status_code == 200
        assert browser_of(cast.worker).get(address).status_code == 200
    assert browser_of(cast.panel).get(f"/carers/assessments/{found.pk}/stop/").status_code == 403


def test_a_page_asks_the_database_as_often_for_many_as_for_one(cast, browser, django_assert_max_num_queries):
    carer = a_carer(cast)
    with in_records_of(cast.worker):
        found = under_way(carer, cast.worker, on=localdate())
    for address in ("", "part/home/", "read/", "complete/"):
        browser.get(f"/carers/assessments/{found.pk}/{address}")
        with django_assert_max_num_queries(26):
            browser.get(f"/carers/assessments/{found.pk}/{address}")
