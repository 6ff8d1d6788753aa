"""What is known already is offered, and kept only when somebody says so; what is taken back counts no more."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mainstay.pathway.models import Access, Carer, Clock, Plan, QualityOfLife, SelfAssessment
from tests.cast import Cast, browser_of, person
from tests.pathway.carers import TODAY, a_carer, in_records_of, looked_after, own_account
from tests.pathway.heard.saying import SIX, answer, at, begin, the_one

pytestmark = pytest.mark.django_db


@pytest.fixture
def carer(cast: Cast) -> Carer:
    carer = a_carer(cast, language="Cymraeg", contact_by=["phone"])
    own_account(cast, carer)
    looked_after(cast, carer)
    with in_records_of(cast.worker):
        Carer.objects.filter(pk=carer.pk).update(hours="20-34", cares_since=date(2024, 1, 1))
    return carer


@pytest.fixture
def browser(cast: Cast, carer: Carer) -> Client:
    browser = browser_of(cast.carer)
    begin(browser)
    return browser


def send(browser: Client) -> str:
    return browser.post(reverse("pathway:my_check")).headers["Location"]


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("language", 'value="Cymraeg"'),
        ("hours", 'value="20-34" checked'),
        ("since", 'value="under_5_years" checked'),
        ("reach", 'value="phone" checked'),
        ("looks_after", ">Husband, wife or partner</textarea>"),
    ],
)
def test_what_the_record_knows_is_offered_and_marked(browser: Client, question: str, shown: str):
    page = browser.get(at(question)).content.decode()
    assert shown in page
    assert "From the record. Is it so?" in page


def test_nothing_that_is_only_known_is_sent(cast: Cast, carer: Carer, browser: Client):
    answer(browser, "matters_most", "Sleep")
    send(browser)
    assert the_one(cast, carer).answers == {"matters_most": "Sleep"}


def test_one_press_keeps_everything_that_is_known(cast: Cast, carer: Carer, browser: Client):
    assert browser.post(reverse("pathway:my_keep")).headers["Location"] == reverse("pathway:my_check")
    assert set(the_one(cast, carer).answers) == {"reach", "language", "looks_after", "hours", "since"}


def test_the_next_time_what_was_said_is_offered_with_its_day(browser: Client):
    answer(browser, "good_break", "A week by the sea")
    send(browser)
    begin(browser)
    page = browser.get(at("good_break")).content.decode()
    assert ">A week by the sea</textarea>" in page
    assert "Is it still so?" in page


def test_what_is_taken_back_counts_no_more_and_only_the_carer_still_reads_it(
    cast: Cast, carer: Carer, browser: Client
):
    for code, said in ({"good_break": "A week by the sea"} | SIX).items():
        answer(browser, code, said)
    send(browser)
    one = the_one(cast, carer)
    worker = browser_of(cast.worker)
    said = reverse("pathway:heard_said", args=[carer.pk, one.pk])
    assert "A week by the sea" in worker.get(said).content.decode()
    browser.post(reverse("pathway:my_take_back", args=[one.pk]))
    assert worker.get(said).status_code == 404
    assert "A week by the sea" in browser.get(reverse("pathway:my_sent", args=[one.pk])).content.decode()
    with in_records_of(cast.worker):
        assert not QualityOfLife.objects.filter(carer=carer).exists()
        assert Carer.objects.get(pk=carer.pk).stage == "found"
    begin(browser)
    assert "A week by the sea" in browser.get(at("good_break")).content.decode()
    worker.post(reverse("pathway:heard_begin", args=[carer.pk]), {"way": "phone", "agreed_how": "phone"})
    asked = reverse("pathway:heard_question", args=[carer.pk, "good_break"])
    assert "A week by the sea" not in worker.get(asked).content.decode()


def test_a_carer_who_is_supported_already_is_read_and_not_offered_an_assessment_again(
    cast: Cast, carer: Carer, browser: Client
):
    with in_records_of(cast.worker):
        Carer.objects.filter(pk=carer.pk).update(stage="supported")
        Plan.objects.create(authority=cast.northmoor, carer=carer)
    answer(browser, "hours", "50+")
    send(browser)
    one = the_one(cast, carer)
    with in_records_of(cast.worker):
        assert list(Clock.objects.filter(carer=carer).values_list("what", flat=True)) == ["said"]
        assert Carer.objects.get(pk=carer.pk).stage == "supported"
    browser_of(cast.worker).post(reverse("pathway:heard_done", args=[carer.pk, one.pk, "read"]))
    with in_records_of(cast.worker):
        assert Clock.objects.get(carer=carer).done_on is not None


def test_the_carer_may_keep_a_copy_in_any_script(browser: Client):
    answer(browser, "matters_most", "ნახვამდის")
    sent = send(browser)
    copy = browser.get(f"{sent}text/")
    assert "ნახვამდის" in copy.content.decode()
    assert "Rowan" not in copy["Content-Disposition"]


def test_a_worker_sees_what_changed_side_by_side(cast: Cast, carer: Carer, browser: Client):
    for hours in ("20-34", "50+"):
        begin(browser)
        answer(browser, "hours", hours)
        send(browser)
    with in_records_of(cast.worker):
        newest = SelfAssessment.objects.filter(carer=carer).first()
    page = browser_of(cast.worker).get(reverse("pathway:heard_said", args=[carer.pk, newest.pk]))
    assert "1 answer changed." in page.content.decode()
    assert "20 to 34 hours" in page.content.decode()


def test_family_who_may_act_may_answer_and_those_who_may_only_look_may_not(cast: Cast, carer: Carer):
    for acts, status in ((True, 302), (False, 404)):
        sister = person(cast.northmoor, "carer", "Nia Poplar", email=f"sister-{status}@northmoor.example")
        with in_records_of(cast.worker):
            Access.objects.create(
                authority=cast.northmoor,
                carer=carer,
                user=sister,
                as_whom="family",
                acts=acts,
                from_at=f"{TODAY}T00:00Z",
            )
        assert browser_of(sister).post(reverse("pathway:my_begin")).status_code == status


@pytest.mark.parametrize("name", ["my_self_assessment", "my_check"])
def test_whoever_has_no_record_is_led_away(cast: Cast, name: str):
    assert browser_of(cast.carer).get(reverse(f"pathway:{name}")).status_code in (302, 404)


def test_the_pages_ask_the_database_no_more_when_more_was_said(cast: Cast, carer: Carer, browser: Client):
    worker = browser_of(cast.worker)

    def cost(page: str, who: Client) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert who.get(page).status_code == 200
        return len(asked)

    pages = [
        (reverse("pathway:my_self_assessment"), browser),
        (at("hours"), browser),
        (reverse("pathway:my_check"), browser),
        (reverse("pathway:heard", args=[carer.pk]), worker),
    ]
    # Once before, so that what each browser's session keeps is kept already.
    few = [[cost(*page) for page in pages] for _time in range(2)][1]
    for _time in range(3):
        for code, said in SIX.items():
            answer(browser, code, said)
        send(browser)
        begin(browser)
    # The second time: what was said of the last sending is read, and gone, by then.
    assert [[cost(*page) for page in pages] for _time in range(2)][1] == few


def test_how_life_is_now_is_never_filled_in_from_the_last_time(browser: Client):
    answer(browser, "qol_control", "0")
    send(browser)
    begin(browser)
    assert "checked" not in browser.get(at("qol_control")).content.decode()
