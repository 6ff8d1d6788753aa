"""How many carers there are, and for how many hours they care."""

from collections.abc import Mapping, Sequence
from typing import Any

from mainstay.planning.exports import words
from mainstay.planning.exports.paper import (
    Bar,
    Bars,
    Block,
    Column,
    Content,
    Kind,
    Points,
    Section,
    Table,
    Text,
    rows_of,
)

NONE = "No published count of unpaid carers has been loaded for this area."
_METHODS = {
    "counted": "Counted: the figure is published for this area.",
    "added up": "Added up from the small areas that make up this area.",
    "estimated": "Estimated: no count is published for this area.",
}
_HEADINGS = (
    Column("Hours of care a week"),
    Column("Carers", Kind.COUNT, ranged=True),
    Column("Share of carers", Kind.SHARE),
)


def section(content: Content) -> Section:
    """Carers, their rate, their hours in native and common bands, the base, the arithmetic and the source."""
    carers = content.get("carers") or {}
    if carers.get("total") is None:
        return Section("How many carers", [Text(NONE)])
    return Section("How many carers", [*_blocks(carers)])


def _blocks(carers: Mapping[str, Any]) -> list[Block]:
    native, common = rows_of(carers, "by_hours"), rows_of(carers, "common_bands")
    blocks: list[Block] = [_counts(carers)]
    blocks += _bands(native, "Carers by hours of care a week", "Hours") if native else []
    blocks += [] if native else [Text("No figures by hours of care have been published for this area.")]
    blocks += _common(common) if common and common != native else []
    worked_out = [words.sentence(line) for line in carers.get("arithmetic") or []]
    blocks += [Points(worked_out, under="How this was worked out")] if worked_out else []
    said = [words.sentence(carers.get("uncertainty")), *_cited(carers)]
    return blocks + [Text(line) for line in said if line]


def _cited(carers: Mapping[str, Any]) -> list[str]:
    sources = rows_of(carers, "sources")
    return [words.cited(source) for source in sources] or [words.cited(carers.get("source"))]


def _counts(carers: Mapping[str, Any]) -> Table:
    rate = words.range_of(carers, "rate", "rate_low", "rate_high")
    return Table(
        "Carers in the area",
        "Carers",
        (
            Column("Base"),
            Column("People", Kind.COUNT),
            Column("Carers", Kind.COUNT, ranged=True),
            Column("Share of people", Kind.SHARE, ranged=True),
        ),
        [[carers.get("base") or "", carers.get("base_people"), words.range_of(carers, "total"), rate]],
        note=_METHODS.get(carers.get("method") or "", words.sentence(carers.get("method"))),
    )


def _bands(bands: Sequence[Mapping[str, Any]], title: str, sheet: str) -> list[Block]:
    return [Bars(title, [_bar(band) for band in bands]), _table(bands, f"{title}, with ranges", sheet)]


def _common(bands: Sequence[Mapping[str, Any]]) -> list[Block]:
    why = "England and Wales publish more bands than Scotland and Northern Ireland; these are in all four."
    return [_table(bands, "Carers by hours, in bands that every nation has", "Common bands", why)]


def _table(bands: Sequence[Mapping[str, Any]], title: str, sheet: str, note: str = "") -> Table:
    rows = [[band.get("label"), words.range_of(band, "carers"), band.get("share")] for band in bands]
    return Table(title, sheet, _HEADINGS, rows, note=note)


def _bar(band: Mapping[str, Any]) -> Bar:
    share = band.get("share")
    return Bar(str(band.get("label") or ""), share or 0, words.percent(share))
