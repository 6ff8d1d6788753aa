"""When an equality impact assessment may be signed, and when a decision may close without one."""

from datetime import date

import pytest

from mainstay.planning.rules.equality import (
    Draft,
    Effect,
    reasons_not_to_decide_without_equality,
    reasons_not_to_sign,
)

TODAY = date(2026, 11, 22)
GROUPS = [("age", "Age"), ("sex", "Sex"), ("out_of_area", "Carers of someone elsewhere")]
WHOLE = {"age": Effect("same"), "sex": Effect("same"), "out_of_area": Effect("same")}


def refusals(**changed) -> list[str]:
    """The reasons not to sign an assessment in which only what is named differs from one that can be signed."""
    told = {
        "what_changes": "Sitting on Saturdays",
        "evidence": 1,
        "evidence_in_words": "",
        "owner": "Head of carers' services",
        "review_on": date(2027, 11, 22),
        "effects": WHOLE,
    }
    return reasons_not_to_sign(Draft(**(told | changed)), GROUPS, today=TODAY)


def test_a_whole_assessment_can_be_signed():
    assert refusals() == []


def test_evidence_may_be_in_words_alone():
    assert refusals(evidence=0, evidence_in_words="What the forum said.") == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"what_changes": " "}, "Say what would change"),
        ({"evidence": 0}, "Add evidence"),
        ({"owner": ""}, "Enter who answers"),
        ({"review_on": None}, "Enter the day"),
        ({"review_on": TODAY}, "after today"),
        ({"effects": {}}, "Say for each group"),
        ({"effects": {"age": Effect("same"), "sex": Effect("same")}}, "Carers of someone elsewhere"),
        ({"effects": WHOLE | {"sex": Effect("worse", "Fewer places")}}, "Sex: say what will be done"),
        ({"effects": WHOLE | {"sex": Effect("better")}}, "Sex: say why they would be better off"),
        ({"effects": WHOLE | {"sex": Effect("unknown")}}, "Sex: say why it is not known"),
    ],
)
def test_each_thing_that_is_missing_is_said(changed, said):
    (reason,) = refusals(**changed)
    assert said in reason


def test_worse_with_why_and_what_will_be_done_can_be_signed():
    assert refusals(effects=WHOLE | {"sex": Effect("worse", "Fewer places", "A second group")}) == []


def test_not_known_can_be_signed_when_it_says_how_it_will_be_found_out():
    assert refusals(effects=WHOLE | {"sex": Effect("unknown", "Not recorded; asked from April")}) == []


def test_everything_missing_is_said_at_once():
    assert len(refusals(what_changes="", evidence=0, owner="", review_on=None, effects={})) == 5


def test_what_is_signed_is_not_signed_again():
    (reason,) = refusals(signed=True, owner="")
    assert "signed" in reason


def decided(**changed) -> list[str]:
    return reasons_not_to_decide_without_equality(**({"needed": True, "signed": False} | changed))


def test_a_decision_that_needs_an_assessment_cannot_close_without_a_signed_one():
    assert "needs a signed" in decided()[0]
    assert "is not signed" in decided(drafted=True)[0]
    assert decided(signed=True) == []


def test_a_decision_that_needs_none_says_why():
    assert "Say why" in decided(needed=False)[0]
    assert decided(needed=False, why_not_needed="Renames a group.") == []
