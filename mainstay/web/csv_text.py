"""CSV that opens in a spreadsheet as it is: nothing in it runs."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_NUMBER = re.compile(r"[+-]?[\d.,]+%?")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return the table as CSV, beginning with the mark by which Excel knows UTF-8; None is an empty cell.

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
