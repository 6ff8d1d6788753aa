"""Which assessment is a carer's, what it must hold, by when it is owed: the specification, as tables."""

from datetime import date

import pytest

from mainstay import policy
from mainstay.engines.working_days import after, bank_holidays
from mainstay.pathway.rules.assessment_content import pieces, reasons_not_whole
from mainstay.pathway.rules.assessment_kinds import fitting, kind_of, statement_stands

DAY = date(2026, 6, 1)
KINDS = [kind_of(each) for each in policy.items("assessment.kinds", DAY)]

WHICH = [
    # nation, age when identified, still at school, identified on, the kind that is used
    ("england", 18, None, "2026-06-01", ["carers_assessment"]),
    ("england", 85, None, "2015-04-01", ["carers_assessment"]),
    ("england", 17, None, "2026-06-01", ["young_carers_assessment"]),
    ("england", 9, True, "2026-06-01", ["young_carers_assessment"]),
    ("england", 18, True, "2026-06-01", ["carers_assessment"]),
    ("england", 40, None, "2015-03-31", ["carers_assessment_facs"]),
    ("england", None, None, "2026-06-01", ["carers_assessment", "young_carers_assessment"]),
    ("scotland", 18, False, "2026-06-01", ["adult_carer_support_plan"]),
    ("scotland", 18, True, "2026-06-01", ["young_carer_statement"]),
    ("scotland", 18, None, "2026-06-01", ["adult_carer_support_plan"]),
    ("scotland", 17, False, "2026-06-01", ["young_carer_statement"]),
    ("scotland", 4, None, "2026-06-01", ["young_carer_statement"]),
    ("scotland", None, None, "2026-06-01", ["adult_carer_support_plan", "young_carer_statement"]),
    ("scotland", 40, None, "2018-03-31", []),
    ("wales", 40, None, "2026-06-01", ["assessment_wales"]),
    ("wales", 12, None, "2026-06-01", ["assessment_wales"]),
    ("northern_ireland", 40, None, "2026-06-01", ["assessment_northern_ireland"]),
    ("invented", 40, None, "2026-06-01", ["carers_assessment"]),
]


@pytest.mark.parametrize(("nation", "age", "at_school", "identified", "used"), WHICH)
def test_the_nation_the_age_school_and_the_day_say_which_kind_it_is(nation, age, at_school, identified, used):
    on = date.fromisoformat(identified)
    found = fitting(KINDS, nation=nation, age=age, at_school=at_school, identified_on=on)
    assert [each.code for each in found] == used


PLAN = policy.items("assessment.content.plan_2016", DAY)
EVERYTHING = {code: "said" for piece in PLAN for code in piece.attributes["met_by"]} | {
    "needs_found": "yes",
    "lives_elsewhere": "no",
}
NO_NEEDS = {"needs_found": "no", "needs": "", "support_for_eligible": "", "support_for_other": ""}

WHOLE = [
    # what is different about a plan that holds everything; second plan; sufficient breaks in force; what is missing
    ("everything is there", {}, False, False, []),
    ("no needs, and not said so", NO_NEEDS | {"needs_found": ""}, False, False, ["needs"]),
    ("no needs identified, said in so many words", NO_NEEDS, False, False, []),
    ("no circumstances of a review", {"review_circumstances": " "}, False, False, ["review"]),
    (
        "no needs, and no circumstances of a review",
        NO_NEEDS | {"needs_found": "", "review_circumstances": ""},
        False,
        False,
        ["needs", "review"],
    ),
    ("needs, and not which", {"needs": ""}, False, False, ["which_needs"]),
    ("needs, no support", {"support_for_eligible": "", "support_for_other": ""}, False, False, ["eligible", "other"]),
    ("a first plan says nothing of earlier support", {"earlier_results": ""}, False, False, []),
    ("a second plan has to", {"earlier_results": ""}, True, False, ["earlier"]),
    ("lives in another area", {"lives_elsewhere": "yes", "support_elsewhere": ""}, False, False, ["elsewhere"]),
    ("characteristics not considered", {"protected_characteristics": ""}, False, False, ["characteristics"]),
    ("no word on a break, before the 2025 Act", {"break_needed": ""}, False, False, ["break"]),
    ("no word on a break, under the 2025 Act", {"break_needed": ""}, False, True, []),
    ("no word on sufficient breaks, before the 2025 Act", {"sufficient_breaks": ""}, False, False, []),
    ("no word on sufficient breaks, under the 2025 Act", {"sufficient_breaks": ""}, False, True, ["sufficient"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "changed", "second", "breaks", "missing"), WHOLE, ids=[each[0] for each in WHOLE]
)
def test_a_plan_is_whole_when_each_thing_the_law_asks_for_is_there(case, changed, second, breaks, missing):
    held = pieces(PLAN, EVERYTHING | changed, second=second, breaks=breaks)
    assert [each.code for each in held if not each.there] == missing


def test_a_plan_that_says_there_are_no_needs_and_lists_some_is_not_whole():
    answers = EVERYTHING | {"needs_found": "no"}
    held = pieces(PLAN, answers, second=False, breaks=False)
    assert reasons_not_whole(held, [], answers) == [
        "It says that no needs were identified, and needs are written down. Change one of the two."
    ]


def test_a_young_carer_statement_holds_all_of_a_plan_and_two_things_more():
    statement = [each.code for each in policy.items("assessment.content.statement_2016", DAY)]
    assert statement == [each.code for each in PLAN] + ["appropriate", "shanarri"]


CLOCKS = [
    # accepted, days of the authority's own, conversation (5 working days), plan (10 working days)
    ("Thursday before the May holiday", "2026-04-30", [], "2026-05-08", "2026-05-15"),
    ("and a local fair on the Tuesday", "2026-04-30", ["2026-05-05"], "2026-05-11", "2026-05-18"),
    ("and a fair within the second week", "2026-04-30", ["2026-05-13"], "2026-05-08", "2026-05-18"),
    ("Thursday with no holiday near", "2026-07-02", [], "2026-07-09", "2026-07-16"),
    ("Thursday before Easter, whose Monday is worked", "2026-04-02", [], "2026-04-10", "2026-04-17"),
    ("the day before Christmas Eve", "2026-12-23", [], "2027-01-05", "2027-01-12"),
    ("a Saturday", "2026-07-04", [], "2026-07-10", "2026-07-17"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "accepted", "own", "conversation", "plan"), CLOCKS, ids=[each[0] for each in CLOCKS]
)
def test_where_somebody_is_terminally_ill_days_are_counted_by_the_local_calendar(
    case, accepted, own, conversation, plan
):
    start = date.fromisoformat(accepted)
    closed = bank_holidays("scotland", 2026, 2027) | {date.fromisoformat(each) for each in own}
    for key, due in (("conversation", conversation), ("plan", plan)):
        days = policy.value(f"scotland.duties.terminal_{key}_days", DAY, "scotland")
        assert after(start, days, closed) == date.fromisoformat(due), key


STANDS = [
    # age, has a statement, has an adult plan, whether the statement stands past 18
    (18, True, False, True),
    (25, True, False, True),
    (18, True, True, False),
    (18, False, False, False),
    (17, True, False, False),
    (None, True, False, False),
]


@pytest.mark.parametrize(("age", "has_statement", "has_adult_plan", "stands"), STANDS)
def test_a_statement_stands_past_18_until_an_adult_plan_is_given(age, has_statement, has_adult_plan, stands):
    said = {"has_statement": has_statement, "has_adult_plan": has_adult_plan}
    assert statement_stands(age=age, young_under=18, **said) == stands
