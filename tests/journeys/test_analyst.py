"""An analyst loads what statistics offices publish, by the pages alone, and opens Trafford with its map."""

import re
from collections.abc import Callable
from pathlib import Path

from tests.journeys.person import Person

FILES = [
    "census_unpaid_care/census2021_ts039_unpaid_care_ltla.csv",
    "census_unpaid_care/census2021_ts039_unpaid_care_lsoa.csv",
    "geography/lsoa11_lsoa21_lad22_exact_lookup.csv",
    "geography/trafford_local_authority_district.geojson",
    "geography/trafford_lsoa.geojson",
    "geography/trafford_electoral_ward.geojson",
    "deprivation/imd2019_england_lsoa11.csv.gz",
]
SMALL_AREAS = 139
LABEL = re.compile(r"(?P<name>Trafford \w+): (?P<rate>[\d.]+%) of people \(about (?P<carers>[\d,]+) carers\)")


def test_an_analyst_loads_the_census_and_opens_trafford(
    somebody: Callable[..., Person], published: Callable[[str], Path]
):
    files = [published(path) for path in FILES]
    analyst = somebody("Analyst")
    for file in files:
        sends_it_to_be_checked(analyst, file)
        confirms_what_was_found(analyst)
    finds_every_file_in_the_list(analyst, files)
    opens_trafford(analyst)
    finds_each_area_of_the_map_in_the_table(analyst)
    analyst.follows("Where")
    analyst.sees("By deprivation", "By ward")


def sends_it_to_be_checked(analyst: Person, file: Path) -> None:
    analyst.follows("Files")
    analyst.presses("Load a file")
    analyst.attaches("Published file", file)
    analyst.presses("Send and check")
    analyst.waits_until_it_says("Checked. Nothing is loaded yet")


def confirms_what_was_found(analyst: Person) -> None:
    analyst.sees("Publisher", "Open Government Licence", "SHA-256")
    analyst.presses(re.compile(r"^Load [\d,]+ rows?$"))
    analyst.waits_until_it_says("Everything about this file")


def finds_every_file_in_the_list(analyst: Person, files: list[Path]) -> None:
    analyst.follows("Files")
    analyst.sees(*(file.name for file in files))


def opens_trafford(analyst: Person) -> None:
    analyst.follows("Areas")
    analyst.writes("Name or code", "Trafford")
    analyst.presses("Find")
    analyst.sees("Trafford", "18,822", "8.49%", "Carers as a share of people")


def finds_each_area_of_the_map_in_the_table(analyst: Person) -> None:
    areas = analyst.page.locator('.mainstay-map__area:is(a[href], [tabindex="0"])')
    labels = [LABEL.fullmatch(area.get_attribute("aria-label") or "") for area in areas.all()]
    drawn = {label["name"]: (label["carers"], label["rate"]) for label in labels if label}
    assert len(drawn) == areas.count() == SMALL_AREAS
    analyst.follows("The same figures for 139 small areas, as a table")
    analyst.unfolds("All 139 small areas")
    assert {row[0]: (row[2], row[4]) for row in analyst.reads_table("parts")} == drawn
