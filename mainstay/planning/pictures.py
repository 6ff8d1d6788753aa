"""The pictures on an area's pages, made from an assessment's plain values."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay.places.queries import Area, outlines
from mainstay.web.svg.area_map import AreaMap, Shape, area_map
from mainstay.web.svg.bars import Bar, BarChart, Group, Span, bars, grouped, spans
from mainstay.web.words import number, percent


def map_of(content: dict[str, Any]) -> AreaMap | None:
    """Return the map of the area's parts by the rate of caring; None where no outline is loaded."""
    areas = content["where"]["areas"]
    shapes = outlines([area["code"] for area in areas])
    drawn = [_shape(area, shapes[area["code"]]) for area in areas if area["code"] in shapes]
    if not drawn:
        return None
    title = _("Carers as a share of people in %(area)s") % {"area": content["area"]["name"]}
    return area_map("where", title, drawn, write=percent)


def plan_of(whole: Area, parts: Sequence[Area]) -> AreaMap | None:
    """Return a map of the parts that only names them, to choose by; None where no outline is loaded."""
    found = outlines([part.code for part in parts])
    drawn = [
        Shape(part.code, part.name, found[part.code], None, part.name) for part in parts if part.code in found
    ]
    if not drawn:
        return None
    return area_map("plan", _("Small areas of %(area)s") % {"area": whole.name}, drawn, write=percent)


def _shape(area: dict[str, Any], geometry: dict[str, Any]) -> Shape:
    said = _("%(name)s: %(rate)s of people (about %(carers)s carers)") % {
        "name": area["name"],
        "rate": percent(area["rate"]),
        "carers": number(area["carers"]),
    }
    return Shape(area["code"], area["name"], geometry, area["rate"], said, _href(area["code"]))


def _href(code: str) -> str:
    return reverse("planning:area", args=[code])


def by_hours(content: dict[str, Any], bands: str = "by_hours") -> BarChart:
    """Return carers by hours of care as bars."""
    found = content["carers"][bands]
    return bars(
        _("Carers by hours of care a week"),
        _("Hours"),
        _("Carers"),
        [
            Bar(each["label"], each["carers"], f"{number(each['carers'])} ({percent(each['share'])})")
            for each in found
        ],
    )


def table_of(table: dict[str, Any]) -> BarChart:
    """Return one published table as bars."""
    measure = _("Carers") if table["about"] == "carers" else _("People")
    rows = [
        Bar(row["label"], row["share"], f"{percent(row['share'])} ({number(row['count'])})")
        for row in table["rows"]
    ]
    return bars(table["title"], _("Group"), measure, rows)


def by_decile(content: dict[str, Any]) -> BarChart | None:
    """Return rates of caring by tenth of deprivation; None where there are none."""
    deciles = content["where"]["by_decile"]
    if not deciles:
        return None
    return grouped(
        "deciles",
        _("Caring by deprivation, from the most deprived tenth of areas to the least"),
        _("Tenth of areas"),
        (_("Any care"), _("50 hours or more")),
        [
            Group(
                _decile_name(each["decile"]),
                (each["rate"], each["intense_rate"]),
                (percent(each["rate"]), percent(each["intense_rate"])),
            )
            for each in deciles
        ],
    )


def _decile_name(decile: int) -> str:
    ends = {1: _("1, most deprived"), 10: _("10, least deprived")}
    return ends.get(decile, str(decile))


def ranges(rows: Sequence[dict[str, Any]], key: str, label: str = "title") -> tuple[Span, ...]:
    """Return a line for each row that has a range under ``key``, all on one scale."""
    known = [row for row in rows if row[key]]
    return spans(
        [(row[label], row[key]["low"], row[key]["central"], row[key]["high"]) for row in known], write=number
    )


def demand(content: dict[str, Any]) -> list[tuple[str, tuple[Span, ...]]]:
    """Return demand for breaks as ranges, one group for each unit: hours are never set beside nights."""
    units = dict.fromkeys(each["unit"] for each in content["demand"])
    return [
        (
            unit,
            spans(
                [
                    (each["title"], each["low"], each["central"], each["high"])
                    for each in content["demand"]
                    if each["unit"] == unit
                ],
                write=number,
            ),
        )
        for unit in units
    ]
