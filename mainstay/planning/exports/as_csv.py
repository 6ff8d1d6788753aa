"""The assessment as one tidy table: a figure in each row, with its unit, base, day and file."""

import csv
import io
from typing import Any

from mainstay.planning.exports import tidy, words
from mainstay.planning.exports.paper import Content

HEADINGS = (
    "section",
    "code",
    "name",
    "measure",
    "band_or_type",
    "low",
    "value",
    "high",
    "unit",
    "base",
    "date",
    "source_file",
    "sha256",
    "note",
)
_DANGEROUS = ("=", "+", "-", "@")


def render(content: Content) -> str:
    """The table as CSV text, beginning with the mark by which Excel knows UTF-8.

    Headings, sections, measures and units are for programs: they are not translated. A figure that is missing has a
    row with no value, and `note` says why where that is known. Text that a spreadsheet would take for a formula
    begins with an apostrophe.
    """
    page = io.StringIO(newline="")
    table = csv.DictWriter(page, HEADINGS, restval="", lineterminator="\r\n")
    table.writeheader()
    for row in tidy.rows(words.plain(content)):
        table.writerow({heading: _safe(cell) for heading, cell in row.items()})
    return "\ufeff" + page.getvalue()


def _safe(cell: Any) -> Any:
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip().startswith(_DANGEROUS) else cell
