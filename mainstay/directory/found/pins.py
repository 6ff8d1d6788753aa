"""The map beside a list of results: numbered pins that lead to their cards, rings of distance, and towns for bearings.

It is drawn here, from the results alone: no tiles are fetched, so nobody else learns where somebody looks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup
from shapely.geometry import shape

from mainstay.directory.found.cards import Card
from mainstay.directory.queries.finder import Entry
from mainstay.directory.rules.distance import EARTH_METRES, METRES_A_MILE
from mainstay.directory.rules.near import Near
from mainstay.web.svg.draw import INK, LINE, PAPER, el

_SIZE, _MIDDLE, _REACH = 640, 320.0, 282.0
_PIN = 19.0
_RINGS = (0.25, 0.5, 1, 2, 5, 10, 20, 50)  # miles
_SMALLEST = 400.0  # metres from the middle to the edge: two doors in one street are not put a page apart
_A_DEGREE = EARTH_METRES * radians(1)


@dataclass(frozen=True)
class Spot:
    """Something to put on the map. number: what its pin says and leads to. label: what is said when it is reached."""

    number: int
    label: str
    latitude: float
    longitude: float
    town: str = ""


@dataclass(frozen=True)
class Pin:
    """Where a pin stands, in drawing units, and what it stands for."""

    x: float
    y: float
    spots: tuple[Spot, ...]


def spots_found(found: Sequence[Entry], shown: Sequence[Card]) -> list[Spot]:
    """Return a spot for each card that has a number."""
    return [
        Spot(
            card.number,
            ", ".join(filter(None, [f"{card.number} {card.service.name}", card.distance])),
            entry.hit.latitude,
            entry.hit.longitude,
            entry.hit.town,
        )
        for entry, card in zip(found, shown, strict=True)
        if card.number is not None and entry.hit.latitude is not None and entry.hit.longitude is not None
    ]


def spots_of(service: Any) -> list[Spot]:
    """Return a spot for each place a service can be gone to, in the order in which its page names them."""
    return [
        Spot(
            number,
            f"{number} {place.name or place.address or place.postcode}",
            place.latitude,
            place.longitude,
            place.town,
        )
        for number, place in enumerate((link.location for link in service.at_locations.all()), start=1)
        if place.latitude is not None
    ]


def pins(
    spots: Sequence[Spot],
    place: Near | None = None,
    name: str = "",
    *,
    to: str = "found",
    outlines: Sequence[Mapping[str, Any]] = (),
) -> Markup:
    """Return the map; empty for no spots.

    place: where somebody looks from, in the middle; without one the middle is that of the pins. to: what the names
    of the places that pins lead to begin with. outlines: of areas to draw beneath, as GeoJSON; all of them is shown.
    """
    if not spots:
        return Markup("")
    points = [(each.latitude, each.longitude) for each in spots]
    middle = (place.latitude, place.longitude) if place else _middle(points)
    metres = [_offset(middle, point) for point in points]
    ground = [[_offset(middle, (y, x)) for x, y in ring] for ring in _rings_of(outlines)]
    furthest = max(
        _SMALLEST, *(hypot(x, y) for x, y in [*metres, *(point for ring in ground for point in ring)])
    )
    scale = _REACH / furthest
    placed = [
        Pin(_MIDDLE + x * scale, _MIDDLE - y * scale, (spot,))
        for (x, y), spot in zip(metres, spots, strict=True)
    ]
    title = _("Map of the services that were found") if to == "found" else _("Map of its places")
    return el(
        "svg", el("title", title, id=f"pins-{to}"), *_rings(furthest, scale, place is not None),
        *(_area(ring, scale) for ring in ground), *_towns(placed),
        *([_here(name)] if place else []), _north(), *(_pin(each, to) for each in _gathered(placed)),
        class_="mainstay-pins", viewBox=f"0 0 {_SIZE} {_SIZE}", role="group", aria_labelledby=f"pins-{to}",
    )  # fmt: skip


def _rings_of(outlines: Sequence[Mapping[str, Any]]) -> list[list[tuple[float, float]]]:
    """The outer rings of areas, in longitude and latitude, with no more points than can be seen."""
    found = []
    for each in outlines:
        area = shape(each)
        found += [part.exterior.simplify(0.0002) for part in getattr(area, "geoms", [area])]
    return [[(x, y) for x, y, *_height in ring.coords] for ring in found]


def _area(ring: Sequence[tuple[float, float]], scale: float) -> Markup:
    points = "L".join(f"{_MIDDLE + x * scale:.0f} {_MIDDLE - y * scale:.0f}" for x, y in ring)
    return el("path", d=f"M{points}Z", fill=PAPER, stroke=LINE, stroke_width=1.5)


def _middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    latitudes, longitudes = [each[0] for each in points], [each[1] for each in points]
    return (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2


def _offset(middle: tuple[float, float], point: tuple[float, float]) -> tuple[float, float]:
    """Metres east and north of the middle; the globe is flat enough for a town."""
    north = (point[0] - middle[0]) * _A_DEGREE
    return (point[1] - middle[1]) * _A_DEGREE * cos(radians((point[0] + middle[0]) / 2)), north


def _gathered(placed: Sequence[Pin]) -> list[Pin]:
    """Pins that would lie on each other become one."""
    kept: list[Pin] = []
    for pin in placed:
        close = (n for n, one in enumerate(kept) if hypot(one.x - pin.x, one.y - pin.y) < _PIN * 1.5)
        if (near := next(close, None)) is None:
            kept.append(pin)
        else:
            kept[near] = Pin(kept[near].x, kept[near].y, kept[near].spots + pin.spots)
    return kept


def _pin(pin: Pin, to: str) -> Markup:
    first, more = pin.spots[0].number, len(pin.spots) - 1
    label = "; ".join(spot.label for spot in pin.spots)
    text = f"{first}+{more}" if more else str(first)
    wide = _PIN + 7.0 * max(0, len(text) - 2)
    body = el(
        "rect", x=pin.x - wide, y=pin.y - _PIN, width=2 * wide, height=2 * _PIN, rx=_PIN, fill=INK, stroke=PAPER,
        stroke_width=2.5,
    )  # fmt: skip
    number = el(
        "text", text, x=pin.x, y=pin.y + 6.5, text_anchor="middle", fill=PAPER, font_size=19, font_weight="bold",
        aria_hidden="true",
    )  # fmt: skip
    tip = el("title", label)
    return el("a", tip, body, number, href=f"#{to}-{first}", aria_label=label, class_="mainstay-pins__pin")


def _rings(furthest: float, scale: float, around: bool) -> list[Markup]:
    """Two circles at whole distances around the place; without a place a bar of one of those lengths."""
    fitting = [each for each in _RINGS if each * METRES_A_MILE <= furthest * 1.02] or [_RINGS[0]]
    drawn = [el("rect", x=0, y=0, width=_SIZE, height=_SIZE, fill="#eef5f4")]
    if not around:
        length = fitting[max(0, len(fitting) - 2)] * METRES_A_MILE * scale
        bar = el("path", d=f"M20 612v8h{length:.0f}v-8", fill="none", stroke=INK, stroke_width=2)
        said = _miles(fitting[max(0, len(fitting) - 2)])
        return [*drawn, bar, el("text", said, x=20, y=604, fill=INK, font_size=18)]
    for each in reversed(fitting[-2:]):
        radius = each * METRES_A_MILE * scale
        dashes = {"stroke": LINE, "stroke_dasharray": "3 5"}
        drawn.append(el("circle", cx=_MIDDLE, cy=_MIDDLE, r=radius, fill=PAPER, fill_opacity="0.6", **dashes))
        drawn.append(_said(_miles(each), _MIDDLE, _MIDDLE + radius - 6))
    return drawn


def _said(text: str, x: float, y: float) -> Markup:
    """Words for bearings; what they say is in the cards too."""
    return el("text", text, x=x, y=y, text_anchor="middle", fill="#4a5a5c", font_size=18, aria_hidden="true")


def _miles(each: float) -> str:
    written = f"{each:g}"
    return _("1 mile") if written == "1" else _("%(count)s miles") % {"count": written}


def _towns(placed: Sequence[Pin]) -> list[Markup]:
    """The name of each town over what was found there."""
    by_town: dict[str, list[Pin]] = {}
    for pin in placed:
        if town := pin.spots[0].town.strip():
            by_town.setdefault(town, []).append(pin)
    drawn = []
    for town, there in by_town.items():
        x = sum(pin.x for pin in there) / len(there)
        y = min(pin.y for pin in there) - _PIN - 8
        drawn.append(_said(town, min(max(x, 90.0), _SIZE - 90.0), max(y, 24.0)))
    return drawn


def _here(name: str) -> Markup:
    said = _("You asked about %(place)s") % {"place": name} if name else _("Where you asked about")
    cross = el("path", d="M320 304v32M304 320h32", stroke="#b3261e", stroke_width=5)
    return el("g", el("title", said), cross, role="img", aria_label=said)


def _north() -> Markup:
    arrow = el("path", d="M610 20 620 48 610 42 600 48Z", fill=INK)
    return el(
        "g",
        arrow,
        el("text", _("N"), x=610, y=68, text_anchor="middle", fill=INK, font_size=18),
        aria_hidden="true",
    )
