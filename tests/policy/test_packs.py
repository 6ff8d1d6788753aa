"""The packs themselves: everything that the rest of Mainstay asks for is there, and hangs together."""

from datetime import date
from itertools import pairwise

import pytest

from mainstay import policy

TODAY = date(2026, 11, 1)

EXPECTED = {
    "assessment.content": "care_act facs general plan_2016 statement_2016 young",
    "assessment.breaks_2025": "questions sections",
    "assessment.breaks_2016": "questions sections",
    "assessment.young_2016": "questions sections",
    "assessment.young": "questions sections",
    "assessment.talk": "questions sections",
    "assessment.quality_of_life": "questions sections",
    "assessment.plan_2016": "questions sections",
    "assessment.needs_2016": "questions sections",
    "assessment.general": "questions sections",
    "assessment.facs": "questions sections",
    "assessment.earlier": "questions sections",
    "assessment.care_act": "questions sections",
    "assessment": "kinds ways",
    "approval": "steps",
    "approval.days": "finance manager panel",
    "approval.limits": "finance_pence manager_pence own_idea_pence worker_pence",
    "budgets": "not_for resource_table",
    "budgets.choosing": "own_choice_age",
    "budgets.limits": "choose_within_days nearing_end_days review_days surplus_share",
    "budgets.points": "eligibility_levels health outcomes",
    "charging.england": "rules",
    "charging.northern_ireland": "rules",
    "charging.scotland": "rules",
    "charging.wales": "rules",
    "brokerage": "unmet urgency",
    "brokerage.days": "soon urgency_1 urgency_2 urgency_3",
    "brokerage.matching": "criteria furthest_miles long_wait_weeks old_entry_months unknown_fit weights",
    "pathway": "access_parts advice_ways checklists clocks consent_ways consents contact_ways endings "
    "found_through pauses relationships",
    "reviewing": "achieved items kinds next",
    "reviewing.ahead": "adult_age days new_carer_days older_age unlooked_days",
    "reviewing.days": "after_bereavement first_look pause planned",
    "pathway.ages": "young_carer_under",
    "pathway.am_i_a_carer": "counts not_so still",
    "pathway.first_contact": "days urgent_days",
    "pathway.same": "at_least name_at_least weights",
    "emergency": "holders sections",
    "emergency.page": "most",
    "emergency.review": "months",
    "assessment.days": "conversation copy decision offer",
    "coverage": "group_ages not_by_reach",
    "coverage.enough": "pathway_1 pathway_2 pathway_3a pathway_3b pathway_community",
    "coverage.judging": "carers_a_place ending_months over_times",
    "eligibility": "advice challenging tests",
    "eligibility.by_hand": "answers limbs steps",
    "eligibility.care_act_carers": "answers limbs steps",
    "eligibility.days": "challenge plan",
    "eligibility.facs": "indicators levels threshold",
    "eligibility.scottish_local": "breaks indicators levels review_years stops threshold",
    "england": "terms",
    "england.duties": "assessment_offer_days",
    "estimation": "accept_barriers break_lines censuses comparability need_slope survey_weight",
    "estimation.ages": "broad older_from",
    "estimation.bands": "common common_with_2011 estimated native",
    "estimation.carers": "by_deprivation england_age_standardised england_and_wales_by_hours england_by_hours "
    "england_by_hours_of_people scotland_50_plus scotland_50_plus_share_of_carers "
    "scotland_50_plus_share_of_people scotland_base scotland_health_survey scotland_total "
    "wales_age_standardised",
    "estimation.churn": "entrants_aged_46_65 entrants_in_paid_work entry_rate_men entry_rate_women "
    "growth_10_hours_plus_2035 growth_all_2035 guide_moves turnover uk_entrants uk_leavers",
    "estimation.conditions": "autism cancer dementia end_of_life frailty learning_disability neurological "
    "physical_disability sensory stroke",
    "estimation.findings": "barrier_cost barrier_did_not_know_how barrier_low_confidence barrier_not_on_offer "
    "barrier_person_unwilling break_within_12_weeks breaks_in_top_three_wishes health_affected_50_plus "
    "health_affected_under_20_hours last_break_over_6_months_ago never_had_a_break no_break_scotland "
    "no_day_off_over_1_year no_day_off_over_5_years often_overwhelmed overwhelmed_for_want_of_time_away "
    "uses_a_break_service",
    "estimation.funnel": "census_carers direct_support information_and_advice no_direct_support "
    "respite_for_the_person scotland_easy_access scotland_short_breaks scotland_statutory_break_share "
    "spending supported_or_assessed",
    "estimation.groups": "disabled_carers ethnic_minority hiv mental_health neighbour_or_friend older_carers "
    "out_of_area refugee same_sex_partner substance_misuse traveller young_adult_carers young_carers",
    "estimation.hidden": "approached_council in_both_records known_share survey_over_census visible_in_records",
    "estimation.mix": "day_opportunity overnight_at_home own_choice short_stay sitting",
    "estimation.need": "hours_10_19 hours_1_19 hours_1_9 hours_20_34 hours_20_49 hours_35_49 hours_50_plus",
    "estimation.neighbours": "how_many weight_aged_65_plus weight_caring_50_plus weight_density "
    "weight_deprivation",
    "estimation.price": "day_opportunity easy_access homecare_employment_floor homecare_minimum "
    "homecare_nhs_parity homecare_paid national_living_wage overnight_at_home own_choice short_stay sitting",
    "estimation.replacement_care": "hours_day_opportunity hours_overnight_at_home hours_short_stay hours_sitting",
    "estimation.stand_in": "spread",
    "estimation.take_up": "accept want",
    "estimation.uncertainty": "coverage likely_coverage perturbation_half_width_band "
    "perturbation_half_width_carers perturbation_most perturbation_sd_band perturbation_sd_carers rounding_phs",
    "estimation.units": "day_opportunity overnight_at_home own_choice short_stay sitting",
    "directory": "accessibility conditions forgotten freshness helps languages owners_publish parts_of_day ways",
    "directory.likeness": "at_least common_mail common_words legal_forms name_at_least weights",
    "directory.payments": "charity_against charity_for dwarfs_from late_from regular_from "
    "withheld words_against words_for",
    "directory.registers": "conditions kinds names not_places",
    "equality": "characteristics section_75",
    "equality.reach": "caring_men caring_women least_expected",
    "directory.vocabulary": "accessibility conditions funded_how groups "
    "interventions provider_kind way_in ways with_person",
    "house.assessments": "months",
    "house.uploads": "keep_days",
    "model": "approaches break_types competencies cycle interventions key_questions outcomes overlooked_groups "
    "pathway performance_outcomes personal_budgets personalisation policy_drivers principles sds_options "
    "transitions",
    "model.break_tests": "england scotland",
    "model.grades": "cqc guide",
    "northern_ireland": "terms",
    "places": "code_kinds names nations not_places retired_codes retired_counties",
    "planning.criteria": "apart list most_points weights",
    "planning.sensitivity": "firm top variation weightings",
    "privacy": "wishes",
    "privacy.answering": "message_days wish_days",
    "privacy.emergency": "hours review_days",
    "privacy.retention": "advised_years died_years referral_years supported_years young_until_age",
    "questions": "scales",
    "questions.days": "another_way said",
    "questions.self_assessment": "questions sections",
    "scotland": "strategy terms",
    "scotland.duties": "strategy_review_years sufficient_breaks_in_force_from terminal_conversation_days "
    "terminal_offer_days terminal_plan_days",
    "statistics.disclosure": "round_to suppress_below",
    "statistics.plausibility": "same_growth_places same_growth_share same_growth_smallest same_growth_within",
    "wales": "terms",
}

