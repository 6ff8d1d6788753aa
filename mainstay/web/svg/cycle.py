"""The commissioning cycle as a ring that is also the navigation: each step a link that says how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Literal

from django.utils.translation import gettext as _
from markupsafe import Markup

from mainstay.web.svg.draw import INK, PAPER, Fill, el, pattern
from mainstay.web.svg.lines import wrapped

State = Literal["done", "due", "missing", "later"]

_SIZE, _MIDDLE = 800, 400.0
_OUTER, _INNER = 392.0, 214.0
_BAND, _HEART = (160.0, 206.0), 148.0
_GAP, _STAGE_GAP, _POINT = 0.9, 3.2, 2.4  # degrees
_LETTERS, _LINE = 15, 22  # of a label's line: its length in letters, its height in drawing units
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


def state_label(state: State) -> str:
    """Return the state in one word to show."""
    return {"done": _("Done"), "due": _("Due"), "missing": _("Missing"), "later": _("Later")}[state]


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


def icon(state: State) -> Markup:
    """Return the sign of a state, 24 units square: a tick, a clock, an exclamation mark or three dots."""
    ring = {"fill": PAPER, "stroke": INK, "stroke_width": 2}
    match state:
        case "done":
            inside = [
                el("circle", cx=12, cy=12, r=11, fill="#0f5f66"),
                el("path", d="M6.5 12.5 10.5 16.5 17.5 8.5", stroke=PAPER, stroke_width=3, fill="none"),
            ]
        case "due":
            hands = el("path", d="M12 6V12.5L16 15", stroke=INK, stroke_width=2.4, fill="none")
            inside = [el("circle", cx=12, cy=12, r=10, **ring), hands]
        case "missing":
            mark = el("path", d="M12 8.5V14M12 17.5V18", stroke=PAPER, stroke_width=2.6)
            inside = [el("path", d="M12 1.5 23 22H1Z", fill="#b3261e", stroke="#b3261e"), mark]
        case "later":
            dots = el("path", d="M7 12h.01M12 12h.01M17 12h.01", stroke=INK, stroke_width=3)
            inside = [el("circle", cx=12, cy=12, r=10, stroke_dasharray="3 3", **ring), dots]
    return el("g", *inside, stroke_linecap="round", stroke_linejoin="round")


def _stage(number: int, stage: Stage, start: float, end: float, turn: float) -> Markup:
    steps = [_step(step, start + turn * at, turn) for at, step in enumerate(stage.steps)]
    return el("g", _band(number, stage.label, start, end), *steps, role="group", aria_label=stage.label)


def _step(step: Step, start: float, turn: float) -> Markup:
    outline = _arrow(start + _GAP / 2, start + turn - _GAP / 2)
    dashes = "7 5" if step.state == "missing" else None
    paint = f"url(#cycle-{step.state})"
    shape = el("path", d=outline, fill=paint, stroke=INK, stroke_width=1.6, stroke_dasharray=dashes)
    said = f"{step.code} {step.label}: {state_label(step.state)}" + (f". {step.note}" if step.note else "")
    inside = (el("title", said), shape, _words(step, start + turn / 2 + _POINT / 2))
    if step.href:
        return el("a", *inside, href=step.href, aria_label=said, class_="mainstay-cycle__step")
    return el("g", *inside, role="img", aria_label=said, class_="mainstay-cycle__step")


def _words(step: Step, angle: float) -> Markup:
    x, y = _at((_OUTER + _INNER) / 2, angle)
    lines = wrapped(step.label, _LETTERS)
    top = y - (len(lines) + 1) * _LINE / 2
    how = f"{step.code} {state_label(step.state)}"
    left = x - (_ICON + _WIDE * len(how)) / 2
    head = el("g", icon(step.state), transform=f"translate({left:.1f} {top - 14:.1f})")
    state = el("text", how, x=left + _ICON, y=top + 5, font_size=18, font_weight=700, fill=INK)
    rows = [
        el("text", line, x=x, y=top + 8 + _LINE * (at + 1), text_anchor="middle", font_size=19, fill=INK)
        for at, line in enumerate(lines)
    ]
    return el("g", head, state, *rows, aria_hidden="true", class_="mainstay-cycle__words")


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
    text = [
        el(
            "text",
            line,
            x=_MIDDLE,
            y=top + 30 * at,
            text_anchor="middle",
            font_size=25,
            font_weight=600,
            fill=INK,
        )
        for at, line in enumerate(lines)
    ]
    return el(
        "g",
        el("circle", cx=_MIDDLE, cy=_MIDDLE, r=_HEART, fill="#f9ecd6", stroke="#c5842a", stroke_width=3),
        *text,
    )


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
