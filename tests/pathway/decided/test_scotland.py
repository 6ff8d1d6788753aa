"""A council moves its threshold, and the duty of the 2025 Act is switched on: what was decided stays as it was."""

from datetime import date, timedelta

import pytest

from mainstay.accounts.models import Authority
from mainstay.database import scope
from mainstay.pathway.actions import criteria, deciding
from mainstay.pathway.actions.criteria import CannotSetCriteria
from mainstay.pathway.models import Carer, Decision, LocalCriteria
from mainstay.pathway.queries.criteria import guidance
from mainstay.pathway.queries.replaying import moved, other_rules, replay
from mainstay.pathway.replays.answering import answer_replay
from mainstay.pathway.rules.criteria import Written
from tests.cast import Cast, assemble
from tests.pathway.carers import TODAY, a_carer, in_records_of
from tests.pathway.decided.assessed import assessed, ready

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=30)


@pytest.fixture
def cast() -> Cast:
    made = assemble()
    with scope.of_authority(None, sharing=True):
        Authority.objects.filter(pk=made.northmoor.pk).update(nation="scotland")
    return made


def decided(cast: Cast, carer: Carer, answers: dict, on: date = TODAY) -> Decision:
    assessment = assessed(cast, carer, answers, nation="scotland", completed_on=on)
    with in_records_of(cast.worker):
        return deciding.derive(assessment, by=cast.worker, today=on)


def threshold(cast: Cast, level: str, on: date) -> LocalCriteria:
    found = guidance(TODAY)
    words = {code: [said or "-" for _title, said in found.words(code)] for code in found.indicators}
    written = Written(list(found.levels.values()), level, words, first_is_no_need=True)
    with in_records_of(cast.practice_lead):
        draft = criteria.write_criteria(
            written, from_on=on, reason="As consulted", by=cast.practice_lead, today=TODAY
        )
        return criteria.publish(
            draft,
            published_on=TODAY,
            review_by=on + timedelta(days=700),
            consulted="Carers",
            by=cast.practice_lead,
            today=TODAY,
        )


def test_a_moved_threshold_leaves_what_was_decided_and_decides_what_comes(cast: Cast, carer: Carer):
    before = decided(cast, carer, {"indicator_finance": "moderate"})
    threshold(cast, "Moderate impact", LATER)
    after = decided(cast, a_carer(cast, "OTHER1"), {"indicator_finance": "moderate"}, LATER)
    assert (before.derived, after.derived) == ("power", "duty")
    with in_records_of(cast.worker):
        again = deciding.make_final(ready(before, cast.worker), by=cast.worker, today=LATER)
        assert again.rules["basis"]["content"]["threshold"] == "substantial"
        tried = replay(again, LATER)
    assert (tried.then.outcome, tried.now.outcome) == ("power", "duty")
    assert "criteria_finance" in {each.code for each in tried.differs}


def test_a_draft_decides_nothing(cast: Cast, carer: Carer):
    found = guidance(TODAY)
    words = {code: ["-"] * 5 for code in found.indicators}
    written = Written(list(found.levels.values()), "Low impact", words, first_is_no_need=True)
    with in_records_of(cast.practice_lead):
        criteria.write_criteria(written, from_on=TODAY, reason="Trying", by=cast.practice_lead, today=TODAY)
    assert decided(cast, carer, {}).derived == "power"


def test_published_criteria_are_kept_as_they_are(cast: Cast):
    published = threshold(cast, "Moderate impact", LATER)
    found = guidance(TODAY)
    words = {code: ["-"] * 5 for code in found.indicators}
    written = Written(list(found.levels.values()), "Low impact", words, first_is_no_need=True)
    with in_records_of(cast.practice_lead):
        for draft in (published, None):
            with pytest.raises(CannotSetCriteria):
                criteria.write_criteria(
                    written, from_on=LATER, reason="Other", draft=draft, by=cast.practice_lead, today=TODAY
                )


def test_every_reason_against_criteria_is_said_at_once(cast: Cast):
    written = Written(["Low", "low"], "High", {}, first_is_no_need=True)
    with in_records_of(cast.practice_lead), pytest.raises(CannotSetCriteria) as refusal:
        criteria.write_criteria(written, from_on=LATER, reason=" ", by=cast.practice_lead, today=TODAY)
    assert len(refusal.value.reasons) == 1 + 1 + 7 + 1


def test_sufficient_breaks_are_a_duty_from_the_recorded_day_and_not_before(cast: Cast, carer: Carer):
    with in_records_of(cast.practice_lead):
        criteria.switch_breaks(
            from_on=LATER, in_force=True, reason="The regulations", by=cast.practice_lead, today=TODAY
        )
    short = {"sufficient_breaks": "no"}
    before = decided(cast, carer, short)
    after = decided(cast, a_carer(cast, "OTHER1"), short, LATER)
    assert (before.derived, after.derived) == ("power", "duty")
    assert list(after.result["decided_by"]) == ["sufficient_breaks"]
    with in_records_of(cast.worker):
        final = deciding.make_final(ready(after, cast.worker), by=cast.worker, today=LATER)
    assert "You do not pay for support that we must give you." in final.letter["next"]


def test_a_switch_can_be_taken_back_from_a_later_day(cast: Cast, carer: Carer):
    with in_records_of(cast.practice_lead):
        for on, in_force in ((TODAY, True), (LATER, False)):
            criteria.switch_breaks(
                from_on=on, in_force=in_force, reason="Told so", by=cast.practice_lead, today=TODAY
            )
    short = {"sufficient_breaks": "no"}
    assert decided(cast, carer, short).derived == "duty"
    assert decided(cast, a_carer(cast, "OTHER1"), short, LATER).derived == "power"


def test_how_many_would_come_out_differently_is_told_in_protected_numbers(cast: Cast, capsys):
    for number in range(12):
        decided(
            cast, a_carer(cast, f"CARER{number}"), {"indicator_finance": "moderate" if number < 6 else "low"}
        )
    with in_records_of(cast.worker):
        rules = other_rules(cast.northmoor, "scottish_local", TODAY, "moderate")
        found = moved(cast.northmoor, "scottish_local", rules, TODAY)
    assert (found.decisions, found.other) == (10, 5)
    assert found.counts["power", "duty"] == 5
    assert answer_replay("Northmoor Council", "scottish_local", TODAY, "moderate", breaks=False) == 1
    assert "Come out differently: 5" in capsys.readouterr().out
    with in_records_of(cast.worker):
        Decision.objects.filter(carer__reference__in=["CARER0", "CARER1"]).delete()
        # Four move: too few to be told, and not to be had from a total and the six that stay.
        few = moved(cast.northmoor, "scottish_local", rules, TODAY)
    assert few.other is None
    assert None in (few.decisions, few.counts["power", "power"])
    assert answer_replay("Northmoor Council", "scottish_local", TODAY, "unheard", breaks=False) == 2
    assert answer_replay("Nowhere", "scottish_local", TODAY, "", breaks=False) == 2
