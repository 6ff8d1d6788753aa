"""The priorities of a review as a table, on the page and as a file."""

from collections.abc import Sequence

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.planning.exports import words
from mainstay.planning.exports.paper import Column as PaperColumn
from mainstay.planning.exports.paper import Kind
from mainstay.planning.exports.paper import Table as PaperTable
from mainstay.planning.priorities.naming import Names
from mainstay.planning.queries.priorities import Line
from mainstay.web import tables
from mainstay.web.csv_text import csv_text
from mainstay.web.tables import Cell, Column, Table
from mainstay.web.words import day, number, percent


def table(lines: Sequence[Line], asked: QueryDict) -> Table:
    """Return the list as a page shows it, in the order that its address asks for."""
    columns = (
        Column("title", _("Priority")),
        Column("state", _("Decision")),
        Column("cost", _("Cost a year"), numeric=True),
        Column("evidence", _("Evidence"), numeric=True),
        Column("carers", _("Carers' place"), numeric=True),
        Column("place", _("Place by score"), numeric=True),
        Column("score", _("Score"), numeric=True),
    )
    rows = [_row(line) for line in lines]
    return tables.arrange("priorities", _("Priorities"), columns, rows, asked=asked, first="carers")


def _row(line: Line) -> list[Cell]:
    each = line.priority
    decided = each.get_state_display()
    if each.decided_on:
        decided = f"{decided}, {day(each.decided_on)}"
    return [
        Cell(each.title, href=reverse("planning:priority", args=[each.pk])),
        Cell(decided),
        Cell(cost(each.cost_low_pence, each.cost_high_pence), each.cost_high_pence),
        Cell(number(line.evidence) if line.evidence else _("none"), line.evidence),
        Cell(_place(line.carers_place, _("not ranked")), line.carers_place),
        Cell(_place(line.score_place, _("not scored")), line.score_place),
        Cell("" if line.score is None else percent(line.score, 0), line.score),
    ]


def _place(place: int | None, none: str) -> str:
    return none if place is None else str(place)


def cost(low: int | None, high: int | None) -> str:
    """Return a range of pence as it is read: "£40,000 to £60,000", "not known"."""
    if low is None or high is None:
        return _("not known")
    first, last = words.money(low), words.money(high)
    return first if first == last else _("%(low)s to %(high)s") % {"low": first, "high": last}


def how_many(count: int) -> str:
    """Return "1 priority" or "12 priorities"."""
    return ngettext("%(count)s priority", "%(count)s priorities", count) % {"count": count}


def as_paper(lines: Sequence[Line], names: Names, review: str) -> PaperTable:
    """Return the list with everything it holds, for a file."""
    columns = (
        PaperColumn(_("Priority")),
        PaperColumn(_("Need")),
        PaperColumn(_("Interventions")),
        PaperColumn(_("Outcomes")),
        PaperColumn(_("Places")),
        PaperColumn(_("Groups")),
        PaperColumn(_("Lowest cost a year"), Kind.MONEY),
        PaperColumn(_("Highest cost a year"), Kind.MONEY),
        PaperColumn(_("Pieces of evidence"), Kind.COUNT),
        PaperColumn(_("Carers' place"), Kind.COUNT),
        PaperColumn(_("Place by score"), Kind.COUNT),
        PaperColumn(_("Score"), Kind.SHARE),
        PaperColumn(_("Decision")),
        PaperColumn(_("Reason")),
        PaperColumn(_("Decided by")),
        PaperColumn(_("Decided on"), Kind.DAY),
        PaperColumn(_("Looked at again on"), Kind.DAY),
        PaperColumn(_("Owner")),
    )
    title = _("Priorities of %(review)s") % {"review": review}
    return PaperTable(title, _("Priorities"), columns, [_cells(line, names) for line in lines])


def _cells(line: Line, names: Names) -> list[object]:
    each = line.priority
    return [
        each.title,
        each.need,
        "; ".join(names.interventions_of(each.interventions)),
        "; ".join(names.outcomes_of(each.outcomes)),
        "; ".join(names.places_of(each.places)),
        "; ".join(names.groups_of(each.groups)),
        each.cost_low_pence,
        each.cost_high_pence,
        line.evidence,
        line.carers_place,
        line.score_place,
        line.score,
        each.get_state_display(),
        each.reason,
        each.decided_body,
        each.decided_on.isoformat() if each.decided_on else "",
        each.review_on.isoformat() if each.review_on else "",
        each.owner,
    ]


def as_csv(listed: PaperTable) -> str:
    """Return the list as CSV: money in pounds, shares 0 to 1, days as 2026-11-22."""
    rows = [
        [
            cell / 100 if column.kind is Kind.MONEY and isinstance(cell, int) else cell
            for column, cell in zip(listed.columns, row, strict=True)
        ]
        for row in listed.rows
    ]
    return csv_text([column.title for column in listed.columns], rows)
