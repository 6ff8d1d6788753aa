"""The wheel of carer support: the carer in the middle, outcomes, approaches, and interventions as they are covered.

Each segment is a link to what delivers it. Level shows as shade and texture, as a word in the link's name and as
an edge that is broken where nothing is there; on a small screen the numbers stay and the names are in the table.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from markupsafe import Markup

from mainstay.web.svg.draw import INK, PAPER, el, pattern
from mainstay.web.svg.levels import FILLS
from mainstay.web.svg.lines import wrapped

_SIZE, _MIDDLE = 840, 420.0
_HEART, _OUTCOMES, _BAND, _OUTER = 64.0, (67.0, 160.0), (165.0, 196.0), (201.0, 412.0)
_NUMBER, _NAME = 389.0, (208.0, 366.0)  # where a segment's number stands, and its name from and to
_GAP = 0.7  # degrees
_LETTERS, _LINE = 20, 14.0


@dataclass(frozen=True)
class Segment:
    """One intervention. level: a key of ``levels.FILLS``; said: the level in words."""

    number: int
    name: str
    level: str
    said: str
    href: str


def wheel(
    title: str,
    described: str,
    heart: str,
    outcomes: Sequence[str],
    approaches: Sequence[str],
    segments: Sequence[Segment],
) -> Markup:
    """Return the wheel, clockwise from the top; empty markup for no segments.

    described: what a person who cannot see it is told of the whole, such as how many are at each level.
    """
    if not segments:
        return Markup("")
    turn = 360 / len(segments)
    patterns = el("defs", *(pattern(f"wheel-{level}", fill) for level, fill in FILLS.items()))
    drawn = [_segment(each, -90 + turn * at, turn) for at, each in enumerate(segments)]
    middle = [_outcome(each, at, len(outcomes)) for at, each in enumerate(outcomes)]
    band = [_approach(each, at, len(approaches)) for at, each in enumerate(approaches)]
    return el(
        "svg",
        el("title", title, id="wheel-title"), el("desc", described, id="wheel-described"), patterns,
        _heart(heart), el("g", *middle), el("g", *band), *drawn,
        class_="mainstay-wheel", viewBox=f"0 0 {_SIZE} {_SIZE}", role="group",
        aria_labelledby="wheel-title", aria_describedby="wheel-described",
    )  # fmt: skip


def _segment(each: Segment, start: float, turn: float) -> Markup:
    dashes = "6 5" if each.level == "gap" else None
    shape = el(
        "path",
        d=_ring(*_OUTER, start + _GAP / 2, start + turn - _GAP / 2),
        fill=f"url(#wheel-{each.level})",
        stroke=INK,
        stroke_width=1.4,
        stroke_dasharray=dashes,
    )
    middle = start + turn / 2
    x, y = _at(_NUMBER, middle)
    number = el(
        "text", each.number, x=x, y=y + 9, text_anchor="middle", class_="mainstay-wheel__number", **_halo(5)
    )
    said = f"{each.number} {each.name}: {each.said}"
    return el(
        "a", el("title", said), shape, number, _name(each.name, middle),
        href=each.href, aria_label=said, class_="mainstay-wheel__segment",
    )  # fmt: skip


def _name(name: str, angle: float) -> Markup:
    """The name along the spoke, turned so that it never stands on its head."""
    left = 90 < angle % 360 < 270
    lines = wrapped(name, _LETTERS)
    x, y = _at(sum(_NAME) / 2, angle)
    rows = [
        el("tspan", line, x=x, y=y + _LINE * (at - (len(lines) - 1) / 2) + 4.5)
        for at, line in enumerate(lines)
    ]
    turned = angle + 180 if left else angle
    return el(
        "text", Markup(" ").join(rows), text_anchor="middle", class_="mainstay-wheel__name", aria_hidden="true",
        transform=f"rotate({turned:.1f} {x:.1f} {y:.1f})", **_halo(4),
    )  # fmt: skip


def _halo(width: float) -> dict[str, object]:
    # Letters on a texture are read by the clear line around them.
    return {
        "fill": INK,
        "stroke": PAPER,
        "stroke_width": width,
        "paint_order": "stroke",
        "stroke_linejoin": "round",
    }


def _outcome(name: str, at: int, of: int) -> Markup:
    turn = 360 / of
    start = -90 + turn * at
    x, y = _at(sum(_OUTCOMES) / 2 + 4, start + turn / 2)
    lines = wrapped(name, 15)
    rows = [
        el("tspan", line, x=x, y=y + 12.5 * (number - (len(lines) - 1) / 2) + 4)
        for number, line in enumerate(lines)
    ]
    ring = el("path", d=_ring(*_OUTCOMES, start + 0.6, start + turn - 0.6), fill="#f9ecd6", stroke="#c5842a")
    return el(
        "g",
        ring,
        el("text", Markup(" ").join(rows), text_anchor="middle", fill=INK, class_="mainstay-wheel__outcome"),
    )


def _approach(name: str, at: int, of: int) -> Markup:
    turn = 360 / of
    start, end = -90 + turn * at, -90 + turn * (at + 1)
    ring = el("path", d=_ring(*_BAND, start + 0.4, end - 0.4), fill="#0d464c")
    low = 0 < ((start + end) / 2) % 360 < 180
    radius = sum(_BAND) / 2 + (5.5 if low else -5.5)
    first, last = (_at(radius, end), _at(radius, start)) if low else (_at(radius, start), _at(radius, end))
    line = f"M{_xy(first)}A{radius:.1f} {radius:.1f} 0 0 {0 if low else 1} {_xy(last)}"
    path = el("path", d=line, id=f"wheel-line-{at}", fill="none")
    words = el("textPath", name, href=f"#wheel-line-{at}", startOffset="50%", text_anchor="middle")
    return el("g", ring, path, el("text", words, fill=PAPER, class_="mainstay-wheel__approach"))


def _heart(words: str) -> Markup:
    lines = wrapped(words, 10)
    top = _MIDDLE - (len(lines) - 1) * 12 + 8
    rows = [el("tspan", line, x=_MIDDLE, y=top + 24 * at) for at, line in enumerate(lines)]
    disc = el("circle", cx=_MIDDLE, cy=_MIDDLE, r=_HEART, fill=PAPER, stroke="#c5842a", stroke_width=3)
    text = el("text", Markup(" ").join(rows), text_anchor="middle", fill=INK, class_="mainstay-wheel__heart")
    return el("g", disc, text)


def _at(radius: float, angle: float) -> tuple[float, float]:
    return _MIDDLE + radius * cos(radians(angle)), _MIDDLE + radius * sin(radians(angle))


def _xy(point: tuple[float, float]) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


def _ring(inner: float, outer: float, start: float, end: float) -> str:
    large = int(end - start > 180)
    return (
        f"M{_xy(_at(outer, start))}A{outer} {outer} 0 {large} 1 {_xy(_at(outer, end))}"
        f"L{_xy(_at(inner, end))}A{inner} {inner} 0 {large} 0 {_xy(_at(inner, start))}Z"
    )
