"""The assessment as a workbook: a cover, a sheet for each table, and the notes that belong to them.

Laid out as the Government Analysis Function asks of published spreadsheets: one table to a sheet with its
title above, real numbers, no merged cells, no blank rows inside, nothing said by colour alone.
"""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from mainstay.planning.exports import words
from mainstay.planning.exports.assessment import paper
from mainstay.planning.exports.paper import As, Column, Content, Kind, Paper, Points, Table, Text

# Nothing that a file says becomes a formula, a link or a number by how it is spelt.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FORMATS = {
    Kind.COUNT: "#,##0",
    Kind.SHARE: "0.0%",
    Kind.NUMBER: "General",
    Kind.MONEY: "£#,##0.00",
    Kind.DAY: "d mmmm yyyy",
}
_NOTHING = ""
_NAME_LENGTH, _WIDEST, _CELL = 31, 60, 32_000


def render(content: Content) -> bytes:
    """The workbook as an .xlsx file; the same content gives the same bytes."""
    whole, file = paper(content), io.BytesIO()
    book = xlsxwriter.Workbook(file, _OPTIONS)
    book.set_properties(_properties(whole, str(content.get("as_at") or "")))
    _Sheets(book, whole).write()
    book.close()
    return file.getvalue()


def one_table(table: Table, title: str, made: date) -> bytes:
    """Return a workbook of one table alone."""
    whole = Paper(title, "", made.isoformat(), [], [], [])
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, _OPTIONS)
    book.set_properties(
        {"title": title[:255], "author": "Mainstay", "created": words.moment(made.isoformat())}
    )
    _Sheets(book, whole).add(table)
    book.close()
    return file.getvalue()


def _properties(whole: Paper, as_at: str) -> dict[str, Any]:
    return {
        "title": whole.title[:255],
        "subject": _("Needs assessment as at %(day)s") % {"day": whole.as_at},
        "author": "Mainstay",
        "comments": " ".join(whole.notices)[:255],
        "created": words.moment(as_at),
    }


def _how_to_read() -> tuple[str, ...]:
    return (
        _("Each sheet has one table, with its title in the first row and its headings below."),
        _("Where a figure is a range, three columns give its lowest, its central and its highest value."),
        _("“%(no_figure)s” means that there is none: it is not nought.") % {"no_figure": words.no_figure()},
        _("Shares are of the base that the sheet names. Money is in pounds."),
        _("The file that each figure comes from is on the sheet Sources, with its SHA-256."),
    )


