"""Every upper-tier authority of England and Wales, added up from those below it."""

import csv

import pytest

from mainstay.places import queries as places
from mainstay.planning import queries
from tests.planning.needs.assessing import headline

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture
def districts(published):
    """Upper-tier code → the codes below it, straight from the lookup."""
    found: dict[str, list[str]] = {}
    with published("geography/ltla_to_utla_dec2022_lookup_ew.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["UTLA22CD"], []).append(row["LTLA22CD"])
    return found


def test_all_174_are_known_and_none_below_them_is_left_over(districts):
    carers = {line.code: line.carers for line in queries.authorities().lines}
    assert len(districts) == 174
    assert sum(code.startswith("E") for code in districts) == 152
    assert all(code in carers for codes in districts.values() for code in codes)
    assert len(places.named(districts)) == 174


def test_a_county_is_the_sum_of_its_districts(districts):
    carers = {line.code: line.carers for line in queries.authorities().lines}
    counties = [code for code, below in districts.items() if below != [code]]
    assert len(counties) == 24
    for code in counties:
        found = headline(code)
        assert found["method"] == "added up"
        assert found["total"] == sum(carers[below] for below in districts[code])
