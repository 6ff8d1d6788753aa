"""The carers whom Northmoor knows: at every stage, true to the rules, and nobody else's to see."""

from collections import Counter
from datetime import date

import pytest

from mainstay.accounts.models import Authority
from mainstay.database import scope
from mainstay.engines.budgeting import ledger
from mainstay.engines.eligibility import RuleSet, decide
from mainstay.interop.northmoor.carers.lives import told
from mainstay.interop.northmoor.loading import load_northmoor
from mainstay.pathway.models import (
    Access,
    Budget,
    Carer,
    Decision,
    EmergencyPlan,
    OfferedMatch,
    OptionChoice,
    Plan,
    QualityOfLife,
    SamePair,
)
from mainstay.pathway.queries.budgets import lines_of

TODAY = date(2026, 11, 22)


def authority(name: str) -> Authority:
    with scope.of_authority(None, sharing=True):
        return Authority.objects.get(name__startswith=name)


@pytest.mark.django_db
def test_four_thousand_carers_stand_at_every_stage_as_the_rules_would_have_them():
    """One load, which takes long, and everything that is true of it."""
    assert load_northmoor("not-a-password", today=TODAY, say=lambda step: None)
    with scope.of_authority(authority("Northmoor").pk, carers=scope.Carers.ALL):
        they_stand_at_every_stage()
        decisions_are_what_the_rules_make_of_the_answers()
        plans_follow_a_duty_and_money_adds_up()
        sams_story_is_whole()
        assert SamePair.objects.filter(state="open").exists()
    with scope.of_authority(authority("Strathmoor").pk, carers=scope.Carers.ALL):
        silence_chose_the_third_option()
    with scope.of_authority(authority("Southmoor").pk, carers=scope.Carers.ALL):
        assert not Carer.objects.exists()


def they_stand_at_every_stage() -> None:
    stages = Counter(Carer.objects.values_list("stage", flat=True))
    assert sum(stages.values()) >= told()["people"] == 4000
    for stage, count in told()["stages"].items():
        assert count <= stages[stage] <= count + 10, stage
    assert set(stages) == set(Carer.Stage.values)


def decisions_are_what_the_rules_make_of_the_answers() -> None:
    decisions = list(Decision.objects.all())
    assert len(decisions) > 1500
    for each in decisions[::50]:
        assert decide(RuleSet.from_data(each.rules), each.answers).outcome == each.derived
        assert each.letter or each.state == "tentative"
    assert {each.derived for each in decisions} == {"duty", "none"}


def plans_follow_a_duty_and_money_adds_up() -> None:
    running = Plan.objects.filter(state="agreed").select_related("decision")
    assert running.count() > 700
    assert {plan.decision.decided for plan in running if plan.decision} == {"duty"}
    for budget in Budget.objects.all()[::40]:
        stands = ledger.standing(lines_of(budget))
        assert stands.allotted == budget.agreed_pence
        assert min(stands.left, stands.free, stands.spent, stands.committed) >= 0
    assert EmergencyPlan.objects.filter(state="in_force").count() > 200
    assert QualityOfLife.objects.filter(at="review").exists()


def sams_story_is_whole() -> None:
    sam = Access.objects.get(as_whom="self").carer
    assert sam.stage == "supported"
    assert OfferedMatch.objects.filter(carer=sam, answer="waiting").count() == 2
    assert sam.self_assessments.filter(state="sent").exists()
    assert sam.messages.exists()


def silence_chose_the_third_option() -> None:
    assert Carer.objects.count() == 4
    deemed = OptionChoice.objects.get(by_whom="nobody")
    assert deemed.option == "3"
    assert Decision.objects.filter(test="scottish_local", derived="duty").count() == 2
