"""The assumptions an assessment stands on, and an authority's own in their place."""

from datetime import date

import pytest

from mainstay import policy
from mainstay.database import scope
from mainstay.local.actions import CannotSet, set_local_value
from mainstay.local.models import LocalValue
from mainstay.local.queries import local_values
from tests import cast
from tests.planning.needs.assessing import TODAY, assessment
from tests.planning.needs.town import TOWN, load, of_the_town

pytestmark = pytest.mark.django_db

WANT = "estimation.take_up.want"
MORE = policy.Range(0.9, 0.95, 1.0)


def central(content, kind="sitting"):
    return next(each["central"] for each in content["demand"] if each["break_type"] == kind)


def used(content):
    return next(each for each in content["assumptions"] if each["key"] == WANT)


def own(value=MORE, reason="A survey of 400 carers here in May.", on=date(2026, 6, 1)):
    return {WANT: policy.Override(value, reason, "Ana Gorse", on)}


def test_every_assumption_has_a_source_a_day_and_how_sure_it_is():
    load(of_the_town())
    listed = assessment(TOWN)["assumptions"]
    assert len(listed) > 30
    assert all(each["source"] and each["on"] and each["sure"] for each in listed)


def test_every_step_of_demand_that_multiplies_names_the_assumption_it_uses():
    load(of_the_town())
    content = assessment(TOWN, "demand")
    listed = {each["key"] for each in content["assumptions"]}
    steps = [step for each in content["demand"] for step in each["steps"] if step["operation"] == "×"]
    assert steps
    assert all(step["assumption"] in listed for step in steps)


def test_a_local_value_is_used_and_shown_with_its_reason_and_the_packs_value():
    load(of_the_town())
    before, after = assessment(TOWN, "demand"), assessment(TOWN, "demand", local=own())
    assert central(after) > central(before)
    assert used(after)["local"]
    assert used(after)["reason"] == "A survey of 400 carers here in May."
    assert (used(after)["set_by"], used(after)["set_on"]) == ("Ana Gorse", "2026-06-01")
    assert used(after)["pack_value"] == used(before)["value"]
    assert not used(before)["local"]


def test_a_local_value_counts_from_the_day_it_was_set():
    load(of_the_town())
    later = assessment(TOWN, "demand", local=own(on=date(2026, 12, 1)))
    assert used(later)["value"] == used(assessment(TOWN, "demand"))["value"]


def test_a_value_that_breaks_a_rule_is_refused_when_it_is_set():
    people = cast.assemble()
    with (
        scope.of_authority(people.northmoor.pk, user_id=people.analyst.pk),
        pytest.raises(CannotSet) as refusal,
    ):
        set_local_value(WANT, policy.Range(0.9, 0.5, 1.2), "", by=people.analyst, today=TODAY)
    assert len(refusal.value.reasons) >= 2


def test_a_value_that_has_come_to_break_a_rule_since_it_was_set_is_not_used():
    load(of_the_town())
    people = cast.assemble()
    with scope.of_authority(people.northmoor.pk, user_id=people.analyst.pk):
        LocalValue.objects.create(
            authority=people.northmoor,
            key=WANT,
            value={"low": 0.9, "central": 0.5, "high": 1.2},
            reason="Typed in before the rule.",
            set_on=date(2026, 1, 1),
            set_by=people.analyst,
        )
        content = assessment(TOWN, "demand", local=local_values())
    assert not used(content)["local"]


def test_one_authoritys_value_is_not_anothers():
    load(of_the_town())
    people = cast.assemble()
    with scope.of_authority(people.northmoor.pk, user_id=people.analyst.pk):
        set_local_value(WANT, MORE, "A survey of 400 carers.", by=people.analyst, today=TODAY)
        assert used(assessment(TOWN, "demand", local=local_values()))["local"]
    with scope.of_authority(people.outsider.authority_id):
        assert local_values() == {}
