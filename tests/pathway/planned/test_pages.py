"""A plan in the browser: written with the carer, put forward, answered; who sees what of it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from mainstay.pathway.actions import planning
from mainstay.pathway.actions.budgets import indicate
from mainstay.pathway.models import Approval, Opening, PersonalOutcome, Plan, Support
from tests.cast import Cast, browser_of
from tests.directory.listed import a_provider, a_service
from tests.pathway.carers import TODAY, in_records_of
from tests.pathway.planned.a_plan import DEAR, PAID, WHOLE, a_plan, agreed, put_forward, reload

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(cast: Cast) -> Client:
    return browser_of(cast.worker)


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def day(name: str, of) -> dict[str, str]:
    return {f"{name}-day": str(of.day), f"{name}-month": str(of.month), f"{name}-year": str(of.year)}


def only(cast: Cast, model):
    with in_records_of(cast.worker):
        return model.objects.get()


def test_a_plan_is_written_from_what_the_carer_wants_to_who_does_what(cast, carer, worker):
    base = f"/carers/{carer.pk}"
    assert "No plan yet" in text_of(worker.get(f"{base}/plans/"))
    worker.post(f"{base}/plans/begin/")
    plan = only(cast, Plan)
    page = f"{base}/plans/{plan.pk}/"
    assert "Begin with what the carer wants" in text_of(worker.get(page))
    sent = worker.post(f"{page}outcome/", {"words": "To sleep one night a week", "outcomes": ["N2", "N4"]})
    outcome = only(cast, PersonalOutcome)
    assert sent["Location"] == f"{base}/outcomes/{outcome.pk}/help/"
    assert "lists nothing for this here" in text_of(worker.get(sent["Location"]))
    idea = {"words": "A night at her sister's", "intervention": "I06"}
    sent = worker.post(f"{base}/outcomes/{outcome.pk}/help/add/?own=yes", idea)
    support = only(cast, Support)
    assert sent["Location"] == f"{base}/supports/{support.pk}/say/cost/"
    cost = {"paid": "yes", "unit": "night", "a_week": "1", "weeks": "40", "price_pence": "£45.50"}
    worker.post(sent["Location"], cost)
    met = {
        "kind_of_break": "own_idea",
        "met": ["freedom", "positive", "control", "security"],
        "released": "on",
        "with_person": "without",
        "planned": "yes",
    }
    assert worker.post(f"{base}/supports/{support.pk}/say/break/", met).status_code == 302
    matters = {"days": ["SA"], "language": "pl", "must": ["language"], "words": "No dogs"}
    assert worker.post(f"{base}/supports/{support.pk}/say/matters/", matters).status_code == 302
    parts = {
        "breaks": {"break_pattern": "Forty nights a year", "enough_breaks": "no"},
        "what-if": {"contingency": "Her sister comes"},
        "risks": {"risk_of_doing": "Tom may wander", "risk_of_not_doing": "Ida falls ill"},
        "days": {"category": "3a"}
        | day("starts_on", localdate())
        | day("review_on", localdate() + timedelta(90)),
    }
    for part, said in parts.items():
        edition = {"edition": reload(cast, plan).edition}
        assert worker.post(f"{page}write/{part}/", said | edition).status_code == 302, part
    worker.post(f"{page}to-do/", {"words": "Ring the sister", "who": "Ida"} | day("by_on", localdate()))
    worker.post(f"{page}agree/", day("on", localdate()))
    read = text_of(worker.get(page))
    for said in (
        "To sleep one night a week",
        "A night at her sister",
        "1 a week (nights) in 40 weeks, at £45.50 each",
        "£1,820 a year",
        "The carer's own idea",
        "more breaks are needed",
        "Tom may wander",
        "Ida falls ill",
        "Ring the sister",
    ):
        assert said in read.replace("&#39;", "'"), said
    asked = text_of(worker.get(f"{page}ask/"))
    assert "Manager : It costs more than the £500 a year" in asked
    assert "Panel : An idea of the carer" in asked
    worker.post(f"{page}ask/")
    assert reload(cast, plan).state == "approving"
    worker.post(f"{page}take-back/")
    assert reload(cast, plan).state == "draft"


def test_everything_that_is_missing_is_said_at_once(cast, carer, worker):
    with in_records_of(cast.worker):
        plan = planning.begin(carer, by=cast.worker, today=TODAY)
    page = text_of(worker.post(f"/carers/{carer.pk}/plans/{plan.pk}/ask/"))
    for said in (
        "in their own words",
        "what breaks are planned",
        "suddenly cannot care",
        "what is risked",
        "agreed to it",
    ):
        assert said in page.casefold() or said in page, said


def test_what_costs_no_budget_anything_comes_first(cast, carer, worker):
    a_service(cast.analyst, name="Paid sitting", funded_how="commissioned", cost="charge")
    other = a_provider(cast.analyst, "The walkers")
    a_service(cast.analyst, other, name="Walking group", funded_how="volunteer", cost="free", areas=())
    plan = a_plan(cast, carer)
    outcome = only(cast, PersonalOutcome)
    page = text_of(worker.get(f"/carers/{carer.pk}/outcomes/{outcome.pk}/help/"))
    assert page.index("There for everybody") < page.index("Walking group") < page.index("Paid sitting")
    assert plan.state == "draft"


def test_a_personal_care_visit_is_rejected_as_a_break_with_the_tests_shown(cast, carer, worker):
    a_plan(cast, carer)
    support = only(cast, Support)
    said = {"kind_of_break": "sitting", "met": ["positive"], "personal_care": "on", "planned": "yes"}
    page = text_of(worker.post(f"/carers/{carer.pk}/supports/{support.pk}/say/break/", said))
    assert "A visit for personal care while the carer stays is not a break" in page
    for test in ("Freedom", "Good for the person", "The carer is in control", "Security and confidence"):
        assert test in page
    assert only(cast, Support).kind_of_break == ""


def test_of_two_people_at_one_part_the_second_learns_of_the_first_and_loses_nothing(cast, carer, worker):
    plan = a_plan(cast, carer)
    page = f"/carers/{carer.pk}/plans/{plan.pk}/write/what-if/"
    first, second = browser_of(cast.practice_lead), worker
    assert first.post(page, {"contingency": "Ring Anna", "edition": plan.edition}).status_code == 302
    answer = second.post(page, {"contingency": "Ring Bela", "edition": plan.edition})
    read = text_of(answer)
    assert "Somebody else saved this" in read
    assert "Ring Bela" in read
    assert "Ring Anna" in read
    now = re.search(r'name="edition" value="(\d+)"', answer.content.decode())[1]
    assert second.post(page, {"contingency": "Ring both", "edition": now}).status_code == 302
    assert reload(cast, plan).contingency == "Ring both"


def test_a_change_asks_for_the_carers_agreement_anew(cast, carer, worker):
    plan = a_plan(cast, carer)
    assert plan.carer_agreed_on
    said = {"contingency": "Ring Anna", "edition": plan.edition}
    worker.post(f"/carers/{carer.pk}/plans/{plan.pk}/write/what-if/", said)
    assert reload(cast, plan).carer_agreed_on is None


def test_a_panel_refuses_only_with_the_risk_of_not_doing(cast, carer):
    plan = put_forward(cast, a_plan(cast, carer, paid=DEAR))
    manager, panel = browser_of(cast.practice_lead), browser_of(cast.panel)
    manager.post(waiting_page(cast), {"answer": "agreed"})
    page = waiting_page(cast)
    read = text_of(panel.post(page, {"answer": "refused", "reason": "Never done before"}))
    assert "Say what is risked by not doing it" in read
    assert "Never done before" in read
    assert reload(cast, plan).state == "approving"
    said = {"answer": "refused", "reason": "Never done before", "risk_of_not_doing": "Her back gives way"}
    assert panel.post(page, said).status_code == 302
    assert reload(cast, plan).state == "refused"
    assert "Her back gives way" in text_of(
        browser_of(cast.worker).get(f"/carers/{carer.pk}/plans/{plan.pk}/")
    )


def waiting_page(cast: Cast) -> str:
    with in_records_of(cast.worker):
        return f"/carers/approvals/{Approval.objects.get(answer='waiting').pk}/"


def test_panel_and_finance_read_the_plan_and_no_name_and_no_more_of_the_record(cast, carer):
    plan = put_forward(cast, a_plan(cast, carer, paid=DEAR))
    browser_of(cast.practice_lead).post(waiting_page(cast), {"answer": "agreed"})
    panel, page = browser_of(cast.panel), waiting_page(cast)
    read = text_of(panel.get(page))
    assert "To sleep through one night a week" in read
    assert "Ida Rowan" not in read + text_of(panel.get("/carers/approvals/"))
    assert panel.get(f"/carers/{carer.pk}/plans/{plan.pk}/").status_code == 403
    assert browser_of(cast.finance).get(page).status_code == 404
    with in_records_of(cast.worker):
        assert Opening.objects.filter(user=cast.panel, page="approval").count() == 1


def test_whoever_wrote_a_plan_finds_no_form_to_answer_it(cast, carer):
    put_forward(cast, a_plan(cast, carer, by=cast.practice_lead))
    lead = browser_of(cast.practice_lead)
    assert "Somebody else has to answer" in text_of(lead.get(waiting_page(cast)))
    said = text_of(lead.post(waiting_page(cast), {"answer": "agreed"}))
    assert only(cast, Approval).answer == "waiting"
    assert "Somebody else has to answer" in said


def test_two_plans_stand_side_by_side(cast, carer, worker):
    agreed(cast, carer)
    with in_records_of(cast.worker):
        second = planning.begin(carer, by=cast.worker, today=TODAY)
        planning.write(second, {"contingency": "Ring Anna"}, seen=second.edition, by=cast.worker)
    page = text_of(worker.get(f"/carers/{carer.pk}/plans/{second.pk}/compare/"))
    assert "Her sister comes for two nights." in page
    assert "Ring Anna" in page
    assert "Changed" in page


def test_a_plan_takes_as_many_queries_however_much_is_in_it(cast, carer, worker):
    plan = a_plan(cast, carer)
    page = f"/carers/{carer.pk}/plans/{plan.pk}/"
    worker.get(page)
    with CaptureQueriesContext(
        connection,
    ) as few:
        worker.get(page)
    with in_records_of(cast.worker):
        for number in range(5):
            outcome = planning.add_outcome(plan, f"Outcome {number}", ["N1"], by=cast.worker)
            planning.add_support(outcome, intervention="I06", words="More", by=cast.worker, **PAID)
    with CaptureQueriesContext(connection) as many:
        assert worker.get(page).status_code == 200
    assert len(many) == len(few)


def test_names_in_every_script_and_long_words_are_kept_as_they_are(cast, carer, worker):
    plan = a_plan(cast, carer)
    words = "孫に会いたい — أريد أن أنام ليلة " + "x" * 400
    sent = worker.post(f"/carers/{carer.pk}/plans/{plan.pk}/outcome/", {"words": words, "outcomes": ["N2"]})
    assert sent.status_code == 302
    assert words in worker.get(f"/carers/{carer.pk}/plans/{plan.pk}/").content.decode()
    assert WHOLE["break_pattern"] in text_of(worker.get(f"/carers/{carer.pk}/plans/{plan.pk}/"))


def test_a_commissioner_a_carer_and_the_outsider_see_no_plan(cast, carer):
    plan = a_plan(cast, carer)
    for user in (cast.commissioner, cast.carer, cast.outsider, cast.provider):
        assert browser_of(user).get(f"/carers/{carer.pk}/plans/{plan.pk}/").status_code in (403, 404)


def test_what_would_help_takes_as_many_queries_however_many_services_there_are(cast, carer, worker):
    a_service(cast.analyst)
    a_plan(cast, carer)
    page = f"/carers/{carer.pk}/outcomes/{only(cast, PersonalOutcome).pk}/help/"
    worker.get(page)
    with CaptureQueriesContext(connection) as few:
        worker.get(page)
    for number in range(4):
        a_service(cast.analyst, a_provider(cast.analyst, f"Provider {number}"), name=f"Sitting {number}")
    with CaptureQueriesContext(connection) as many:
        assert "Sitting 3" in text_of(worker.get(page))
    assert len(many) == len(few)


def test_a_year_mistyped_is_asked_about_and_nothing_is_lost(cast, carer, worker):
    plan = a_plan(cast, carer)
    said = (
        {"category": "3b", "edition": plan.edition}
        | day("starts_on", TODAY.replace(year=9999))
        | day("review_on", TODAY)
    )
    page = worker.post(f"/carers/{carer.pk}/plans/{plan.pk}/write/days/", said)
    assert "Look at the year again" in text_of(page)
    assert 'value="9999"' in page.content.decode()


def test_an_agreed_plan_that_pays_for_support_leads_to_its_budget_and_then_to_what_is_there(
    cast, carer, worker
):
    plan = agreed(cast, carer)
    page, add_up = f"/carers/{carer.pk}/plans/{plan.pk}/", f"/carers/{carer.pk}/plans/{plan.pk}/budget/"
    assert f'href="{add_up}"' in worker.get(page).content.decode()
    with in_records_of(cast.worker):
        budget = indicate(reload(cast, plan), by=cast.worker, today=TODAY)
        # Every week of the year, as the plan says by leaving the weeks empty: the same sum on both pages.
        assert budget.indicative_pence == 4 * 52 * 1850
    said = worker.get(page).content.decode()
    assert add_up not in said
    assert f'href="/carers/{carer.pk}/budgets/{budget.pk}/"' in said
