"""The sections of an assessment: where, who, compared, change, hidden and demand, each at its edges."""

from datetime import date

import pytest

from mainstay import policy
from mainstay.database import scope
from mainstay.engines.tables import Link
from mainstay.places.actions import draw_group
from mainstay.planning import pictures
from tests import cast
from tests.planning.needs.assessing import assessment
from tests.planning.needs.town import (
    NORTH,
    PARTS,
    SOUTH,
    TOWN,
    a_file,
    ages_of_2011,
    deprivation,
    known_to_services,
    load,
    lookup,
    of_2011,
    of_small_areas,
    of_the_town,
    ordinary,
    outlines,
)

pytestmark = pytest.mark.django_db


def named(rows, key="code"):
    return {row[key]: row for row in rows}


# Where


def test_small_areas_wards_and_deciles():
    load(*ordinary())
    where = assessment(TOWN, "where", "deprivation")["where"]
    areas, wards = named(where["areas"]), named(where["by_ward"])
    assert (areas[PARTS[0]]["carers"], areas[PARTS[0]]["ward"], areas[PARTS[0]]["decile"]) == (
        300,
        "Northgate",
        1,
    )
    assert (wards[NORTH]["carers"], wards[SOUTH]["carers"]) == (550, 452)
    assert [(row["decile"], row["carers"]) for row in where["by_decile"]] == [
        (1, 300),
        (4, 250),
        (7, 230),
        (10, 222),
    ]
    assert where["adds_up"]["sentence"].startswith("The small areas add up to 1,002 carers, 2 more than")
    assert where["missing"] is None


def test_an_area_of_which_nothing_says_what_lies_in_it_says_so():
    load(of_the_town(), of_small_areas())
    where = assessment(TOWN, "where", "deprivation")["where"]
    assert (where["areas"], where["by_ward"], where["by_decile"], where["gap"]) == ([], [], [], None)
    assert "Load a lookup or outlines" in where["missing"]


def test_parts_without_a_count_say_which_table_to_load():
    load(of_the_town(), lookup())
    assert "Load the census table" in assessment(TOWN, "where")["where"]["missing"]


def test_small_areas_that_changed_since_the_index_was_made_are_in_no_decile():
    from mainstay.engines.tables import Change

    changed = a_file(
        "lookup", changes=(Change(PARTS[0], PARTS[0], "S"),), rows_read=1, file_name="changes.csv"
    )
    load(*ordinary(), changed)
    where = assessment(TOWN, "where", "deprivation")["where"]
    assert [row["decile"] for row in where["by_decile"]] == [4, 7, 10]
    assert named(where["areas"])[PARTS[0]]["decile"] is None


def test_small_areas_that_add_up_exactly_are_said_to():
    exactly = {PARTS[0]: (10_000, 9_000, 550, 400, 150, 200, 100, 100, 250)}
    only = a_file(
        "lookup", links=(Link(PARTS[0], "One", "lsoa", TOWN, "Alderbrook", "authority"),), rows_read=1
    )
    load(of_the_town(), of_small_areas(exactly), only)
    assert "exactly the published total" in assessment(TOWN, "where")["where"]["adds_up"]["sentence"]


def test_without_outlines_there_is_no_map_and_with_them_every_part_is_on_it():
    load(*ordinary())
    assert pictures.map_of(assessment(TOWN, "where")) is None
    load(outlines())
    assert pictures.map_of(assessment(TOWN, "where")) is not None


def test_a_small_area_has_no_parts_and_needs_none():
    load(*ordinary())
    content = assessment(PARTS[0], "where", "deprivation")
    assert (content["area"]["parts"], content["where"]["areas"], content["where"]["missing"]) == (0, [], None)


def test_a_drawn_group_is_the_small_areas_in_it():
    load(*ordinary())
    people = cast.assemble()
    with scope.of_authority(people.northmoor.pk, user_id=people.commissioner.pk):
        group = draw_group("Two corners", [PARTS[0], PARTS[3]], by=people.commissioner)
        content = assessment(group.code)
    assert (content["carers"]["total"], content["area"]["level"], content["area"]["parts"]) == (
        522,
        "group",
        2,
    )
    assert named(content["where"]["by_ward"], "name") == {}
    assert [row["decile"] for row in content["where"]["by_decile"]] == [1, 10]


