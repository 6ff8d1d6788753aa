"""Northmoor, the invented area: its ground, its people and its files."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

import numpy as np
import pytest
import shapely
from shapely.geometry import Point

from mainstay import policy
from mainstay.directory.rules.entry import ServiceEntry
from mainstay.engines.tables import Reading
from mainstay.interop.northmoor.care import CENSUS_DAY
from mainstay.interop.northmoor.known import known_csv
from mainstay.interop.northmoor.offers import offers
from mainstay.interop.northmoor.whole import Northmoor, make, readings
from mainstay.interop.statistics import layouts


@cache
def northmoor() -> Northmoor:
    return make()


@cache
def files() -> Mapping[tuple[str, str], Reading]:
    return {(each.layout, each.levels[:1]): each for each in readings(northmoor())}


def column(layout: str, level: str, key: str) -> np.ndarray:
    table = files()[layout, (level,)].table
    assert table is not None
    return table.values[:, table.columns.index(key)]


def test_the_same_seed_makes_the_same_files():
    again = {(each.layout, each.levels[:1]): each.sha256 for each in readings(make())}
    assert again == {name: each.sha256 for name, each in files().items()}


def test_there_are_150_small_areas_and_12_wards():
    names = northmoor().names
    assert (len(set(names.areas.codes)), len(set(names.wards.codes))) == (150, 12)
    assert len(set(names.areas.names)) == 150


def test_no_code_could_be_a_real_one():
    names = northmoor().names
    codes = [*names.authority.codes, *names.wards.codes, *names.areas.codes]
    real = {item.code for item in policy.items("places.code_kinds", on=CENSUS_DAY)}
    assert {code[:3] for code in codes} == {"X01", "X05", "X06"}
    assert not {code[0] for code in codes} & {kind[0] for kind in real if not kind.startswith("X")}


def test_every_small_area_lies_in_its_ward_and_in_no_other():
    ground, names = northmoor().ground, northmoor().names
    points = shapely.point_on_surface(np.array(ground.areas))
    inside = shapely.contains(np.array(ground.wards)[None], points[:, None])
    assert inside.sum(axis=1).tolist() == [1] * 150
    found = [names.wards.codes[ward] for ward in inside.argmax(axis=1)]
    assert dict(zip(names.areas.codes, found, strict=True)) == names.ward_of


def test_the_outlines_are_whole_and_cover_the_authority_once():
    ground = northmoor().ground
    assert all(each.geom_type == "Polygon" and each.is_valid for each in (*ground.areas, *ground.wards))
    for parts in (ground.areas, ground.wards):
        assert sum(each.area for each in parts) == pytest.approx(ground.authority.area, rel=1e-4)
    assert all(ground.authority.buffer(1e-5).contains(ward) for ward in ground.wards)


def test_it_lies_in_the_sea_and_not_on_a_real_council():
    west, south, east, north = northmoor().ground.authority.bounds
    assert 1 < west < east < 3
    assert 56 < south < north < 57


def test_the_town_is_dense_and_the_moor_is_not():
    whole = northmoor()
    density = whole.people.total / whole.ground.square_km
    kinds = np.repeat([ward.kind for ward in whole.design.wards], whole.design.areas_by_ward)
    assert np.median(density[kinds == "centre"]) > 50 * np.median(density[kinds == "moor"])


def test_about_300_000_people_live_there():
    assert northmoor().people.total.sum() == pytest.approx(300_000, rel=0.01)


def test_carers_are_as_many_as_englands_rates_allow():
    """Between the rates of the least and the most deprived tenth, give or take a twentieth for ages and chance."""
    found = policy.value("estimation.carers.by_deprivation", on=CENSUS_DAY)
    total, none = (column("census2021_unpaid_care", "authority", key)[0] for key in ("total", "none"))
    rate = (total - none) / total
    assert found["least_deprived"] * 0.95 < rate < found["most_deprived"] * 1.05


def test_hours_of_care_divide_as_englands_do():
    """Within three points of a hundred: Northmoor is a little poorer and older than England."""
    england = policy.value("estimation.carers.england_by_hours", on=CENSUS_DAY)
    bands = {band: column("census2021_unpaid_care", "authority", band)[0] for band in england}
    carers = sum(bands.values())
    assert {band: count / carers for band, count in bands.items()} == {
        band: pytest.approx(share, abs=0.03) for band, share in england.items()
    }


def test_people_in_poorer_places_care_for_longer():
    """As in England, within a sixth: the ends are 15 to 22 small areas, so chance shows."""
    found = policy.value("estimation.carers.by_deprivation", on=CENSUS_DAY)
    decile = column("imd2019_lsoa", "lsoa", "imd_decile")
    heavy = column("census2021_unpaid_care", "lsoa", "hours_50_plus")
    people = column("census2021_unpaid_care", "lsoa", "total")
    most, least = (heavy[these].sum() / people[these].sum() for these in (decile <= 1, decile >= 10))
    assert most == pytest.approx(found["most_deprived_50_plus"], rel=1 / 6)
    assert least == pytest.approx(found["least_deprived_50_plus"], rel=1 / 6)
    assert most > 1.3 * least


@pytest.mark.parametrize(
    "layout",
    ["census2021_unpaid_care", "census2021_sex", "census2021_general_health", "census2021_ethnicity"],
)
def test_small_areas_differ_from_the_authority_only_by_what_protects_people(layout: str):
    """Four standard deviations of 151 changed cells, and of the finest cells that a total is added up from."""
    sd = policy.value("estimation.uncertainty.perturbation_sd_band", on=CENSUS_DAY)
    table = files()[layout, ("lsoa",)].table
    assert table is not None
    finest = len(table.columns)
    off = [column(layout, "lsoa", key).sum() - column(layout, "authority", key)[0] for key in table.columns]
    assert max(map(abs, off)) < 4 * sd * np.sqrt(151 * finest)
    assert any(off)


def test_every_table_keeps_the_rules_of_the_real_layout():
    for reading in files().values():
        if reading.table is None:
            continue
        values = dict(zip(reading.table.columns, reading.table.values.T, strict=True))
        for rule in layouts()[reading.layout].adds_up:
            if {rule.whole, *rule.parts} <= set(values):
                parts = sum(values[part] for part in rule.parts)
                assert np.abs(values[rule.whole] - parts).max() <= rule.within, (reading.layout, rule.whole)
        assert (reading.table.values >= 0).all()


def test_every_file_says_that_it_is_invented():
    for reading in files().values():
        assert reading.title.startswith("Invented: ")
        assert (reading.publisher, reading.licence) == ("Mainstay (invented data)", "MIT")
        assert len(reading.title) <= 200
        assert reading.table is None or len(reading.titles) == len(reading.table.columns)


def test_few_carers_are_known_and_some_wards_are_plainly_missed():
    rows = [line.split(",") for line in known_csv(*_parts()).splitlines()[1:]]
    everyone = {row[1]: int(row[4]) for row in rows if row[2] == "all"}
    on = northmoor().design.known["as_at"]
    country = policy.value("estimation.funnel.supported_or_assessed", on=on) / policy.value(
        "estimation.funnel.census_carers", on=on
    )
    assert everyone.pop("Northmoor") / northmoor().care.carers.sum() == pytest.approx(country, abs=0.001)
    ends = np.cumsum(northmoor().design.areas_by_ward)[:-1]
    carers = [part.sum() for part in np.split(northmoor().care.carers, ends)]
    shares = [known / here for known, here in zip(everyone.values(), carers, strict=True)]
    assert max(shares) > 3 * min(shares)


def _parts() -> tuple[object, ...]:
    return northmoor().design, northmoor().names, northmoor().care


def the_services() -> list[ServiceEntry]:
    whole = northmoor()
    wards = dict(zip(whole.names.wards.names, whole.names.wards.codes, strict=True))
    return offers(wards, whole.postcodes, today=date(2026, 11, 22))


def test_there_are_sixty_services_each_with_a_name_of_its_own():
    assert len({each.name for each in the_services()}) == 60


def test_services_speak_in_the_codes_of_the_packs():
    today = date(2026, 11, 22)
    for field, key in {
        "interventions": "model.interventions",
        "groups": "model.overlooked_groups",
        "conditions": "directory.conditions",
        "ways": "directory.ways",
        "languages": "directory.languages",
        "accessibility": "directory.accessibility",
    }.items():
        allowed = {item.code for item in policy.items(key, on=today)}
        assert {code for each in the_services() for code in getattr(each, field)} <= allowed, field


def test_something_is_missing_so_that_there_is_a_gap_to_find():
    model = {item.code for item in policy.items("model.interventions", on=date(2026, 11, 22))}
    assert model - {code for each in the_services() for code in each.interventions} == {"I14"}


def test_an_uncommissioned_walking_group_is_listed_like_a_contract():
    by_funding = {each.funded_how for each in the_services()}
    assert by_funding == {"commissioned", "grant", "universal", "volunteer", "donated", "private"}


def test_every_postcode_is_given_once_and_lies_in_its_small_area():
    whole = northmoor()
    given = whole.postcodes.all()
    assert len(given) == len({each.postcode for each in given}) == 150 * 6
    outlines = dict(zip(whole.names.areas.codes, whole.ground.areas, strict=True))
    for each in given[::37]:
        assert outlines[each.small_area].buffer(1e-5).contains(Point(each.longitude, each.latitude))
    # X begins no real one.
    assert all(re.fullmatch(r"XN\d{1,2} \d[A-Z]{2}", each.postcode) for each in given)
