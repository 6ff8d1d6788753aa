"""Every layout read from the files as published, and the figures that others have worked out from them."""

from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from mainstay.engines.tables import Reading
from mainstay.interop.statistics import read as read_file

CENSUS = "census_unpaid_care/"
UNPAID_2021 = CENSUS + "census2021_ts039_unpaid_care_ltla.csv"
UNPAID_2021_LSOA = CENSUS + "census2021_ts039_unpaid_care_lsoa.csv"
UNPAID_2011 = CENSUS + "census2011_unpaid_care_la.csv"
AGE_2011 = CENSUS + "census2011_age_la.csv"
NI = CENSUS + "ni_census2021_unpaid_care_lgd.csv"
LSOA_LOOKUP = "geography/lsoa11_lsoa21_lad22_exact_lookup.csv"
MSOA_LOOKUP = "geography/msoa11_msoa21_lad22_lookup.csv"
UPPER_TIER = "geography/ltla_to_utla_dec2022_lookup_ew.csv"
NEEDS = "scotland_social_care/phs_2020-21_data_sds_support_needs.csv"
OPTIONS = "scotland_social_care/phs_2020-21_data_sds_options_chosen.csv"
YEARS = {
    2015: "population/ons_mye_2015_MYE2_population_by_sex_and_age_for_local_authorities_UK_2015.xls",
    2016: "population/ons_mye_2016_ukmidyearestimates2016.xls",
    2017: "population/ons_mye_2017_ukmidyearestimates2017finalversion.xls",
    2018: "population/ons_mye_2018_ukmidyearestimates20182019ladcodes.xls",
}


@cache
def read(path: Path) -> Reading:
    return read_file(path)


def column(reading: Reading, key: str) -> np.ndarray:
    return reading.table.values[:, reading.table.columns.index(key)]


def figures(reading: Reading, key: str) -> dict[str, float]:
    return dict(zip(reading.table.codes, column(reading, key).tolist(), strict=True))


def carers(reading: Reading) -> dict[str, float]:
    total, none = figures(reading, "total"), figures(reading, "none")
    return {code: total[code] - none[code] for code in total}


def names(reading: Reading) -> dict[str, str]:
    return dict(zip(reading.table.codes, reading.table.names, strict=True))


def percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 3)


FILES = [
    (UNPAID_2021, "census2021_unpaid_care", 331),
    (UNPAID_2021_LSOA, "census2021_unpaid_care", 35_672),
    (UNPAID_2011, "census2011_unpaid_care", 348),
    (AGE_2011, "census2011_age", 348),
    (CENSUS + "census2021_ts007_age_ltla.csv", "census2021_age", 331),
    (CENSUS + "census2021_sex_ltla.csv", "census2021_sex", 331),
    (CENSUS + "census2021_ethnicity_ltla.csv", "census2021_ethnicity", 331),
    (CENSUS + "census2021_economic_activity_ltla.csv", "census2021_economic_activity", 331),
    (CENSUS + "census2021_ts037_general_health_lsoa.csv", "census2021_general_health", 35_672),
    (CENSUS + "census2021_ts038_disability_lsoa.csv", "census2021_disability", 35_672),
    (CENSUS + "gm_unpaid_care_la_2021.csv", "gm_unpaid_care", 60),
    (CENSUS + "gm_unpaid_care_age_standardised_la_2021.csv", "gm_unpaid_care_age_standardised", 40),
    (NI, "ni_census2021_unpaid_care", 605),
    (YEARS[2015], "ons_mid_year_estimates", 440),
    (YEARS[2016], "ons_mid_year_estimates", 440),
    (YEARS[2017], "ons_mid_year_estimates", 440),
    (YEARS[2018], "ons_mid_year_estimates", 430),
    ("population/scotland_population_mid2022_council_sex_age.csv", "scotland_mid2022_population", 32),
    ("population/scotland_census2022_age_sex_dz11.csv.gz", "scotland_census2022_age_sex", 146_496),
    ("population/scotland_census2022_disability_dz11.csv.gz", "scotland_census2022_disability", 20_928),
    ("deprivation/imd2019_england_lsoa11.csv.gz", "imd2019_lsoa", 32_844),
    ("deprivation/imd2019_england_ltla19.csv", "imd2019_authority", 317),
    ("deprivation/imd2020_scotland_dz11.csv.gz", "simd2020_data_zone", 6_976),
    ("deprivation/imd2020_scotland_ltla24.csv", "simd2020_authority", 32),
    ("deprivation/iod2019_file11_upper_tier_summaries.xlsx", "iod2019_upper_tier", 151),
    ("geography/lad11_to_lad21_lookup.csv", "lookup_authority_2011_2021", 348),
    (LSOA_LOOKUP, "lookup_lsoa_2011_2021", 35_796),
    (MSOA_LOOKUP, "lookup_msoa_2011_2021", 7_286),
    (UPPER_TIER, "lookup_upper_tier_2022", 331),
    ("geography/scotland_dz11_to_iz_la_hb_lookup.xlsx", "lookup_scotland_data_zones", 6_976),
    ("geography/trafford_lsoa.geojson", "boundaries_geojson", 139),
    ("geography/trafford_msoa.geojson", "boundaries_geojson", 28),
    ("geography/trafford_electoral_ward.geojson", "boundaries_geojson", 21),
    ("geography/geogLA2021UK.json", "boundaries_topojson", 374),
    ("geography/geogUACounty2019GB.json", "boundaries_topojson", 205),
    (NEEDS, "phs_support_needs", 8_610),
    (OPTIONS, "phs_options_chosen", 4_220),
]


