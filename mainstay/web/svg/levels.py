"""How well something is covered, as a fill and as a sign: both are told apart without colour."""

from typing import Literal

from markupsafe import Markup

from mainstay.web.svg.draw import INK, PAPER, Fill, el

Level = Literal["gap", "general", "thin", "unsaid", "enough", "over"]

FILLS: dict[str, Fill] = {
    "gap": Fill(PAPER, ""),
    "general": Fill("#f5f0e6", "M2 2h.01M6 6h.01", ink="#7d715a", weight=1.8),
    "thin": Fill("#fbe9c8", "M-2 2 2-2M0 8 8 0M6 10 10 6", ink="#c5842a", weight=1.2),
    "unsaid": Fill("#eceff0", "M0 4h4", ink="#5b6b6d", weight=1.2),
    "enough": Fill("#a9d3ce", ""),
    "over": Fill(
        "#5fa3a3", "M-2 2 2-2M0 8 8 0M6 10 10 6M-2 6 2 10M0 0 8 8M6-2 10 2", ink="#0d464c", weight=0.9
    ),
}
_GLASS = "M5 2V22H19V2"


def sign(level: str) -> Markup:
    """Return the sign of a level, 24 units square: a glass that is missing, empty, low, full or running over."""
    glass = el("path", d=_GLASS, fill=PAPER, stroke=INK, stroke_width=2)
    match level:
        case "gap":
            cross = el("path", d="M4 4 20 20M20 4 4 20", stroke="#b3261e", stroke_width=3.4)
            inside = [
                el("rect", x=2, y=2, width=20, height=20, fill=PAPER, stroke=INK, stroke_dasharray="3 2.6"),
                cross,
            ]
        case "general":
            dots = el(
                "path",
                d="M9 8h.01M15 8h.01M9 13h.01M15 13h.01M9 18h.01M15 18h.01",
                stroke=INK,
                stroke_width=2.6,
            )
            inside = [glass, dots]
        case "thin":
            inside = [glass, el("path", d="M6 16H18V21H6Z", fill="#c5842a")]
        case "unsaid":
            asks = "M9 9.5C9 6.5 15 6.5 15 9.7 15 12 12 12 12 14.6M12 18.4V18.5"
            inside = [glass, el("path", d=asks, fill="none", stroke=INK, stroke_width=2.2)]
        case "enough":
            inside = [glass, el("path", d="M6 6H18V21H6Z", fill="#0f5f66")]
        case _:
            more = el("path", d="M12 7V17M7 12H17", stroke=PAPER, stroke_width=2.6)
            inside = [el("path", d="M2 1H22L19 22H5Z", fill="#0d464c", stroke=INK), more]
    return el("g", *inside, stroke_linecap="round", stroke_linejoin="round")
