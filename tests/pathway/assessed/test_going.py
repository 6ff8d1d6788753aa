"""An assessment on its way: offered, accepted, talked through, written, completed, copied."""

from datetime import date, timedelta

import pytest

from mainstay.pathway.actions import assessing
from mainstay.pathway.actions.assessing import CannotAssess
from mainstay.pathway.actions.assessment_done import complete, give_copy
from mainstay.pathway.models import Assessment, Carer, Clock, QualityOfLife, SelfAssessment
from mainstay.pathway.queries.assessing import latest_completed, paper_of
from mainstay.pathway.rules.self_assessment import mark_of
from tests.cast import Cast
from tests.pathway.assessed.nations import TODAY, cast_in, fill, offered, under_way
from tests.pathway.carers import a_carer, in_records_of, looked_after

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=1)


@pytest.fixture
def cast() -> Cast:
    return cast_in("england")


def clock(carer: Carer, what: str) -> Clock:
    return Clock.objects.get(carer=carer, what=what)


def test_from_the_offer_to_the_copy(cast):
    carer = a_carer(cast)
    with in_records_of(cast.worker):
        found = under_way(carer, cast.worker)
        assert Carer.objects.get().stage == "assessing"
        fill(found, cast.worker)
        done = complete(found, by=cast.worker, today=LATER)
        assert (done.state, done.number, done.completed_on) == ("completed", 1, LATER)
        assert Carer.objects.get().stage == "deciding"
        assert latest_completed(carer) == done
        given = give_copy(done, on=LATER, by=cast.worker, today=LATER)
        assert given.copy_given_on == LATER
        assert clock(carer, "offer").done_on == TODAY
        assert clock(carer, "conversation").done_on == TODAY
        assert clock(carer, "copy").done_on == LATER
        assert (clock(carer, "decision").record, clock(carer, "decision").done_on) == (done.pk, None)


def test_life_is_measured_where_all_six_were_answered_and_not_otherwise(cast):
    carer, other = a_carer(cast), a_carer(cast, "ZZ99ZZ")
    with in_records_of(cast.worker):
        complete(fill(under_way(carer, cast.worker), cast.worker), by=cast.worker, today=TODAY)
        kept = QualityOfLife.objects.get()
        assert (kept.at, kept.occupation, kept.encouragement) == ("assessment", 2, 2)
        found = fill(under_way(other, cast.worker), cast.worker, qol_social=None)
        complete(found, by=cast.worker, today=TODAY)
        assert QualityOfLife.objects.count() == 1


def test_an_assessment_that_was_not_talked_through_or_lacks_something_says_all_of_it(cast):
    with in_records_of(cast.worker):
        found = offered(a_carer(cast), cast.worker)
        assessing.accept(found, accepted_on=TODAY, by=cast.worker, today=TODAY)
        fill(found, cast.worker, leisure=None, outcome_work=None)
        with pytest.raises(CannotAssess) as refusal:
            complete(found, by=cast.worker, today=TODAY)
    assert refusal.value.reasons == [
        "Note the day on which it was talked through with the carer.",
        "Leisure (Care Act 2014, section 10): answer “What does the carer want for leisure?”.",
        "All eight outcomes (SI 2015/313): answer “Work, training, education or volunteering”.",
    ]


def test_nothing_is_written_in_what_is_finished(cast):
    with in_records_of(cast.worker):
        found = fill(under_way(a_carer(cast), cast.worker), cast.worker)
        complete(found, by=cast.worker, today=TODAY)
        with pytest.raises(CannotAssess, match="stays as it is"):
            assessing.save(found, {}, asked=paper_of(found, TODAY).questions, seen={}, by=cast.worker)


@pytest.mark.parametrize(
    ("about", "says"),
    [
        ({"identified_on": TODAY + timedelta(days=1)}, "still to come"),
        ({"offered_on": TODAY + timedelta(days=1)}, "as today or before"),
        ({"offered_on": TODAY - timedelta(days=1)}, "cannot be before"),
        ({"identified_on": date(1950, 1, 1)}, "not born yet"),
        ({"kind": "young_carers_assessment"}, "18 or over"),
    ],
)
def test_an_offer_that_cannot_be_says_why(cast, about, says):
    carer = a_carer(cast)
    with in_records_of(cast.worker), pytest.raises(CannotAssess, match=says):
        offered(carer, cast.worker, **about)


def test_two_are_not_offered_at_once_and_the_dead_are_offered_none(cast):
    carer, gone = a_carer(cast), a_carer(cast, "ZZ99ZZ", died_on=date(2026, 1, 1))
    with in_records_of(cast.worker):
        offered(carer, cast.worker)
        with pytest.raises(CannotAssess, match="under way already"):
            offered(carer, cast.worker)
        with pytest.raises(CannotAssess, match="date of death"):
            offered(gone, cast.worker)


def test_whoever_says_no_may_be_asked_again(cast):
    carer = a_carer(cast)
    with in_records_of(cast.worker):
        first = assessing.decline(offered(carer, cast.worker), because="Not now", by=cast.worker)
        assert (first.state, first.stopped_because) == ("declined", "Not now")
        assert Carer.objects.get().stage == "found"
        assert offered(carer, cast.worker).state == "offered"


def test_stopping_says_why_and_puts_the_carer_where_they_stood(cast):
    carer = a_carer(cast)
    with in_records_of(cast.worker):
        SelfAssessment.objects.create(authority=cast.northmoor, carer=carer, state="sent")
        found = under_way(carer, cast.worker)
        with pytest.raises(CannotAssess, match="Say why"):
            assessing.stop(found, because=" ", by=cast.worker, today=TODAY)
        assessing.stop(found, because="Moved away", by=cast.worker, today=TODAY)
        assert Carer.objects.get().stage == "heard"
        assert Assessment.objects.get().state == "stopped"


def test_a_second_one_asks_what_came_of_the_first_and_counts_on(cast):
    carer = a_carer(cast)
    with in_records_of(cast.worker):
        complete(fill(under_way(carer, cast.worker), cast.worker), by=cast.worker, today=TODAY)
        second = fill(under_way(carer, cast.worker, on=LATER), cast.worker, LATER, earlier_results=None)
        with pytest.raises(CannotAssess, match="What came of earlier support"):
            complete(second, by=cast.worker, today=LATER)
        done = complete(fill(second, cast.worker, LATER), by=cast.worker, today=LATER)
        assert (done.number, done.previous.number) == (2, 1)


def test_two_who_write_the_same_answer_lose_nothing(cast):
    with in_records_of(cast.worker):
        found = under_way(a_carer(cast), cast.worker)
        asked = [each for each in paper_of(found, TODAY).questions if each.code in ("leisure", "health")]
        seen = {each.code: mark_of(None) for each in asked}
        assessing.save(found, {"leisure": "Choir"}, asked=asked, seen=seen, by=cast.worker)
        both = assessing.save(
            found, {"leisure": "Walks", "health": "none"}, asked=asked, seen=seen, by=cast.practice_lead
        )
        assert (both.answers, both.waiting) == ({"leisure": "Choir", "health": "none"}, ("leisure",))


def test_terminal_illness_has_no_short_days_outside_scotland(cast):
    carer = a_carer(cast)
    tie = looked_after(cast, carer)
    with in_records_of(cast.worker):
        type(tie).objects.update(terminally_ill=True)
        under_way(carer, cast.worker)
        assert not Clock.objects.filter(what="plan").exists()
        assert clock(carer, "conversation").pack == "assessment.days.conversation"