@pytest.mark.parametrize(("path", "layout", "rows"), FILES)
def test_a_published_file_is_recognised_and_every_row_is_good(published, path, layout, rows):
    reading = read(published(path))
    assert (reading.layout, reading.rows_read, reading.rows_set_aside, reading.errors) == (
        layout,
        rows,
        0,
        (),
    )
    if reading.table:
        assert reading.table.values.shape == (len(reading.table.codes), len(reading.table.columns))
        assert len(reading.titles) == len(reading.table.columns) == len(set(reading.table.columns))
        assert len(set(reading.table.codes)) == len(reading.table.codes)


# Census 2021


def test_carers_in_england_and_in_wales(published):
    total, care = figures(read(published(UNPAID_2021)), "total"), carers(read(published(UNPAID_2021)))
    england = [code for code in total if code.startswith("E")]
    wales = [code for code in total if code.startswith("W")]
    assert sum(care[code] for code in england) == 4_678_260
    assert percent(sum(care[code] for code in england), sum(total[code] for code in england)) == 8.759
    assert sum(care[code] for code in wales) == 310_742
    assert percent(sum(care[code] for code in wales), sum(total[code] for code in wales)) == 10.525
    assert percent(sum(care.values()), sum(total.values())) == 8.851


def test_the_highest_and_the_lowest_authority(published):
    reading = read(published(UNPAID_2021))
    total, care, intense = figures(reading, "total"), carers(reading), figures(reading, "hours_50_plus")
    rates = {names(reading)[code]: percent(care[code], total[code]) for code in total}
    heavy = {names(reading)[code]: percent(intense[code], total[code]) for code in total}
    assert max(rates.items(), key=lambda pair: pair[1]) == ("Neath Port Talbot", 12.242)
    assert min(rates.items(), key=lambda pair: pair[1]) == ("Wandsworth", 5.733)
    assert max(heavy.items(), key=lambda pair: pair[1]) == ("East Lindsey", 4.673)
    assert (care["E08000009"], rates["Trafford"]) == (18_822, 8.494)


def test_upper_tier_authorities_with_none_unmatched(published):
    links = read(published(UPPER_TIER)).links
    upper = {link.child_code: link for link in links}
    care = carers(read(published(UNPAID_2021)))
    assert set(care) == set(upper)
    sums: dict[str, float] = {}
    for code, people in care.items():
        sums[upper[code].parent_code] = sums.get(upper[code].parent_code, 0) + people
    by_name = {link.parent_name: sums[link.parent_code] for link in links}
    assert (len(sums), sum(code.startswith("E") for code in sums)) == (174, 152)
    assert (by_name["Kent"], by_name["Leeds"], by_name["Birmingham"]) == (135_894, 61_490, 91_445)
    assert {link.parent_level for link in links} == {"county", "authority"}
    assert all(link.child_code == link.parent_code for link in links if link.parent_level == "authority")


def test_greater_manchester_counts_agree_with_the_census(published):
    local, whole = read(published(CENSUS + "gm_unpaid_care_la_2021.csv")), read(published(UNPAID_2021))
    assert local.dataset != whole.dataset  # it gives no totals, so it must not stand in for the census
    for band in ("none", "hours_1_9", "hours_50_plus"):
        counts = figures(whole, band)
        assert all(counts[code] == people for code, people in figures(local, band).items())


def test_age_standardised_rates_say_that_they_are_not_people(published):
    reading = read(published(CENSUS + "gm_unpaid_care_age_standardised_la_2021.csv"))
    assert figures(reading, "none")["E08000001"] == 90.2
    assert any("cannot be turned into numbers of people" in said for said in reading.warnings)


# Northern Ireland


def test_northern_ireland_keeps_counts_apart_from_totals_and_shares(published):
    reading = read(published(NI))
    total, care = figures(reading, "total"), carers(reading)
    assert (sum(care.values()), sum(total.values())) == (222_213, 1_789_348)
    assert round(100 * sum(care.values()) / sum(total.values()), 2) == 12.42
    assert column(reading, "65+/hours_50_plus").min() > 1
    assert reading.base == "usual residents aged 5 and over"
    assert len(reading.table.columns) == 30


