"""Who is owed support, under which rules: the specification, as tables (scenarios 14 to 18)."""

from datetime import date

import pytest

from mainstay.engines.eligibility import decide
from mainstay.pathway.rules.rule_sets import Breaks, Own, default_content, rule_set

TODAY = date(2026, 4, 1)
E = ["child", "others", "home", "nutrition", "relationships", "work", "community", "recreation"]
INDICATORS = (
    "health_and_wellbeing",
    "relationships",
    "living_environment",
    "employment_and_training",
    "finance",
    "life_balance",
    "future_planning",
)
ELIGIBLE = {
    "necessary_care": "yes",
    "cared_for_adult": "yes",
    "health": "at_risk",
    "significant_impact": "yes",
    **{f"outcome_{each}": "can" for each in E},
}
HEALTHY = {"health": "none"}

CARE_ACT = [
    # what is different, the answers that are, what follows, the limbs it is read from
    (
        "health at risk, every outcome achieved (14)",
        {},
        "duty",
        {"C1_necessary", "C1_adult", "C2a", "C3"},
    ),
    ("health getting worse", {"health": "deteriorating"}, "duty", {"C1_necessary", "C1_adult", "C2a", "C3"}),
    (
        "everything can be done, slowly (15)",
        HEALTHY | {f"outcome_{e}": "takes_longer" for e in E},
        "none",
        None,
    ),
    ("cannot work without help", HEALTHY | {"outcome_work": "cannot_without_help"}, "duty", {"E6"}),
    ("can cook, with distress", HEALTHY | {"outcome_nutrition": "can_with_distress"}, "duty", {"E4"}),
    ("can go out, with danger", HEALTHY | {"outcome_community": "can_with_danger"}, "duty", {"E7"}),
    ("an outcome is not relevant", HEALTHY | {"outcome_child": "not_relevant"}, "none", None),
    ("the impact is likely, not yet there", {"significant_impact": "likely"}, "duty", {"C3"}),
    ("no significant impact", {"significant_impact": "no"}, "none", {"C3"}),
    ("the care is not necessary", {"necessary_care": "no"}, "none", {"C1_necessary"}),
    ("a child is looked after", {"cared_for_adult": "no"}, "none", {"C1_adult"}),
    ("the impact was not asked about", {"significant_impact": None}, None, None),
    ("one outcome not asked, health at risk", {"outcome_work": None}, "duty", {"C2a"}),
    ("one outcome not asked, healthy, the rest achieved", HEALTHY | {"outcome_work": None}, None, None),
    ("nothing was asked but that the care is not necessary", {"necessary_care": "no"}, "none", None),
]


@pytest.mark.parametrize(
    ("case", "answers", "outcome", "limbs"), CARE_ACT, ids=[each[0] for each in CARE_ACT]
)
def test_the_carers_test_of_the_care_act(case, answers, outcome, limbs):
    found = decide(rule_set("care_act_carers", TODAY), ELIGIBLE | answers)
    assert found.outcome == outcome
    assert (limbs or set()) <= set(found.decided_by)
    assert bool(found.missing) is (outcome is None)


NONE = {f"indicator_{each}": "none" for each in INDICATORS} | {
    "met_by_services_to_person": "no",
    "met_by_general_services": "no",
}
LOW = {"indicator_finance": "low"}
NO_BREAKS = {"sufficient_breaks": "no"}

