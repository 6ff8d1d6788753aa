"""How many carers: the published count, or the best that can be made of what is loaded."""

from datetime import date

import pytest

from mainstay.planning.needs import NoFigures
from tests.planning.needs.assessing import assessment, headline
from tests.planning.needs.town import (
    BANDS,
    NORTH,
    PARTS,
    SMALL,
    TOWN,
    WHOLE,
    a_file,
    load,
    lookup,
    of_small_areas,
    of_the_town,
    ordinary,
)

pytestmark = pytest.mark.django_db


def with_missing(row, *columns):
    return tuple(None if key in columns else value for key, value in zip(BANDS, row, strict=True))


def bands(carers):
    return {each["band"]: each["carers"] for each in carers["by_hours"]}


def test_the_published_count_is_used_even_where_small_areas_are_loaded():
    load(*ordinary())
    found = headline("Alderbrook")
    assert (found["total"], found["rate"], found["method"]) == (1_000, 0.1, "counted")
    assert bands(found) == {
        "hours_1_9": 400,
        "hours_10_19": 150,
        "hours_20_34": 100,
        "hours_35_49": 100,
        "hours_50_plus": 250,
    }
    assert found["source"]["file"] == "unpaid_care.csv"
    assert found["arithmetic"] == [
        "10,000 people, less 9,000 who give no unpaid care, leaves 1,000 carers.",
        "1,000 carers ÷ 10,000 people = 10.000%.",
    ]


def test_shares_of_the_bands_are_of_carers_and_add_up_to_one():
    load(of_the_town())
    found = headline(TOWN)
    assert sum(each["share"] for each in found["by_hours"]) == pytest.approx(1)
    assert sum(each["share"] for each in found["common_bands"]) == pytest.approx(1)
    assert [each["band"] for each in found["common_bands"]] == [
        "hours_1_19",
        "hours_20_34",
        "hours_35_49",
        "hours_50_plus",
    ]


def test_the_range_of_a_sum_of_parts_is_wider_than_that_of_one_count():
    load(of_the_town())
    counted = headline(TOWN)
    load(of_small_areas(), lookup())
    ward = headline(NORTH)
    assert ward["high"] - ward["low"] > counted["high"] - counted["low"]


def test_with_only_small_areas_they_are_added_up_and_it_is_said():
    load(of_small_areas(), lookup())
    content = assessment("Alderbrook")
    assert (content["carers"]["total"], content["carers"]["method"]) == (1_002, "added up")
    assert content["carers"]["arithmetic"][0] == "4 published counts were added up."
    assert "its small areas were added up" in content["warnings"][0]


def test_a_ward_is_its_small_areas():
    load(*ordinary())
    content = assessment(NORTH)
    assert (content["carers"]["total"], content["area"]["parts"]) == (550, 2)
    assert bands(content["carers"])["hours_50_plus"] == 150


def test_a_ward_with_a_row_of_its_own_uses_it():
    row = (5_000, 4_449, 291, 201, 90, 110, 55, 55, 150)
    load(*ordinary(), a_file("unpaid_care", BANDS, {NORTH: row}, levels=("ward",), file_name="wards.csv"))
    assert headline(NORTH)["total"] == 551
    (north, _south) = assessment("Alderbrook", "where")["where"]["by_ward"]
    assert north["carers"] == 551


def test_a_suppressed_light_band_is_stood_in_for_by_the_band_around_it():
    load(of_the_town(with_missing(WHOLE, "hours_10_19")))
    found = headline(TOWN)
    assert found["total"] == 1_000
    assert list(bands(found)) == ["hours_1_19", "hours_20_34", "hours_35_49", "hours_50_plus"]


def test_a_suppressed_heavy_band_is_left_out_and_it_is_said():
    load(of_the_town(with_missing(WHOLE, "hours_50_plus")))
    found = assessment(TOWN)
    assert found["carers"]["total"] == 1_000
    assert "hours_50_plus" not in bands(found["carers"])
    assert any("No number is given for 50 hours or more" in said for said in found["carers"]["arithmetic"])


def test_everything_suppressed_but_the_people_asked_is_no_count():
    load(of_the_town(with_missing(WHOLE, *BANDS[1:])))
    with pytest.raises(NoFigures):
        headline(TOWN)


def test_a_small_area_without_its_total_is_missing_and_not_nothing():
    load(of_small_areas(SMALL | {PARTS[0]: with_missing(SMALL[PARTS[0]], "total")}), lookup())
    content = assessment("Alderbrook")
    assert content["carers"]["total"] == 702
    assert "Only 3 of the 4 parts of Alderbrook have a count of carers." in content["warnings"]
    assert content["where"]["missing"] == "1 of 4 small areas have no count of carers."
    assert content["where"]["adds_up"] is None


def test_the_newest_edition_is_used_and_the_older_is_still_there():
    load(of_the_town((10_000, 8_990, 560, 410, 150, 200, 100, 100, 250), reference_on=date(2021, 3, 20)))
    load(of_the_town())
    assert headline(TOWN)["total"] == 1_000


def test_a_correction_of_the_same_day_replaces_what_was_loaded_before_it():
    load(of_the_town())
    load(of_the_town((10_000, 8_990, 560, 410, 150, 200, 100, 100, 250)))
    assert headline(TOWN)["total"] == 1_010


def test_with_no_figures_it_is_said_what_to_load():
    load(lookup())
    with pytest.raises(NoFigures) as refusal:
        headline("Alderbrook")
    assert "Load the census table of unpaid care" in refusal.value.way_out