# 2011


def test_england_2011_and_the_two_bases(published):
    reading, ages = read(published(UNPAID_2011)), read(published(AGE_2011))
    care, everyone = carers(reading), figures(reading, "total")
    under_5 = sum(column(ages, f"p/{age}").sum() for age in range(5))
    assert sum(people for code, people in care.items() if code.startswith("E")) == 5_430_016
    assert percent(sum(care.values()), sum(everyone.values())) == 10.344
    assert percent(sum(care.values()), sum(everyone.values()) - under_5) == 11.031
    assert (reading.base, reading.reference_on) == ("all usual residents", date(2011, 3, 27))


def test_2011_and_2021_each_warn_that_they_are_hard_to_compare(published):
    for path in (UNPAID_2011, UNPAID_2021):
        assert any("lockdown" in said for said in read(published(path)).warnings)


# Lookups


def test_joining_through_the_msoa_lookup_adds_nobody(published):
    links = read(published(MSOA_LOOKUP)).links
    assert len(links) == len({link.child_code for link in links}) == 7_264


def test_the_lsoa_lookup_gives_each_lsoa_one_authority_and_keeps_the_kind_of_change(published):
    reading = read(published(LSOA_LOOKUP))
    kinds = [change.kind for change in reading.changes]
    assert len(reading.links) == len({link.child_code for link in reading.links}) == 35_672
    assert {kind: kinds.count(kind) for kind in "USMX"} == {"U": 33_647, "S": 1_900, "M": 239, "X": 10}
    assert {(link.child_level, link.parent_level) for link in reading.links} == {("lsoa", "authority")}


def test_small_areas_summed_through_the_lookup_are_within_a_few_of_their_authority(published):
    authority = {link.child_code: link.parent_code for link in read(published(LSOA_LOOKUP)).links}
    small, large = carers(read(published(UNPAID_2021_LSOA))), carers(read(published(UNPAID_2021)))
    sums = dict.fromkeys(large, 0.0)
    for code, people in small.items():
        sums[authority[code]] += people
    assert sum(small.values()) - sum(large.values()) == 9
    assert max(abs(sums[code] - large[code]) for code in large) < 50


def test_codes_that_changed_are_told_apart_from_mergers(published):
    changes = {
        change.old_code: change for change in read(published("geography/lad11_to_lad21_lookup.csv")).changes
    }
    for old, new in {
        "E06000048": "E06000057",
        "E08000020": "E08000037",
        "E07000100": "E07000240",
        "E07000101": "E07000243",
        "E07000104": "E07000241",
        "E07000097": "E07000242",
    }.items():
        assert (changes[old].new_code, changes[old].kind) == (new, "U")
    assert (changes["E06000029"].new_code, changes["E06000029"].kind) == ("E06000058", "M")


def test_the_scottish_lookup_reads_the_data_sheet_and_not_the_tool(published):
    reading = read(published("geography/scotland_dz11_to_iz_la_hb_lookup.xlsx"))
    pairs = {(link.child_level, link.parent_level) for link in reading.links}
    assert {
        ("data_zone", "intermediate_zone"),
        ("intermediate_zone", "authority"),
        ("data_zone", "authority"),
        ("authority", "health_board"),
        ("data_zone", "ward"),
    } <= pairs
    zones = [
        link for link in reading.links if (link.child_level, link.parent_level) == ("data_zone", "authority")
    ]
    assert (len(zones), len({link.parent_code for link in zones})) == (6_976, 32)
    assert any("S12000015" in said for said in reading.warnings)  # Fife, as it was coded until 2018


# Deprivation


def test_unpaid_care_by_decile_on_unchanged_lsoas(published):
    deciles = figures(read(published("deprivation/imd2019_england_lsoa11.csv.gz")), "imd_decile")
    unchanged = {c.new_code: c.old_code for c in read(published(LSOA_LOOKUP)).changes if c.kind == "U"}
    reading = read(published(UNPAID_2021_LSOA))
    total, care, intense = figures(reading, "total"), carers(reading), figures(reading, "hours_50_plus")
    sums = np.zeros((11, 3))
    for code in total:
        decile = deciles.get(unchanged.get(code, ""))
        if decile:
            sums[int(decile)] += (care[code], intense[code], total[code])
    rates = [percent(row[0], row[2]) for row in sums[1:]]
    heavy = [percent(row[1], row[2]) for row in sums[1:]]
    assert (rates[0], rates[-1], heavy[0], heavy[-1]) == (9.460, 8.478, 3.608, 2.029)
    assert heavy == sorted(heavy, reverse=True)


