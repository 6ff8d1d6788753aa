"""Assumptions that are arithmetic on findings are recomputed from them, so that neither can drift."""

from datetime import date
from math import prod

import pytest

from mainstay import policy

TODAY = date(2026, 11, 1)


def finding(name: str) -> float:
    return policy.value(f"estimation.findings.{name}", TODAY)


@pytest.mark.parametrize("band", ["hours_1_19", "hours_20_34", "hours_20_49", "hours_35_49", "hours_50_plus"])
def test_need_is_the_surveys_finding_times_its_weight_times_the_bands_slope(band: str):
    found = (
        finding("no_day_off_over_5_years"),
        finding("no_day_off_over_1_year"),
        finding("no_break_scotland").high,
    )
    weight = policy.range_of("estimation.survey_weight", TODAY)
    slope = policy.value("estimation.need_slope", TODAY)[band]
    expected = [each * of * slope for each, of in zip(found, weight, strict=True)]
    assert policy.range_of(f"estimation.need.{band}", TODAY) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize("band", ["hours_1_9", "hours_10_19"])
def test_need_of_the_lighter_bands_is_that_of_1_to_19_hours(band: str):
    assert policy.value(f"estimation.need.{band}", TODAY) == policy.value("estimation.need.hours_1_19", TODAY)


def test_the_slope_begins_with_health_affected_among_those_who_care_least():
    expected = finding("health_affected_under_20_hours") / finding("health_affected_50_plus")
    assert policy.value("estimation.need_slope", TODAY)["hours_1_19"] == pytest.approx(expected, abs=0.001)


def test_want_runs_from_what_is_used_through_what_is_wished_to_what_causes_strain():
    assert policy.range_of("estimation.take_up.want", TODAY) == (
        finding("uses_a_break_service"),
        finding("breaks_in_top_three_wishes"),
        finding("overwhelmed_for_want_of_time_away"),
    )


def test_acceptance_is_what_the_barriers_that_count_leave():
    counting = [
        item for item in policy.items("estimation.accept_barriers", TODAY) if item.attributes["counts"]
    ]
    barriers = [policy.value(item.attributes["finding"], TODAY) for item in counting]
    expected = (1 - sum(barriers), prod(1 - each for each in barriers), 1 - max(barriers))
    assert policy.range_of("estimation.take_up.accept", TODAY) == pytest.approx(expected, abs=0.001)


def test_the_low_known_share_is_englands_councils():
    known = policy.value("estimation.funnel.supported_or_assessed", TODAY)
    carers = policy.value("estimation.funnel.census_carers", TODAY)
    assert policy.range_of("estimation.hidden.known_share", TODAY).low == pytest.approx(
        known / carers, abs=0.001
    )


def test_the_three_kinds_of_support_add_up_to_all_supported_or_assessed():
    parts = ["direct_support", "information_and_advice", "no_direct_support"]
    whole = policy.value("estimation.funnel.supported_or_assessed", TODAY)
    # The publisher rounds each to the nearest five.
    assert sum(policy.value(f"estimation.funnel.{each}", TODAY) for each in parts) == pytest.approx(
        whole, abs=5
    )


def test_scotlands_base_is_what_its_two_published_figures_leave():
    people = policy.value("estimation.carers.scotland_50_plus", TODAY)
    base = policy.range_of("estimation.carers.scotland_base", TODAY)
    assert base.central == pytest.approx(people / 0.0288, abs=50)
    assert (base.low, base.high) == pytest.approx((people / 0.02885, people / 0.02875), abs=50)


def test_the_half_width_is_nearly_two_standard_deviations():
    for part in ("band", "carers"):
        deviation = policy.value(f"estimation.uncertainty.perturbation_sd_{part}", TODAY)
        half = policy.value(f"estimation.uncertainty.perturbation_half_width_{part}", TODAY)
        assert half == pytest.approx(1.96 * deviation, abs=0.05)


def test_an_easy_access_break_costs_what_the_fund_divides_to():
    price = policy.range_of("estimation.price.easy_access", TODAY)
    assert (price.low, price.central) == (800_000_000 / 25_000, 1_300_000_000 / 40_000)
