"""Alderbrook: a town of four small areas in two wards, small enough to do its sums in the head.

Every file is a reading such as a reader gives back; a test loads the ordinary ones and changes one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from math import nan
from typing import Any

import numpy as np

from mainstay.accounts.models import Authority
from mainstay.audit.context import Operator
from mainstay.database import scope
from mainstay.engines.tables import Link, Outline, PlaceTable, Reading
from mainstay.interop.loading import keep
from mainstay.places.models import LoadedFile

TOWN, NORTH, SOUTH = "E08000901", "E05900001", "E05900002"
PARTS = ("E01900001", "E01900002", "E01900003", "E01900004")
NAMES = {
    TOWN: "Alderbrook",
    NORTH: "Northgate",
    SOUTH: "Southgate",
    **{code: f"Alderbrook 00{n}" for n, code in enumerate(PARTS, 1)},
}
BANDS = (
    "total",
    "none",
    "hours_1_19",
    "hours_1_9",
    "hours_10_19",
    "hours_20_49",
    "hours_20_34",
    "hours_35_49",
    "hours_50_plus",
)
# 1,000 carers of 10,000 people; its small areas add up to two carers more.
WHOLE = (10_000, 9_000, 550, 400, 150, 200, 100, 100, 250)
SMALL = {
    PARTS[0]: (2_500, 2_200, 150, 100, 50, 60, 30, 30, 90),
    PARTS[1]: (2_500, 2_250, 140, 100, 40, 50, 25, 25, 60),
    PARTS[2]: (2_500, 2_270, 130, 100, 30, 45, 25, 20, 55),
    PARTS[3]: (2_500, 2_278, 130, 100, 30, 45, 20, 25, 47),
}


def a_file(
    dataset: str,
    columns: Sequence[str] = (),
    rows: Mapping[str, Sequence[float | None]] | None = None,
    **changes: Any,
) -> Reading:
    """Return a reading of one file; None in a row is a number that its publisher suppressed."""
    table = _table(columns, rows) if rows else None
    ordinary = {
        "layout": dataset,
        "dataset": dataset,
        "title": f"A table of {dataset.replace('_', ' ')}",
        "publisher": "Office for National Statistics",
        "licence": "Open Government Licence v3.0",
        "base": "usual residents aged 5 and over",
        "reference_on": date(2021, 3, 21),
        "levels": (),
        "file_name": f"{dataset}.csv",
        "size_bytes": 10,
        "rows_read": len(rows or {}),
        "table": table,
        "titles": tuple(columns),
    }
    reading = Reading(**(ordinary | {"sha256": "0" * 64} | changes))
    return replace(reading, sha256=sha256(repr(reading).encode()).hexdigest())


def _table(columns: Sequence[str], rows: Mapping[str, Sequence[float | None]]) -> PlaceTable:
    marks = {
        (row, column): "suppressed"
        for row, values in enumerate(rows.values())
        for column, value in enumerate(values)
        if value is None
    }
    values = np.array([[nan if x is None else x for x in row] for row in rows.values()], dtype=float)
    return PlaceTable(list(rows), [NAMES.get(code, code) for code in rows], list(columns), values, marks)


def of_the_town(row: Sequence[float | None] = WHOLE, **changes: Any) -> Reading:
    """Return the census table of unpaid care with the town's own row."""
    return a_file("unpaid_care", BANDS, {TOWN: row}, **({"levels": ("authority",)} | changes))


def of_small_areas(rows: Mapping[str, Sequence[float | None]] = SMALL, **changes: Any) -> Reading:
    """Return the census table of unpaid care by small area."""
    return a_file("unpaid_care", BANDS, rows, **({"levels": ("lsoa",), "file_name": "small.csv"} | changes))


def lookup(*, wards: bool = True) -> Reading:
    """Return the lookup that says which small areas lie in the town, and in which ward."""
    links = [_link(part, "lsoa", TOWN, "authority") for part in PARTS]
    if wards:
        links += [_link(part, "lsoa", NORTH if part in PARTS[:2] else SOUTH, "ward") for part in PARTS]
        links += [_link(ward, "ward", TOWN, "authority") for ward in (NORTH, SOUTH)]
    return a_file("lookup", links=tuple(links), rows_read=len(links), reference_on=date(2022, 12, 31))


def _link(child: str, child_level: str, parent: str, parent_level: str) -> Link:
    return Link(child, NAMES[child], child_level, parent, NAMES[parent], parent_level)


def deprivation() -> Reading:
    """Return an index of deprivation: the small areas lie in deciles 1, 4, 7 and 10."""
    rows = {part: (decile,) for part, decile in zip(PARTS, (1, 4, 7, 10), strict=True)}
    return a_file("deprivation", ["imd_decile"], rows, reference_on=date(2019, 9, 26), levels=("lsoa",))


def of_2011(**changes: Any) -> Reading:
    """Return the earlier census: 1,100 carers among all 11,000 residents."""
    columns = ["total", "none", "hours_1_19", "hours_20_49", "hours_50_plus"]
    ordinary = {"reference_on": date(2011, 3, 27), "base": "all usual residents", "levels": ("authority",)}
    return a_file("unpaid_care", columns, {TOWN: (11_000, 9_900, 700, 200, 200)}, **(ordinary | changes))


def ages_of_2011() -> Reading:
    """Return the earlier census's ages: 1,000 of the 11,000 are under 5."""
    columns = [*(f"p/{age}" for age in range(5)), "p/total"]
    rows = {TOWN: (200, 200, 200, 200, 200, 11_000)}
    return a_file("age", columns, rows, reference_on=date(2011, 3, 27), levels=("authority",))


def known_to_services(town: float | None = 120, north: float | None = 80, south: float | None = 3) -> Reading:
    """Return the council's own count of carers known to services, by ward and for two groups."""
    rows = {TOWN: (town, 40, 4), NORTH: (north, None, None), SOUTH: (south, None, None)}
    return a_file(
        "known_to_services",
        ["all", "older_carers", "young_carers"],
        rows,
        reference_on=date(2026, 3, 31),
        base="carers known to the authority's services",
        levels=("authority", "ward"),
    )


def outlines() -> Reading:
    """Return a square for each small area, side by side."""
    return a_file("boundaries", outlines=tuple(_square(n, part) for n, part in enumerate(PARTS)), rows_read=4)


def _square(n: int, code: str) -> Outline:
    west, east = -2.3 + n / 100, -2.29 + n / 100
    ring = [[west, 53.0], [east, 53.0], [east, 53.01], [west, 53.01], [west, 53.0]]
    return Outline(code, NAMES[code], {"type": "Polygon", "coordinates": [ring]})


def load(*readings: Reading, of: Authority | None = None) -> list[LoadedFile]:
    """Keep readings as the operator does: for everyone, or for one authority."""
    kept = []
    for reading in readings:
        with scope.of_authority(of.pk if of else None, sharing=of is None):
            kept.append(keep(reading, by=Operator(), authority=of))
    return kept


def ordinary() -> tuple[Reading, ...]:
    """Return the town with its own count, its small areas, its wards and its deprivation."""
    return of_the_town(), of_small_areas(), lookup(), deprivation()
