"""Where carers live: small areas, wards and how deprived a place is."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay.planning.exports import words
from mainstay.planning.exports.paper import Block, Column, Content, Kind, Section, Table, Text, rows_of

NONE = gettext_lazy(
    "No figures below the level of this area have been loaded, so where carers live is not known."
)
ORDER = gettext_lazy("The highest share of carers comes first. A difference within the ranges may be chance.")
AREAS_ON_PAPER = 15
WARDS_ON_PAPER = 40


def section(content: Content) -> Section:
    """Carers by ward, by tenth of deprivation and by small area, highest share of carers first."""
    where = content.get("where") or {}
    tables = [table for table in (_wards(where), _tenths(where), _areas(where)) if table.rows]
    said = [words.sentence((where.get(part) or {}).get("sentence")) for part in ("gap", "adds_up")]
    said.append(words.sentence(where.get("missing")))
    blocks: list[Block] = [*tables, *(Text(line) for line in said if line)]
    cited = [Text(words.cited(source)) for source in rows_of(where, "sources")]
    return Section(_("Where carers live"), [*(blocks or [Text(str(NONE))]), *cited])


def _wards(where: Mapping[str, Any]) -> Table:
    wards = sorted(rows_of(where, "by_ward"), key=_highest_first)
    rows = [[row.get("name"), row.get("code"), *_figures(row)] for row in wards]
    columns = _columns(_("Ward"), _("Code"))
    return Table(_("Carers by ward"), _("Wards"), columns, rows, note=str(ORDER), on_paper=WARDS_ON_PAPER)


def _areas(where: Mapping[str, Any]) -> Table:
    areas = sorted(rows_of(where, "areas"), key=_highest_first)
    known = {title: of for title, of in _TOLD if any(of(row) for row in areas)}
    rows = [
        [row.get("name"), row.get("code"), *(of(row) for of in known.values()), *_figures(row)]
        for row in areas
    ]
    columns = _columns(_("Area"), _("Code"), *(str(title) for title in known))
    title = _("Carers by place: %(parts)s") % {"parts": where.get("level_label") or _("small areas")}
    return Table(title, _("Places"), columns, rows, note=str(ORDER), on_paper=AREAS_ON_PAPER)


def _columns(*first: str) -> list[Column]:
    return [
        *(Column(title) for title in first),
        Column(_("People"), Kind.COUNT),
        Column(_("Carers"), Kind.COUNT, ranged=True),
        Column(_("Share of people"), Kind.SHARE),
        Column(_("50 or more hours"), Kind.COUNT),
    ]


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
    columns = (
        Column(_("Tenth")),
        Column(_("People"), Kind.COUNT),
        Column(_("Carers"), Kind.COUNT),
        Column(_("Share of people"), Kind.SHARE, ranged=True),
        Column(_("50 or more hours"), Kind.COUNT),
        Column(_("Share, 50 or more hours"), Kind.SHARE),
    )
    note = _("1 is the most deprived tenth of small areas in the nation, 10 the least.")
    return Table(_("Carers by how deprived the place is"), _("Deprivation"), columns, rows, note=note)


def _figures(row: Mapping[str, Any]) -> list[Any]:
    return [row.get("people"), words.range_of(row, "carers"), row.get("rate"), row.get("intense")]


def _tenth(row: Mapping[str, Any]) -> str:
    return "" if row.get("decile") is None else str(row["decile"])


def _highest_first(row: Mapping[str, Any]) -> tuple[bool, float, str]:
    rate = row.get("rate")
    return (rate is None, -(rate or 0), str(row.get("name")))


# What may be known of a small area beside its figures; a column that would be empty is left out.
_TOLD: list[tuple[Promise, Callable[[Mapping[str, Any]], str]]] = [
    (gettext_lazy("Ward"), lambda row: str(row.get("ward") or "")),
    (gettext_lazy("Tenth"), _tenth),
]
