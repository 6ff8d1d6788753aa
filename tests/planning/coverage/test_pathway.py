"""The same services along the pathway and by strand, and providers that both assess and deliver."""

import pytest
from django.test import Client

from mainstay import policy
from mainstay.planning.coverage import pathway
from tests.cast import Cast
from tests.planning.coverage.test_pages import HERE, text_of
from tests.planning.coverage.there import LEISURE, TODAY, a_service, coverage_for


def steps_for(everybody: Cast) -> dict[str, pathway.Step]:
    found = pathway.steps(coverage_for(everybody.commissioner), policy.items("model.pathway", on=TODAY))
    return {step.item.code: step for step in found}


def both_of(everybody: Cast) -> list[str]:
    return [each.provider for each in pathway.both_hands(coverage_for(everybody.commissioner))]


def test_the_community_is_the_layer_that_the_rest_stands_on(everybody: Cast):
    assert list(steps_for(everybody)) == ["community", "1", "2", "3a", "3b"]


def test_a_service_stands_where_its_interventions_do_unless_it_says_otherwise(everybody: Cast):
    a_service(everybody.commissioner)
    a_service(everybody.commissioner, name="In a crisis", pathway=["3b"])
    found = steps_for(everybody)
    assert [each.name for each in found["3a"].services] == ["Saturday club"]
    assert [each.name for each in found["3b"].services] == ["In a crisis"]
    assert (found["3a"].there, found["1"].there) == (1, 0)


def test_only_carers_with_much_entitlement_come_in_after_an_assessment(everybody: Cast):
    for name, way_in in (
        ("Open", "open"),
        ("Referred", "referral"),
        ("Assessed", "assessment"),
        ("Unsaid", ""),
    ):
        a_service(everybody.commissioner, name=name, way_in=way_in)
    step = steps_for(everybody)["3a"]
    assert (step.high, step.low, step.unknown, step.without_way_in) == (3, 2, 2, 1)


def test_a_provider_that_assesses_and_delivers_is_shown(everybody: Cast):
    a_service(everybody.commissioner, "Carers' Centre", interventions=["I03"])
    assert both_of(everybody) == []
    a_service(everybody.commissioner, "Carers' Centre", interventions=["I06"])
    a_service(everybody.commissioner, "Club")
    assert both_of(everybody) == ["Carers' Centre"]


@pytest.mark.parametrize("code", ["I03", "I04", "I05"])
def test_assessment_brokerage_and_advocacy_are_one_side_of_it(everybody: Cast, code):
    a_service(everybody.commissioner, interventions=[code, LEISURE])
    assert both_of(everybody) == ["Harbourlight Care"]


def test_support_at_transitions_alone_is_no_conflict_for_it_settles_neither_side(everybody: Cast):
    a_service(everybody.commissioner, interventions=["I19"])
    assert both_of(everybody) == []


def test_a_service_that_is_not_here_makes_no_conflict_here(everybody: Cast):
    a_service(everybody.commissioner, interventions=["I03"])
    a_service(everybody.commissioner, interventions=["I06"], areas=["E05999999"])
    assert both_of(everybody) == []


def test_the_page_says_what_reduces_the_risk(everybody: Cast, browser: Client):
    a_service(everybody.commissioner, interventions=["I03", "I06"])
    page = text_of(browser.get(f"{HERE}conflicts/"))
    assert "Let carers change their provider." in page
    assert "Harbourlight Care" in page


def test_the_four_strands_are_the_same_services_again(everybody: Cast):
    a_service(everybody.commissioner, interventions=["I03", "I06", "I08"])
    steps = list(steps_for(everybody).values())
    strands = pathway.strands(steps, policy.items("model.personalisation", on=TODAY))
    assert [strand.services for strand in strands] == [1, 0, 0, 1]
    assert "Employer engagement" in [title for title, _ in strands[2].missing]
