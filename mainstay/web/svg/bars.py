"""Bars that lie inside the table of their own figures, so that the table is the chart.

Lengths are percentages, not drawing units: text stays text, at its own size, on a phone and in print. The pictures
are hidden from screen readers because the number stands beside each.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mainstay.web.svg.draw import INK, LINE, STEPS, el, pattern

_HEIGHT = 16
_SERIES = (STEPS[4], STEPS[2], STEPS[1], STEPS[3])


@dataclass(frozen=True)
class Bar:
    """One bar: what it is of, its length in any unit (None: no figure), and the number as it is to be read."""

    label: str
    value: float | None
    text: str
    href: str | None = None


@dataclass(frozen=True)
class Row:
    """One line of the chart: a (number as read, picture) for each series."""

    label: str
    href: str | None
    cells: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True)
class BarChart:
    """A chart ready for ``bar_chart`` in web/components/charts.html."""

    caption: str
    heading: str  # of the column of labels
    series: tuple[tuple[str, Markup], ...]  # name and key of each
    rows: tuple[Row, ...]
    patterns: Markup


def bars(
    caption: str, heading: str, measure: str, each: Sequence[Bar], *, most: float | None = None
) -> BarChart:
    """Return one bar a row; ``most`` is the value of a full-length bar, the largest value unless given."""
    groups = [Group(bar.label, (bar.value,), (bar.text,), bar.href) for bar in each]
    return grouped("one", caption, heading, (measure,), groups, most=most)


@dataclass(frozen=True)
class Group:
    """One label with a value for each series."""

    label: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...]
    href: str | None = None


def grouped(
    name: str,
    caption: str,
    heading: str,
    series: Sequence[str],
    groups: Sequence[Group],
    *,
    most: float | None = None,
) -> BarChart:
    """Return a row a group with up to four bars, each series with its own shade and texture.

    name: tells this chart's patterns from those of others on the page.
    """
    full = most or _largest(value for group in groups for value in group.values)
    paints = [f"url(#bars-{name}-{at})" for at in range(len(series))]
    rows = tuple(Row(group.label, group.href, tuple(_cells(group, full, paints))) for group in groups)
    keys = tuple((title, _key(paint)) for title, paint in zip(series, paints, strict=True))
    return BarChart(caption, heading, keys, rows, _patterns(name, len(series)))


def bar(share: float | None, *, paint: str = STEPS[4].shade) -> Markup:
    """Return one bar filling ``share`` (0 to 1) of its cell; an empty cell for None."""
    if share is None:
        return Markup("")
    width = 100 * min(max(share, 0.0), 1.0)
    rect = el(
        "rect",
        x="0.00%",
        width=f"{width:.2f}%",
        height=_HEIGHT,
        fill=paint,
        stroke=INK,
    )
    return el(
        "svg",
        rect,
        class_="mainstay-bar",
        width="100%",
        height=_HEIGHT,
        aria_hidden="true",
        focusable="false",
    )


def range_bar(low: float, central: float, high: float, *, most: float, mark: float | None = None) -> Markup:
    """Return low to high as a hatched band with a tick at the central value, on a line from 0 to ``most``.

    mark: a value to draw a dashed line at, to compare with.
    """
    at = [100 * value / most for value in (low, central, high)]
    line = el("line", x1="0", x2="100%", y1=12, y2=12, stroke=LINE)
    band = el(
        "rect",
        x=f"{at[0]:.2f}%",
        width=f"{max(at[2] - at[0], 0.5):.2f}%",
        y=5,
        height=14,
        fill=STEPS[2].shade,
        stroke=INK,
    )
    tick = el("line", x1=f"{at[1]:.2f}%", x2=f"{at[1]:.2f}%", y1=0, y2=24, stroke=INK, stroke_width=4)
    x = None if mark is None else f"{100 * mark / most:.2f}%"
    beside = [el("line", x1=x, x2=x, y1=0, y2=24, stroke=INK, stroke_width=2, stroke_dasharray="3 3")]
    return el(
        "svg",
        line,
        band,
        *(beside if x else ()),
        tick,
        class_="mainstay-range",
        width="100%",
        height=24,
        aria_hidden="true",
        focusable="false",
    )


@dataclass(frozen=True)
class Span:
    """One line of a table of ranges, ready for ``range_table`` in web/components/charts.html."""

    label: str
    texts: tuple[str, str, str]
    picture: Markup
    href: str | None = None


def spans(
    ranges: Sequence[tuple[str, float, float, float]],
    *,
    write: Callable[[float], str],
    hrefs: Sequence[str | None] = (),
    mark: float | None = None,
) -> tuple[Span, ...]:
    """Return a line for each (label, low, central, high), all on one scale from 0 to the highest high.

    mark: a value to draw a dashed line at in each, to compare with.
    """
    most = _largest([*(high for _label, _low, _central, high in ranges), mark])
    links = list(hrefs) or [None] * len(ranges)
    return tuple(
        Span(
            label,
            (write(low), write(central), write(high)),
            range_bar(low, central, high, most=most, mark=mark),
            href,
        )
        for (label, low, central, high), href in zip(ranges, links, strict=True)
    )


def _cells(group: Group, full: float, paints: Sequence[str]) -> list[tuple[str, Markup]]:
    values = zip(group.values, group.texts, paints, strict=True)
    return [(text, bar(_share(value, full), paint=paint)) for value, text, paint in values]


def _share(value: float | None, full: float) -> float | None:
    return None if value is None else value / full


def _largest(values: Iterable[float | None]) -> float:
    return max((value for value in values if value is not None), default=0) or 1


def _key(paint: str) -> Markup:
    box = el("rect", width=16, height=16, fill=paint, stroke=INK)
    return el("svg", box, class_="mainstay-key", width=16, height=16, aria_hidden="true", focusable="false")


def _patterns(name: str, count: int) -> Markup:
    made = [pattern(f"bars-{name}-{at}", fill) for at, fill in enumerate(_SERIES[:count])]
    return el("svg", el("defs", *made), class_="mainstay-patterns", width=0, height=0, aria_hidden="true")