HOW_MANY = {
    "model.outcomes": 5,
    "model.approaches": 3,
    "model.interventions": 24,
    "model.pathway": 5,
    "model.key_questions": 6,
    "model.personalisation": 4,
    "model.performance_outcomes": 9,
    "model.competencies": 11,
    "model.cycle": 10,
    "model.principles": 8,
    "model.transitions": 6,
    "model.break_tests.england": 4,
    "model.sds_options": 4,
    "model.grades.guide": 4,
    "equality.characteristics": 9,
    "equality.section_75": 9,
}


def codes(key: str) -> set[str]:
    return {item.code for item in policy.items(key, TODAY)}


def test_the_packs_have_no_problems():
    assert policy.problems() == []


def test_every_entry_that_is_expected_is_there_and_no_other():
    expected = {f"{part}.{name}" for part, names in EXPECTED.items() for name in names.split()}
    assert {entry.key for entry in policy.every_entry()} == expected


@pytest.mark.parametrize(("key", "number"), HOW_MANY.items())
def test_a_list_of_the_guides_is_whole(key: str, number: int):
    assert len(policy.items(key, TODAY)) == number


def test_every_item_of_the_model_is_described_in_plain_words():
    lists = [entry for entry in policy.entries("model") if entry.is_list]
    assert [item for entry in lists for item in entry.values[-1].value if not item.description] == []


