"""Excel workbooks as sheets of text. Formulas are kept as text and never worked out."""

import io
import struct
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import openpyxl
import xlrd

from mainstay.interop.statistics.reading import CannotRead

MOST_ROWS = 400_000
MOST_COLUMNS = 2_000
MOST_CELLS = 20_000_000  # one long row would otherwise have all short ones filled up to its length
Found = list[tuple[str, list[list[str]]]]
_FORMULA, _END = 0x0006, 0x000A


def read_xlsx(name: str, data: bytes) -> Found:
    """Each sheet's name and rows, of an .xlsx workbook; a formula as it was typed, from its "=". Or CannotRead."""
    try:
        # Not data_only: a stored result may be stale, and a formula must be seen to be refused.
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        return [_xlsx_sheet(name, sheet) for sheet in book.worksheets]
    except CannotRead:
        raise
    except Exception as fault:  # openpyxl and defusedxml raise whatever they meet first
        raise CannotRead(
            f"{name} is damaged: Excel's parts cannot be read.", "Open and save it again, or refetch it."
        ) from fault


def _xlsx_sheet(name: str, sheet: Any) -> tuple[str, list[list[str]]]:
    # The size a sheet declares is often wrong; without it rows end at their last cell and are filled up below.
    sheet.reset_dimensions()
    rows: list[list[str]] = []
    for cells in sheet.iter_rows():
        if len(rows) >= MOST_ROWS or len(cells) > MOST_COLUMNS:
            raise CannotRead(
                f"{name}: sheet {sheet.title} has more than {MOST_ROWS:,} rows or {MOST_COLUMNS:,} columns.",
                "Load one table at a time.",
            )
        rows.append([as_text(cell.value) for cell in cells])
    width = max(map(len, rows), default=0)
    if len(rows) * width > MOST_CELLS:
        raise CannotRead(
            f"{name}: sheet {sheet.title} has {len(rows):,} rows of up to {width:,} columns, "
            "more than any published table.",
            "Load one table at a time.",
        )
    return sheet.title, [row + [""] * (width - len(row)) for row in rows]


def read_xls(name: str, data: bytes) -> Found:
    """Each sheet's name and rows, of an .xls workbook; a formula as "=" and its stored result. Or CannotRead."""
    try:
        book = xlrd.open_workbook(file_contents=data, on_demand=True, logfile=io.StringIO())
        return [_xls_sheet(book, index) for index in range(book.nsheets)]
    except Exception as fault:  # xlrd raises whatever the broken part meets first
        raise CannotRead(
            f"{name} is damaged: Excel's parts cannot be read.", "Open and save it again, or refetch it."
        ) from fault


def _xls_sheet(book: xlrd.Book, index: int) -> tuple[str, list[list[str]]]:
    sheet = book.sheet_by_index(index)
    rows = [[_xls_cell(cell, book.datemode) for cell in sheet.row(number)] for number in range(sheet.nrows)]
    for row, column in formulas_in(book.mem, book._sh_abs_posn[index]):
        rows[row][column] = f"={rows[row][column]}"
    book.unload_sheet(index)
    return sheet.name, rows


def _xls_cell(cell: Any, datemode: int) -> str:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return as_text(xlrd.xldate.xldate_as_datetime(cell.value, datemode))
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#ERROR"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return as_text(bool(cell.value))
    return as_text(cell.value)


def formulas_in(stream: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Row and column, from 0, of every formula on the sheet whose records begin here.

    xlrd gives only stored results, so the records are walked: a number of two bytes, a length of two, and the rest.
    """
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _END:
            return
        if kind == _FORMULA:
            yield struct.unpack_from("<HH", stream, at + 4)
        at += 4 + length


def as_text(value: Any) -> str:
    """The cell as it would be typed in a CSV: whole numbers without a point, days as 2021-03-21, nothing as ""."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    return str(value)
