"""Where carers live: small areas, wards and how deprived a place is."""

from collections.abc import Callable, Mapping
from typing import Any

from mainstay.planning.exports import words
from mainstay.planning.exports.paper import Block, Column, Content, Kind, Section, Table, Text, rows_of

NONE = "No figures below the level of this area have been loaded, so where carers live is not known."
ORDER = "The highest share of carers comes first. A difference within the ranges may be chance."
AREAS_ON_PAPER = 15
WARDS_ON_PAPER = 40
_PLACES = (
    Column("People", Kind.COUNT),
    Column("Carers", Kind.COUNT, ranged=True),
    Column("Share of people", Kind.SHARE),
    Column("50 or more hours", Kind.COUNT),
)
_TENTHS = (
    Column("Tenth"),
    Column("People", Kind.COUNT),
    Column("Carers", Kind.COUNT),
    Column("Share of people", Kind.SHARE, ranged=True),
    Column("50 or more hours", Kind.COUNT),
    Column("Share, 50 or more hours", Kind.SHARE),
)


def section(content: Content) -> Section:
    """Carers by ward, by tenth of deprivation and by small area, highest share of carers first."""
    where = content.get("where") or {}
    tables = [table for table in (_wards(where), _tenths(where), _areas(where)) if table.rows]
    said = [words.sentence((where.get(part) or {}).get("sentence")) for part in ("gap", "adds_up")]
    said.append(words.sentence(where.get("missing")))
    blocks: list[Block] = [*tables, *(Text(line) for line in said if line)]
    cited = [Text(words.cited(source)) for source in rows_of(where, "sources")]
    return Section("Where carers live", [*(blocks or [Text(NONE)]), *cited])


def _wards(where: Mapping[str, Any]) -> Table:
    wards = sorted(rows_of(where, "by_ward"), key=_highest_first)
    rows = [[row.get("name"), row.get("code"), *_figures(row)] for row in wards]
    columns = (Column("Ward"), Column("Code"), *_PLACES)
    return Table("Carers by ward", "Wards", columns, rows, note=ORDER, on_paper=WARDS_ON_PAPER)


def _areas(where: Mapping[str, Any]) -> Table:
    areas = sorted(rows_of(where, "areas"), key=_highest_first)
    known = [title for title, of in _TOLD.items() if any(of(row) for row in areas)]
    rows = [
        [row.get("name"), row.get("code"), *(_TOLD[title](row) for title in known), *_figures(row)]
        for row in areas
    ]
    columns = (Column("Area"), Column("Code"), *(Column(title) for title in known), *_PLACES)
    title = f"Carers by place: {where.get('level_label') or 'small areas'}"
    return Table(title, "Places", columns, rows, note=ORDER, on_paper=AREAS_ON_PAPER)


def _tenths(where: Mapping[str, Any]) -> Table:
    rows = [
        [
            _tenth(row),
            row.get("people"),
            row.get("carers"),
            words.range_of(row, "rate"),
            row.get("intense"),
            row.get("intense_rate"),
        ]
        for row in rows_of(where, "by_decile")
    ]
    note = "1 is the most deprived tenth of small areas in the nation, 10 the least."
    return Table("Carers by how deprived the place is", "Deprivation", _TENTHS, rows, note=note)


def _figures(row: Mapping[str, Any]) -> list[Any]:
    return [row.get("people"), words.range_of(row, "carers"), row.get("rate"), row.get("intense")]


def _tenth(row: Mapping[str, Any]) -> str:
    return "" if row.get("decile") is None else str(row["decile"])


def _highest_first(row: Mapping[str, Any]) -> tuple[bool, float, str]:
    rate = row.get("rate")
    return (rate is None, -(rate or 0), str(row.get("name")))


# What may be known of a small area beside its figures; a column that would be empty is left out.
_TOLD: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "Ward": lambda row: str(row.get("ward") or ""),
    "Tenth": _tenth,
}
