"""Deciding a priority: every reason at once when it is refused, and what was decided before is kept."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from mainstay.planning.actions.deciding import CannotDecide, decide, reopen
from mainstay.planning.actions.priorities import (
    CannotPropose,
    add_option,
    change,
    change_option,
    propose,
    remove_option,
    stand_on,
)
from mainstay.planning.models import EarlierDecision, EqualityAssessment, Option
from mainstay.planning.rules.priorities import Way
from tests.planning.priorities.ordinary import LATER, TODAY, Ordinary, a_decision, a_proposal, agree, rank


def refused(found: Ordinary, priority=None, option=None, **changed) -> list[str]:
    with pytest.raises(CannotDecide) as refusal:
        decide(
            priority or found.priority,
            a_decision(**changed),
            option=option,
            by=found.cast.commissioner,
            today=TODAY,
        )
    return refusal.value.reasons


def test_a_priority_with_everything_settled_is_agreed(found: Ordinary):
    agreed = agree(found)
    assert (agreed.state, agreed.decided_body, agreed.review_on) == (
        "agreed",
        "Joint commissioning board",
        LATER,
    )
    assert Option.objects.get(chosen=True) == found.option


def test_a_bare_priority_is_refused_with_every_reason_at_once(found: Ordinary):
    found.review.moved_on_on = found.review.moved_on_by = None
    found.review.save()
    bare = propose(found.review, a_proposal(owner=""), by=found.cast.analyst)
    assert refused(found, bare, reason="", body="", review_on=None) == [
        "The review has not moved on to deciding priorities. Settle its key questions first.",
        "No evidence is linked to this priority. Link what it stands on.",
        "No option beside doing nothing has been considered. Add at least one.",
        "The risk of not acting is not recorded. Write it under doing nothing.",
        "No ranking by carers is recorded for this priority. Record one, or say why there is none.",
        "This decision needs a signed equality impact assessment. Write one and have it signed first.",
        "Choose which option is agreed. Doing nothing is deferred or refused, not agreed.",
        "Say who will see to it: enter an owner on the priority.",
        "Give the reason for the decision.",
        "Name the body that decided.",
        "Enter the day on which the decision is looked at again.",
    ]


def test_nothing_is_refused_without_the_risk_of_not_acting(found: Ordinary):
    rank(found)
    Option.objects.filter(pk=found.nothing.pk).update(risk_of_not_doing=" ")
    assert refused(found, decision="refused") == [
        "The risk of not acting is not recorded. Write it under doing nothing."
    ]


def test_doing_nothing_cannot_be_what_is_agreed(found: Ordinary):
    rank(found)
    assert refused(found, option=found.nothing) == [
        "Choose which option is agreed. Doing nothing is deferred or refused, not agreed."
    ]


def test_without_a_ranking_by_carers_a_reason_is_kept_instead(found: Ordinary):
    deferred = decide(
        found.priority,
        a_decision("deferred", no_ranking_reason="The forum meets in January."),
        by=found.cast.commissioner,
        today=TODAY,
    )
    assert deferred.no_ranking_reason == "The forum meets in January."


def test_an_unsigned_equality_assessment_stops_agreeing_and_refusing_but_not_putting_off(found: Ordinary):
    rank(found)
    EqualityAssessment.objects.update(signed_at=None, signed_by=None)
    unsigned = (
        "The equality impact assessment of this decision is not signed. Finish it and have it signed first."
    )
    assert refused(found, option=found.option) == [unsigned]
    assert refused(found, decision="refused") == [unsigned]
    assert (
        decide(found.priority, a_decision("deferred"), by=found.cast.commissioner, today=TODAY).state
        == "deferred"
    )


def test_a_decision_of_tomorrow_or_a_review_of_yesterday_is_refused(found: Ordinary):
    rank(found)
    tomorrow = TODAY + timedelta(days=1)
    assert refused(found, option=found.option, decided_on=tomorrow, review_on=TODAY) == [
        "Enter the day of the decision, which cannot be after today.",
        "Choose a review date after the day of the decision.",
    ]


def test_what_is_decided_is_not_decided_or_changed_until_it_is_opened_again(found: Ordinary):
    agree(found)
    by = found.cast.commissioner
    assert refused(found) == ["This priority is agreed already. Open it again to decide it anew."]
    changes = [
        lambda: change(found.priority, a_proposal(title="Other"), by=by),
        lambda: stand_on(found.priority, [], by=by),
        lambda: add_option(found.priority, Way("Another"), by=by),
        lambda: change_option(found.option, Way("Another"), by=by),
        lambda: remove_option(found.option, by=by),
    ]
    for each in changes:
        with pytest.raises(CannotPropose) as refusal:
            each()
        assert refusal.value.reasons == [
            "This priority is agreed. Open it again before anything it says is changed."
        ]


def test_opened_again_a_priority_keeps_what_was_decided_before(found: Ordinary):
    agree(found)
    again = reopen(found.priority, "The money did not come.", by=found.cast.commissioner, today=TODAY)
    assert (again.state, again.round, again.reason, again.decided_on) == ("proposed", 2, "", None)
    assert not Option.objects.filter(chosen=True).exists()
    kept = EarlierDecision.objects.get()
    assert (kept.round, kept.state, kept.reopened_because) == (1, "agreed", "The money did not come.")
    assert kept.reason == "Carers put it first and it can begin in spring."
    decide(again, a_decision("refused"), by=found.cast.commissioner, today=TODAY)
    reopen(again, "New money.", by=found.cast.commissioner, today=TODAY)
    assert [(each.round, each.state) for each in again.earlier.all()] == [(2, "refused"), (1, "agreed")]


def test_what_was_not_decided_is_not_opened_again(found: Ordinary):
    with pytest.raises(CannotDecide) as refusal:
        reopen(found.priority, "", by=found.cast.commissioner, today=TODAY)
    assert refusal.value.reasons == [
        "This priority is not decided yet, so there is nothing to open again.",
        "Say why the decision is taken up again.",
    ]


def test_the_database_keeps_decisions_of_earlier_rounds_as_they_were(found: Ordinary):
    agree(found)
    reopen(found.priority, "New money.", by=found.cast.commissioner, today=TODAY)
    for attempt in (
        EarlierDecision.objects.all().delete,
        lambda: EarlierDecision.objects.update(reason="No"),
    ):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            attempt()


def test_a_priority_is_proposed_with_the_option_of_doing_nothing(found: Ordinary):
    assert [each.title for each in found.other.options.all()] == ["Do nothing"]
    assert found.nothing.risk_of_not_doing == "More carers reach breaking point at weekends."


def test_doing_nothing_is_never_taken_out_nor_left_without_its_risk(found: Ordinary):
    by = found.cast.commissioner
    with pytest.raises(CannotPropose, match="always considered"):
        remove_option(found.nothing, by=by)
    with pytest.raises(CannotPropose, match="if nothing is done"):
        change_option(found.nothing, Way("Do nothing"), by=by)


def test_an_empty_proposal_is_refused_with_every_reason(found: Ordinary):
    empty = a_proposal(
        title="",
        need="",
        outcomes=(),
        interventions=(),
        cost_low_pence=5,
        cost_high_pence=2,
        needs_equality=False,
    )
    with pytest.raises(CannotPropose) as refusal:
        propose(found.review, empty, by=found.cast.commissioner)
    assert refusal.value.reasons == [
        "Enter a title: what would be done, for whom.",
        "Say which need this answers.",
        "Choose at least one intervention that would meet the need.",
        "Choose at least one outcome for carers that this is for.",
        "Enter a highest cost that is not below the lowest.",
        "Say why no equality impact assessment is needed.",
    ]
