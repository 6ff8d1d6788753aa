"""How the area compares with other places, and with itself in 2011."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay.planning.exports import words
from mainstay.planning.exports.paper import (
    As,
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

NONE = gettext_lazy("No other place has been loaded with figures that this area can be compared with.")
DISTANCE = gettext_lazy("Distance is how unlike the area a neighbour is: 0 is alike in every variable.")
NO_CHANGE = gettext_lazy("No earlier census has been loaded for this area, so change is not shown.")

_KINDS = {
    "this area": gettext_lazy("This area"),
    "neighbour": gettext_lazy("Neighbour"),
    "ward": gettext_lazy("Ward"),
    "authority": gettext_lazy("Authority"),
    "county": gettext_lazy("County"),
    "region": gettext_lazy("Region"),
    "nation": gettext_lazy("Nation"),
}


def section(content: Content) -> Section:
    """The area beside its region, its nation and its nearest statistical neighbours, and how they were chosen."""
    compared = content.get("compared") or {}
    rows = rows_of(compared, "rows")
    chart = _rates(rows)
    blocks: list[Block] = [_table(rows)] if rows else [Text(str(NONE))]
    blocks = [chart, *blocks] if chart.bars else blocks
    blocks += [table for table in (_nearest(compared), _likeness(compared)) if table.rows]
    method = [words.sentence(line) for line in compared.get("method") or []]
    left_out = [
        _("Left out: %(area)s, %(why)s.") % {"area": row.get("name"), "why": row.get("why")}
        for row in rows_of(compared, "left_out")
    ]
    return Section(_("Compared with other places"), [*blocks, *_points([*method, *left_out])])


def change(content: Content) -> Section:
    """Then and now, each on its own base, then on the same base where both can be put on one."""
    changed = content.get("change") or {}
    rows = [_census(changed[when]) for when in ("then", "now") if changed.get(when)]
    if not rows:
        return Section(_("Change since the last census"), [Text(str(NO_CHANGE))])
    columns = (
        Column(_("Census day"), Kind.DAY),
        Column(_("Base")),
        Column(_("Carers"), Kind.COUNT),
        Column(_("Share of people"), Kind.SHARE),
    )
    said = [_same_base(changed.get("same_base")), *(changed.get("warnings") or [])]
    cited = [words.cited(source) for source in rows_of(changed, "sources")]
    points = [words.sentence(line) for line in (*said, *cited) if line]
    tables = [Table(_("Carers then and now"), _("Change"), columns, rows), _by_hours(changed)]
    return Section(_("Change since the last census"), [*(t for t in tables if t.rows), *_points(points)])


def _rates(rows: list[Mapping[str, Any]]) -> Bars:
    bars = [
        Bar(str(row.get("name")), row["rate"], words.percent(row["rate"]))
        for row in rows
        if words.is_number(row.get("rate"))
    ]
    return Bars(_("Share of people who are carers"), bars)


def _table(rows: list[Mapping[str, Any]]) -> Table:
    columns = (
        Column(_("Place")),
        Column(_("Kind")),
        Column(_("Carers"), Kind.COUNT),
        Column(_("Share of people"), Kind.SHARE),
        Column(_("50 or more hours"), Kind.SHARE),
        Column(_("Distance"), Kind.NUMBER),
    )
    return Table(
        _("This area and others"),
        _("Compared"),
        columns,
        [_row(row) for row in rows],
        note=str(DISTANCE),
    )


def _row(row: Mapping[str, Any]) -> list[Any]:
    return [
        row.get("name"),
        str(_KINDS.get(row.get("kind") or "", row.get("kind") or "")),
        row.get("carers"),
        row.get("rate"),
        row.get("intense_rate"),
        _distance(row),
    ]


def _distance(row: Mapping[str, Any]) -> As:
    distance = row.get("distance")
    return As(Kind.TEXT, "") if distance is None else As(Kind.NUMBER, round(distance, 2))


def _nearest(compared: Mapping[str, Any]) -> Table:
    rows = [
        [row.get("name"), _distance(row), row.get("differs_most_in") or ""]
        for row in rows_of(compared, "neighbours")
    ]
    columns = (Column(_("Neighbour")), Column(_("Distance"), Kind.NUMBER), Column(_("Differs most in")))
    return Table(_("How unlike each neighbour is"), _("Neighbours"), columns, rows, note=str(DISTANCE))


def _likeness(compared: Mapping[str, Any]) -> Table:
    rows = [
        [row.get("title") or row.get("key"), row.get("this"), row.get("neighbours_mean")]
        for row in rows_of(compared, "variables")
    ]
    columns = (
        Column(_("Variable")),
        Column(_("This area"), Kind.NUMBER),
        Column(_("Mean of neighbours"), Kind.NUMBER),
    )
    return Table(_("What makes them alike"), _("Likeness"), columns, rows)


def _census(at: Mapping[str, Any]) -> list[Any]:
    return [at.get("reference_on"), at.get("base") or "", at.get("carers"), at.get("rate")]


def _by_hours(changed: Mapping[str, Any]) -> Table:
    rows = [
        [row.get(key) for key in ("label", "then", "now", "then_share", "now_share")]
        for row in rows_of(changed, "by_hours")
    ]
    columns = (
        Column(_("Hours of care a week")),
        Column(_("Carers then"), Kind.COUNT),
        Column(_("Carers now"), Kind.COUNT),
        Column(_("Share of carers then"), Kind.SHARE),
        Column(_("Share of carers now"), Kind.SHARE),
    )
    return Table(_("Hours then and now"), _("Change by hours"), columns, rows)


def _same_base(same: Mapping[str, Any] | None) -> str:
    if not same or not (words.is_number(same.get("then_rate")) and words.is_number(same.get("now_rate"))):
        return _("The two have no common base, so no change is worked out.")
    then, now = same["then_rate"], same["now_rate"]
    told = {
        "base": same.get("base"),
        "then": words.percent(then),
        "now": words.percent(now),
        "points": words.points(now - then),
    }
    if told["then"] == told["now"]:
        said = _(
            "On the same base (%(base)s) the share of people who are carers went from %(then)s to %(now)s."
        )
    elif now > then:
        said = _(
            "On the same base (%(base)s) the share of people who are carers went from %(then)s to %(now)s, "
            "%(points)s more."
        )
    else:
        said = _(
            "On the same base (%(base)s) the share of people who are carers went from %(then)s to %(now)s, "
            "%(points)s less."
        )
    return said % told


def _points(lines: list[str]) -> list[Block]:
    return [Points(lines)] if lines else []
