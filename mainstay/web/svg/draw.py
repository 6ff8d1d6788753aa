"""Writing SVG safely: one function for an element, and the fills that are told apart without colour."""

from dataclasses import dataclass

from markupsafe import Markup, escape

INK = "#17292c"
PAPER = "#ffffff"
LINE = "#5b6b6d"


def el(name: str, *inside: object, **attributes: object) -> Markup:
    """Return one SVG element with everything in it escaped.

    attributes: ``stroke_width`` is written stroke-width and ``class_`` class; None leaves one out;
    floats keep one place.
    """
    said = "".join(f' {_name(key)}="{_value(it)}"' for key, it in attributes.items() if it is not None)
    content = "".join([escape(each) for each in inside])
    # Markup.format() escapes too, and takes twice as long: a map has a thousand elements.
    return Markup(f"<{name}{said}>{content}</{name}>")  # noqa: S704  # both parts are escaped above


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else escape(value)


@dataclass(frozen=True)
class Fill:
    """A shade with a texture on it, so that the order shows in grey, on paper and to every eye."""

    shade: str
    texture: str  # SVG path inside an 8 × 8 tile; empty for none
    ink: str = INK
    weight: float = 1.0


# Light to dark, and at the same time empty to full.
STEPS = (
    Fill("#eef5f4", ""),
    Fill("#c3dedb", "M2 2h.01M6 6h.01", weight=1.8),
    Fill("#8cc0bd", "M-2 2 2-2M0 8 8 0M6 10 10 6"),
    Fill("#4d9799", "M-2 2 2-2M0 8 8 0M6 10 10 6M-2 6 2 10M0 0 8 8M6-2 10 2", weight=0.9),
    Fill("#0d464c", ""),
)
NO_FIGURE = Fill(PAPER, "M0 4h3M4 0h3", ink=LINE, weight=0.8)


def pattern(identifier: str, fill: Fill) -> Markup:
    """Return the <pattern> that paints ``fill``; it is used as ``url(#identifier)``."""
    ground = el("rect", width=8, height=8, fill=fill.shade)
    if not fill.texture:
        return el("pattern", ground, id=identifier, width=8, height=8, patternUnits="userSpaceOnUse")
    lines = el(
        "path", d=fill.texture, stroke=fill.ink, stroke_width=fill.weight, stroke_linecap="round", fill="none"
    )
    return el("pattern", ground, lines, id=identifier, width=8, height=8, patternUnits="userSpaceOnUse")
