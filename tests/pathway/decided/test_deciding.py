"""A decision is derived, written, overridden where somebody says why, made final, and then stands."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from mainstay.accounts.middleware.scoping import enter_scope_of
from mainstay.engines.eligibility import RuleSet, decide
from mainstay.pathway.actions import deciding
from mainstay.pathway.models import Carer, Clock, Decision
from mainstay.pathway.queries.deciding import decisions_visible_to
from tests.cast import Cast
from tests.pathway.carers import TODAY, in_records_of
from tests.pathway.decided.assessed import ALL_CAN, FACS, assessed, ready

pytestmark = pytest.mark.django_db


def derived(cast: Cast, carer: Carer, answers=None, **about) -> Decision:
    assessment = assessed(cast, carer, answers, **about)
    with in_records_of(cast.worker):
        return deciding.derive(assessment, by=cast.worker, today=TODAY)


def final(cast: Cast, decision: Decision, today: date = TODAY) -> Decision:
    with in_records_of(cast.worker):
        ready(decision, cast.worker)
        return deciding.make_final(decision, by=cast.worker, today=today)


def test_a_decision_is_tentative_first_and_says_which_limb_carried_it(cast: Cast, carer: Carer):
    decision = derived(cast, carer)
    assert (decision.state, decision.derived, decision.decided) == ("tentative", "duty", "duty")
    assert "C2a" in decision.result["decided_by"]
    with in_records_of(cast.worker):
        assert Carer.objects.get(pk=carer.pk).stage == "deciding"


def test_a_decision_replays_from_its_own_row(cast: Cast, carer: Carer):
    decision = derived(cast, carer)
    with in_records_of(cast.worker):
        kept = Decision.objects.get(pk=decision.pk)
        again = decide(RuleSet.from_data(kept.rules), kept.answers)
        assert again.as_data() == deciding_again(kept)


def deciding_again(kept: Decision) -> dict:
    from mainstay.engines.eligibility import Result

    return Result.from_data(kept.result).as_data()


def test_what_is_not_answered_is_asked_for_and_is_never_a_no(cast: Cast, carer: Carer):
    assessment = assessed(cast, carer, {"significant_impact": None, "health": "none"} | ALL_CAN)
    open_one = assessed(cast, carer, {"significant_impact": None}, number=7)
    with in_records_of(cast.worker):
        assert deciding.derive(assessment, by=cast.worker, today=TODAY).derived == "none"
        with pytest.raises(deciding.CannotDecide) as refusal:
            deciding.derive(open_one, by=cast.worker, today=TODAY)
        assert "significant impact on wellbeing" in str(refusal.value)
        also = {"significant_impact": "likely"}
        decision = deciding.derive(open_one, by=cast.worker, today=TODAY, also=also)
        assert (decision.derived, decision.answers["significant_impact"]) == ("duty", "likely")


def test_an_override_needs_a_reason_and_keeps_both(cast: Cast, carer: Carer):
    decision = derived(cast, carer)
    with in_records_of(cast.worker):
        with pytest.raises(deciding.CannotDecide):
            deciding.override(decision, decided="power", reason=" ", by=cast.worker, today=TODAY)
        over = deciding.override(
            decision, decided="power", reason="The GP says so.", by=cast.worker, today=TODAY
        )
        assert (over.derived, over.decided, over.override_reason) == ("duty", "power", "The GP says so.")
        back = deciding.override(over, decided="duty", reason="", by=cast.worker, today=TODAY)
        assert (back.decided, back.override_reason) == ("duty", "")


def test_a_final_decision_needs_its_reasons_and_advice_whatever_it_says(cast: Cast, carer: Carer):
    decision = derived(cast, carer)
    with in_records_of(cast.worker), pytest.raises(deciding.CannotDecide) as refusal:
        deciding.make_final(decision, by=cast.worker, today=TODAY)
    assert len(refusal.value.reasons) == 2


def test_a_final_decision_has_a_letter_and_is_kept_as_it_was(cast: Cast, carer: Carer):
    decision = final(cast, derived(cast, carer))
    assert decision.letter["to"] == "Ida Rowan"
    assert "must meet your need" in decision.letter["decided"]
    assert decision.letter["carers_words"] == "I am worn out."
    assert decision.letter["ombudsman"]["name"].startswith("Local Government")
    with in_records_of(cast.worker):
        assert Carer.objects.get(pk=carer.pk).stage == "planning"
        assert Clock.objects.get(what="plan").due_on >= TODAY + timedelta(days=20)
        with pytest.raises(DatabaseError), transaction.atomic():
            Decision.objects.filter(pk=decision.pk).update(why="Other")
        with pytest.raises(deciding.CannotDecide):
            deciding.override(decision, decided="none", reason="No", by=cast.worker, today=TODAY)


def test_a_no_is_given_in_writing_with_advice_too(cast: Cast, carer: Carer):
    decision = final(cast, derived(cast, carer, {"health": "none"}))
    assert decision.letter["advice"]
    assert "does not oblige" in decision.letter["decided"]
    with in_records_of(cast.worker):
        assert Carer.objects.get(pk=carer.pk).stage == "advised"
        assert not Clock.objects.filter(what="plan").exists()


def test_a_later_final_decision_replaces_the_one_before(cast: Cast, carer: Carer):
    first = final(cast, derived(cast, carer))
    second = final(
        cast, derived(cast, carer, completed_on=TODAY + timedelta(days=9)), TODAY + timedelta(days=9)
    )
    with in_records_of(cast.worker):
        first.refresh_from_db()
        assert (first.state, second.replaces_id) == ("replaced", first.pk)


def test_a_final_decision_stands_until_a_new_one_of_the_same_assessment_is_final(cast: Cast, carer: Carer):
    first = final(cast, derived(cast, carer))
    with in_records_of(cast.worker):
        second = deciding.derive(first.assessment, by=cast.worker, today=TODAY)
        assert Decision.objects.get(pk=first.pk).state == "final"
        assert (second.pk != first.pk, second.replaces_id) == (True, first.pk)
    final(cast, second)
    with in_records_of(cast.worker):
        assert Decision.objects.get(pk=first.pk).state == "replaced"


def test_it_is_given_on_a_day_that_fits(cast: Cast, carer: Carer):
    decision = derived(cast, carer)
    with in_records_of(cast.worker), pytest.raises(deciding.CannotDecide):
        deciding.give(decision, on=TODAY, by=cast.worker, today=TODAY)
    decision = final(cast, decision)
    with in_records_of(cast.worker):
        for wrong in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
            with pytest.raises(deciding.CannotDecide):
                deciding.give(decision, on=wrong, by=cast.worker, today=TODAY)
        assert deciding.give(decision, on=TODAY, by=cast.worker, today=TODAY).given_on == TODAY


def test_somebody_else_who_saved_meanwhile_is_not_written_over(cast: Cast, carer: Carer):
    decision = derived(cast, carer)
    seen = deciding.edition_of(decision)
    with in_records_of(cast.worker):
        ready(decision, cast.worker)
        with pytest.raises(deciding.CannotDecide) as refusal:
            deciding.write(decision, why="Mine", carers_words="", advice=[], edition=seen, by=cast.worker)
    assert "Somebody else saved" in str(refusal.value)


def test_a_critical_band_of_2009_leaves_a_task_that_must_be_done(cast: Cast, carer: Carer):
    decision = derived(
        cast,
        carer,
        FACS | {"facs_employment": "critical"},
        completed_on=date(2009, 5, 1),
        identified_on=date(2009, 5, 1),
        kind="carers_assessment_facs",
    )
    assert (decision.test, decision.derived) == ("facs", "duty")
    assert list(decision.result["decided_by"]) == ["criteria_employment"]
    with in_records_of(cast.worker):
        assert Clock.objects.get(what="respond").record == decision.pk


def test_a_nation_without_a_test_is_decided_by_hand(cast: Cast, carer: Carer):
    assessment = assessed(cast, carer, nation="wales")
    with in_records_of(cast.worker):
        with pytest.raises(deciding.CannotDecide):
            deciding.derive(assessment, by=cast.worker, today=TODAY)
        decision = deciding.derive(assessment, by=cast.worker, today=TODAY, also={"by_hand": "power"})
        assert (decision.test, decision.derived) == ("by_hand", "power")


def test_only_those_who_see_the_carer_see_the_decision(cast: Cast, carer: Carer):
    derived(cast, carer)
    for user, count in ((cast.worker, 1), (cast.commissioner, 0), (cast.carer, 0), (cast.outsider, 0)):
        with transaction.atomic():
            enter_scope_of(user)
            assert decisions_visible_to(user).count() == count
