"""Keeping on, as a worker does it in the browser and as the actions hold it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from mainstay.audit.refusing import Refused
from mainstay.pathway.actions import concerns, ending, pausing, reviewing
from mainstay.pathway.models import (
    Carer,
    Clock,
    Concern,
    Pause,
    PersonalOutcome,
    Plan,
    QualityOfLife,
    Transition,
)
from tests.cast import Cast, browser_of
from tests.pathway.carers import a_carer, in_records_of

pytestmark = pytest.mark.django_db
LIFE = dict.fromkeys(("occupation", "control", "personal_care", "safety", "social", "encouragement"), 1)


def a_plan(cast: Cast, carer: Carer, **about: object) -> tuple[Plan, PersonalOutcome]:
    on = localdate() - timedelta(days=100)
    of = {"authority": cast.northmoor, "carer": carer}
    with in_records_of(cast.worker):
        plan = Plan.objects.create(**of, **({"state": "agreed", "agreed_on": on, "starts_on": on} | about))
        return plan, PersonalOutcome.objects.create(**of, plan=plan, words="To sleep", outcomes=["N4"])


def page(name: str, *args: object) -> str:
    return reverse(f"pathway:{name}", args=args)


def typed(review: object, outcome: PersonalOutcome, **more: str) -> dict[str, str]:
    later = localdate() + timedelta(days=300)
    return {
        "edition": "1",
        "carers_words": "I sleep now.",
        "what_next": "go_on",
        "next_on-day": str(later.day),
        "next_on-month": str(later.month),
        "next_on-year": str(later.year),
        f"reached_{outcome.pk}": "2",
        f"about_{outcome.pk}": "Not always.",
        **{f"qol_{item}": "2" for item in LIFE},
    } | more


def begin(cast: Cast, carer: Carer):
    browser = browser_of(cast.worker)
    answer = browser.post(page("begin_carer_review", carer.pk), {"kind": "planned"})
    return browser, answer["Location"]


def test_a_review_is_written_and_closed_and_the_next_is_owed(cast: Cast):
    carer = a_carer(cast)
    plan, outcome = a_plan(cast, carer)
    browser, address = begin(cast, carer)
    assert browser.get(address).status_code == 200
    assert browser.post(address, typed(None, outcome, close="yes")).status_code == 302
    with in_records_of(cast.worker):
        outcome.refresh_from_db()
        review = plan.reviews.get()
        assert (outcome.achieved, review.state, review.done_by) == (2, "done", cast.worker)
        assert QualityOfLife.objects.get(carer=carer).safety == 2
        assert Clock.objects.get(carer=carer, what="review", done_on=None).due_on == review.next_on
    shown = browser.get(page("carer_review", carer.pk, review.pk)).content.decode()
    assert "I sleep now." in shown
    assert "Mostly: Not always." in shown


def test_a_review_that_lacks_something_says_everything_it_lacks_and_keeps_what_was_typed(cast: Cast):
    carer = a_carer(cast)
    _plan, outcome = a_plan(cast, carer)
    browser, address = begin(cast, carer)
    lacking = typed(None, outcome, close="yes", carers_words="", what_next="") | {f"reached_{outcome.pk}": ""}
    shown = browser.post(address, lacking).content.decode()
    assert "Say how far each outcome was reached" in shown
    assert "Write down what the carer said" in shown
    assert "Choose what follows the review" in shown
    assert "Not always." in shown


def test_of_two_who_write_one_review_the_second_is_told(cast: Cast):
    carer = a_carer(cast)
    plan, outcome = a_plan(cast, carer)
    browser, address = begin(cast, carer)
    browser.post(address, typed(None, outcome))
    shown = browser.post(address, typed(None, outcome, carers_words="Something else")).content.decode()
    assert "Somebody else saved this" in shown
    assert "Something else" in shown
    with in_records_of(cast.worker):
        assert plan.reviews.get().carers_words == "I sleep now."


def test_the_tab_shows_how_life_moved(cast: Cast):
    carer = a_carer(cast)
    of = {"authority": cast.northmoor, "carer": carer}
    with in_records_of(cast.worker):
        QualityOfLife.objects.create(**of, on=date(2025, 1, 1), at="assessment", **LIFE)
        QualityOfLife.objects.create(
            **of, on=date(2026, 1, 1), at="review", **(LIFE | {"safety": 2, "social": 0})
        )
    shown = browser_of(cast.worker).get(page("going", carer.pk)).content.decode()
    assert "The score is the same as when it was first asked." in shown
    assert shown.count("Better") == 1
    assert shown.count("Harder") == 1


def test_the_tab_asks_no_more_of_the_database_for_more_reviews(cast: Cast, django_assert_max_num_queries):
    carer = a_carer(cast)
    plan, outcome = a_plan(cast, carer)
    with in_records_of(cast.worker):
        for _ in range(5):
            review = reviewing.open_review(plan, "planned", by=cast.worker, today=localdate())
            reviewing.judge_outcomes(review, {outcome.pk: (1, "")}, by=cast.worker)
            review.state = "done"
            review.save()
    browser = browser_of(cast.worker)
    with django_assert_max_num_queries(32):
        assert browser.get(page("going", carer.pk)).status_code == 200


def test_a_change_opens_its_checklist_with_days_and_the_first_is_owed(cast: Cast):
    carer, today = a_carer(cast), localdate()
    browser = browser_of(cast.worker)
    told = {
        "kind": "T4",
        "on-day": today.day,
        "on-month": today.month,
        "on-year": today.year,
        "words": "A fall",
    }
    assert browser.post(page("begin_change", carer.pk), told).status_code == 302
    with in_records_of(cast.worker):
        change = Transition.objects.get(carer=carer)
        first = min(step["due_on"] for step in change.steps.values())
        assert Clock.objects.get(carer=carer, what="transition").due_on.isoformat() == first
    address = page("transition", carer.pk, change.pk)
    assert "Tell the ward that there is a carer" in browser.get(address).content.decode()
    browser.post(address, {"step": "ward_told", "edition": "1", "note": "Rang at ten"})
    assert "Rang at ten" in browser.get(address).content.decode()
    stale = browser.post(address, {"step": "before_home", "edition": "1", "note": ""}).content.decode()
    assert "Somebody else saved this" in stale


def test_after_a_death_the_plan_goes_on_for_a_while_and_a_checklist_opens(cast: Cast):
    carer, today = a_carer(cast), localdate()
    plan, _outcome = a_plan(cast, carer)
    with in_records_of(cast.worker):
        ending.end_support(carer, because="died_person", on=today, by=cast.worker, today=today)
        plan.refresh_from_db()
        carer.refresh_from_db()
        assert (plan.state, carer.ended_on) == ("agreed", None)
        assert plan.review_on == today + timedelta(days=84)
        assert Transition.objects.get(carer=carer).kind == "T5"


def test_support_that_ends_stops_what_was_owed_and_can_be_taken_up_again(cast: Cast):
    carer, today = a_carer(cast), localdate()
    plan, _outcome = a_plan(cast, carer)
    with in_records_of(cast.worker):
        reviewing.owe_review(plan, today + timedelta(days=9), from_on=today)
        ending.end_support(carer, because="moved", on=today, by=cast.worker, today=today)
        plan.refresh_from_db()
        carer.refresh_from_db()
        assert (plan.state, carer.stage) == ("ended", "ended")
        assert not Clock.objects.filter(carer=carer, done_on=None, stopped_on=None).exists()
        ending.come_back(carer, by=cast.worker)
        carer.refresh_from_db()
        assert (carer.stage, carer.ended_because) == ("found", "")


def test_a_plan_stands_still_and_goes_on(cast: Cast):
    carer, today = a_carer(cast), localdate()
    plan, _outcome = a_plan(cast, carer)
    with in_records_of(cast.worker):
        pause = pausing.pause(plan, from_on=today, to_on=None, why="away", by=cast.worker, today=today)
        plan.refresh_from_db()
        assert plan.state == "suspended"
        with pytest.raises(Refused, match="Only a plan that is running"):
            pausing.pause(plan, from_on=today, to_on=None, why="away", by=cast.worker, today=today)
        pausing.take_up_again(
            Pause.objects.select_related("plan").get(pk=pause.pk), by=cast.worker, today=today
        )
        plan.refresh_from_db()
        assert plan.state == "agreed"


def test_a_worry_reaches_those_who_look_after_safety_and_nobody_else(cast: Cast):
    carer = a_carer(cast)
    told = {"about_whom": "carer", "words": "Bruises on both arms", "told_them": "no", "at_once": "on"}
    assert browser_of(cast.worker).post(page("raise_concern", carer.pk), told).status_code == 302
    with in_records_of(cast.worker):
        concern = Concern.objects.get()
    lead = browser_of(cast.practice_lead)
    assert "Act today" in lead.get(page("concerns")).content.decode()
    assert "Bruises" in lead.get(page("concern", concern.pk)).content.decode()
    assert browser_of(cast.worker).get(page("concerns")).status_code == 403
    lead.post(page("concern", concern.pk), {"what": "passed_on", "done": "Rang the duty desk at 14:10"})
    with in_records_of(cast.worker):
        concern.refresh_from_db()
        assert concern.state == "passed_on"
        with pytest.raises(Refused):
            concerns.pass_on(concern, done="  ", by=cast.practice_lead, today=localdate())
