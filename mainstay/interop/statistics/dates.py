"""Days as published files write them."""

import re
from datetime import date

from mainstay.interop.statistics.rows import Rows

_YEARS = re.compile(r"(\d{4})/(\d{2})")
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def as_day(text: str) -> date | None:
    """2021-03-21, 21/03/2021, or the last day of the financial year 2020/21; None for anything else."""
    text = text.strip()
    try:
        if british := _BRITISH.fullmatch(text):
            return date(int(british[3]), int(british[2]), int(british[1]))
        if years := _YEARS.fullmatch(text):
            # The UK's financial year ends on 31 March.
            return date(int(years[1]) + 1, 3, 31) if (int(years[1]) + 1) % 100 == int(years[2]) else None
        return date.fromisoformat(text)
    except ValueError:
        return None


def latest_day(rows: Rows) -> date | None:
    """The last day in the layout's date column; rows whose day cannot be read are set aside."""
    name = rows.found.layout.reference_column
    cells = rows.column(name)
    days = {cell: as_day(cell) for cell in set(cells)}
    for index, cell in enumerate(cells):
        if days[cell] is None:
            rows.set_aside(index, name, "Enter a day, such as 2026-03-31.")
    return max((day for day in days.values() if day), default=None)
