"""Rows that are things and not figures: services a council knows and nobody publishes."""

import re
from typing import Any

from mainstay.interop.statistics.codes import is_code
from mainstay.interop.statistics.dates import as_day
from mainstay.interop.statistics.draft import Draft, Job
from mainstay.interop.statistics.layout import RecordField
from mainstay.interop.statistics.read_wide import unused_headings
from mainstay.interop.statistics.reading import KnownCodes

_SPLIT = re.compile(r"\s*[;|\n]\s*")


class Mend(Exception):
    """What to do about one cell."""


def read_records(job: Job) -> Draft:
    """One record a row; a row with any cell to mend is set aside whole, with every cell named."""
    found = job.finds[0]
    rows, draft = job.rows(found), Draft(reference_on=found.layout.reference_on)
    columns = {field.key: rows.column(field.heading) for field in found.layout.fields}
    for index in range(len(rows)):
        values: dict[str, Any] = {}
        for field in found.layout.fields:
            try:
                values[field.key] = read_cell(columns[field.key][index].strip(), field, job.known)
            except Mend as mend:
                rows.set_aside(index, field.heading, str(mend))
        if index not in rows.aside:
            draft.rows.append(values)
    days = [row[field.key] for row in draft.rows for field in found.layout.fields if field.holds == "date"]
    draft.reference_on = max((day for day in days if day), default=found.layout.reference_on)
    draft.take(rows)
    draft.warnings += unused_headings(found)
    return draft


def read_cell(text: str, field: RecordField, known: KnownCodes) -> Any:
    """The cell as text, list, number or day; None where it is empty and may be; or Mend."""
    if not text:
        if field.required:
            raise Mend(f"Enter the {field.heading.lower()}.")
        return [] if field.holds in ("codes", "places") else None
    if text.startswith("="):
        raise Mend("Replace the formula with what it works out.")
    return _HOLDS[field.holds](text, field, known)


def _text(text: str, field: RecordField, known: KnownCodes) -> str:
    if len(text) > field.most:
        raise Mend(f"Write this in {field.most} letters or fewer; it has {len(text):,}.")
    return text


def _codes(text: str, field: RecordField, known: KnownCodes) -> list[str]:
    codes = [code for code in _SPLIT.split(text) if code]
    allowed = known.choices.get(field.choices)
    if allowed and (strange := [code for code in codes if code not in allowed]):
        raise Mend(f"{', '.join(strange)} is not on the list. Use {', '.join(sorted(allowed)[:30])}.")
    return codes


def _places(text: str, field: RecordField, known: KnownCodes) -> list[str]:
    codes = [code for code in _SPLIT.split(text) if code]
    if strange := [code for code in codes if not is_code(code)]:
        raise Mend(
            f"{', '.join(strange)} is not the code of a place. Use codes such as E08000009, with ; between them."
        )
    if known.current and (unknown := [code for code in codes if code not in known.current]):
        raise Mend(f"No area has the code {', '.join(unknown)}. Check it for a slip.")
    return codes


def _number(text: str, field: RecordField, known: KnownCodes) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise Mend("Enter a whole number, 0 or more, or leave it empty.")
    return int(text)


def _day(text: str, field: RecordField, known: KnownCodes) -> Any:
    if (day := as_day(text)) is None:
        raise Mend("Enter a day, such as 2026-03-31.")
    return day


_HOLDS = {"text": _text, "codes": _codes, "places": _places, "number": _number, "date": _day}
