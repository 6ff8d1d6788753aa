"""How options are offered, what silence means, and who is charged: the specification, as tables.

Acceptance scenarios 22 (SDS silence) and 23 (waiver), beside what else the law of each nation says of a carer's budget.
"""

from datetime import date

import pytest

from mainstay import policy
from mainstay.engines.budgeting.charging import Chargeable, Rule, charge
from mainstay.pathway.rules.options import Offer, reasons_not_to_choose, reasons_not_to_offer

TODAY, BEGIN, END = date(2026, 11, 1), date(2026, 4, 1), date(2027, 3, 31)
A, NO_AMOUNT, NO_PERIOD = (100_00, BEGIN, END), (None, BEGIN, END), (100_00, None, None)
RULED_OUT = (None, None, None, "Excluded by the regulations")

OFFERS = [
    # what is said of options 1, 2, 3 and 4 for one type of support, how many reasons keep it from being offered
    ("an amount and a period for each of four", (A, A, A, A), 0),
    ("a direct payment ruled out in writing, the others offered", (RULED_OUT, A, A, A), 0),
    ("an amount missing", (A, A, NO_AMOUNT, A), 1),
    ("every amount missing", (NO_AMOUNT,) * 4, 4),
    ("a period missing", (A, NO_PERIOD, A, A), 1),
    ("option 2 ruled out", (A, RULED_OUT, A, A), 1),
    ("option 3 ruled out", (A, A, RULED_OUT, A), 1),
    ("option 4 ruled out", (A, A, A, RULED_OUT), 1),
    ("a direct payment left out without a word", (NO_AMOUNT, A, A, A), 1),
    ("an amount of nothing, said to be nothing", ((0, BEGIN, END), A, A, A), 0),
]


@pytest.mark.parametrize(("case", "options", "reasons"), OFFERS, ids=[each[0] for each in OFFERS])
def test_options_are_offered_with_a_relevant_amount_each_or_not_at_all(case, options, reasons):
    codes = [item.code for item in policy.items("model.sds_options", TODAY)]
    offers = [Offer(code, *each) for code, each in zip(codes, options, strict=True)]
    assert len(reasons_not_to_offer({"Sitting": offers}, codes)) == reasons


def test_where_nobody_chooses_the_law_deems_option_3_chosen_and_no_other():
    deemed = [item.code for item in policy.items("model.sds_options", TODAY) if item.attributes["deemed"]]
    assert deemed == ["3"]


CHOICES = [
    # age below 16 or not, who chooses, their name, the young carer's views, how many reasons against it
    ("an adult carer chooses", True, "carer", "", "", 0),
    ("a young carer under 16 chooses alone", False, "carer", "", "", 2),
    ("an appropriate person chooses without having asked", False, "appropriate", "Nan", "", 1),
    ("an appropriate person chooses, having asked", False, "appropriate", "Nan", "The same sitter", 0),
    ("an appropriate person without a name", False, "appropriate", "", "The same sitter", 1),
    ("an adult's choice made by somebody without a name", True, "appropriate", "", "", 1),
]


@pytest.mark.parametrize(
    ("case", "alone", "by_whom", "chooser", "views", "reasons"), CHOICES, ids=[each[0] for each in CHOICES]
)
def test_for_a_young_carer_under_16_an_appropriate_person_chooses(
    case, alone, by_whom, chooser, views, reasons
):
    found = reasons_not_to_choose(
        [Offer("1", *A)],
        "1",
        offered_on=BEGIN,
        by_whom=by_whom,
        chooser=chooser,
        views=views,
        chooses_alone=alone,
        on=TODAY,
        today=TODAY,
    )
    assert len(found) == reasons


CHARGES = [
    # nation, kind of support, its cost, what the person would ordinarily pay, charged to the person, waived, said
    ("scotland", "to_carer", 500_00, 0, 0, 0, True),
    ("scotland", "replacement_care", 200_00, 80_00, 0, 80_00, True),
    ("scotland", "replacement_care", 200_00, 0, 0, 0, True),
    ("scotland", "joint_holiday", 300_00, 300_00, 0, 300_00, True),
    ("scotland", "ordinary", 150_00, 60_00, 60_00, 0, True),
    ("scotland", "ordinary", 150_00, 0, 0, 0, True),
    ("scotland", "sufficient_breaks", 400_00, 90_00, 0, 90_00, True),
    ("england", "replacement_care", 200_00, 80_00, 80_00, 0, True),
    ("england", "ordinary", 150_00, 60_00, 60_00, 0, True),
    ("england", "to_carer", 500_00, 0, 0, 0, False),
    ("england", "joint_holiday", 300_00, 300_00, 0, 0, False),
    ("wales", "to_carer", 500_00, 0, 0, 0, False),
    ("wales", "replacement_care", 200_00, 80_00, 0, 0, False),
    ("northern_ireland", "replacement_care", 200_00, 80_00, 0, 0, False),
]


@pytest.mark.parametrize(
    ("nation", "kind", "cost", "ordinary", "person", "waived", "said"),
    CHARGES,
    ids=[
        f"{nation}: {kind} at {cost}p, ordinarily {ordinary}p" for nation, kind, cost, ordinary, *_ in CHARGES
    ],
)
def test_a_charge_is_made_waived_or_not_spoken_of(nation, kind, cost, ordinary, person, waived, said):
    items = policy.items(f"charging.{nation}.rules", TODAY)
    rules = {item.code: Rule(item.code, item.attributes["charged_to"]) for item in items}
    found = charge(Chargeable(kind, cost, ordinary), rules)
    assert (found.person_pence, found.waived_pence, found.said) == (person, waived, said)


def test_a_break_is_waived_and_the_persons_ordinary_services_are_charged_as_before():
    items = policy.items("charging.scotland.rules", TODAY)
    rules = {item.code: Rule(item.code, item.attributes["charged_to"]) for item in items}
    day_centre = charge(Chargeable("ordinary", 150_00, 60_00), rules)
    sitting = charge(Chargeable("replacement_care", 200_00, 80_00), rules)
    assert day_centre.person_pence == 60_00
    assert (sitting.person_pence, sitting.waived_pence) == (0, 80_00)
