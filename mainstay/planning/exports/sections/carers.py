"""How many carers there are, and for how many hours they care."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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

NONE = gettext_lazy("No published count of unpaid carers has been loaded for this area.")
_METHODS = {
    "counted": gettext_lazy("Counted: the figure is published for this area."),
    "added up": gettext_lazy("Added up from the small areas that make up this area."),
    "estimated": gettext_lazy("Estimated: no count is published for this area."),
}


def section(content: Content) -> Section:
    """Carers, their rate, their hours in native and common bands, the base, the arithmetic and the source."""
    carers = content.get("carers") or {}
    if carers.get("total") is None:
        return Section(_("How many carers"), [Text(str(NONE))])
    return Section(_("How many carers"), [*_blocks(carers)])


def _blocks(carers: Mapping[str, Any]) -> list[Block]:
    native, common = rows_of(carers, "by_hours"), rows_of(carers, "common_bands")
    blocks: list[Block] = [_counts(carers)]
    blocks += _bands(native, _("Carers by hours of care a week"), _("Hours")) if native else []
    blocks += [] if native else [Text(_("No figures by hours of care have been published for this area."))]
    blocks += _common(common) if common and common != native else []
    worked_out = [words.sentence(line) for line in carers.get("arithmetic") or []]
    blocks += [Points(worked_out, under=_("How this was worked out"))] if worked_out else []
    said = [words.sentence(carers.get("uncertainty")), *_cited(carers)]
    return blocks + [Text(line) for line in said if line]


def _cited(carers: Mapping[str, Any]) -> list[str]:
    sources = rows_of(carers, "sources")
    return [words.cited(source) for source in sources] or [words.cited(carers.get("source"))]


def _counts(carers: Mapping[str, Any]) -> Table:
    rate = words.range_of(carers, "rate", "rate_low", "rate_high")
    return Table(
        _("Carers in the area"),
        _("Carers"),
        (
            Column(_("Base")),
            Column(_("People"), Kind.COUNT),
            Column(_("Carers"), Kind.COUNT, ranged=True),
            Column(_("Share of people"), Kind.SHARE, ranged=True),
        ),
        [[carers.get("base") or "", carers.get("base_people"), words.range_of(carers, "total"), rate]],
        note=str(_METHODS.get(carers.get("method") or "", words.sentence(carers.get("method")))),
    )


def _bands(bands: Sequence[Mapping[str, Any]], title: str, sheet: str) -> list[Block]:
    with_ranges = _("%(title)s, with ranges") % {"title": title}
    return [Bars(title, [_bar(band) for band in bands]), _table(bands, with_ranges, sheet)]


def _common(bands: Sequence[Mapping[str, Any]]) -> list[Block]:
    why = _("England and Wales publish more bands than Scotland and Northern Ireland; these are in all four.")
    return [_table(bands, _("Carers by hours, in bands that every nation has"), _("Common bands"), why)]


def _table(bands: Sequence[Mapping[str, Any]], title: str, sheet: str, note: str = "") -> Table:
    rows = [[band.get("label"), words.range_of(band, "carers"), band.get("share")] for band in bands]
    headings = (
        Column(_("Hours of care a week")),
        Column(_("Carers"), Kind.COUNT, ranged=True),
        Column(_("Share of carers"), Kind.SHARE),
    )
    return Table(title, sheet, headings, rows, note=note)


def _bar(band: Mapping[str, Any]) -> Bar:
    share = band.get("share")
    return Bar(str(band.get("label") or ""), share or 0, words.percent(share))
