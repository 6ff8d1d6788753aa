"""The engine says what the statute says, whole and missing answers alike, one at a time and thousands at once."""

import json
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.engines.eligibility import (
    OUTCOMES,
    UNDECIDED,
    Result,
    RuleSet,
    decide,
    differences,
    outcomes_of,
)
from tests.engines.eligibility import statute
from tests.engines.eligibility.rules import CARE_ACT, FACS, scottish

RULES = {
    "care_act": (CARE_ACT, statute.care_act, statute.CARE_ACT, {}),
    "scotland": (scottish(), statute.scotland, statute.SCOTLAND, {}),
    "scotland_moderate": (
        scottish(threshold="moderate"),
        statute.scotland,
        statute.SCOTLAND,
        {"threshold": "moderate"},
    ),
    "scotland_2025": (scottish(breaks=True), statute.scotland, statute.SCOTLAND, {"breaks": True}),
    "facs": (FACS, statute.facs, statute.FACS, {}),
}
MOST_MISSING = 4


def answers_to(possible: dict[str, list[str]]) -> st.SearchStrategy:
    """Answers to every question, of which up to a few are then taken away or spoilt."""
    whole = st.fixed_dictionaries({question: st.sampled_from(said) for question, said in possible.items()})
    gone = st.dictionaries(
        st.sampled_from(sorted(possible)), st.sampled_from([None, "unheard of", ""]), max_size=MOST_MISSING
    )
    return st.builds(lambda said, without: said | without, whole, gone)


@pytest.mark.parametrize("name", RULES)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_one_decision_is_what_the_statute_says(name: str, data):
    rules, law, possible, how = RULES[name]
    answers = data.draw(answers_to(possible))
    found = decide(rules, answers)
    assert found.outcome == statute.outcome_of(law, possible, answers, **how)
    # What is said to be missing is missing, and something is wherever it is open.
    assert (found.outcome is None) == bool(found.missing)
    assert all(answers.get(each) not in possible[each] for each in found.missing)


@pytest.mark.parametrize("name", RULES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_many_at_once_are_what_each_is_alone(name: str, data):
    rules, _law, possible, _how = RULES[name]
    everybody = data.draw(st.lists(answers_to(possible), max_size=30))
    (many,) = outcomes_of([rules], everybody)
    alone = [decide(rules, each).outcome for each in everybody]
    assert [None if each == UNDECIDED else OUTCOMES[each] for each in many] == alone


@pytest.mark.parametrize("name", RULES)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_answering_more_never_turns_a_decision_round(name: str, data):
    rules, _law, possible, _how = RULES[name]
    answers = data.draw(answers_to(possible))
    before = decide(rules, answers)
    more = {
        question: data.draw(st.sampled_from(said))
        for question, said in possible.items()
        if answers.get(question) not in said
    }
    after = decide(rules, answers | more)
    assert after.outcome is not None
    assert after.outcome in before.possible


@pytest.mark.parametrize("name", RULES)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_rules_and_results_come_back_from_json_as_they_were(name: str, data):
    rules, _law, possible, _how = RULES[name]
    answers = data.draw(answers_to(possible))
    kept = RuleSet.from_data(json.loads(json.dumps(rules.as_data())))
    assert kept == rules
    found = decide(kept, answers)
    assert Result.from_data(json.loads(json.dumps(found.as_data()))) == found == decide(rules, answers)


def test_an_answer_that_is_a_list_counts_as_none():
    everybody = [{"significant_impact": ["yes"]}, {"necessary_care": "no"}]
    (many,) = outcomes_of([CARE_ACT], everybody)
    assert many.tolist() == [UNDECIDED, 0]
    assert decide(CARE_ACT, everybody[0] | {"health": ["at_risk"]}).outcome is None


def test_nobody_at_all_is_no_trouble():
    (many,) = outcomes_of([CARE_ACT], [])
    assert many.tolist() == []


def test_a_step_that_stands_apart_says_what_becomes_of_the_rest():
    low = dict.fromkeys(statute.INDICATORS, "low")
    asked = {"met_by_services_to_person": "no", "met_by_general_services": "no", "sufficient_breaks": "no"}
    found = decide(scottish(breaks=True), low | asked)
    assert (found.outcome, found.besides, found.decided_by) == ("duty", "power", ("sufficient_breaks",))


def test_two_results_differ_in_the_limbs_that_a_moved_threshold_touches():
    answers = dict.fromkeys(statute.INDICATORS, "none") | {
        "indicator_finance": "moderate",
        "met_by_services_to_person": "no",
        "met_by_general_services": "no",
    }
    then, now = decide(scottish(), answers), decide(scottish(threshold="moderate"), answers)
    assert (then.outcome, now.outcome) == ("power", "duty")
    assert [each.code for each in differences(then, now)] == ["criteria_finance", "criteria"]


def test_the_rules_are_those_of_the_packs():
    assert isinstance(CARE_ACT, RuleSet)
    assert date.fromisoformat(CARE_ACT.from_on) == date(2015, 4, 1)
    assert SimpleNamespace(**CARE_ACT.as_data()).test == "care_act_carers"
