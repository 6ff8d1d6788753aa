"""Evidence about groups of carers, and places, that are reached less than carers as a whole."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.local.queries import local_values
from mainstay.places.queries import area
from mainstay.planning.actions.evidence import Found
from mainstay.planning.equality.reach import Line, Reached, reached
from mainstay.planning.models import Review
from mainstay.planning.needs import NoFigures
from mainstay.web.words import between, number


def flagged(user: User, review: Review, today: date) -> Iterator[Found]:
    """Each group and ward that is reached less than carers as a whole, beyond chance and what is to be expected."""
    return flagged_in(review.area_code, today)


def flagged_in(code: str, today: date) -> Iterator[Found]:
    """The same of a place by its code; nothing where nobody is known to services or no figures are loaded."""
    place = area(code) if code else None
    if place is None:
        return
    try:
        found = reached(place, as_at=today, local=local_values())
    except NoFigures:
        return
    yield from (_found(found, line) for line in found.flagged())


def _found(found: Reached, line: Line) -> Found:
    ratio, short = line.reach.ratio, line.reach.short
    told = {"who": line.title}
    if ratio and short:
        told["ratio"] = f"{number(ratio.central, 2)} ({between(ratio.low, ratio.high, 2)})"
        told["short"] = f"{number(round(short.central))} ({between(round(short.low), round(short.high))})"
    said = _(
        "%(who)s: reached %(ratio)s times as well as carers as a whole. About %(short)s more would be known to "
        "services if they were reached as well."
    )
    is_group = line in found.groups
    return Found(
        kind="figure",
        title=_("Reached less: %(who)s") % {"who": line.title},
        says=said % told,
        source=_("Who is reached, from carers to expect and those known to services"),
        gathered_on=found.known_on or date.min,
        page=reverse("planning:reach", args=[found.area.code]),
        groups=[line.code] if is_group and len(line.code) > 1 else [],
        places=[found.area.code if is_group else line.code],
    )