def test_every_entry_has_a_value_today():
    for entry in policy.every_entry():
        policy.in_force(entry, TODAY)


def test_an_entry_without_a_figure_is_open_to_a_local_one_or_waits_for_the_law():
    without = [entry.key for entry in policy.every_entry() if entry.values[-1].value is None]
    closed = [key for key in without if not policy.may_override(policy.entry(key))]
    assert closed == ["scotland.duties.sufficient_breaks_in_force_from"]
    assert len(without) == 25


def test_every_outcome_has_interventions_and_every_category_has_too():
    interventions = policy.items("model.interventions", TODAY)
    assert {code for each in interventions for code in each.attributes["outcomes"]} == codes("model.outcomes")
    assert {code for each in interventions for code in each.attributes["pathway"]} == codes("model.pathway")


def test_every_group_at_risk_of_being_overlooked_has_an_assumption_of_its_own():
    names = {entry.key.rpartition(".")[2] for entry in policy.entries("estimation.groups")}
    assert names == codes("model.overlooked_groups")


def test_every_condition_has_a_share_of_its_own_or_is_a_group_with_one():
    names = {entry.key.rpartition(".")[2] for entry in policy.entries("estimation.conditions")}
    assert names == codes("directory.conditions") - codes("model.overlooked_groups")


def test_every_category_of_the_pathway_has_a_share_that_is_enough():
    names = {entry.key.rpartition(".")[2] for entry in policy.entries("coverage.enough")}
    assert names == {f"pathway_{code}" for code in codes("model.pathway")}


@pytest.mark.parametrize("step", ["mix", "units", "price"])
def test_every_line_of_the_estimate_has_its_mix_its_units_and_its_price(step: str):
    names = {entry.key.rpartition(".")[2] for entry in policy.entries(f"estimation.{step}")}
    assert codes("estimation.break_lines") <= names


def test_every_kind_of_break_that_is_estimated_finds_its_line():
    named = {item.attributes["demand"] for item in policy.items("model.break_types", TODAY)}
    assert named - {None} == codes("estimation.break_lines")


def test_the_central_mix_adds_up_to_one():
    mix = [policy.range_of(f"estimation.mix.{code}", TODAY) for code in codes("estimation.break_lines")]
    assert sum(each.central for each in mix) == pytest.approx(1)


def test_the_broad_ages_leave_out_nobody_and_count_nobody_twice():
    ages = [item.attributes for item in policy.items("estimation.ages.broad", TODAY)]
    assert (ages[0]["youngest"], ages[-1]["oldest"]) == (0, None)
    follow = [after["youngest"] - before["oldest"] for before, after in pairwise(ages)]
    assert set(follow) == {1}


def test_every_assumption_of_the_estimate_may_be_changed_locally():
    for part in ("need", "take_up", "mix", "units", "groups"):
        assert all(policy.may_override(entry) for entry in policy.entries(f"estimation.{part}"))


def test_every_nation_has_the_same_list_of_terms():
    assert len({frozenset(codes(f"{nation}.terms")) for nation in policy.NATIONS}) == 1


def test_no_code_of_a_place_is_retired_and_current_at_once():
    retired = policy.items("places.retired_codes", TODAY)
    assert {item.code for item in retired}.isdisjoint({item.attributes["new"] for item in retired})


def test_every_kind_of_code_has_a_level():
    assert all(item.attributes["level"] for item in policy.items("places.code_kinds", TODAY))
