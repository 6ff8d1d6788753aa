"""Both orders of a review's priorities side by side, and what other weights would change, as pages show them."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay.planning.models import CarersRanking
from mainstay.planning.priorities import firmness
from mainstay.planning.queries.priorities import InReview
from mainstay.planning.queries.scoring import Sensitivity, sensitivity
from mainstay.web import tables
from mainstay.web.tables import Cell, Column, Table
from mainstay.web.words import number, percent


def shown(found: InReview, asked: QueryDict) -> dict[str, Any]:
    """Return the tables and sentences of the page that sets both orders side by side."""
    named = {line.priority.pk: line.priority.title for line in found.lines}
    shaken = sensitivity(found.weighed)
    return {
        "agreement": firmness.agreement_in_words(found.weighed, found.carers, named),
        "firm": firmness.sentences(found.weighed, shaken, named) if shaken else [],
        "beside": _beside(found, shaken, asked),
        "changes": _changes(found, shaken, named) if shaken else None,
        "weights": _weights(found),
        "unscored": [named[pk] for pk in found.weighed.unscored],
        "drawn": shaken.drawn if shaken else None,
        "variation": found.weighed.scale.variation,
    }


def _beside(found: InReview, shaken: Sensitivity | None, asked: QueryDict) -> Table:
    top = found.weighed.scale.top
    columns = [
        Column("title", _("Priority")),
        Column("carers", _("Carers' place"), numeric=True),
        Column("place", _("Place by score"), numeric=True),
        Column("score", _("Score"), numeric=True),
    ]
    if shaken:
        columns += [
            Column("first", _("Comes first in"), numeric=True),
            Column("top", _("Among the first %(top)s in") % {"top": top}, numeric=True),
            Column("span", _("Places it can have"), numeric=True),
        ]
    rows = []
    for line in found.lines:
        pk = line.priority.pk
        row = [
            Cell(line.priority.title, href=reverse("planning:priority", args=[pk])),
            Cell(str(line.carers_place or _("not ranked")), line.carers_place),
            Cell(str(line.score_place or _("not scored")), line.score_place),
            Cell("" if line.score is None else percent(line.score, 0), line.score),
        ]
        if shaken:
            row += _fate(shaken, pk) if pk in shaken.drawn.first else [Cell(""), Cell(""), Cell("")]
        rows.append(row)
    caption = _("Both orders side by side")
    return tables.arrange("orders", caption, columns, rows, asked=asked, first="carers")


def _fate(shaken: Sensitivity, pk: int) -> list[Cell]:
    best, worst = shaken.drawn.best[pk], shaken.drawn.worst[pk]
    span = str(best) if best == worst else _("%(best)s to %(worst)s") % {"best": best, "worst": worst}
    return [
        Cell(percent(shaken.drawn.first[pk], 0), shaken.drawn.first[pk]),
        Cell(percent(shaken.drawn.at_top[pk], 0), shaken.drawn.at_top[pk]),
        Cell(span, worst),
    ]


def _changes(found: InReview, shaken: Sensitivity, named: dict[int, str]) -> Table:
    order = sorted(found.weighed.places, key=lambda pk: (found.weighed.places[pk], named[pk]))
    columns = [
        Column("change", _("Weights")),
        *(Column(str(pk), named[pk], numeric=True) for pk in order),
    ]
    rows = [[Cell(_("As they are")), *(Cell(str(found.weighed.places[pk])) for pk in order)]]
    for each in shaken.changes:
        places = [
            Cell(f"{each.places[pk]} {_moved(each.places[pk] - found.weighed.places[pk])}".strip())
            for pk in order
        ]
        rows.append([Cell(firmness.change_in_words(each, found.weighed)), *places])
    return tables.arrange("changes", _("Places when one weight changes"), columns, rows)


def _moved(by: int) -> str:
    return "" if by == 0 else "▼" if by > 0 else "▲"


def _weights(found: InReview) -> Table:
    how = found.weighed.scale
    whole = sum(how.weights.values()) or 1
    rows = [
        [
            Cell(item.title, href=None),
            Cell(item.description),
            Cell(number(how.weights.get(item.code, 0))),
            Cell(percent(how.weights.get(item.code, 0) / whole, 0)),
        ]
        for item in how.criteria
    ]
    columns = [
        Column("criterion", _("Criterion")),
        Column("asks", _("What it asks")),
        Column("weight", _("Weight"), numeric=True),
        Column("share", _("Share of the score"), numeric=True),
    ]
    return tables.arrange("weights", _("What the score is made of"), columns, rows)


def of_carers(found: InReview) -> Table:
    """Return the combined order of carers as a table."""
    said = found.carers
    columns = [
        Column("place", _("Priority")),
        Column("carers", _("Place, each ranking alike"), numeric=True),
        Column("share", _("Placed above, on average"), numeric=True),
        Column("by_carer", _("Place, each carer alike"), numeric=True),
    ]
    lines = [line for line in found.lines if line.priority.pk in said.places]
    lines.sort(key=lambda line: (said.places[line.priority.pk], line.priority.title))
    rows = [
        [
            Cell(line.priority.title, href=reverse("planning:priority", args=[line.priority.pk])),
            Cell(str(said.places[line.priority.pk])),
            Cell(_("%(share)s of the others") % {"share": percent(said.shares[line.priority.pk], 0)}),
            Cell(str(said.by_carer[line.priority.pk])),
        ]
        for line in lines
    ]
    return tables.arrange("combined", _("All rankings together"), columns, rows)


def as_typed(ranking: CarersRanking) -> dict[str, Any]:
    """Return a ranking as its form holds it, to be corrected."""
    names = ("title", "held_on", "carers", "not_using_services", "heard_from", "how", "groups")
    now = {name: getattr(ranking, name) for name in names}
    for place in ranking.places.all():
        now |= {f"place_{place.priority_id}": place.position, f"words_{place.priority_id}": place.words}
    return now
