"""The invented authorities beside Northmoor: what it is compared with."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations

import numpy as np
import pytest

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.database import scope
from mainstay.engines.tables import Reading
from mainstay.interop.northmoor.beside import Beside
from mainstay.interop.northmoor.care import CENSUS_DAY
from mainstay.interop.northmoor.loading import load_northmoor
from mainstay.interop.northmoor.whole import Northmoor, make, readings
from mainstay.places.models import PlaceLink
from mainstay.places.queries import area
from mainstay.planning.exports import as_json
from mainstay.planning.needs import assess
from tests.planning.schema import breaches

TODAY = date(2026, 11, 22)
COMPARED = (
    "census2021_unpaid_care",
    "census2021_age",
    "census2021_sex",
    "census2011_age",
    "census2011_unpaid_care",
    "imd2019_authority",
)


@cache
def northmoor() -> Northmoor:
    return make()


def files(whole: Northmoor) -> Mapping[tuple[str, str], Reading]:
    return {(each.layout, each.levels[:1]): each for each in readings(whole)}


def column(layout: str, key: str) -> np.ndarray:
    table = files(northmoor())[layout, ("authority",)].table
    assert table is not None
    return table.values[:, table.columns.index(key)]


def test_northmoors_own_figures_are_the_same_without_those_beside_it():
    alone = files(replace(northmoor(), beside=Beside()))
    for name, reading in files(northmoor()).items():
        if reading.table is None:
            own = len(alone[name].outlines)
            assert reading.outlines[:own] == alone[name].outlines
        else:
            own = len(alone[name].table.codes)
            assert reading.table.codes[:own] == alone[name].table.codes
            assert np.array_equal(reading.table.values[:own], alone[name].table.values)


def test_fourteen_authorities_and_northmoor_have_every_figure_that_a_comparison_needs():
    found = files(northmoor())
    for layout in COMPARED:
        table = found[layout, ("authority",)].table
        assert table.codes == ["X06000001", *northmoor().beside.authorities.codes]
        assert len(set(table.codes)) == len(set(table.names)) == 15
        assert not np.isnan(table.values).any()


def test_no_code_could_be_a_real_one():
    beside = northmoor().beside
    kinds = {item.code: item.attributes for item in policy.items("places.code_kinds", on=CENSUS_DAY)}
    levels = {code[:3]: kinds[code[:3]] for code in (*beside.authorities.codes, *beside.regions.codes)}
    assert levels == {
        "X06": {"level": "authority", "nation": "invented"},
        "X12": {"level": "region", "nation": "invented"},
    }


def test_each_has_between_90_000_and_600_000_people():
    people = column("census2021_age", "p/total")
    assert 90_000 < people.min() < people.max() < 600_000


def test_carers_are_as_many_as_englands_authorities_allow():
    """Within a sixth of the rates of England's least and most deprived tenth, for ages and chance."""
    found = policy.value("estimation.carers.by_deprivation", on=CENSUS_DAY)
    people = column("census2021_unpaid_care", "total")
    rate = 1 - column("census2021_unpaid_care", "none") / people
    heavy = column("census2021_unpaid_care", "hours_50_plus") / people
    assert found["least_deprived"] * 5 / 6 < rate.min() < rate.max() < found["most_deprived"] * 7 / 6
    assert found["least_deprived_50_plus"] * 5 / 6 < heavy.min() < heavy.max()
    assert heavy.max() < found["most_deprived_50_plus"] * 7 / 6
    assert rate.std() > 0.003


def test_outlines_are_whole_and_none_lies_on_another():
    drawn = [northmoor().ground.authority, *northmoor().beside.outlines]
    assert all(each.geom_type == "Polygon" and each.is_valid for each in drawn)
    assert max(one.intersection(other).area for one, other in combinations(drawn, 2)) < 1e-6


@pytest.mark.django_db
def test_every_authority_lies_in_one_region_and_northmoor_is_compared_with_those_like_it():
    load_northmoor("not-a-password", today=TODAY, say=lambda step: None, carers=False)
    with scope.of_authority(None, sharing=True):
        council = Authority.objects.get(name="Northmoor Council")
    with scope.of_authority(council.pk):
        linked = PlaceLink.objects.filter(parent_level="region", child_level="authority")
        assert linked.count() == linked.values("child").distinct().count() == 15
        content = assess(area("X06000001"), as_at=TODAY, local={})
    rows = content["compared"]["rows"]
    assert [row["kind"] for row in rows] == ["this area", "region", "nation", *["neighbour"] * 5]
    assert [row["name"] for row in rows[:3]] == [
        "Northmoor",
        "Moors and Harbours",
        "England, Census 2021 (real)",
    ]
    assert not content["compared"]["left_out"]
    assert not breaches(content, as_json.schema(), as_json.schema())


@pytest.mark.django_db
def test_england_stands_beside_an_invented_area_as_the_packs_have_it_and_is_said_to_be_real():
    load_northmoor("not-a-password", today=TODAY, say=lambda step: None, carers=False)
    with scope.of_authority(None, sharing=True):
        council = Authority.objects.get(name="Northmoor Council")
    with scope.of_authority(council.pk):
        content = assess(area("X05000001"), as_at=TODAY, local={}, sections=("compared",))
    england = next(row for row in content["compared"]["rows"] if row["kind"] == "nation")
    assert england["carers"] == policy.value("estimation.funnel.census_carers", on=TODAY)
    assert england["rate"] == pytest.approx(0.0876)
    assert content["compared"]["method"][-1].startswith("England is real and is here for scale only")
    assert "Census 2021, TS039" in content["compared"]["method"][-1]
    used = {each["key"] for each in content["assumptions"]}
    assert {"estimation.funnel.census_carers", "estimation.carers.england_by_hours_of_people"} <= used
