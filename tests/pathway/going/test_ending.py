"""Support ends, stands still and goes on: of the whole plan, of one support, of one person looked after."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from mainstay.audit.refusing import Refused
from mainstay.pathway.actions import changing, clocks, ending, pausing, reviewing, wishes
from mainstay.pathway.models import (
    Access,
    BrokerRequest,
    Carer,
    Clock,
    Pause,
    Plan,
    Relationship,
    Support,
    Transition,
)
from tests.cast import Cast, assemble, browser_of
from tests.pathway.carers import a_carer, in_records_of, looked_after, own_account
from tests.pathway.going.test_going import a_plan, page, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return assemble()


def a_support(cast: Cast, plan: Plan, state: str = "arranged") -> Support:
    with in_records_of(cast.worker):
        return Support.objects.create(
            authority=cast.northmoor,
            carer=plan.carer,
            plan=plan,
            outcome=plan.outcomes.get(),
            intervention="I06",
            words="A sitter on Tuesdays",
            paid=True,
            price_pence=2000,
            unit="hour",
            a_week=3,
            state=state,
        )


def end(cast: Cast, carer: Carer, because: str, **more: object) -> bool:
    today = localdate()
    return ending.end_support(carer, because=because, on=today, by=cast.worker, today=today, **more)


def test_of_two_people_looked_after_one_dies_and_nothing_else_ends(cast: Cast):
    carer = a_carer(cast)
    tom, ann = looked_after(cast, carer), looked_after(cast, carer, given_names="Ann")
    plan, _outcome = a_plan(cast, carer)
    with in_records_of(cast.worker):
        with pytest.raises(Refused, match="Choose whom it is about"):
            end(cast, carer, "died_person")
        assert end(cast, carer, "died_person", whom=tom) is False
        tom.refresh_from_db()
        ann.refresh_from_db()
        plan.refresh_from_db()
        assert (tom.ended_because, tom.person.died_on) == ("died_person", localdate())
        assert (ann.ended_on, plan.state) == (None, "agreed")
        assert "bereavement" in Transition.objects.get(carer=carer).steps


def test_moving_into_a_care_home_ends_no_caring_and_no_plan(cast: Cast):
    carer = a_carer(cast)
    looked_after(cast, carer)
    plan, _outcome = a_plan(cast, carer)
    with in_records_of(cast.worker):
        assert end(cast, carer, "care_home") is False
        plan.refresh_from_db()
        assert plan.state == "agreed"
        assert Relationship.objects.get(carer=carer).ended_on is None
        assert Clock.objects.get(carer=carer, what="review", done_on=None).due_on > localdate()


def test_when_a_carer_dies_only_the_care_of_the_person_is_on_the_list_and_it_is_due_at_once(cast: Cast):
    carer = a_carer(cast)
    looked_after(cast, carer)
    with in_records_of(cast.worker):
        assert end(cast, carer, "died_carer") is True
        carer.refresh_from_db()
        assert carer.person.died_on == localdate()
        assert list(Transition.objects.get(carer=carer).steps) == ["replacement_care"]
        with pytest.raises(Refused, match="says that the carer has died"):
            ending.come_back(carer, by=cast.worker)


def test_an_end_closes_what_hangs_from_the_plan_and_answers_are_owed_all_the_same(cast: Cast):
    carer, today = a_carer(cast), localdate()
    plan, _outcome = a_plan(cast, carer)
    arranged, looking = a_support(cast, plan), a_support(cast, plan, "agreed")
    with in_records_of(cast.worker):
        changing.queue(looking, by=cast.worker, today=today)
        pausing.pause(plan, from_on=today, to_on=None, why="away", by=cast.worker, today=today)
        clocks.start(carer, "wish", from_on=today, due_on=today, record=1)
        end(cast, carer, "moved")
        arranged.refresh_from_db()
        assert arranged.state == "ended"
        assert BrokerRequest.objects.get(support=looking).state == "withdrawn"
        pause = Pause.objects.get(plan=plan)
        assert pause.to_on == today
        assert list(Clock.objects.filter(carer=carer, done_on=None, stopped_on=None).values_list("what")) == [
            ("wish",)
        ]
        with pytest.raises(Refused, match="has ended"):
            pausing.take_up_again(pause, by=cast.worker, today=today)
        with pytest.raises(Refused, match="ended already"):
            end(cast, carer, "moved")


def test_one_support_stands_still_while_the_plan_goes_on_and_its_return_is_owed(cast: Cast):
    carer, today = a_carer(cast), localdate()
    plan, _outcome = a_plan(cast, carer)
    support = a_support(cast, plan)
    browser, last = browser_of(cast.worker), today + timedelta(days=7)
    told = {"support": str(support.pk), "why": "hospital_person", "words": ""}
    told |= {"from_on-day": today.day, "from_on-month": today.month, "from_on-year": today.year}
    told |= {"to_on-day": last.day, "to_on-month": last.month, "to_on-year": last.year}
    assert browser.post(page("pause", carer.pk), told).status_code == 302
    with in_records_of(cast.worker):
        plan.refresh_from_db()
        support.refresh_from_db()
        pause = Pause.objects.get(plan=plan)
        assert (plan.state, support.state, pause.support) == ("agreed", "suspended", support)
        assert Clock.objects.get(carer=carer, what="resume").due_on == last + timedelta(days=1)
        assert Transition.objects.get(carer=carer).kind == "T4"
    assert "Stands still" in browser.get(page("going", carer.pk)).content.decode()
    assert browser.post(page("take_up_again", carer.pk, pause.pk)).status_code == 302
    with in_records_of(cast.worker):
        support.refresh_from_db()
        assert support.state == "arranged"
        assert Clock.objects.get(carer=carer, what="resume").done_on == today


def test_support_stands_still_from_no_day_to_come_and_every_reason_is_said(cast: Cast):
    plan, _outcome = a_plan(cast, a_carer(cast))
    ahead = localdate() + timedelta(days=3)
    with in_records_of(cast.worker), pytest.raises(Refused) as refusal:
        pausing.pause(
            plan,
            from_on=ahead,
            to_on=ahead - timedelta(days=1),
            why="away",
            by=cast.worker,
            today=localdate(),
        )
    assert len(refusal.value.reasons) == 2


def test_a_carer_who_asks_for_another_provider_is_answered_and_it_is_looked_for(cast: Cast):
    carer, today = a_carer(cast), localdate()
    plan, _outcome = a_plan(cast, carer)
    support = a_support(cast, plan)
    own_account(cast, carer)
    with in_records_of(cast.worker):
        wish = wishes.ask(carer, "provider", words="Somebody who comes on time", by=cast.carer, today=today)
    browser, address = browser_of(cast.worker), page("another_provider", carer.pk, support.pk)
    assert "Somebody who comes on time" in browser.get(address).content.decode()
    lacking = browser.post(address, {"words": "On time", "answer": ""}).content.decode()
    assert "Write an answer" in lacking
    assert browser.post(address, {"words": "On time", "answer": "We are looking."}).status_code == 302
    with in_records_of(cast.worker):
        wish.refresh_from_db()
        support.refresh_from_db()
        assert (wish.state, wish.answer) == ("done", "We are looking.")
        assert (support.state, support.wishes["words"]) == ("looking", "On time")
        assert BrokerRequest.objects.get(support=support).needed_by == today
    again = browser.post(address, {"words": "On time"}).content.decode()
    assert "Nobody gives this support now" in again


def test_a_review_that_ends_the_plan_ends_it_and_points_at_its_budget(cast: Cast):
    carer = a_carer(cast)
    plan, outcome = a_plan(cast, carer)
    browser = browser_of(cast.worker)
    address = browser.post(page("begin_carer_review", carer.pk), {"kind": "planned"})["Location"]
    assert browser.post(address, typed(None, outcome, close="yes", what_next="end")).status_code == 302
    with in_records_of(cast.worker):
        plan.refresh_from_db()
        carer.refresh_from_db()
        assert (plan.state, carer.stage, carer.ended_on) == ("ended", "advised", None)
        assert not Clock.objects.filter(carer=carer, what="review", done_on=None, stopped_on=None).exists()


def test_one_review_clock_runs_for_a_first_plan_and_it_comes_early(cast: Cast):
    today = date(2026, 4, 1)
    plan, _outcome = a_plan(cast, a_carer(cast), starts_on=today, review_on=today + timedelta(days=180))
    with in_records_of(cast.worker):
        reviewing.owe_first_review(plan, today)
        clock = Clock.objects.get(carer=plan.carer, what="review")
        assert (clock.record, clock.due_on) == (plan.pk, today + timedelta(days=56))
        assert plan.review_on == today + timedelta(days=180)
        assert reviewing.next_planned(plan, today + timedelta(days=56)) == plan.review_on


def test_a_plan_after_another_is_looked_at_on_the_day_it_names(cast: Cast):
    today = date(2026, 4, 1)
    carer = a_carer(cast)
    first, _outcome = a_plan(cast, carer, state="ended")
    plan, _outcome = a_plan(cast, carer, number=2, previous=first, review_on=today + timedelta(days=180))
    with in_records_of(cast.worker):
        reviewing.owe_first_review(plan, today)
        assert Clock.objects.get(carer=carer, what="review").due_on == today + timedelta(days=180)


def test_a_review_stands_beside_the_one_before(cast: Cast):
    carer = a_carer(cast)
    plan, outcome = a_plan(cast, carer)
    browser = browser_of(cast.worker)
    for words, reached in (("It was hard.", "0"), ("I sleep now.", "3")):
        address = browser.post(page("begin_carer_review", carer.pk), {"kind": "planned"})["Location"]
        told = typed(None, outcome, close="yes", carers_words=words) | {f"reached_{outcome.pk}": reached}
        assert browser.post(address, told).status_code == 302
    with in_records_of(cast.worker):
        newest = plan.reviews.order_by("-pk").first()
    shown = browser.get(page("carer_review", carer.pk, newest.pk)).content.decode()
    assert shown.index("I sleep now.") < shown.index("It was hard.")
    assert shown.index("Fully") < shown.index("Not at all")


def test_whoever_raised_a_worry_reads_it_again_and_answers_nothing(cast: Cast):
    carer = a_carer(cast)
    told = {"about_whom": "carer", "words": "Bruises", "told_them": "no"}
    browser = browser_of(cast.worker)
    browser.post(page("raise_concern", carer.pk), told)
    with in_records_of(cast.worker):
        number = carer.concerns.get().pk
        Access.objects.all().delete()
    shown = browser.get(page("concern", number)).content.decode()
    assert "Bruises" in shown
    assert "What was done?" not in shown
    browser.post(page("concern", number), {"what": "closed", "done": "Nothing"})
    with in_records_of(cast.worker):
        assert carer.concerns.get().state == "open"
    assert "1 worry waits" in browser_of(cast.practice_lead).get("/").content.decode()
    assert "worry waits" not in browser.get("/").content.decode()
