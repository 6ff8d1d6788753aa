"""Who is charged, beside a slow twin that asks one question after another as a charging officer would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay.engines.budgeting.charging import (
    JOINT_HOLIDAY,
    ORDINARY,
    REPLACEMENT_CARE,
    SUFFICIENT_BREAKS,
    TO_CARER,
    Chargeable,
    Rule,
    charge,
    kind_of,
)

KINDS = (TO_CARER, REPLACEMENT_CARE, JOINT_HOLIDAY, ORDINARY, SUFFICIENT_BREAKS)
SCOTLAND = {kind: Rule(kind, "person" if kind == ORDINARY else "nobody") for kind in KINDS}
RULES = st.dictionaries(
    st.sampled_from(KINDS), st.sampled_from(["nobody", "person", "not_said"]), max_size=5
).map(lambda found: {kind: Rule(kind, to) for kind, to in found.items()})
SUPPORTS = st.builds(
    Chargeable,
    kind=st.sampled_from(KINDS),
    cost_pence=st.integers(0, 9999),
    ordinary_pence=st.integers(0, 9999),
)


def slowly(support: Chargeable, rules: dict[str, Rule]) -> tuple[int, int]:
    """Return what the person is charged and what is waived, penny by penny."""
    person = waived = 0
    for penny in range(support.ordinary_pence):
        if penny >= support.cost_pence or support.kind not in rules:
            break
        if rules[support.kind].charged_to == "person":
            person += 1
        elif rules[support.kind].charged_to == "nobody":
            waived += 1
    return person, waived


@given(SUPPORTS, RULES)
def test_each_penny_is_charged_waived_or_not_said(support, rules):
    found = charge(support, rules)
    assert (found.person_pence, found.waived_pence) == slowly(support, rules)


@given(SUPPORTS)
def test_in_scotland_only_the_persons_ordinary_services_are_ever_charged(support):
    assert not charge(support, SCOTLAND).person_pence or support.kind == ORDINARY


def test_where_no_rule_is_at_hand_nothing_is_charged_and_nothing_said():
    found = charge(Chargeable(TO_CARER, 100, 50), {})
    assert (found.person_pence, found.waived_pence, found.said) == (0, 0, False)


@pytest.mark.parametrize(
    ("for_person", "is_break", "sufficient", "begun", "kind"),
    [
        (True, True, False, False, REPLACEMENT_CARE),
        (True, False, False, False, ORDINARY),
        (False, True, False, False, TO_CARER),
        (False, False, False, False, TO_CARER),
        (True, True, True, False, REPLACEMENT_CARE),
        (True, True, True, True, SUFFICIENT_BREAKS),
        (False, True, True, True, SUFFICIENT_BREAKS),
    ],
)
def test_what_a_support_is_called_by_the_rules(for_person, is_break, sufficient, begun, kind):
    found = kind_of(
        for_person=for_person,
        is_break=is_break,
        for_sufficient_breaks=sufficient,
        sufficient_breaks_in_force=begun,
    )
    assert found == kind
