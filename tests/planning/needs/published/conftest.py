"""The real files, loaded once for everything in this folder and taken out again afterwards."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mainstay.audit.context import Operator
from mainstay.database import scope
from mainstay.interop import statistics
from mainstay.interop.loading import keep
from tests.conftest import empty_every_table

CENSUS, MAPS, SCOTLAND = "census_unpaid_care/", "geography/", "scotland_social_care/"
FILES = [
    CENSUS + "census2021_ts039_unpaid_care_ltla.csv",
    CENSUS + "census2021_ts039_unpaid_care_lsoa.csv",
    CENSUS + "ni_census2021_unpaid_care_lgd.csv",
    CENSUS + "census2011_unpaid_care_la.csv",
    CENSUS + "census2011_age_la.csv",
    CENSUS + "census2021_ts007_age_ltla.csv",
    CENSUS + "census2021_sex_ltla.csv",
    CENSUS + "census2021_ethnicity_ltla.csv",
    MAPS + "lsoa11_lsoa21_lad22_exact_lookup.csv",
    MAPS + "ltla_to_utla_dec2022_lookup_ew.csv",
    MAPS + "scotland_dz11_to_iz_la_hb_lookup.xlsx",
    MAPS + "geogALL2022UK.json",
    MAPS + "trafford_lsoa.geojson",
    MAPS + "trafford_electoral_ward.geojson",
    "deprivation/imd2019_england_lsoa11.csv.gz",
    "deprivation/imd2019_england_ltla19.csv",
    "population/ons_mye_2017_ukmidyearestimates2017finalversion.xls",
    "population/scotland_population_mid2022_council_sex_age.csv",
    SCOTLAND + "phs_2020-21_data_sds_support_needs.csv",
]


@pytest.fixture(scope="package")
def loaded(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest, published: Callable[[str], Path]
) -> Iterator[None]:
    """Load every file as the operator does at the command line, for everyone."""
    paths = [published(path) for path in FILES]
    with django_db_blocker.unblock():
        for path in paths:
            with scope.of_authority(None, sharing=True):
                keep(statistics.read(path), by=Operator())
    yield
    with django_db_blocker.unblock():
        empty_every_table()
