"""A table in Word that says what it is: a heading row that repeats, a name and a description."""

from typing import Any

from django.utils.translation import gettext as _
from docx.document import Document as Paperwork
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as WordTable

from mainstay.planning.exports.paper import Table

_SHADE = "EEF3F2"


def add(page: Paperwork, table: Table, across: int) -> None:
    """Put the table at the end of the page. across: how wide, in Word's own units."""
    rows = table.written()
    made = page.add_table(len(rows) + 1, len(table.columns), "Table Grid")
    made.autofit = False
    _describe(made, table)
    _widths(made, table.weights(), across)
    right = [column.of_figures for column in table.columns]
    grid = [row._tr.tc_lst for row in made.rows]
    for cells, texts in zip(grid, [[column.title for column in table.columns], *rows], strict=True):
        for cell, text, to_right in zip(cells, texts, right, strict=True):
            _write(cell, text, to_right=to_right)
    _heading_row(made)


def _write(cell: Any, text: str, *, to_right: bool) -> None:
    """Into the XML itself: python-docx takes a second to find its way to a few thousand cells."""
    line = cell.p_lst[0]
    if to_right:
        line.get_or_add_pPr().jc_val = WD_ALIGN_PARAGRAPH.RIGHT
    run = line.add_r()
    run.get_or_add_rPr().sz_val = Pt(9)
    run.text = text


def _describe(made: WordTable, table: Table) -> None:
    """Give the table its name and its description, which a screen reader says before the cells."""
    headings = ", ".join(column.title for column in table.columns)
    described = _("%(title)s. Columns: %(headings)s.") % {"title": table.title, "headings": headings}
    said = (("w:tblCaption", table.title), ("w:tblDescription", described))
    for tag, text in said:
        part = OxmlElement(tag)
        part.set(qn("w:val"), text)
        made._tbl.tblPr.append(part)


def _widths(made: WordTable, weights: list[float], across: int) -> None:
    whole = sum(weights)
    for column, weight in zip(made.columns, weights, strict=True):
        column.width = int(across * weight / whole)
    for row in made.rows:
        for cell, weight in zip(row._tr.tc_lst, weights, strict=True):
            cell.width = int(across * weight / whole)


def _heading_row(made: WordTable) -> None:
    """Mark the first row as headings, repeated on each page, and keep every row in one piece."""
    for place, row in enumerate(made.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if place == 0:
            properties.append(OxmlElement("w:tblHeader"))
    for cell in made.rows[0]._tr.tc_lst:
        shade = OxmlElement("w:shd")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
            shade.set(qn(f"w:{key}"), value)
        cell.get_or_add_tcPr().append(shade)
        for run in cell.p_lst[0].r_lst:
            run.get_or_add_rPr().insert(0, OxmlElement("w:b"))
