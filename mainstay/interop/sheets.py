"""Tables to keep as CSV files."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils.translation import gettext as _

from mainstay.web.csv_text import csv_text


def of_problems(rows: Iterable[Sequence[object]]) -> str:
    """Return rows set aside as CSV: row, column, value and what to do about each."""
    return csv_text([_("row"), _("column"), _("value"), _("what to do")], rows)


def download(text: str | bytes, name: str) -> HttpResponse:
    """Return the CSV as a file to keep, under a name of plain letters."""
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
