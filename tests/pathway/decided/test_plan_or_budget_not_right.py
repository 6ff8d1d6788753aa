"""A carer does not agree with their plan or their budget: they say so, or a worker writes it down."""

import pytest

from mainstay.pathway.actions import challenges
from mainstay.pathway.models import Access, Carer, Challenge, Clock
from tests.cast import Cast, assemble, browser_of
from tests.pathway.budgets.ordinary import indicated
from tests.pathway.carers import TODAY, a_carer, in_records_of, own_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return assemble()


@pytest.fixture
def carer(cast: Cast) -> Carer:
    carer = a_carer(cast)
    own_account(cast, carer)
    indicated(cast, carer=carer)
    return carer


@pytest.mark.parametrize(("kind", "page"), [("plan", "/my/plan/"), ("budget", "/my/budget/")])
def test_a_carer_says_what_is_not_right_and_reads_the_answer_there(
    cast: Cast, carer: Carer, kind: str, page: str
):
    browser, form = browser_of(cast.carer), f"/my/not-right/{kind}/"
    assert f'href="{form}"' in browser.get(page).content.decode()
    assert "Write what is not right." in browser.post(form, {"words": " "}).content.decode()
    assert browser.post(form, {"words": "Two hours are too few"})["Location"] == page
    with in_records_of(cast.worker):
        made = Challenge.objects.get()
        assert (made.about, made.decision_id) == (kind, None)
        assert Clock.objects.get(what="challenge").record == made.pk
    assert "You are answered by" in browser.get(page).content.decode()
    lead = browser_of(cast.practice_lead)
    answer = f"/carers/challenges/{made.pk}/answer/"
    assert f"The {kind} stays as it is" in lead.get(answer).content.decode()
    lead.post(answer, {"answered": "upheld", "words": "Four it shall be"})
    shown = browser.get(page).content.decode()
    assert "Two hours are too few" in shown
    assert "Four it shall be" in shown
    assert "Two hours" not in browser.get("/my/decisions/").content.decode()


@pytest.mark.parametrize("kind", ["plan", "budget"])
def test_a_worker_writes_it_down_from_the_page_it_is_about(cast: Cast, carer: Carer, kind: str):
    browser, form = browser_of(cast.worker), f"/carers/{carer.pk}/not-right/{kind}/"
    with in_records_of(cast.worker):
        of = carer.plans.get() if kind == "plan" else carer.budgets.get()
    page = f"/carers/{carer.pk}/{kind}s/{of.pk}/"
    assert f'href="{form}"' in browser.get(page).content.decode()
    answer = browser.post(form, {"words": "Too little"})
    with in_records_of(cast.worker):
        made = Challenge.objects.get()
    assert (made.about, answer["Location"]) == (kind, f"/carers/challenges/{made.pk}/")
    assert f"It is about the {kind}" in browser.get(answer["Location"]).content.decode()


def test_only_a_final_decision_can_be_said_to_be_wrong_and_nothing_else_has_such_a_page(
    cast: Cast, carer: Carer
):
    browser = browser_of(cast.carer)
    assert "/my/not-right/" not in browser.get("/my/decisions/").content.decode()
    assert browser.get("/my/not-right/decision/").status_code == 404
    assert browser.get("/my/not-right/weather/").status_code == 404
    assert browser_of(cast.worker).get(f"/carers/{carer.pk}/not-right/decision/").status_code == 404
    with (
        in_records_of(cast.worker),
        pytest.raises(challenges.CannotChallenge, match="Choose what it is about"),
    ):
        challenges.challenge(carer, words="No", about="weather", by=cast.worker, today=TODAY)


def test_whoever_may_only_look_says_nothing_in_the_carers_place(cast: Cast, carer: Carer):
    with in_records_of(cast.worker):
        Access.objects.update(acts=False)
    browser = browser_of(cast.carer)
    assert "/my/not-right/" not in browser.get("/my/plan/").content.decode()
    assert browser.post("/my/not-right/plan/", {"words": "No"}).status_code == 403
