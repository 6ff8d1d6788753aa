"""Census 2021 unpaid care, read from the files as published."""

from mainstay.interop.statistics import read

LTLA = "census_unpaid_care/census2021_ts039_unpaid_care_ltla.csv"
LSOA = "census_unpaid_care/census2021_ts039_unpaid_care_lsoa.csv"
BANDS = ("hours_1_9", "hours_10_19", "hours_20_34", "hours_35_49", "hours_50_plus")


def test_england_and_wales_has_4_989_002_carers_of_56_365_485_residents(published):
    reading = read(published(LTLA))
    assert (reading.layout, reading.levels, reading.rows_set_aside) == (
        "census2021_unpaid_care",
        ("authority",),
        0,
    )
    sums = dict(zip(reading.table.columns, reading.table.values.sum(axis=0), strict=True))
    assert sums["total"] == 56_365_485
    assert sum(sums[band] for band in BANDS) == 4_989_002
    assert [sums[band] for band in BANDS] == [1_764_545, 677_490, 483_298, 552_072, 1_511_597]


def test_small_areas_come_to_nine_more_carers_and_the_reading_says_so(published):
    reading = read(published(LSOA))
    carers = reading.table.values[:, 0] - reading.table.values[:, 1]
    assert (reading.rows_read, reading.levels, carers.sum()) == (35_672, ("lsoa",), 4_989_011)
    assert any("perturbed" in warning for warning in reading.warnings)