def test_a_group_of_one_authority_cannot_be_found_by_another():
    people = cast.assemble()
    load(*ordinary())
    with scope.of_authority(people.northmoor.pk, user_id=people.commissioner.pk):
        group = draw_group("Two corners", [PARTS[0]], by=people.commissioner)
    from mainstay.places.queries import AreaNotFound

    with scope.of_authority(people.outsider.authority_id), pytest.raises(AreaNotFound):
        assessment(group.code)


# Who


def ages(rows, **changes):
    columns = [*(f"p/{age}" for age in range(100)), "p/100+", "p/85+", "p/total"]
    return a_file(
        "age", columns, rows, **({"base": "all usual residents", "levels": ("authority",)} | changes)
    )


def test_people_of_85_and_over_are_counted_once_where_a_broad_age_is_beside_single_years():
    load(of_the_town(), ages({TOWN: (*[100] * 101, 1_600, 10_100)}))
    table = named(assessment(TOWN, "who")["who"], "key")["age"]
    assert named(table["rows"], "label")["85 and over"]["count"] == 1_600
    assert sum(row["count"] for row in table["rows"]) == 10_100


def test_a_table_of_small_areas_is_added_up_only_where_every_one_is_there():
    sexes = dict.fromkeys(PARTS, (1300, 1200))
    load(*ordinary(), a_file("sex", ["f", "m"], sexes, levels=("lsoa",)))
    assert named(assessment(TOWN, "who")["who"], "key")["sex"]["rows"][0]["count"] == 5_200


def test_a_table_with_a_small_area_missing_is_not_passed_off_as_the_whole():
    sexes = dict.fromkeys(PARTS[:3], (1300, 1200))
    load(*ordinary(), a_file("sex", ["f", "m"], sexes, levels=("lsoa",)))
    assert "sex" not in named(assessment(TOWN, "who")["who"], "key")


def test_a_column_with_a_number_missing_is_not_added_up():
    sexes = dict.fromkeys(PARTS, (1300, 1200)) | {PARTS[0]: (None, 1_200)}
    load(*ordinary(), a_file("sex", ["f", "m"], sexes, levels=("lsoa",)))
    assert "sex" not in named(assessment(TOWN, "who")["who"], "key")


def test_each_group_at_risk_of_being_overlooked_has_a_number_or_the_reason_there_is_none():
    load(of_the_town())
    groups = assessment(TOWN, "overlooked")["overlooked"]
    assert len(groups) == len(policy.items("model.overlooked_groups", on=date(2026, 11, 22)))
    assert all(row["expected"] or row["reason"] for row in groups)


# Change


def test_change_is_shown_on_both_bases():
    load(of_the_town(), of_2011(), ages_of_2011())
    change = assessment(TOWN, "change")["change"]
    assert (change["then"]["carers"], change["then"]["rate"], change["carers_change"]) == (1_100, 0.1, -100)
    assert change["same_base"]["then_rate"] == pytest.approx(0.11)
    assert change["same_base"]["change"] == pytest.approx(-0.01)
    assert [row["band"] for row in change["by_hours"]] == ["hours_1_19", "hours_20_49", "hours_50_plus"]


def test_without_the_earlier_ages_the_rate_is_not_put_on_one_base_and_it_is_said():
    load(of_the_town(), of_2011())
    change = assessment(TOWN, "change")["change"]
    assert change["same_base"] is None
    assert any("load the earlier census's table of age" in said for said in change["warnings"])


def test_without_the_earlier_census_there_is_no_change():
    load(of_the_town())
    assert assessment(TOWN, "change")["change"] is None


# Hidden


def hidden(**known):
    people = cast.assemble()
    load(*ordinary())
    load(known_to_services(**known), of=people.northmoor)
    with scope.of_authority(people.northmoor.pk):
        return assessment(TOWN)["hidden"]


def test_hidden_carers_are_the_estimate_less_those_known_as_a_range():
    found = hidden()
    assert found["known"]["low"] <= 120 <= found["known"]["high"]
    assert found["hidden"]["low"] <= 880 <= found["hidden"]["high"]
    assert found["known_on"] == "2026-03-31"


