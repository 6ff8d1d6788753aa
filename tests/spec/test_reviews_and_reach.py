"""When a review moves on, whom reach flags, and when a decision may close: the specification, as tables."""

import pytest

from mainstay.engines.estimate import Triple
from mainstay.engines.reach import ABOVE, BELOW, NO_COUNT, NO_PART, NOT_APART, TOO_FEW, reach
from mainstay.planning.rules.equality import reasons_not_to_decide_without_equality
from mainstay.planning.rules.reviews import Question, reasons_not_to_move_on

ANSWERED, PUT_ASIDE, OPEN = ("Yes.", "", 1), ("", "Nobody was asked.", 0), ("", "", 0)

MOVES_ON = [
    # how the six stand, whether carers who use no service were heard, how many reasons keep it back
    ("every question answered with evidence", [ANSWERED] * 6, True, 0),
    ("some put aside with a reason", [ANSWERED] * 3 + [PUT_ASIDE] * 3, True, 0),
    ("all put aside with a reason", [PUT_ASIDE] * 6, True, 0),
    ("one open", [ANSWERED] * 5 + [OPEN], True, 1),
    ("one with an answer and no evidence", [ANSWERED] * 5 + [("Yes.", "", 0)], True, 1),
    ("one with evidence and no answer", [ANSWERED] * 5 + [("", "", 2)], True, 1),
    ("every question open", [OPEN] * 6, True, 6),
    ("no words from carers who use no service", [ANSWERED] * 6, False, 1),
    ("nothing at all", [OPEN] * 6, False, 7),
]


@pytest.mark.parametrize(("case", "stand", "heard", "reasons"), MOVES_ON, ids=[each[0] for each in MOVES_ON])
def test_a_review_moves_on_when_all_six_are_settled_and_non_users_are_heard(case, stand, heard, reasons):
    questions = [Question(f"Q{n}", "Who?", *each) for n, each in enumerate(stand, 1)]
    assert len(reasons_not_to_move_on(questions, heard_non_users=heard)) == reasons


REACHED = [
    # part of carers (low, central, high), known in the group, known in all, what is said
    ("half as well as all, surely", (0.18, 0.20, 0.22), 100, 1_000, BELOW),
    ("six tenths as well as all, of few", (0.18, 0.20, 0.22), 12, 100, NOT_APART),
    ("half as well as all, if so many are in the group", (0.08, 0.20, 0.32), 100, 1_000, NOT_APART),
    ("as well as all", (0.18, 0.20, 0.22), 200, 1_000, NOT_APART),
    ("a little below, within chance", (0.18, 0.20, 0.22), 180, 1_000, NOT_APART),
    ("twice as well as all", (0.18, 0.20, 0.22), 400, 1_000, ABOVE),
    ("nobody known of many to expect", (0.18, 0.20, 0.22), 0, 1_000, BELOW),
    ("no part of carers is known", None, 100, 1_000, NO_PART),
    ("the number known is left out", (0.18, 0.20, 0.22), None, 1_000, NO_COUNT),
    ("too few to expect", (0.004, 0.005, 0.006), 0, 1_000, TOO_FEW),
]


@pytest.mark.parametrize(
    ("case", "part", "known", "everyone", "said"), REACHED, ids=[each[0] for each in REACHED]
)
def test_a_group_is_flagged_only_below_what_is_to_be_expected(case, part, known, everyone, said):
    shown = None if known is None else Triple.exactly(known)
    answer = reach(Triple(*part) if part else None, shown, Triple.exactly(everyone), coverage=0.95, least=10)
    assert (answer.finding or answer.reason) == said


CLOSES = [
    # whether an assessment is needed, written, signed, why none is needed, whether the decision may close
    ("needed and none", True, False, False, "", False),
    ("needed and only a draft", True, True, False, "", False),
    ("needed and signed", True, True, True, "", True),
    ("not needed, with a reason", False, False, False, "It renames a group.", True),
    ("not needed, without a reason", False, False, False, "", False),
    ("not needed and signed all the same", False, True, True, "", True),
]


@pytest.mark.parametrize(
    ("case", "needed", "drafted", "signed", "why", "closes"), CLOSES, ids=[each[0] for each in CLOSES]
)
def test_a_decision_that_needs_an_assessment_closes_only_with_a_signed_one(
    case, needed, drafted, signed, why, closes
):
    reasons = reasons_not_to_decide_without_equality(
        needed=needed, drafted=drafted, signed=signed, why_not_needed=why
    )
    assert (not reasons) == closes
