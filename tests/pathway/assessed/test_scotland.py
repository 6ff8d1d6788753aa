"""Scotland: the statutory plan and statement, and short times where somebody is terminally ill."""

from datetime import date, timedelta

import pytest

from mainstay.pathway.actions import assessing
from mainstay.pathway.actions.assessing import CannotAssess
from mainstay.pathway.actions.assessment_done import complete, give_copy
from mainstay.pathway.actions.assessment_steps import owe_offer
from mainstay.pathway.actions.calendar import add_holiday
from mainstay.pathway.actions.relations import change_relationship
from mainstay.pathway.assessed.choosing import choice_for, standing_statement
from mainstay.pathway.models import Assessment, Carer, Clock, LocalCriteria, Relationship
from mainstay.pathway.queries.assessing import paper_of
from mainstay.pathway.queries.assessment_days import clocks_of
from tests.cast import Cast
from tests.pathway.assessed.nations import TODAY, cast_in, fill, offered, under_way
from tests.pathway.carers import a_carer, in_records_of, looked_after

pytestmark = pytest.mark.django_db
THURSDAY = date(2026, 4, 30)
YOUNG = date(2008, 6, 17)  # 18 on TODAY


@pytest.fixture
def cast() -> Cast:
    return cast_in("scotland")


def of_terminally_ill(cast: Cast) -> Carer:
    carer = a_carer(cast)
    looked_after(cast, carer)
    with in_records_of(cast.worker):
        Relationship.objects.update(terminally_ill=True)
    return carer


def due(what: str) -> date:
    clock = Clock.objects.get(what=what)
    return clock.later_on or clock.due_on


def test_where_somebody_is_terminally_ill_the_law_sets_short_days_by_the_local_calendar(cast):
    carer = of_terminally_ill(cast)
    with in_records_of(cast.worker):
        add_holiday(date(2026, 5, 13), "Glen Fair", by=cast.practice_lead, today=THURSDAY)
        found = offered(carer, cast.worker, on=THURSDAY)
        assert due("offer") == date(2026, 5, 5)
        assessing.accept(found, accepted_on=THURSDAY, by=cast.worker, today=THURSDAY)
        assert due("conversation") == date(2026, 5, 8)
        assert due("plan") == date(2026, 5, 18)
        packs = set(Clock.objects.values_list("pack", flat=True))
    assert packs == {f"scotland.duties.terminal_{each}_days" for each in ("offer", "conversation", "plan")}


def test_the_carer_may_choose_a_later_day_and_the_first_one_stays_to_be_seen(cast):
    carer = of_terminally_ill(cast)
    with in_records_of(cast.worker):
        found = offered(carer, cast.worker, on=THURSDAY)
        later = date(2026, 5, 20)
        assessing.accept(found, accepted_on=THURSDAY, later_on=later, by=cast.worker, today=THURSDAY)
        assert due("conversation") == later
        assert due("plan") == date(2026, 5, 28)  # 25 May is a holiday
        assert Clock.objects.get(what="conversation").due_on == date(2026, 5, 8)
        assessing.put_off(found, until=date(2026, 5, 27), by=cast.worker, today=later)
        assert due("conversation") == date(2026, 5, 27)
        with pytest.raises(CannotAssess, match="from today on"):
            assessing.put_off(found, until=THURSDAY, by=cast.worker, today=later)


def test_without_terminal_illness_the_days_are_the_areas_own(cast):
    carer = a_carer(cast)
    with in_records_of(cast.worker):
        found = under_way(carer, cast.worker)
        assert {each.clock.pack for each in clocks_of(found, TODAY)} == {
            "assessment.days.offer",
            "assessment.days.conversation",
        }


def test_what_becomes_known_later_brings_the_offer_forward_and_never_puts_it_off(cast):
    carer = a_carer(cast)
    looked_after(cast, carer)
    with in_records_of(cast.worker):
        owe_offer(carer, TODAY)
        first = due("offer")
        Relationship.objects.update(terminally_ill=True)
        owe_offer(carer, TODAY + timedelta(days=1))
        assert due("offer") < first
        Relationship.objects.update(terminally_ill=False)
        sooner = due("offer")
        owe_offer(carer, TODAY)
        assert due("offer") == sooner


def test_a_plan_without_needs_says_so_and_when_it_is_reviewed(cast):
    with in_records_of(cast.worker):
        none = {"needs": None, "support_for_eligible": None, "support_for_other": None}
        found = fill(
            under_way(a_carer(cast), cast.worker),
            cast.worker,
            needs_found=None,
            review_circumstances=None,
            **none,
        )
        with pytest.raises(CannotAssess) as refusal:
            complete(found, by=cast.worker, today=TODAY)
        assert [each.partition(":")[0] for each in refusal.value.reasons] == [
            "Needs identified, or that there were none (2016 Act, section 9)",
            "Circumstances of a review (2016 Act, section 9)",
        ]
        done = complete(fill(found, cast.worker, needs_found="no", **none), by=cast.worker, today=TODAY)
        assert done.needs_found is False


