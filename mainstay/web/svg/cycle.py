"""The commissioning cycle as a ring that is also the navigation: each step a link that says how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from markupsafe import Markup

from mainstay.web.svg.draw import INK, PAPER, Fill, el, pattern
from mainstay.web.svg.lines import wrapped
from mainstay.web.svg.signs import State, icon, state_label

_SIZE, _MIDDLE = 800, 400.0
_OUTER, _INNER = 392.0, 214.0
_BAND, _HEART = (160.0, 206.0), 148.0
_GAP, _STAGE_GAP, _POINT = 0.9, 3.2, 2.4  # degrees
_LETTERS, _LINE, _SMALL = (
    15,
    22,
    18,
)  # of a label's line: its length in letters, its height, and a note's, in drawing units
_ICON, _WIDE = 30.0, 10.4  # an icon with its gap; a bold letter, on average

_FILLS: dict[State, Fill] = {
    "done": Fill("#c9e2df", ""),
    "due": Fill("#fbe9c8", "M-2 2 2-2M0 8 8 0M6 10 10 6", ink="#e6c078", weight=1.2),
    "missing": Fill(PAPER, ""),
    "later": Fill("#f1ece1", "M2 2h.01M6 6h.01", ink="#a89d87", weight=1.6),
}


@dataclass(frozen=True)
class Step:
    """One step of the cycle. href None: there is no page for it yet."""

    code: str  # "A1"
    label: str
    href: str | None
    state: State
    note: str = ""  # what the state rests on: "Saved 3 March 2026"


@dataclass(frozen=True)
class Stage:
    """Steps that belong together under one name ("Plan"; in Scotland "Analyse")."""

    label: str
    steps: tuple[Step, ...]


def cycle(title: str, heart: str, stages: Sequence[Stage]) -> Markup:
    """Return the ring, clockwise from the top, with ``heart`` in its middle; empty markup for no stages.

    The page shows the same steps as an ordered list on a phone: the macro ``cycle`` in web/components/cycle.html.
    """
    if not stages:
        return Markup("")
    turn = (360 - _STAGE_GAP * len(stages)) / sum(len(stage.steps) for stage in stages)
    drawn, at = [], -90.0 + _STAGE_GAP / 2
    for number, stage in enumerate(stages):
        end = at + turn * len(stage.steps)
        drawn.append(_stage(number, stage, at, end, turn))
        at = end + _STAGE_GAP
    patterns = el("defs", *(pattern(f"cycle-{state}", fill) for state, fill in _FILLS.items()))
    return el(
        "svg", el("title", title, id="cycle-title"), patterns, *drawn, _heart(heart), class_="mainstay-cycle",
        viewBox=f"0 0 {_SIZE} {_SIZE}", role="group", aria_labelledby="cycle-title",
    )  # fmt: skip


def _stage(number: int, stage: Stage, start: float, end: float, turn: float) -> Markup:
    steps = [_step(step, start + turn * at, turn) for at, step in enumerate(stage.steps)]
    return el("g", _band(number, stage.label, start, end), *steps, role="group", aria_label=stage.label)


def _step(step: Step, start: float, turn: float) -> Markup:
    outline = _arrow(start + _GAP / 2, start + turn - _GAP / 2)
    dashes = "7 5" if step.state == "missing" else None
    paint = f"url(#cycle-{step.state})"
    shape = el("path", d=outline, fill=paint, stroke=INK, stroke_width=1.6, stroke_dasharray=dashes)
    words = _words(step, start + turn / 2 + _POINT / 2)
    # The link's name is the words that are seen, so that people who speak to their computer can say it.
    if step.href:
        return el("a", shape, *words, href=step.href, class_="mainstay-cycle__step")
    return el("g", shape, *words, class_="mainstay-cycle__step")


def _words(step: Step, angle: float) -> list[Markup]:
    x, y = _at((_OUTER + _INNER) / 2, angle)
    lines = wrapped(step.label, _LETTERS)
    notes = wrapped(step.note, _LETTERS + 3)
    top = y - ((len(lines) + 1) * _LINE + len(notes) * _SMALL) / 2
    how = f"{step.code} {state_label(step.state)}"
    left = x - (_ICON + _WIDE * len(how)) / 2
    sign = el("g", icon(step.state), transform=f"translate({left:.1f} {top - 14:.1f})", aria_hidden="true")
    state = el("text", f"{how} ", x=left + _ICON, y=top + 5, font_size=18, font_weight=700, fill=INK)
    label = _lines(lines, x, top + 8 + _LINE, step=_LINE, font_size=19, class_="mainstay-cycle__label")
    note = _lines(notes, x, top + 10 + _LINE * (len(lines) + 1) - 3, step=_SMALL, font_size=15)
    return [sign, state, label, note] if notes else [sign, state, label]


def _lines(lines: Sequence[str], x: float, y: float, *, step: float, **look: object) -> Markup:
    spans = [el("tspan", line, x=x, y=y + step * at) for at, line in enumerate(lines)]
    # The spaces are for whoever hears the lines as one.
    return el("text", Markup(" ").join(spans), text_anchor="middle", fill=INK, **look)


def _band(number: int, label: str, start: float, end: float) -> Markup:
    inner, outer = _BAND
    ring = el("path", d=_ring(inner, outer, start + _GAP / 2, end - _GAP / 2), fill="#0d464c")
    # Letters on the lower half would stand on their heads: there the line runs the other way.
    middle = (start + end) / 2
    low = 0 < (middle % 360) < 180
    radius = (inner + outer) / 2 + (6.5 if low else -6.5)
    first, last = (_at(radius, end), _at(radius, start)) if low else (_at(radius, start), _at(radius, end))
    large = int(end - start > 180)
    line = f"M{_xy(first)}A{radius:.1f} {radius:.1f} 0 {large} {0 if low else 1} {_xy(last)}"
    path = el("path", d=line, id=f"cycle-line-{number}", fill="none")
    text = el("textPath", label, href=f"#cycle-line-{number}", startOffset="50%", text_anchor="middle")
    words = el("text", text, font_size=21, font_weight=700, fill=PAPER, aria_hidden="true")
    return el("g", ring, path, words)


def _heart(words: str) -> Markup:
    lines = wrapped(words, 14)
    top = _MIDDLE - (len(lines) - 1) * 15 + 9
    disc = el("circle", cx=_MIDDLE, cy=_MIDDLE, r=_HEART, fill="#f9ecd6", stroke="#c5842a", stroke_width=3)
    return el("g", disc, _lines(lines, _MIDDLE, top, step=30, font_size=25, font_weight=600))


def _at(radius: float, angle: float) -> tuple[float, float]:
    return _MIDDLE + radius * cos(radians(angle)), _MIDDLE + radius * sin(radians(angle))


def _xy(point: tuple[float, float]) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


def _arrow(start: float, end: float) -> str:
    """Return a piece of the ring whose far end points the way the cycle turns."""
    middle = (_OUTER + _INNER) / 2
    return (
        f"M{_xy(_at(_OUTER, start))}A{_OUTER} {_OUTER} 0 0 1 {_xy(_at(_OUTER, end))}"
        f"L{_xy(_at(middle, end + _POINT))}L{_xy(_at(_INNER, end))}"
        f"A{_INNER} {_INNER} 0 0 0 {_xy(_at(_INNER, start))}L{_xy(_at(middle, start + _POINT))}Z"
    )


def _ring(inner: float, outer: float, start: float, end: float) -> str:
    large = int(end - start > 180)
    return (
        f"M{_xy(_at(outer, start))}A{outer} {outer} 0 {large} 1 {_xy(_at(outer, end))}"
        f"L{_xy(_at(inner, end))}A{inner} {inner} 0 {large} 0 {_xy(_at(inner, start))}Z"
    )
