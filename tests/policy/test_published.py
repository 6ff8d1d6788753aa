"""What the packs say they took from published files is in those files."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from math import sqrt
from pathlib import Path

import pytest

from mainstay import policy

TODAY = date(2026, 11, 1)
Find = Callable[[str], Path]


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig") as file:
        yield from csv.DictReader(file)


def unpaid_care(path: Path) -> dict[str, dict[str, int]]:
    """Counts by code, each under the last part of its heading; the base is "All usual residents aged 5 and over"."""
    counts = {}
    for row in rows(path):
        figures = list(row.items())[3:]
        counts[row["geography code"]] = {
            heading.rpartition(": ")[2]: int(value) for heading, value in figures
        }
    return counts


BASE, NONE = "All usual residents aged 5 and over", "Provides no unpaid care"
BANDS = {
    "hours_1_9": "Provides 9 hours or less unpaid care a week",
    "hours_10_19": "Provides 10 to 19 hours unpaid care a week",
    "hours_20_34": "Provides 20 to 34 hours unpaid care a week",
    "hours_35_49": "Provides 35 to 49 hours unpaid care a week",
    "hours_50_plus": "Provides 50 or more hours unpaid care a week",
}


@pytest.fixture
def authorities(published: Find) -> dict[str, dict[str, int]]:
    return unpaid_care(published("census_unpaid_care/census2021_ts039_unpaid_care_ltla.csv"))


def test_carers_by_hours_in_england_and_wales_are_the_sum_over_authorities(
    authorities: dict[str, dict[str, int]],
):
    said = policy.value("estimation.carers.england_and_wales_by_hours", TODAY)
    assert dict(said) == {
        band: sum(each[heading] for each in authorities.values()) for band, heading in BANDS.items()
    }


def test_shares_by_hours_in_england_are_those_of_its_authorities(authorities: dict[str, dict[str, int]]):
    england = [counts for code, counts in authorities.items() if code.startswith("E")]
    people = sum(each[BASE] for each in england)
    carers = people - sum(each[NONE] for each in england)
    assert carers == policy.value("estimation.funnel.census_carers", TODAY)
    of_carers = policy.value("estimation.carers.england_by_hours", TODAY)
    of_people = policy.value("estimation.carers.england_by_hours_of_people", TODAY)
    for band, heading in BANDS.items():
        counted = sum(each[heading] for each in england)
        assert of_carers[band] == pytest.approx(counted / carers, abs=0.0005)
        assert of_people[band] == pytest.approx(counted / people, abs=0.00005)


def test_perturbation_is_as_large_as_the_files_show(authorities: dict[str, dict[str, int]], published: Find):
    small = unpaid_care(published("census_unpaid_care/census2021_ts039_unpaid_care_lsoa.csv"))
    lookup = rows(published("geography/lsoa11_lsoa21_lad22_exact_lookup.csv"))
    authority_of = {row["LSOA21CD"]: row["LAD22CD"] for row in lookup}

    def deviation(of: Callable[[dict[str, int]], int]) -> float:
        summed: Counter[str] = Counter()
        for code, counts in small.items():
            summed[authority_of[code]] += of(counts)
        cells = Counter(authority_of[code] for code in small)
        squares = [(summed[code] - of(counts)) ** 2 / cells[code] for code, counts in authorities.items()]
        return sqrt(sum(squares) / len(squares))

    carers = deviation(lambda counts: counts[BASE] - counts[NONE])
    bands = [deviation(lambda counts, heading=heading: counts[heading]) for heading in BANDS.values()]
    assert carers == pytest.approx(
        policy.value("estimation.uncertainty.perturbation_sd_carers", TODAY), abs=0.005
    )
    assert max(bands) == pytest.approx(
        policy.value("estimation.uncertainty.perturbation_sd_band", TODAY), abs=0.005
    )


def test_every_code_that_the_lookup_shows_as_changed_is_retired(published: Find):
    lookup = rows(published("geography/lad11_to_lad21_lookup.csv"))
    changed = {row["LAD11CD"]: row["LAD21CD"] for row in lookup if row["LAD11CD"] != row["LAD21CD"]}
    retired = {item.code: item.attributes["new"] for item in policy.items("places.retired_codes", TODAY)}
    assert {code: new for code, new in retired.items() if code[0] != "S"} == changed


def test_the_newer_scottish_codes_are_those_of_the_latest_estimates(published: Find):
    latest = rows(published("population/scotland_population_mid2022_council_sex_age.csv"))
    names = {row["ltla19_code"]: row["ltla19_name"] for row in latest}
    scottish = [item for item in policy.items("places.retired_codes", TODAY) if item.code[0] == "S"]
    assert {item.attributes["new"]: item.title for item in scottish}.items() <= names.items()
    assert {item.code for item in scottish}.isdisjoint(names)


def test_the_names_that_are_not_places_are_in_the_scottish_files(published: Find):
    found = {
        row["sending_location"]
        for name in ("sds_support_needs", "sds_implementation_rate")
        for row in rows(published(f"scotland_social_care/phs_2020-21_data_{name}.csv"))
    }
    said = {item.title for item in policy.items("places.not_places", TODAY)}
    assert {"Scotland (All Areas Submitted)", "Scotland (Estimated)"} <= found & said
    assert "Comhairle nan Eilean Siar" in found & {item.title for item in policy.items("places.names", TODAY)}


def test_northern_irelands_older_and_younger_carers_are_as_its_census_says(published: Find):
    counted: Counter[str] = Counter()
    for row in rows(published("census_unpaid_care/ni_census2021_unpaid_care_lgd.csv")):
        variable = row["variable"]
        if variable.startswith("count_") and not variable.endswith("_0_hours"):
            counted[variable.rpartition("_years_")[0] or variable.partition("_over_")[0]] += int(
                float(row["value"])
            )
    everyone = counted["count_5_and"]
    older = policy.range_of("estimation.groups.older_carers", TODAY).central
    young = policy.range_of("estimation.groups.young_carers", TODAY).low
    assert (everyone, counted["count_65_and"], counted["count_5to14"]) == (222213, 38863, 2588)
    assert older == pytest.approx(counted["count_65_and"] / everyone, abs=0.0005)
    assert young == pytest.approx(counted["count_5to14"] / everyone, abs=0.0005)


def test_public_health_scotland_rounds_to_the_nearest_five(published: Find):
    to = policy.value("estimation.uncertainty.rounding_phs", TODAY)
    counts = [
        row["nclient"]
        for row in rows(published("scotland_social_care/phs_2020-21_data_sds_support_needs.csv"))
    ]
    assert [each for each in counts if each.isdigit() and int(each) % to] == []