class _Sheets:
    """Writes one paper into one workbook."""

    def __init__(self, book: Workbook, whole: Paper) -> None:
        self.book, self.whole = book, whole
        self.title: Format = book.add_format({"bold": True, "font_size": 14})
        self.heading: Format = book.add_format(
            {"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"}
        )
        self.wrapped: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.plain: Format = book.add_format({"valign": "top"})
        self.missing: Format = book.add_format({"align": "right", "valign": "top", "italic": True})
        self.of_kind = {
            kind: book.add_format({"num_format": f, "valign": "top"}) for kind, f in _FORMATS.items()
        }
        self.names: set[str] = set()

    def write(self) -> None:
        cover, notes = self._sheet(_("Cover")), self._sheet(_("Notes"))
        contents = [
            (self.add(block), block.title)
            for section in self.whole.sections
            for block in section.blocks
            if isinstance(block, Table)
        ]
        self._lines(cover, 0, [*self._cover(), *(f"{name}: {title}" for name, title in contents)])
        self._lines(notes, 0, [_("Notes"), *self._notes()])

    def _cover(self) -> Iterator[str]:
        yield from (self.whole.title, self.whole.area, _("As at %(day)s") % {"day": self.whole.as_at})
        yield from (*self.whole.notices, *self.whole.summary)
        warned = self.whole.sections[0]
        yield f"{warned.title}:"
        yield from (line for block in warned.blocks for line in _said(block))
        yield from (_("How to read this workbook:"), *_how_to_read())
        yield from (_("Sheets:"), _("Notes: how each part was made"))

    def _notes(self) -> Iterator[str]:
        for section in self.whole.sections:
            said = [line for block in section.blocks for line in _said(block)]
            yield from [f"{section.title}:", *said] if said else []

    def _lines(self, sheet: Worksheet, row: int, lines: Sequence[str]) -> None:
        sheet.set_column(0, 0, 100)
        sheet.hide_gridlines(2)
        for place, line in enumerate(lines):
            title = place == 0 or line.endswith(":")
            sheet.write_string(row + place, 0, line[:_CELL], self.title if title else self.wrapped)

    def _sheet(self, wanted: str) -> Worksheet:
        """A new sheet under a name that Excel takes and no other sheet has."""
        allowed = re.sub(r"[\[\]:*?/\\']", " ", wanted).strip()[:_NAME_LENGTH] or _("Table")
        name, again = allowed, 2
        while name.lower() in self.names or name.lower() == "history":
            name, again = f"{allowed[: _NAME_LENGTH - 4]} {again}", again + 1
        self.names.add(name.lower())
        return self.book.add_worksheet(name)

    def add(self, table: Table) -> str:
        """Write a table to a sheet of its own, and return the sheet's name."""
        sheet = self._sheet(table.sheet.capitalize() if table.sheet.islower() else table.sheet)
        sheet.write_string(0, 0, table.title[:_CELL], self.title)
        sheet.write_string(1, 0, table.note[:_CELL], self.plain)
        columns = [column for column in table.columns for column in _spread(column)]
        for place, heading in enumerate(columns):
            sheet.write_string(2, place, heading.title, self.heading)
            sheet.set_column(place, place, _width(heading))
        sheet.freeze_panes(3, 1)
        sheet.repeat_rows(2)
        for number, row in enumerate(table.rows, start=3):
            self._row(sheet, number, table.columns, row)
        if table.rows:
            sheet.autofilter(2, 0, 2 + len(table.rows), len(columns) - 1)
        return str(sheet.get_name())

    def _row(self, sheet: Worksheet, number: int, columns: Sequence[Column], row: Sequence[Any]) -> None:
        place = 0
        for column, cell in zip(columns, row, strict=True):
            kind, value = (cell.kind, cell.value) if isinstance(cell, As) else (column.kind, cell)
            for part in _ends(value) if column.ranged else (value,):
                self._cell(sheet, number, place, kind, part)
                place += 1

    def _cell(self, sheet: Worksheet, row: int, column: int, kind: Kind, value: Any) -> None:
        when = words.as_date(value) if kind is Kind.DAY else None
        if when:
            sheet.write_datetime(row, column, when, self.of_kind[kind])
        elif kind in (Kind.TEXT, Kind.DAY):
            sheet.write_string(row, column, str(value or "")[:_CELL], self.wrapped)
        elif value == _NOTHING:
            sheet.write_blank(row, column, None, self.plain)
        elif words.is_number(value):
            sheet.write_number(row, column, value / 100 if kind is Kind.MONEY else value, self.of_kind[kind])
        else:
            sheet.write_string(row, column, words.no_figure(), self.missing)


def _said(block: Any) -> list[str]:
    """The sentences of a block; a table's and a chart's are on the table's own sheet."""
    if isinstance(block, Text):
        return [block.words]
    return [*([f"{block.under}:"] if block.under else []), *block.lines] if isinstance(block, Points) else []


def _spread(column: Column) -> list[Column]:
    if not column.ranged:
        return [column]
    return [Column(f"{column.title}: {end}", column.kind) for end in (_("low"), _("central"), _("high"))]


def _ends(value: Any) -> tuple[Any, Any, Any]:
    """Low, central and high; a figure without a range stands in the middle, with nothing beside it."""
    if words.is_range(value):
        return value["low"], value["central"], value["high"]
    return _NOTHING, value, _NOTHING


def _width(column: Column) -> int:
    if column.kind is Kind.TEXT:
        return min(max(len(column.title) + 2, 24), _WIDEST)
    return 16
