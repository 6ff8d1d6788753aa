"""Unmet needs as a table and as CSV: protected counts, what was left out said so."""

from datetime import date

from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.engines.disclosure import TOTAL
from mainstay.pathway.queries.brokering import ELSEWHERE, Unmet
from mainstay.web.csv_text import csv_text
from mainstay.web.tables import Cell, Column, Table, arrange
from mainstay.web.words import number


def table_of(unmet: Unmet) -> Table:
    """Return the counts as a table: a row for each kind of help, a column for each area."""
    columns = [Column("kind", _("Kind of help"))]
    columns += [Column(code, _area(unmet, code), numeric=True) for code in _areas(unmet)]
    rows = [
        [Cell(title, title), *(_cell(unmet.counts[kind, area]) for area in _areas(unmet))]
        for kind, title in _rows(unmet)
    ]
    caption = _("Carers who could not have what they wanted, by kind of help and area")
    return arrange("unmet", caption, columns, rows, in_order=True)


def why_of(unmet: Unmet, today: date) -> list[tuple[str, str]]:
    """Return why it could not be had, and for how many carers, in the pack's order."""
    return [
        (each.title, _said(unmet.reasons[each.code]))
        for each in policy.items("brokerage.unmet", on=today)
        if each.code in unmet.reasons
    ]


def as_csv(unmet: Unmet) -> str:
    """Return the counts as CSV. What was left out is said in words and never as nought."""
    headings = [_("Kind of help"), *(_area(unmet, code) for code in _areas(unmet))]
    rows = [
        [title, *(_said(unmet.counts[kind, area]) for area in _areas(unmet))] for kind, title in _rows(unmet)
    ]
    return csv_text(headings, rows)


def _rows(unmet: Unmet) -> list[tuple[str, str]]:
    whole = [(TOTAL, _("All kinds"))] if unmet.interventions else []
    return [*unmet.interventions.items(), *whole]


def _areas(unmet: Unmet) -> list[str]:
    return [*unmet.areas, TOTAL]


def _area(unmet: Unmet, code: str) -> str:
    if code == TOTAL:
        return _("All areas")
    return _("Elsewhere, or not known") if code == ELSEWHERE else unmet.areas[code]


def _cell(count: int | None) -> Cell:
    return Cell(_said(count), count)


def _said(count: int | None) -> str:
    return _("too few to show") if count is None else number(count)
