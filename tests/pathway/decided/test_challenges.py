"""A carer says that a decision is not right: it is written down, answered by a day, and acted on."""

import pytest
from django.db import transaction

from mainstay.accounts.middleware.scoping import enter_scope_of
from mainstay.pathway.actions import challenges, deciding
from mainstay.pathway.models import Carer, Challenge, Clock, Decision
from mainstay.pathway.queries.deciding import challenges_visible_to
from tests.cast import Cast, browser_of
from tests.pathway.carers import TODAY, in_records_of, own_account
from tests.pathway.decided.assessed import assessed, ready

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision(cast: Cast, carer: Carer) -> Decision:
    assessment = assessed(cast, carer)
    with in_records_of(cast.worker):
        made = deciding.derive(assessment, by=cast.worker, today=TODAY)
        return deciding.make_final(ready(made, cast.worker), by=cast.worker, today=TODAY)


def challenged(cast: Cast, decision: Decision) -> Challenge:
    with in_records_of(cast.worker):
        return challenges.challenge(
            decision.carer, words="You forgot my nights.", decision=decision, by=cast.worker, today=TODAY
        )


def test_the_answer_is_owed_by_a_day(cast: Cast, decision: Decision):
    made = challenged(cast, decision)
    with in_records_of(cast.worker):
        clock = Clock.objects.get(what="challenge", record=made.pk)
        assert (clock.due_on - TODAY).days >= 26
        challenges.answer(made, answered="kept", words="It was counted.", by=cast.practice_lead, today=TODAY)
        clock.refresh_from_db()
        assert clock.done_on == TODAY


def test_a_carer_may_say_so_on_their_own(cast: Cast, decision: Decision, carer: Carer):
    own_account(cast, carer)
    with transaction.atomic():
        enter_scope_of(cast.carer)
        made = challenges.challenge(carer, words="No.", decision=decision, by=cast.carer, today=TODAY)
        assert challenges.take_back(made, by=cast.carer, today=TODAY).state == "withdrawn"


def test_an_upheld_challenge_begins_a_new_decision_and_the_old_one_stands_meanwhile(
    cast: Cast, decision: Decision
):
    made = challenged(cast, decision)
    with in_records_of(cast.worker):
        challenges.answer(made, answered="upheld", words="You are right.", by=cast.practice_lead, today=TODAY)
        new = Decision.objects.get(state="tentative")
        assert (new.replaces_id, new.rules, new.why) == (decision.pk, decision.rules, "")
        assert Decision.objects.get(pk=decision.pk).state == "final"
        assert Carer.objects.get().stage == "deciding"
        deciding.override(
            new, decided="power", reason="The nights count.", by=cast.practice_lead, today=TODAY
        )
        deciding.make_final(ready(new, cast.worker), by=cast.practice_lead, today=TODAY)
        assert Decision.objects.get(pk=decision.pk).state == "replaced"


def test_it_is_refused_with_every_reason(cast: Cast, decision: Decision):
    made = challenged(cast, decision)
    with in_records_of(cast.worker):
        with pytest.raises(challenges.CannotChallenge):
            challenges.challenge(decision.carer, words=" ", decision=decision, by=cast.worker, today=TODAY)
        with pytest.raises(challenges.CannotChallenge) as refusal:
            challenges.answer(made, answered="perhaps", words="", by=cast.worker, today=TODAY)
        assert len(refusal.value.reasons) == 2
        challenges.answer(made, answered="kept", words="So it is.", by=cast.worker, today=TODAY)
        for again in (
            lambda: challenges.answer(made, answered="kept", words="So.", by=cast.worker, today=TODAY),
            lambda: challenges.take_back(made, by=cast.worker, today=TODAY),
        ):
            with pytest.raises(challenges.CannotChallenge):
                again()


def test_a_decision_that_is_not_final_is_talked_about_and_not_challenged(cast: Cast, carer: Carer):
    assessment = assessed(cast, carer)
    with in_records_of(cast.worker):
        made = deciding.derive(assessment, by=cast.worker, today=TODAY)
        with pytest.raises(challenges.CannotChallenge):
            challenges.challenge(carer, words="No.", decision=made, by=cast.worker, today=TODAY)


def test_others_see_no_challenge(cast: Cast, decision: Decision):
    challenged(cast, decision)
    for user in (cast.commissioner, cast.outsider, cast.carer):
        with transaction.atomic():
            enter_scope_of(user)
            assert not challenges_visible_to(user).exists()


@pytest.mark.parametrize(("answered", "says"), [("kept", "it stands"), ("upheld", "We decide anew")])
def test_the_answer_can_be_printed_as_a_letter(cast: Cast, decision: Decision, answered: str, says: str):
    made = challenged(cast, decision)
    browser, address = browser_of(cast.worker), f"/carers/challenges/{made.pk}/letter/"
    assert "There is no letter yet" in browser.get(address).content.decode()
    with in_records_of(cast.worker):
        challenges.answer(made, answered=answered, words="Your nights.", by=cast.practice_lead, today=TODAY)
    letter = browser.get(address).content.decode()
    for words in ("You forgot my nights.", "Your nights.", says, "Ombudsman"):
        assert words in letter
