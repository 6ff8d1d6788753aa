"""What an assessment of needs says in each case: the specification, as a table. The town has 10,000 people asked."""

import pytest

from tests.planning.needs.assessing import assessment
from tests.planning.needs.town import (
    BANDS,
    NORTH,
    PARTS,
    SMALL,
    TOWN,
    WHOLE,
    ages_of_2011,
    load,
    lookup,
    of_2011,
    of_small_areas,
    of_the_town,
    ordinary,
)

pytestmark = pytest.mark.django_db


def without(row, *columns):
    return tuple(None if key in columns else value for key, value in zip(BANDS, row, strict=True))


SUPPRESSED = SMALL | {PARTS[0]: without(SMALL[PARTS[0]], "total")}

HOW_MANY = [
    # what is loaded, area asked for, carers, how they were found
    ("its own count", lambda: (of_the_town(),), TOWN, 1_000, "counted"),
    ("its own count and its small areas", ordinary, TOWN, 1_000, "counted"),
    ("its small areas only", lambda: (of_small_areas(), lookup()), TOWN, 1_002, "added up"),
    ("three of four small areas", lambda: (of_small_areas(SUPPRESSED), lookup()), TOWN, 702, "added up"),
    ("a ward of two small areas", ordinary, NORTH, 550, "added up"),
    ("one small area", ordinary, PARTS[0], 300, "counted"),
    (
        "a count with its heaviest band kept back",
        lambda: (of_the_town(without(WHOLE, "hours_50_plus")),),
        TOWN,
        1_000,
        "counted",
    ),
    ("both censuses", lambda: (of_the_town(), of_2011()), TOWN, 1_000, "counted"),
]


@pytest.mark.parametrize(
    ("loaded", "readings", "area", "carers", "method"), HOW_MANY, ids=[row[0] for row in HOW_MANY]
)
def test_how_many_carers(loaded, readings, area, carers, method):
    load(*readings())
    found = assessment(area)["carers"]
    assert (found["total"], found["method"]) == (carers, method)
    assert found["low"] <= carers <= found["high"]


WARNED = [
    # what is loaded, area, words that must be among the warnings
    ("a count of 2021", lambda: (of_the_town(),), TOWN, "coronavirus restrictions"),
    ("small areas beside the total", ordinary, TOWN, "do not add up exactly"),
    ("small areas only", lambda: (of_small_areas(), lookup()), TOWN, "its small areas were added up"),
    (
        "a small area without its total",
        lambda: (of_small_areas(SUPPRESSED), lookup()),
        TOWN,
        "Only 3 of the 4 parts",
    ),
    ("deciles of deprivation", ordinary, TOWN, "small areas of 2011"),
    ("both censuses", lambda: (of_the_town(), of_2011(), ages_of_2011()), TOWN, "different bases"),
    ("both censuses, other words", lambda: (of_the_town(), of_2011()), TOWN, "worded differently"),
    ("no ages of 2011", lambda: (of_the_town(), of_2011()), TOWN, "load the earlier census's table of age"),
    ("demand for breaks", lambda: (of_the_town(),), TOWN, "answered by those who chose to"),
]


@pytest.mark.parametrize(("case", "readings", "area", "words"), WARNED, ids=[row[0] for row in WARNED])
def test_what_must_be_read_with_the_figures(case, readings, area, words):
    load(*readings())
    assert any(words in said for said in assessment(area)["warnings"])


def test_demand_is_low_central_and_high_by_place_and_type_of_break_with_every_source():
    load(*ordinary())
    content = assessment(TOWN)
    sourced = {each["key"]: each["source"] for each in content["assumptions"]}
    assert [each["break_type"] for each in content["demand"]] == [
        "sitting",
        "day_opportunity",
        "overnight_at_home",
        "short_stay",
        "own_choice",
    ]
    for each in content["demand"]:
        assert each["low"] <= each["likely_low"] <= each["central"] <= each["likely_high"] <= each["high"]
        assert all(sourced[step["assumption"]] for step in each["steps"] if step["assumption"])
    for place in content["demand_by_place"]:
        assert all(found["low"] <= found["central"] <= found["high"] for found in place["demand"].values())
