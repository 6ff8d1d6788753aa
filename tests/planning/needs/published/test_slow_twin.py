"""An assessment's sums done again, a row at a time, from the files as published, for authorities chosen by lot."""

import csv
import gzip
from random import Random

import pytest

from mainstay.places import queries as places
from tests.planning.needs.assessing import assessment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

CODE = "geography code"
ASKED, NONE = "All usual residents aged 5 and over", "Provides no unpaid care"
BANDS = {
    "hours_1_9": "Provides 9 hours or less",
    "hours_10_19": "10 to 19 hours",
    "hours_20_34": "20 to 34 hours",
    "hours_35_49": "35 to 49 hours",
    "hours_50_plus": "50 or more hours",
}


def rows_of(path, opening=open):
    with opening(path, "rt", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def number(row, words):
    (heading,) = [name for name in row if words in name]
    return float(row[heading])


@pytest.fixture(scope="module")
def files(published):
    """Rows of the two censuses by code, small area → authority, and unchanged small area → decile."""
    census = "census_unpaid_care/census2021_ts039_unpaid_care_"
    authorities = {row[CODE]: row for row in rows_of(published(census + "ltla.csv"))}
    small = {row[CODE]: row for row in rows_of(published(census + "lsoa.csv"))}
    lookup = rows_of(published("geography/lsoa11_lsoa21_lad22_exact_lookup.csv"))
    index = rows_of(published("deprivation/imd2019_england_lsoa11.csv.gz"), gzip.open)
    return authorities, small, lookup, index


def column(row, *starts):
    return next(value for name, value in row.items() if name.lower().startswith(starts))


@pytest.fixture(scope="module")
def lots(files):
    """Nine authorities by lot, always the same, and Trafford."""
    return [*Random(2021).sample(sorted(files[0]), 9), "E08000009"]


def test_the_total_the_bands_and_the_parts_of_ten_authorities(files, lots):
    authorities, small, lookup, _ = files
    inside = {}
    for row in lookup:
        inside.setdefault(column(row, "lad22cd"), set()).add(column(row, "lsoa21cd"))
    for code in lots:
        content = assessment(code, "where")
        row, carers = authorities[code], content["carers"]
        assert carers["base_people"] == number(row, ASKED)
        assert carers["total"] == sum(number(row, words) for words in BANDS.values())
        assert {each["band"]: each["carers"] for each in carers["by_hours"]} == {
            band: number(row, words) for band, words in BANDS.items()
        }
        found = {part["code"]: part for part in content["where"]["areas"]}
        assert set(found) == inside[code]
        for part, told in found.items():
            assert told["people"] == number(small[part], ASKED)
            assert told["intense"] == number(small[part], BANDS["hours_50_plus"])
            assert told["carers"] == sum(number(small[part], words) for words in BANDS.values())


def test_the_deciles_of_ten_authorities(files, lots):
    _, small, lookup, index = files
    decile_of_old = {
        column(row, "lsoa"): int(float(column(row, "imd_decile", "imd decile"))) for row in index
    }
    for code in lots:
        people, intense = [0.0] * 11, [0.0] * 11
        for row in lookup:
            old, new = column(row, "lsoa11cd"), column(row, "lsoa21cd")
            if column(row, "lad22cd") == code and column(row, "chgind") == "U" and old in decile_of_old:
                decile = decile_of_old[old]
                people[decile] += number(small[new], ASKED)
                intense[decile] += number(small[new], BANDS["hours_50_plus"])
        found = assessment(code, "where", "deprivation")["where"]["by_decile"]
        assert {each["decile"]: (each["people"], each["intense"]) for each in found} == {
            decile: (people[decile], intense[decile]) for decile in range(1, 11) if people[decile]
        }


def test_the_wards_of_trafford(files):
    _, small, _, _ = files
    where = assessment("E08000009", "where")["where"]
    ward_of = places.ward_of([part["code"] for part in where["areas"]])
    for ward in where["by_ward"]:
        inside = [small[code] for code, (held, _) in ward_of.items() if held == ward["code"]]
        assert ward["people"] == sum(number(row, ASKED) for row in inside)
        assert ward["carers"] == sum(number(row, words) for row in inside for words in BANDS.values())
        assert ward["intense"] == sum(number(row, BANDS["hours_50_plus"]) for row in inside)
    assert sum(ward["carers"] for ward in where["by_ward"]) == where["adds_up"]["parts"]