def test_the_duty_to_support_sufficient_breaks_changes_what_is_asked_from_its_day(cast):
    with in_records_of(cast.worker):
        found = under_way(a_carer(cast), cast.worker)
        before = [each.code for each in paper_of(found, TODAY).questions]
        LocalCriteria.objects.create(
            authority=cast.northmoor,
            test="sufficient_breaks",
            from_on=TODAY,
            content={"in_force": True},
            reason="Commenced",
            made_by=cast.practice_lead,
        )
        paper = paper_of(found, TODAY)
        after = [each.code for each in paper.questions]
    assert ("break_needed" in before, "break_needed" in after) == (True, False)
    assert ("support_for_breaks" in before, "support_for_breaks" in after) == (False, True)
    assert "sufficient" in [each.code for each in paper.pieces]


def test_indicators_are_answered_in_the_levels_of_the_authoritys_own_criteria(cast):
    levels = [
        {"code": "low", "title": "No or low", "need": False},
        {"code": "high", "title": "High", "need": True},
    ]
    content = {
        "levels": levels,
        "indicators": [{"code": "finance", "title": "Finance", "words": {"high": "Debts"}}],
        "threshold": "high",
    }
    with in_records_of(cast.worker):
        found = under_way(a_carer(cast), cast.worker)
        asked = {each.code: each for each in paper_of(found, TODAY).questions}
        assert list(asked["indicator_finance"].options) == [
            "none",
            "low",
            "moderate",
            "substantial",
            "critical",
        ]
        LocalCriteria.objects.create(
            authority=cast.northmoor,
            test="scottish_local",
            from_on=TODAY,
            published_on=TODAY,
            content=content,
            reason="Ours",
            made_by=cast.practice_lead,
        )
        asked = {each.code: each for each in paper_of(found, TODAY).questions}
    assert asked["indicator_finance"].options == {"low": "No or low", "high": "High: debts"}


def test_a_statement_stands_past_18_until_the_carer_has_an_adult_plan(cast):
    carer = a_carer(cast, born_on=YOUNG)
    last_year, today = date(2025, 9, 1), TODAY
    with in_records_of(cast.worker):
        found = fill(
            under_way(carer, cast.worker, "young_carer_statement", on=last_year), cast.worker, last_year
        )
        statement = complete(found, by=cast.worker, today=last_year)
        assert standing_statement(carer, every(carer), today - timedelta(days=1)) is None
        assert standing_statement(carer, every(carer), today) == statement
        choice = choice_for(carer, today, today=today)
        assert (choice.asks_school, choice.first.code) == (True, "adult_carer_support_plan")
        with pytest.raises(CannotAssess, match="still at school"):
            offered(carer, cast.worker, "adult_carer_support_plan", at_school=True)
        plan = complete(fill(under_way(carer, cast.worker), cast.worker), by=cast.worker, today=today)
        assert standing_statement(carer, every(carer), today) == statement
        give_copy(plan, on=today, by=cast.worker, today=today)
        assert standing_statement(carer, every(carer), today) is None


def every(carer: Carer) -> list[Assessment]:
    return list(Assessment.objects.filter(carer=carer))


def test_where_everybody_looked_after_lives_elsewhere_another_authority_is_named(cast):
    carer = a_carer(cast)
    tie = looked_after(cast, carer)
    with in_records_of(cast.worker):
        assert choice_for(carer, TODAY, today=TODAY).elsewhere == []
        Relationship.objects.filter(pk=tie.pk).update(lives_in="Fife")
        assert choice_for(carer, TODAY, today=TODAY).elsewhere == ["Fife"]


def test_a_terminal_illness_that_becomes_known_after_the_yes_hastens_what_is_owed(cast):
    carer = a_carer(cast)
    known = THURSDAY + timedelta(days=4)
    tom = looked_after(cast, carer)
    with in_records_of(cast.worker):
        found = offered(carer, cast.worker, on=THURSDAY)
        assessing.accept(found, accepted_on=THURSDAY, by=cast.worker, today=THURSDAY)
        later = due("conversation")
        assert not Clock.objects.filter(what="plan").exists()
        carer.refresh_from_db()
        tom = Relationship.objects.select_related("carer__authority", "carer__worker", "person").get(
            pk=tom.pk
        )
        change_relationship(
            tom,
            person={"given_names": "Tom", "family_name": "Rowan"},
            about={"kind": "partner", "terminally_ill": True, "terminally_ill_known_on": known},
            seen=tom.person.edition,
            by=cast.worker,
            today=known,
        )
        assert due("conversation") == date(2026, 5, 11) < later
        assert due("plan") == date(2026, 5, 18)
        assert Clock.objects.get(what="plan").record is None
