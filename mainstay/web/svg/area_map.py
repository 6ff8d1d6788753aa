"""A map of small areas in five classes, each area named on focus and readable without colour."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

import numpy as np
import shapely
from django.utils.translation import gettext as _
from markupsafe import Markup
from shapely.geometry import shape as read_geometry

from mainstay.web.svg.draw import INK, NO_FIGURE, STEPS, el, pattern

WIDTH, _TOP, _EDGE = 720, 34, 4
_TOLERANCE = 0.4  # of a drawing unit: finer cannot be seen
Write = Callable[[float], str]


@dataclass(frozen=True)
class Shape:
    """One area: its outline in longitude and latitude, its figure, and the sentence that names both."""

    code: str
    name: str
    geometry: dict[str, Any]  # GeoJSON Polygon or MultiPolygon, WGS84
    value: float | None
    label: str  # "Trafford 025A: 9.1% of people (about 120 carers)"
    href: str | None = None


@dataclass(frozen=True)
class Class:
    """One line of the legend: its key, the range found in it, and how many areas are in it."""

    key: Markup
    text: str
    areas: int


@dataclass(frozen=True)
class AreaMap:
    """The picture and its legend, ready for ``area_map`` in web/components/charts.html."""

    picture: Markup
    legend: tuple[Class, ...]
    areas: int


def area_map(name: str, title: str, shapes: Sequence[Shape], *, write: Write) -> AreaMap:
    """Return the map of ``shapes``; with no shapes, an empty picture and legend.

    name: tells this map from others on the page. write: how a value is read in the legend ("9.1%").
    Classes hold about equal numbers of areas; equal values are never parted, so there may be fewer than five.
    """
    if not shapes:
        return AreaMap(Markup(""), (), 0)
    classes = _classes([each.value for each in shapes])
    outlines, height = _project([each.geometry for each in shapes])
    paths = _paths(outlines)
    areas = [_area(name, each, path, at) for each, path, at in zip(shapes, paths, classes, strict=True)]
    used = sorted({at for at in classes if at is not None}) + ([None] if None in classes else [])
    fills = el("defs", *(pattern(_fill_id(name, at), NO_FIGURE if at is None else STEPS[at]) for at in used))
    picture = el(
        "svg", el("title", title, id=f"map-{name}-title"), fills, *areas, class_="mainstay-map",
        viewBox=f"0 0 {WIDTH} {height:.0f}", role="group", aria_labelledby=f"map-{name}-title",
    )  # fmt: skip
    return AreaMap(picture, tuple(_legend(name, shapes, classes, used, write)), len(shapes))


def _classes(values: Sequence[float | None]) -> list[int | None]:
    known = np.array([value for value in values if value is not None])
    if not known.size:
        return [None] * len(values)
    edges = np.unique(np.quantile(known, [0.2, 0.4, 0.6, 0.8], method="inverted_cdf"))
    found = [None if value is None else int(np.searchsorted(edges, value)) for value in values]
    # Fewer than five classes still run from the lightest to the darkest fill.
    used = sorted({at for at in found if at is not None})
    spread = np.linspace(0, len(STEPS) - 1, len(used)).round().astype(int) if len(used) > 1 else [2]
    place = dict(zip(used, (int(at) for at in spread), strict=True))
    return [None if at is None else place[at] for at in found]


def _project(geometries: Sequence[dict[str, Any]]) -> tuple[np.ndarray, float]:
    """Return the outlines in drawing units and the drawing's height: equirectangular at the middle latitude."""
    found = np.array([read_geometry(each) for each in geometries], dtype=object)
    west, south, east, north = shapely.total_bounds(found)
    squeeze = cos(radians((south + north) / 2))
    scale = (WIDTH - 2 * _EDGE) / max((east - west) * squeeze, (north - south) * 0.6, 1e-9)
    left = (WIDTH - (east - west) * squeeze * scale) / 2

    def place(points: np.ndarray) -> np.ndarray:
        across = left + (points[:, 0] - west) * squeeze * scale
        down = _TOP + _EDGE + (north - points[:, 1]) * scale
        return np.column_stack([across, down])

    placed = shapely.transform(shapely.force_2d(found), place)
    # Neighbours are simplified together, so that no slivers of paper open between them.
    return shapely.coverage_simplify(placed, _TOLERANCE), _TOP + 2 * _EDGE + (north - south) * scale


def _paths(outlines: np.ndarray) -> list[str]:
    polygons, of_area = shapely.get_parts(outlines, return_index=True)
    rings, of_polygon = shapely.get_rings(polygons, return_index=True)
    points, of_ring = shapely.get_coordinates(rings, return_index=True)
    written = [f"{x:.1f} {y:.1f}" for x, y in points.tolist()]
    ends = np.searchsorted(of_ring, np.arange(len(rings) + 1)).tolist()
    paths = [""] * len(outlines)
    for ring, area in enumerate(of_area[of_polygon].tolist()):
        # The last point of a ring is its first again: Z says so in one letter.
        paths[area] += "M" + "L".join(written[ends[ring] : ends[ring + 1] - 1]) + "Z"
    return paths


def _fill_id(name: str, at: int | None) -> str:
    return f"map-{name}-{'none' if at is None else at}"


def _area(name: str, each: Shape, path: str, at: int | None) -> Markup:
    drawn = el("path", d=path, fill=f"url(#{_fill_id(name, at)})", stroke=INK, stroke_width=0.6)
    said = el(
        "text",
        each.label,
        class_="mainstay-map__name",
        x=WIDTH // 2,
        y=22,
        text_anchor="middle",
        fill="none",
        aria_hidden="true",
    )
    tip = el("title", each.label)
    if each.href:
        return el("a", tip, drawn, said, href=each.href, aria_label=each.label, class_="mainstay-map__area")
    return el(
        "g", tip, drawn, said, tabindex=0, role="img", aria_label=each.label, class_="mainstay-map__area"
    )


def _legend(
    name: str,
    shapes: Sequence[Shape],
    classes: Sequence[int | None],
    used: Sequence[int | None],
    write: Write,
) -> list[Class]:
    lines = []
    for at in used:
        inside = [each.value for each, found in zip(shapes, classes, strict=True) if found == at]
        lines.append(Class(_key(name, at), _range(inside, write), len(inside)))
    return lines


def _range(values: Sequence[float | None], write: Write) -> str:
    known = [value for value in values if value is not None]
    if not known:
        return _("No figure")
    low, high = write(min(known)), write(max(known))
    return low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}


def _key(name: str, at: int | None) -> Markup:
    box = el("rect", x=1, y=1, width=30, height=18, fill=f"url(#{_fill_id(name, at)})", stroke=INK)
    return el("svg", box, class_="mainstay-key", width=32, height=20, aria_hidden="true", focusable="false")
