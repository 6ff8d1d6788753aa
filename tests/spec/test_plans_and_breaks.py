"""What is a break, who agrees to a plan, and what a refusal has to say: the specification, as tables."""

from datetime import date

import pytest

from mainstay import policy
from mainstay.pathway.rules.approvals import Answering, Limits, chain, reasons_not_to_answer
from mainstay.pathway.rules.breaks import Asked, reasons_not_a_break, whose_tests

TODAY = date(2026, 4, 1)
FOUR = ("freedom", "positive", "control", "security")
EITHER = ("time_off", "change_of_routine")

BREAKS = [
    # nation, what is recorded, tests it meets, personal care, whether the carer is free meanwhile, counts as a break
    ("england", "a personal-care visit with the carer there", ("positive",), True, False, False),
    ("england", "a personal-care visit said to meet all four", FOUR, True, False, False),
    ("england", "personal care while the carer is out, as they wish", FOUR, True, True, True),
    ("england", "four hours of sitting, all four met", FOUR, False, True, True),
    ("england", "a day centre the person dreads", ("freedom", "control", "security"), False, True, False),
    ("england", "hours somebody else chooses", ("freedom", "positive", "security"), False, True, False),
    ("england", "a supported holiday together, all four met", FOUR, False, True, True),
    ("scotland", "a supported holiday together, elsewhere", ("change_of_routine",), False, False, True),
    ("scotland", "four hours off", ("time_off",), False, True, True),
    ("scotland", "both", EITHER, False, True, True),
    ("scotland", "a personal-care visit with the carer there", (), True, False, False),
    ("scotland", "nothing that changes", (), False, True, False),
    ("wales", "four hours of sitting, all four met", FOUR, False, True, True),
    ("northern_ireland", "hours somebody else chooses", ("freedom",), False, True, False),
]


@pytest.mark.parametrize(
    ("nation", "case", "met", "personal_care", "released", "counts"),
    BREAKS,
    ids=[f"{each[0]}: {each[1]}" for each in BREAKS],
)
def test_a_break_counts_by_the_tests_of_its_nation(nation, case, met, personal_care, released, counts):
    tests = {
        each.code: each.title for each in policy.items(f"model.break_tests.{whose_tests(nation)}", TODAY)
    }
    reasons = reasons_not_a_break(nation, Asked(met, personal_care, released), tests)
    assert (not reasons) == counts


def test_what_is_rejected_from_breaks_is_told_which_of_the_four_tests_it_does_not_meet():
    tests = {each.code: each.title for each in policy.items("model.break_tests.england", TODAY)}
    assert reasons_not_a_break("england", Asked((), personal_care=True, released=False), tests) == [
        "A visit for personal care while the carer stays is not a break: it gives no time of their own.",
        "Every test has to be met. Not met: Freedom, Good for the person, The carer is in control, "
        "Security and confidence.",
    ]


LIMITS = Limits(worker_pence=50_000, manager_pence=500_000, finance_pence=200_000, own_idea_pence=150_000)
CHAINS = [
    # what a year costs in pence, what each own idea costs, a manager wants the panel, who is asked in what order
    ("a plan that costs nothing", 0, [], False, "worker"),
    ("at a worker's limit", 50_000, [], False, "worker"),
    ("a penny above it", 50_001, [], False, "manager"),
    ("an own idea within a worker's limit", 32_000, [32_000], False, "worker"),
    ("a penny below what finance is asked about", 199_999, [], False, "manager"),
    ("from what finance is asked about", 200_000, [], False, "manager finance"),
    ("at a manager's limit", 500_000, [], False, "manager finance"),
    ("a penny above it", 500_001, [], False, "manager panel finance"),
    ("an own idea at its limit", 150_000, [150_000], False, "manager"),
    ("an own idea a penny above its limit", 150_001, [150_001], False, "manager panel"),
    ("two own ideas, each below it", 190_000, [95_000, 95_000], False, "manager"),
    ("a manager wants the panel to see it", 60_000, [], True, "manager panel"),
]


@pytest.mark.parametrize(
    ("case", "pence", "own_ideas", "to_panel", "asked"), CHAINS, ids=[each[0] for each in CHAINS]
)
def test_who_agrees_to_a_plan_follows_from_what_it_costs_and_whether_it_is_unusual(
    case, pence, own_ideas, to_panel, asked
):
    steps = chain(pence, own_ideas, LIMITS, sent_to_panel=to_panel)
    assert " ".join(each.code for each in steps) == asked
    assert all(each.because for each in steps)


ANSWERS = [
    # the answer, its reason, the risk of not doing, how many reasons keep it from being kept
    ("agreed, with no words", "agreed", "", "", 0),
    ("sent back with what has to change", "sent_back", "Say who sits with him.", "", 0),
    ("sent back with no words", "sent_back", "", "", 1),
    ("refused with reason and risk", "refused", "Never tried.", "Her back gives way.", 0),
    ("a panel refuses an unusual break without the risk of not acting", "refused", "Never tried.", "", 1),
    ("refused with the risk and no reason", "refused", "", "Her back gives way.", 1),
    ("refused with blanks", "refused", "  ", "\n", 2),
    ("no answer", "", "", "", 1),
]


@pytest.mark.parametrize(
    ("case", "answer", "reason", "risk", "kept_back"), ANSWERS, ids=[each[0] for each in ANSWERS]
)
def test_a_refusal_says_why_and_what_it_risks_or_is_itself_refused(case, answer, reason, risk, kept_back):
    assert len(reasons_not_to_answer(Answering(answer, reason, risk))) == kept_back
