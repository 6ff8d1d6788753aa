"""CSV that opens in a spreadsheet as it is: nothing in it runs."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils.translation import gettext as _

_NUMBER = re.compile(r"[+-]?[\d.,]+%?")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def of_problems(rows: Iterable[Sequence[object]]) -> str:
    """Return rows set aside as CSV: row, column, value and what to do about each."""
    return csv_text([_("row"), _("column"), _("value"), _("what to do")], rows)


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return the table as CSV, beginning with the mark by which Excel knows UTF-8.

    Text that a spreadsheet would take for a formula begins with an apostrophe; a plain number never does.
    """
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    writer.writerow(headings)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return "\ufeff" + page.getvalue()


def _safe(cell: object) -> object:
    if not isinstance(cell, str) or _NUMBER.fullmatch(cell):
        return cell
    return f"'{cell}" if cell.startswith(_DANGEROUS) or cell.lstrip().startswith(_DANGEROUS) else cell


def download(text: str | bytes, name: str) -> HttpResponse:
    """Return the CSV as a file to keep, under a name of plain letters."""
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
