"""Excel workbooks as sheets of text. Formulas are kept as text and never worked out."""

import io
import struct
from datetime import datetime
from typing import Any

import openpyxl
import xlrd

from mainstay.interop.statistics.reading import CannotRead

MOST_ROWS = 400_000
Found = list[tuple[str, list[list[str]], set[tuple[int, int]]]]
_FORMULA, _END = 0x0006, 0x000A


def read_xlsx(name: str, data: bytes) -> Found:
    """Each sheet's name, rows and formulas, of an .xlsx workbook; or CannotRead."""
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


def _xlsx_sheet(name: str, sheet: Any) -> tuple[str, list[list[str]], set[tuple[int, int]]]:
    rows: list[list[str]] = []
    formulas = set()
    for cells in sheet.iter_rows():
        if len(rows) >= MOST_ROWS:
            raise CannotRead(
                f"{name}: sheet {sheet.title} is longer than {MOST_ROWS:,} rows.", "Load one table at a time."
            )
        for column, cell in enumerate(cells):
            if cell.value is not None and cell.data_type == "f":
                formulas.add((len(rows), column))
        rows.append([as_text(cell.value) for cell in cells])
    return sheet.title, rows, formulas


def read_xls(name: str, data: bytes) -> Found:
    """Each sheet's name, rows and formulas, of an .xls workbook; or CannotRead."""
    try:
        book = xlrd.open_workbook(file_contents=data, on_demand=True, logfile=io.StringIO())
        return [_xls_sheet(book, index) for index in range(book.nsheets)]
    except Exception as fault:  # xlrd raises whatever the broken part meets first
        raise CannotRead(
            f"{name} is damaged: Excel's parts cannot be read.", "Open and save it again, or refetch it."
        ) from fault


def _xls_sheet(book: xlrd.Book, index: int) -> tuple[str, list[list[str]], set[tuple[int, int]]]:
    sheet = book.sheet_by_index(index)
    rows = [[_xls_cell(cell, book.datemode) for cell in sheet.row(number)] for number in range(sheet.nrows)]
    book.unload_sheet(index)
    return sheet.name, rows, _xls_formulas(book, index)


def _xls_cell(cell: Any, datemode: int) -> str:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return as_text(xlrd.xldate.xldate_as_datetime(cell.value, datemode))
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#ERROR"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return as_text(bool(cell.value))
    return as_text(cell.value)


def _xls_formulas(book: Any, index: int) -> set[tuple[int, int]]:
    """Cells that hold a formula: xlrd gives only their stored results, so the records are walked."""
    formulas, at, memory = set(), book._sh_abs_posn[index], book.mem
    while at + 4 <= len(memory):
        kind, length = struct.unpack_from("<HH", memory, at)
        if kind == _END:
            break
        if kind == _FORMULA:
            formulas.add(struct.unpack_from("<HH", memory, at + 4))
        at += 4 + length
    return formulas


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