def test_upper_tier_deprivation_is_read_from_the_right_sheet(published):
    reading = read(published("deprivation/iod2019_file11_upper_tier_summaries.xlsx"))
    assert names(reading)["E06000001"] == "Hartlepool"
    assert figures(reading, "imd_score")["E06000001"] == 35.037


# Population


@pytest.mark.parametrize(
    ("year", "people"), [(2015, 65_110_034), (2016, 65_648_054), (2017, 66_040_229), (2018, 66_435_550)]
)
def test_each_mid_year_estimate_whatever_its_layout(published, year, people):
    reading = read(published(YEARS[year]))
    assert reading.reference_on == date(year, 6, 30)
    assert figures(reading, "p/total")["K02000001"] == people
    assert {"p/0", "m/0", "f/0", "p/90+", "p/total", "m/total", "f/total"} <= set(reading.table.columns)
    assert len(reading.table.columns) == 3 * 92
    assert {"nation", "region", "authority"} <= set(reading.levels)


def test_scottish_data_zones_by_age_and_sex(published):
    reading = read(published("population/scotland_census2022_age_sex_dz11.csv.gz"))
    assert {"p/total", "p/0-4", "f/0-4", "m/85+", "p/15"} <= set(reading.table.columns)
    assert figures(reading, "p/total")["S01006506"] == 969
    assert any("perturbed" in said for said in reading.warnings)


def test_scottish_disability_takes_the_total_that_every_row_repeats(published):
    reading = read(published("population/scotland_census2022_disability_dz11.csv.gz"))
    assert reading.table.columns == ["limited_a_lot", "limited_a_little", "not_limited", "total"]
    assert reading.table.values[0].tolist() == [63, 140, 766, 969]


# Boundaries


def test_every_authority_of_the_kingdom_has_a_closed_outline(published):
    reading = read(published("geography/geogLA2021UK.json"))
    assert {outline.code for outline in reading.outlines} >= {
        "E08000009",
        "W06000023",
        "S12000036",
        "N09000003",
    }
    for outline in reading.outlines:
        polygons = (
            [outline.geometry["coordinates"]]
            if outline.geometry["type"] == "Polygon"
            else outline.geometry["coordinates"]
        )
        assert all(ring[0] == ring[-1] and len(ring) >= 4 for rings in polygons for ring in rings)


def test_trafford_lies_where_it_should(published):
    outlines = {outline.code: outline for outline in read(published("geography/geogLA2021UK.json")).outlines}
    geometry = outlines["E08000009"].geometry
    points = np.array(geometry["coordinates"][0])
    assert geometry["type"] == "Polygon"
    assert (np.abs(points.mean(axis=0) - [-2.35, 53.42]) < 0.1).all()


def test_an_atlas_of_many_kinds_gives_each_area_once(published):
    reading = read(published("geography/geogALL2022UK.json"))
    codes = [outline.code for outline in reading.outlines]
    assert len(codes) == len(set(codes))
    assert {"K02000001", "E92000001", "E12000001", "E10000016", "E06000001"} <= set(codes)
    assert any("left out" in said for said in reading.warnings)


# Scotland's support needs


def test_respite_in_scotland_and_the_areas_behind_it(published):
    reading = read(published(NEEDS))
    scotland = dict(zip(reading.table.columns, reading.table.values[0], strict=True))
    years = ("2017/18", "2018/19", "2019/20", "2020/21")
    assert reading.table.codes[0] == "S92000003"
    assert [scotland[f"{year}|All Ages|Respite"] for year in years] == [6_795, 8_625, 6_880, 4_085]
    assert [scotland[f"{year}|members"] for year in years] == [30, 31, 32, 26]
    assert any(
        "30 in 2017/18, 31 in 2018/19, 32 in 2019/20, 26 in 2020/21" in said for said in reading.warnings
    )
    assert reading.reference_on == date(2021, 3, 31)


def test_areas_are_known_by_any_of_their_names(published):
    reading = read(published(NEEDS))
    assert names(reading)["S12000013"] == "Comhairle nan Eilean Siar"
    assert len(reading.table.codes) == 33


def test_a_council_that_sent_nothing_is_missing_and_not_zero(published):
    reading = read(published(NEEDS))
    row = reading.table.codes.index("S12000034")  # Aberdeenshire sent figures for 2018/19 and 2019/20 only
    before, after = (
        reading.table.columns.index(f"{year}|All Ages|Respite") for year in ("2017/18", "2018/19")
    )
    assert np.isnan(reading.table.values[row, before])
    assert reading.table.marks[row, before] == "missing"
    assert reading.table.values[row, after] == 790


def test_options_chosen(published):
    reading = read(published(OPTIONS))
    assert figures(reading, "2017/18|All Ages|Any")["S92000003"] == 89_425
