"""How a step stands, as a word and as a sign that needs no colour."""

from typing import Literal

from django.utils.translation import gettext as _
from markupsafe import Markup

from mainstay.web.svg.draw import INK, PAPER, el

State = Literal["done", "due", "missing", "later"]


def state_label(state: State) -> str:
    """Return the state in one word to show."""
    return {"done": _("Done"), "due": _("Due"), "missing": _("Missing"), "later": _("Later")}[state]


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
