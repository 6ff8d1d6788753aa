"""The figures that others have worked out from the published files, asked for as an assessment."""

import pytest

from mainstay.planning import queries
from tests.planning.needs.assessing import assessment, headline

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def percent(share: float) -> float:
    return round(100 * share, 3)


def bands(carers: dict) -> dict[str, int]:
    return {each["band"]: each["carers"] for each in carers["by_hours"]}


@pytest.mark.parametrize(
    ("area", "carers", "rate"),
    [
        ("Trafford", 18_822, 8.494),
        ("E08000009", 18_822, 8.494),
        ("England", 4_678_260, 8.759),
        ("Wales", 310_742, 10.525),
        ("England and Wales", 4_989_002, 8.851),
        ("Neath Port Talbot", None, 12.242),
        ("Wandsworth", None, 5.733),
        ("Northern Ireland", 222_213, 12.419),
        ("Kent", 135_894, None),
        ("Leeds", 61_490, None),
        ("Birmingham", 91_445, None),
    ],
)
def test_carers_and_their_share_of_people(area, carers, rate):
    found = headline(area)
    assert carers in (None, found["total"])
    assert rate in (None, percent(found["rate"]))


def test_england_and_wales_by_hours():
    found = headline("England and Wales")
    assert found["base_people"] == 56_365_485
    assert bands(found) == {
        "hours_1_9": 1_764_545,
        "hours_10_19": 677_490,
        "hours_20_34": 483_298,
        "hours_35_49": 552_072,
        "hours_50_plus": 1_511_597,
    }
    assert found["arithmetic"][-1] == "4,989,002 carers ÷ 56,365,485 people = 8.851%."


def test_the_highest_the_lowest_and_the_most_intense_authority_of_all():
    lines = [line for line in queries.authorities().lines if line.nation in ("england", "wales")]
    highest, lowest = max(lines, key=lambda line: line.rate), min(lines, key=lambda line: line.rate)
    intense = max(lines, key=lambda line: line.intense_rate)
    assert len(lines) == 331
    assert (highest.name, percent(highest.rate)) == ("Neath Port Talbot", 12.242)
    assert (lowest.name, percent(lowest.rate)) == ("Wandsworth", 5.733)
    assert (intense.name, percent(intense.intense_rate)) == ("East Lindsey", 4.673)
    assert sum(line.carers for line in lines) == 4_989_002


def test_northern_ireland_is_counted_on_its_own_base():
    found = headline("Northern Ireland")
    assert (found["total"], found["base_people"]) == (222_213, 1_789_348)
    assert found["base"] == "usual residents aged 5 and over"
    assert list(bands(found)) == ["hours_1_19", "hours_20_34", "hours_35_49", "hours_50_plus"]


def test_by_deprivation_in_england():
    where = assessment("England", "where", "deprivation")["where"]
    deciles = where["by_decile"]
    assert [each["decile"] for each in deciles] == list(range(1, 11))
    assert (percent(deciles[0]["rate"]), percent(deciles[-1]["rate"])) == (9.460, 8.478)
    assert (percent(deciles[0]["intense_rate"]), percent(deciles[-1]["intense_rate"])) == (3.608, 2.029)
    assert "The rate falls at every step." in where["gap"]["sentence"]


def test_change_since_2011_on_the_published_base_and_on_one_base():
    england = assessment("England", "change")["change"]
    assert england["then"]["carers"] == 5_430_016
    both = assessment("England and Wales", "change")["change"]
    assert percent(both["then"]["rate"]) == 10.344
    assert percent(both["same_base"]["then_rate"]) == 11.031
    assert percent(both["same_base"]["now_rate"]) == 8.851


def test_a_region_is_its_authorities_where_outlines_say_which():
    london = assessment("London", "where")
    assert (london["area"]["name"], london["area"]["parts"]) == ("London", 33)
    assert london["carers"]["total"] == sum(part["carers"] for part in london["where"]["areas"])


def test_who_lives_in_a_county_is_added_up_from_its_districts():
    tables = {table["key"]: table for table in assessment("Kent", "who")["who"]}
    assert {"age", "sex", "ethnicity"} <= set(tables)
    assert tables["sex"]["source"]["reference_on"] == "2021-03-21"
    everyone = [sum(row["count"] for row in tables[key]["rows"]) for key in ("sex", "age")]
    assert abs(everyone[0] - everyone[1]) < 100  # cells are perturbed, so two tables differ by a few


def test_trafford_has_its_map_its_wards_its_neighbours_and_demand_by_ward():
    content = assessment("Trafford")
    assert (len(content["where"]["areas"]), len(content["where"]["by_ward"])) == (139, 21)
    assert [row["kind"] for row in content["compared"]["rows"]].count("neighbour") == 5
    assert [row["name"] for row in content["compared"]["rows"][:3]] == ["Trafford", "North West", "England"]
    assert len(content["demand_by_place"]) == 21
    assert all(row["decile"] in range(1, 11) or row["decile"] is None for row in content["where"]["areas"])
