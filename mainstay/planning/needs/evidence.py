"""What is known about one area: each question is asked of the database once, when it is first needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import nan
from typing import Any

from django.utils.timezone import localdate

from mainstay.engines import bands
from mainstay.places import queries as places
from mainstay.places.queries import Area, Around, Catalogue, Row, Source, Sums
from mainstay.planning.needs.censuses import later_since

SMALL_LEVELS = ("lsoa", "data_zone")
WIDE_LEVELS = ("county", "region", "nation")
Rows = Mapping[str, Mapping[str, Row]]
CARING = {"people": ["total"], "not_caring": ["none"], "intense": ["hours_50_plus"]}


@dataclass(eq=False)
class Evidence:
    """An area and the files that speak of it. Nothing here changes anything."""

    area: Area

    @cached_property
    def catalogue(self) -> Catalogue:
        """Every file that can be seen."""
        return places.catalogue()

    @cached_property
    def around(self) -> Around:
        """What lies in the area and what it lies in."""
        without = (
            ("lsoa", "data_zone", "msoa", "intermediate_zone", "ward")
            if self.area.level in WIDE_LEVELS
            else ()
        )
        return places.around(self.area, without=without)

    @cached_property
    def small_level(self) -> str:
        """The level of the small areas here."""
        return "data_zone" if self.area.nation == "scotland" else "lsoa"

    @cached_property
    def parts_level(self) -> str:
        """The level the area is shown by: authorities for a wide area, small areas for the rest."""
        return "authority" if self.area.level in WIDE_LEVELS else self.small_level

    @cached_property
    def parts(self) -> list[Area]:
        """The areas that this one is shown by, by name."""
        if self.area.level in SMALL_LEVELS:
            return []
        return self.around.parts.get(self.parts_level, [])

    @cached_property
    def ward_of_part(self) -> dict[str, tuple[str, str]]:
        """Small area → the code and name of the ward that it fits best; empty for an area shown by authorities."""
        if self.parts_level == "authority" or self.area.level == "ward":
            return {}
        return places.ward_of([part.code for part in self.parts])

    @cached_property
    def wards(self) -> list[Area]:
        """The wards that the area's small areas fit, by name: no lookup need say which wards lie in it."""
        if self.area.level != "authority":
            return []
        found = sorted({(name, code) for code, name in self.ward_of_part.values()})
        return [Area(code, name, "ward", self.area.nation) for name, code in found]

    @cached_property
    def codes_before(self) -> list[str]:
        """Older codes of the area, or of all that merged into it."""
        return places.codes_before(self.area.code)

    @cached_property
    def care_sources(self) -> list[Source]:
        """Files of the later census of unpaid care, newest first."""
        return self.catalogue.of("unpaid_care", since=later_since(localdate()))

    def row(self, dataset: str, code: str | None = None) -> Row | None:
        """One place's row, or the area's own."""
        if dataset == "unpaid_care":
            rows = self._care_now
        elif dataset == "unpaid_care_before":
            rows = self._care_before
        else:
            rows = self._other
        return rows.get(dataset, {}).get(code or self.area.code)

    @cached_property
    def _care_now(self) -> Rows:
        """Carers of the area, its parts and what holds it; one query."""
        around = (self.area, *self.parts, *self.wards, *self.around.holders.values())
        return places.rows({"unpaid_care": self.care_sources}, {place.code for place in around})

    @cached_property
    def _care_before(self) -> Rows:
        """Carers of the area and its parts at the census before, under the codes of that day too; one query."""
        files = self.catalogue.of("unpaid_care", before=later_since(localdate()))
        codes = {self.area.code, *self.codes_before}
        if self.parts_level == "authority":
            codes |= {part.code for part in self.parts}
        return places.rows({"unpaid_care_before": files}, codes)

    @cached_property
    def _other(self) -> Rows:
        """Everything else about the area and its wards; one query."""
        wanted = {dataset: self.catalogue.of(dataset) for dataset in OF_THE_AREA}
        codes = {self.area.code, *self.codes_before, *(ward.code for ward in self.wards)}
        return places.rows(wanted, codes)

    def count_of_carers(self, code: str | None = None) -> Row | None:
        """One place's row of the census, if it says how many were asked and how many of them care."""
        row = self.row("unpaid_care", code)
        return row if row and is_count(row) else None

    @cached_property
    def authorities(self) -> dict[str, Sums]:
        """Every authority of every nation with a count of carers, summed as ``CARING`` says."""
        found: dict[str, Sums] = {}
        for source in reversed([each for each in self.care_sources if "authority" in each.levels]):
            if {"total", "none", "hours_50_plus"} <= set(source.columns):
                found |= places.sums(source, CARING, "authority")
        return found

    def index_of_deprivation(self) -> Source | None:
        """The newest index by decile for small areas of the area's nation; nations' indices cannot be joined."""
        for source in self.catalogue.of("deprivation"):
            if "imd_decile" in source.columns and self.is_for(source):
                return source
        return None

    def care_by_small_area(self) -> Source | None:
        """The newest count of carers by small area of the area's nation."""
        for source in self.care_sources:
            if self.small_level in source.levels and self.is_for(source):
                return source
        return None

    def is_for(self, source: Source) -> bool:
        """Whether a file speaks of every nation that the area lies in."""
        return set(self.area.nations) <= set(source.nations)


def is_count(row: Row) -> bool:
    """Whether a row of the census says how many people were asked and how many of them care."""
    if "total" not in row.values:
        return False
    if "none" in row.values:
        return True
    try:
        return (
            bands.carers_by_band(dict.fromkeys(row.source.columns, nan) | dict(row.values)).total is not None
        )
    except bands.BandsDoNotFit:
        return False


OF_THE_AREA = (
    "unpaid_care_by_age",
    "age",
    "age_sex",
    "sex",
    "ethnicity",
    "economic_activity",
    "general_health",
    "disability",
    "deprivation",
    "known_to_services",
    "support_needs",
)


def cite(source: Source) -> dict[str, Any]:
    """Return a file as an assessment cites it."""
    return {
        "dataset": source.dataset,
        "title": source.title,
        "publisher": source.publisher,
        "licence": source.licence,
        "file": source.file_name,
        "file_id": source.id,
        "sha256": source.sha256,
        "reference_on": source.reference_on.isoformat(),
        "base": source.base,
        "invented": "invented" in source.nations,
    }
