"""What the pages are measured on: Northmoor, and the files of England and Wales where they are here."""

from datetime import UTC, datetime
from pathlib import Path

from bench import reporting

_REAL = Path(__file__).resolve().parents[2] / "shared" / "data"
_FILES = (
    "geography/lsoa11_lsoa21_lad22_exact_lookup.csv",
    "geography/msoa11_msoa21_lad22_lookup.csv",
    "geography/ltla_to_utla_dec2022_lookup_ew.csv",
    "geography/geogLA2021UK.json",
    "geography/trafford_lsoa.geojson",
    "geography/trafford_electoral_ward.geojson",
    "census_unpaid_care/census2021_ts039_unpaid_care_ltla.csv",
    "census_unpaid_care/census2021_ts039_unpaid_care_lsoa.csv",
    "census_unpaid_care/census2011_unpaid_care_la.csv",
    "census_unpaid_care/census2011_age_la.csv",
    "census_unpaid_care/census2021_ts007_age_ltla.csv",
    "census_unpaid_care/census2021_sex_ltla.csv",
    "census_unpaid_care/census2021_ethnicity_ltla.csv",
    "census_unpaid_care/census2021_ts037_general_health_lsoa.csv",
    "census_unpaid_care/census2021_ts038_disability_lsoa.csv",
    "deprivation/imd2019_england_lsoa11.csv.gz",
    "deprivation/imd2019_england_ltla19.csv",
)


def add_northmoor() -> None:
    """Load the invented area: one authority, 12 wards and 150 small areas."""
    from mainstay.interop.northmoor.loading import load_northmoor

    load_northmoor("of no consequence here", today=datetime.now(tz=UTC).date(), say=lambda step: None)


def add_england_and_wales() -> bool:
    """Load the published files; return False where they are not here."""
    from mainstay.audit.context import Operator
    from mainstay.database import scope
    from mainstay.interop import statistics
    from mainstay.interop.loading import keep

    if not all((_REAL / name).exists() for name in _FILES):
        return False
    for name in _FILES:
        try:
            reading = statistics.read(_REAL / name)
        except statistics.CannotRead as refusal:
            raise reporting.CannotMeasure(f"{name} cannot be read: {refusal}") from refusal
        with scope.of_authority(None, sharing=True):
            keep(reading, by=Operator())
    return True
