"""A cell in a few words: what the matrix has room for. The cell's own page, the wheel and the files say the rest."""

from dataclasses import dataclass
from math import isnan

from django.utils.translation import gettext as _

from mainstay.engines.coverage import Cell
from mainstay.planning.coverage import words
from mainstay.planning.coverage.whole import Coverage, Seen
from mainstay.planning.queries.coverage import routes
from mainstay.web.words import percent


@dataclass(frozen=True)
class Brief:
    """One cell in a few words, each "" where there is nothing to say.

    who: the first provider, and how many more. volume: carers a year, else places a week. paid: ways of funding,
    without sums. missing: how far it reaches, and what would be enough. general: who is there for everybody.
    know: what to know beside the level.
    """

    who: str
    volume: str
    paid: str
    missing: str
    general: str
    know: str


def brief_of(seen: Seen, coverage: Coverage) -> Brief:
    """Return one cell in a few words."""
    cell = seen.cell
    general = words.who(cell.general_keys, coverage.services, most=1)
    return Brief(
        words.who(cell.keys, coverage.services, most=1),
        _volume(cell, coverage),
        ", ".join((routes() | {"": _("funding not said")})[route] for route in cell.meant.pence),
        _missing(seen, coverage),
        _("For everybody: %(who)s") % {"who": general} if general else "",
        "; ".join(_know(cell)),
    )


def _volume(cell: Cell, coverage: Coverage) -> str:
    if cell.meant.carers is not None:
        carers = words.about(cell.meant.carers.central, coverage.small)
        return _("%(carers)s carers a year") % {"carers": carers}
    if cell.meant.places is not None:
        return _("%(places)s places a week") % {"places": words.few(cell.meant.places)}
    return _("how many is not said") if cell.meant.services else ""


def _missing(seen: Seen, coverage: Coverage) -> str:
    cell = seen.cell
    if cell.level in ("gap", "general"):
        return words.missing(seen, coverage)
    enough = coverage.thresholds.enough[seen.intervention.code]
    if cell.reach is None or isnan(enough):
        return _("Reach not known")
    told = {"reach": percent(cell.reach.central), "enough": percent(enough, 0)}
    return _("Reaches %(reach)s; %(enough)s is enough") % told


def _know(cell: Cell) -> list[str]:
    said = []
    if cell.one_provider:
        said.append(_("Only one provider"))
    if cell.ending:
        said.append(_("All money ending") if cell.ending == cell.meant.services else _("Some money ending"))
    if cell.full and cell.full == cell.meant.services:
        said.append(_("Full"))
    elif cell.full or cell.waiting:
        said.append(_("Some full or waiting"))
    return said
