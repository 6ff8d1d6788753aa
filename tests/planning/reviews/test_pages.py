"""Reviews and evidence in the browser: six questions settled, voices heard, moved on; evidence walked both ways."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from mainstay.accounts.permissions import Permission, may
from mainstay.database import scope
from mainstay.directory.models import Provider, Service
from mainstay.planning.actions.priorities import propose
from mainstay.planning.models import Evidence, Grounds, KeyAnswer, NeedsAssessment, Review
from mainstay.planning.rules.priorities import Proposal
from tests import cast
from tests.cast import Cast, browser_of
from tests.planning.a_content import a_content
from tests.planning.needs.town import NORTH, SOUTH, TOWN, a_file, load, ordinary

AREA = "X06000001"
CODES = [f"Q{number}" for number in range(1, 7)]
WORDS = {
    "says": "“Nobody comes up here.”",
    "title": "At the surgery door",
    "heard_from": "People waiting at a surgery",
    "heard_count": "12",
    "uses": "no",
    "gathered_on-day": "1",
    "gathered_on-month": "6",
    "gathered_on-year": "2026",
}


@pytest.fixture
def everybody(db: None) -> Cast:
    return cast.assemble()


@pytest.fixture
def browser(everybody: Cast) -> Client:
    return browser_of(everybody.commissioner)


@pytest.fixture
def review(everybody: Cast, browser: Client) -> Review:
    """A review that the commissioner has just opened."""
    sent = browser.post("/reviews/open/", {"title": "Review 2026", "area_code": AREA})
    assert sent.status_code == 302
    with scope.of_authority(everybody.northmoor.pk):
        return Review.objects.get()


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def put_aside(browser: Client, review: Review, *codes: str) -> None:
    for code in codes:
        sent = browser.post(f"/reviews/{review.pk}/{code}/", {"why_not": "Nobody was asked this year."})
        assert sent.status_code == 302


def hear_non_users(browser: Client, review: Review, code: str = "Q3", **changed: str):
    return browser.post(f"/evidence/add/words/?for=question-{review.pk}-{code}", WORDS | changed)


def moved_on(everybody: Cast) -> bool:
    with scope.of_authority(everybody.northmoor.pk):
        return Review.objects.get().moved_on_on is not None


# Opening and moving on


def test_a_new_review_has_every_question_open(browser, review):
    page = text_of(browser.get(f"/reviews/{review.pk}/"))
    assert "0 of 6" in page
    assert page.count("No evidence yet.") == 6
    assert "who use no service" in page


def test_a_review_with_everything_open_does_not_move_on_and_says_all_of_it(everybody, browser, review):
    page = text_of(browser.post(f"/reviews/{review.pk}/move-on/"))
    assert all(f"{code} " in page for code in CODES)
    assert "carers who use no service" in page
    assert not moved_on(everybody)


def test_a_review_without_the_voices_of_non_users_does_not_move_on(everybody, browser, review):
    put_aside(browser, review, *CODES)
    page = text_of(browser.post(f"/reviews/{review.pk}/move-on/"))
    assert "No words from carers who use no service are recorded." in page
    assert not moved_on(everybody)


def test_words_of_carers_who_use_a_service_are_not_the_voices_that_are_missing(everybody, browser, review):
    put_aside(browser, review, *CODES)
    hear_non_users(browser, review, uses="yes")
    assert "No words from carers" in text_of(browser.post(f"/reviews/{review.pk}/move-on/"))


def test_a_review_moves_on_when_all_are_settled_and_non_users_are_heard(everybody, browser, review):
    put_aside(browser, review, *(code for code in CODES if code != "Q3"))
    hear_non_users(browser, review)
    assert not moved_on(everybody)
    browser.post(f"/reviews/{review.pk}/Q3/", {"answer": "Carers on the moor."})
    assert "Move on to priorities" in text_of(browser.get(f"/reviews/{review.pk}/"))
    assert browser.post(f"/reviews/{review.pk}/move-on/").status_code == 302
    assert moved_on(everybody)
    assert "Moved on" in text_of(browser.get("/"))


def test_a_review_is_closed_once_all_that_was_proposed_in_it_is_decided(everybody, browser, review):
    with scope.of_authority(everybody.northmoor.pk):
        proposal = Proposal("Nights on the moor", "No nights", outcomes=["N1"], interventions=["I05"])
        proposed = propose(review, proposal, by=everybody.commissioner)
    page = text_of(browser.post(f"/reviews/{review.pk}/close/"))
    assert "“Nights on the moor” is proposed and not decided." in page
    with scope.of_authority(everybody.northmoor.pk):
        proposed.delete()
    assert browser.post(f"/reviews/{review.pk}/close/").status_code == 302
    page = text_of(browser.get(f"/reviews/{review.pk}/"))
    assert "Closed " in page
    assert "Close this review" not in page
    assert "closed already" in text_of(browser.post(f"/reviews/{review.pk}/close/"))


def test_nothing_more_is_said_in_a_closed_review(everybody, browser, review):
    browser.post(f"/reviews/{review.pk}/close/")
    assert "Keep this answer" not in text_of(browser.get(f"/reviews/{review.pk}/Q1/"))
    assert "This review is closed. Open a new one." in text_of(
        browser.post(f"/reviews/{review.pk}/Q1/", {"answer": "Yes."})
    )
    assert "This review is closed" in text_of(hear_non_users(browser, review))
    assert browser.post(f"/reviews/{review.pk}/Q1/find/", {"suggestion": "x"}).status_code == 302


def test_the_start_page_says_how_far_the_review_is(browser, review):
    put_aside(browser, review, "Q1", "Q2")
    assert "2 questions settled" in text_of(browser.get("/"))


def test_an_answer_without_evidence_is_not_settled(browser, review):
    browser.post(f"/reviews/{review.pk}/Q1/", {"answer": "Yes."})
    assert "0 of 6" in text_of(browser.get(f"/reviews/{review.pk}/"))


def test_an_answer_and_a_reason_for_none_are_not_kept_together(browser, review):
    page = text_of(browser.post(f"/reviews/{review.pk}/Q1/", {"answer": "Yes.", "why_not": "No time."}))
    assert "not both" in page


def test_what_moved_on_stays_as_it_was(everybody, browser, review):
    put_aside(browser, review, *CODES)
    hear_non_users(browser, review)
    browser.post(f"/reviews/{review.pk}/move-on/")
    page = text_of(browser.post(f"/reviews/{review.pk}/Q1/", {"answer": "Something else."}))
    assert "its answers stay as they were" in page
    with scope.of_authority(everybody.northmoor.pk):
        grounds = Grounds.objects.get()
    assert "what its answers stood on stays" in text_of(
        browser.post(f"/evidence/under/{grounds.pk}/take-away/")
    )


def test_a_question_that_is_not_one_of_the_six_is_not_found(browser, review):
    for address in (f"/reviews/{review.pk}/Q7/", f"/reviews/{review.pk}/Q7/find/", "/reviews/999/"):
        assert browser.get(address).status_code == 404
    assert browser.post(f"/evidence/add/words/?for=question-{review.pk}-Q7", WORDS).status_code == 404


# Evidence


def test_words_are_kept_without_whose_they_are(everybody, browser, review):
    page = text_of(hear_non_users(browser, review, says="Ring me on 07700 900123 or jo@example.org"))
    assert "telephone or record number" in page
    assert "e-mail address" in page
    with scope.of_authority(everybody.northmoor.pk):
        assert not Evidence.objects.exists()


def test_evidence_may_not_come_from_tomorrow(browser, review):
    tomorrow = localdate() + timedelta(days=1)
    told = {f"gathered_on-{part}": str(getattr(tomorrow, part)) for part in ("day", "month", "year")}
    assert "not after today" in text_of(hear_non_users(browser, review, **told))


def test_evidence_leads_to_what_stands_on_it_and_back(everybody, browser, review):
    assert hear_non_users(browser, review).headers["Location"] == f"/reviews/{review.pk}/Q3/"
    with scope.of_authority(everybody.northmoor.pk):
        evidence = Evidence.objects.get()
    assert f"/evidence/{evidence.pk}/" in browser.get(f"/reviews/{review.pk}/Q3/").content.decode()
    page = browser.get(f"/evidence/{evidence.pk}/")
    assert f"/reviews/{review.pk}/Q3/" in page.content.decode()
    assert "12 carers" in text_of(page)


def test_one_piece_serves_two_questions_and_is_taken_away_from_one(everybody, browser, review):
    hear_non_users(browser, review)
    with scope.of_authority(everybody.northmoor.pk):
        evidence = Evidence.objects.get()
    named = f"question-{review.pk}-Q5"
    for _twice in range(2):
        browser.post(f"/evidence/{evidence.pk}/use/", {"for": named})
    with scope.of_authority(everybody.northmoor.pk):
        assert Grounds.objects.count() == 2
        grounds = Grounds.objects.get(answer__question="Q5")
    browser.post(f"/evidence/under/{grounds.pk}/take-away/")
    with scope.of_authority(everybody.northmoor.pk):
        assert [each.answer.question for each in Grounds.objects.select_related("answer")] == ["Q3"]
        assert Evidence.objects.count() == 1


def test_the_library_is_searched_by_words_and_kind(browser, review):
    hear_non_users(browser, review)
    assert "At the surgery door" in text_of(browser.get("/evidence/?search=surgeries&kind=words"))
    assert "Nothing was found" in text_of(browser.get("/evidence/?search=surgery&kind=document"))
    assert browser.get("/evidence/?search=%27%22%3A*%26&kind=words").status_code == 200


def test_evidence_of_a_service_names_one_of_ours(everybody, browser, review):
    with scope.of_authority(everybody.northmoor.pk):
        of = {"authority": everybody.northmoor}
        provider = Provider.objects.create(**of, name="Harbourlight")
        service = Service.objects.create(**of, provider=provider, name="Saturday sitting")
    told = {key: value for key, value in WORDS.items() if key not in ("heard_from", "heard_count", "uses")}
    sent = browser.post("/evidence/add/service/", told | {"service": str(service.pk)})
    assert "Saturday sitting" in text_of(browser.get(sent.headers["Location"]))
    assert "Choose the service" in text_of(browser.post("/evidence/add/service/", told))


def test_html_in_words_is_shown_and_does_nothing(browser, review):
    hear_non_users(browser, review, says="<script>alert(1)</script> & so on")
    page = browser.get(f"/reviews/{review.pk}/Q3/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


# What Mainstay suggests


def saved(everybody: Cast) -> NeedsAssessment:
    with scope.of_authority(everybody.northmoor.pk):
        return NeedsAssessment.objects.create(
            authority=everybody.northmoor,
            area_code=AREA,
            area_name="Northmoor",
            title="For the board",
            as_at=date(2026, 4, 1),
            saved_by=everybody.analyst,
            content=a_content(),
        )


def test_a_figure_of_the_saved_assessment_is_added_with_one_press_and_links_to_that_version(
    everybody, browser, review
):
    version = saved(everybody)
    page = browser.get(f"/reviews/{review.pk}/Q3/find/").content.decode()
    keys = re.findall(r'name="suggestion" value="(\w+)"', page)
    assert keys
    assert browser.post(f"/reviews/{review.pk}/Q3/find/", {"suggestion": keys[0]}).status_code == 302
    with scope.of_authority(everybody.northmoor.pk):
        kept = Evidence.objects.get()
    assert kept.assessment_id == version.pk
    assert kept.page.startswith(f"/assessments/{version.pk}/")
    assert kept.says in text_of(browser.get(f"/reviews/{review.pk}/Q3/")).replace("&#39;", "'")
    assert f'value="{keys[0]}"' not in browser.get(f"/reviews/{review.pk}/Q3/find/").content.decode()


def test_the_same_figure_for_two_questions_is_kept_once(everybody, browser, review):
    saved(everybody)
    other = browser.post("/reviews/open/", {"title": "Another", "area_code": AREA}).headers["Location"]
    for address in (f"/reviews/{review.pk}/Q3/find/", f"{other}Q3/find/"):
        key = re.findall(r'name="suggestion" value="(\w+)"', browser.get(address).content.decode())[0]
        browser.post(address, {"suggestion": key})
    with scope.of_authority(everybody.northmoor.pk):
        assert (Evidence.objects.count(), Grounds.objects.count()) == (1, 2)


def test_a_suggestion_that_is_no_longer_made_is_not_added(browser, review):
    assert browser.post(f"/reviews/{review.pk}/Q2/find/", {"suggestion": "made-up"}).status_code == 404


@pytest.mark.parametrize("code", CODES)
def test_every_question_has_its_page_when_nothing_is_known(browser, review, code):
    assert browser.get(f"/reviews/{review.pk}/{code}/find/").status_code == 200


@pytest.fixture
def of_the_town(everybody: Cast) -> Review:
    """A review of a town with carers, those known to services, and two providers."""
    load(*ordinary())
    of, by = {"authority": everybody.northmoor}, everybody.commissioner
    rows = {TOWN: (400, 20), NORTH: (300, None), SOUTH: (100, None)}
    kept = {"reference_on": date(2026, 3, 31), "levels": ("authority", "ward")}
    load(a_file("known_to_services", ["all", "older_carers"], rows, **kept), of=everybody.northmoor)
    with scope.of_authority(everybody.northmoor.pk):
        for name, interventions in (("One", ["I01", "I02"]), ("Two", ["I01"])):
            provider = Provider.objects.create(**of, name=name)
            Service.objects.create(
                **of, provider=provider, name=name, interventions=interventions, areas=[TOWN]
            )
        return Review.objects.create(
            **of, title="Town", area_code=TOWN, opened_on=date(2026, 6, 1), opened_by=by
        )


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("Q1", "General services listed"),
        ("Q2", "2 have a service meant for carers in every place"),
        ("Q3", "Reached less: Older carers"),
        ("Q4", "Kept from breaks by cost"),
        ("Q5", "Too little:"),
        ("Q6", "Only one provider delivers: "),
    ],
)
def test_each_question_is_offered_what_mainstay_knows_of_it(browser, of_the_town, code, said):
    page = browser.get(f"/reviews/{of_the_town.pk}/{code}/find/")
    assert said in text_of(page)
    links = re.findall(r'href="(/[^"#]+)">See where it comes from', page.content.decode())
    assert links
    assert {browser.get(link).status_code for link in set(links)} == {200}


# Who may, and how often the database is asked


@pytest.mark.parametrize("part", [*Cast.NAMES, "outsider"])
def test_each_role_sees_or_writes_as_it_may(everybody, review, part):
    user = everybody.everybody()[part]
    sees, writes = may(user, Permission.SEE_PLANS), may(user, Permission.WRITE_PLANS)
    browser, ours = browser_of(user), part != "outsider"
    assert browser.get("/reviews/").status_code == (200 if sees else 403)
    assert browser.get(f"/reviews/{review.pk}/").status_code == (403 if not sees else 200 if ours else 404)
    assert browser.get("/reviews/open/").status_code == (200 if writes else 403)
    if sees and not writes:
        before = browser.post(f"/reviews/{review.pk}/Q1/", {"answer": "Yes."})
        assert before.status_code == 200
        with scope.of_authority(everybody.northmoor.pk):
            assert not KeyAnswer.objects.exists()


def questions(browser: Client, address: str) -> int:
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len([each for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))])


def test_pages_ask_the_same_however_much_evidence_there_is(browser, review):
    addresses = ["/", "/reviews/", f"/reviews/{review.pk}/", f"/reviews/{review.pk}/Q3/", "/evidence/"]
    hear_non_users(browser, review)
    few = {address: questions(browser, address) for address in addresses}
    for number in range(5):
        hear_non_users(browser, review, title=f"At door {number}")
        browser.post("/reviews/open/", {"title": f"Review {number}", "area_code": AREA})
    assert {address: questions(browser, address) for address in addresses} == few
    assert max(few.values()) <= 18