def test_a_small_number_known_is_not_given_and_the_rest_is_as_it_was():
    found = hidden()
    rows = named(found["by_place"])
    assert rows[SOUTH]["known"] is None
    assert "left out" in rows[SOUTH]["finding"]
    assert found["known"] == {"low": 118, "central": 120, "high": 122}
    assert rows[NORTH]["known"] == {"low": 78, "central": 80, "high": 82}


def test_a_small_number_known_cannot_be_had_by_taking_the_other_wards_from_the_total():
    found = hidden(town=120, north=117, south=3)
    assert [row["known"] for row in found["by_place"]] == [None, None]
    assert found["known"]["central"] == 120


def test_hidden_carers_of_a_ward_left_out_are_the_estimate_less_what_there_is_room_for():
    south = named(hidden()["by_place"])[SOUTH]
    # 122 at most in the town less 78 at least in the north leaves room for 44.
    assert south["hidden"]["low"] == round(south["estimate"]["low"]) - 44
    assert south["hidden"]["high"] == south["estimate"]["high"]


def test_the_page_of_a_ward_does_not_give_what_its_authoritys_leaves_out():
    people = cast.assemble()
    load(*ordinary())
    load(known_to_services(town=120, north=117, south=3), of=people.northmoor)
    with scope.of_authority(people.northmoor.pk):
        assert assessment(NORTH)["hidden"]["known"] is None


def test_a_group_of_nearly_all_who_are_known_is_left_out_with_the_few_who_are_not_in_it():
    rows = named(hidden(town=42)["by_group"])
    assert rows["older_carers"]["known"] is None


def test_a_ward_whose_number_known_is_suppressed_is_missing_and_not_all_hidden():
    south = named(hidden(south=None)["by_place"])[SOUTH]
    assert (south["known"], south["hidden"]) == (None, None)
    assert south["finding"]


def test_more_known_than_estimated_is_a_finding_and_nobody_is_hidden():
    found = hidden(town=1_500)
    assert found["hidden"]["low"] == 0
    assert found["finding"]


def test_groups_known_are_set_beside_the_numbers_expected():
    assert {row["code"] for row in hidden()["by_group"]} <= {"older_carers", "young_carers"}


def test_without_a_count_of_its_own_the_share_known_elsewhere_is_used_and_said():
    load(of_the_town())
    found = assessment(TOWN, "hidden")["hidden"]
    assert found["known"] is None
    assert found["hidden"]["low"] < found["hidden"]["central"] < found["hidden"]["high"]
    assert "has not loaded its own count" in found["sentence"]


def test_one_authoritys_count_of_those_known_is_not_used_for_another():
    people = cast.assemble()
    load(*ordinary())
    load(known_to_services(), of=people.northmoor)
    with scope.of_authority(people.outsider.authority_id):
        assert assessment(TOWN, "hidden")["hidden"]["known"] is None


# Demand


def test_demand_by_place_adds_up_to_the_bounds_of_the_area():
    load(of_small_areas(), lookup())
    content = assessment(TOWN, "demand")
    for each in content["demand"]:
        places = [place["demand"][each["break_type"]] for place in content["demand_by_place"]]
        assert len(places) == 2
        # Both are estimates rounded to two digits that count.
        assert sum(place["central"] for place in places) == pytest.approx(each["central"], rel=0.06, abs=2)


def test_demand_is_by_small_area_where_there_are_no_wards():
    load(of_the_town(), of_small_areas(), lookup(wards=False))
    assert [place["code"] for place in assessment(TOWN, "demand")["demand_by_place"]] == list(PARTS)


def test_only_what_was_asked_for_is_worked_out():
    load(*ordinary())
    content = assessment(TOWN, "change")
    assert not {"where", "who", "demand", "hidden"} & set(content)


def test_deprivation_is_left_out_where_no_index_is_loaded():
    load(of_the_town(), of_small_areas(), lookup())
    assert assessment(TOWN, "where", "deprivation")["where"]["by_decile"] == []


def test_an_index_alone_without_the_lookup_changes_nothing():
    load(of_the_town(), deprivation())
    assert assessment(TOWN)["carers"]["total"] == 1_000