SCOTTISH = [
    # what is different, the answers that are, the threshold, whether the 2025 Act's duty applies, what follows
    ("one at substantial (17)", {"indicator_finance": "substantial"}, "substantial", False, "duty"),
    ("one at critical", {"indicator_finance": "critical"}, "substantial", False, "duty"),
    ("one at moderate", {"indicator_finance": "moderate"}, "substantial", False, "power"),
    (
        "the threshold moved down to moderate (17)",
        {"indicator_finance": "moderate"},
        "moderate",
        False,
        "duty",
    ),
    ("the threshold moved up to critical", {"indicator_finance": "substantial"}, "critical", False, "power"),
    ("no impact anywhere", {}, "substantial", False, "none"),
    (
        "services to the person meet it",
        {"indicator_finance": "critical", "met_by_services_to_person": "yes"},
        "substantial",
        False,
        "none",
    ),
    (
        "general services meet it",
        {"indicator_finance": "critical", "met_by_general_services": "yes"},
        "substantial",
        False,
        "none",
    ),
    ("the plan says that no needs were found", {"needs_found": "no"}, "substantial", False, "none"),
    (
        "not asked what general services do",
        {"indicator_finance": "low", "met_by_general_services": None},
        "substantial",
        False,
        None,
    ),
    (
        "no breaks, before the duty applies (18)",
        NO_BREAKS | {"indicator_finance": "low"},
        "substantial",
        False,
        "power",
    ),
    (
        "no breaks, once it applies (18)",
        NO_BREAKS | {"indicator_finance": "low"},
        "substantial",
        True,
        "duty",
    ),
    ("no breaks and no other need, once it applies (18)", NO_BREAKS, "substantial", True, "duty"),
    (
        "no breaks, all else met by services, once it applies (18)",
        NO_BREAKS | {"indicator_finance": "low", "met_by_services_to_person": "yes"},
        "substantial",
        True,
        "duty",
    ),
    (
        "breaks suffice, once it applies: the criteria decide the rest",
        {"sufficient_breaks": "yes", "indicator_finance": "low"},
        "substantial",
        True,
        "power",
    ),
]


@pytest.mark.parametrize(
    ("case", "answers", "threshold", "breaks", "outcome"), SCOTTISH, ids=[each[0] for each in SCOTTISH]
)
def test_the_scottish_criteria_and_sufficient_breaks(case, answers, threshold, breaks, outcome):
    content = default_content("scottish_local", TODAY) | {"threshold": threshold}
    switched = Breaks(TODAY, "authority", "The regulations") if breaks else None
    rules = rule_set("scottish_local", TODAY, Own(1, TODAY, "As consulted", content), switched)
    found = decide(rules, NONE | answers)
    assert found.outcome == outcome
    assert rules.free
    if breaks and answers.get("sufficient_breaks") == "no":
        assert found.decided_by == ("sufficient_breaks",)


FOUR = {
    "levels": [
        {"code": "no_or_low", "title": "No or low", "need": True},
        {"code": "moderate", "title": "Moderate", "need": True},
        {"code": "high", "title": "High", "need": True},
        {"code": "very_high", "title": "Very high", "need": True},
    ],
    "indicators": [{"code": each, "title": each, "words": {}} for each in INDICATORS],
    "threshold": "high",
}
FOUR_LEVELS = [("no_or_low", "power"), ("moderate", "power"), ("high", "duty"), ("very_high", "duty")]


@pytest.mark.parametrize(("level", "outcome"), FOUR_LEVELS)
def test_a_council_with_four_levels_of_its_own(level, outcome):
    own = Own(1, TODAY, "As consulted", FOUR)
    rules = rule_set("scottish_local", TODAY, own)
    answers = {f"indicator_{each}": "no_or_low" for each in INDICATORS} | {"indicator_finance": level}
    said = {"met_by_services_to_person": "no", "met_by_general_services": "no"}
    assert decide(rules, answers | said).outcome == outcome


BANDS = [
    ("employment at risk (16)", {"facs_employment": "critical"}, "duty"),
    ("everything substantial", dict.fromkeys(("facs_health", "facs_social"), "substantial"), "power"),
    ("nothing at risk", {}, "none"),
]


@pytest.mark.parametrize(("case", "answers", "outcome"), BANDS, ids=[each[0] for each in BANDS])
def test_the_bands_of_2003_to_2015(case, answers, outcome):
    areas = ("health", "autonomy", "domestic", "employment", "social")
    found = decide(rule_set("facs", date(2009, 5, 1)), {f"facs_{each}": "none" for each in areas} | answers)
    assert found.outcome == outcome
