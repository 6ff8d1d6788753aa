"""What a check found, small enough to keep with the upload and ready to show."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from mainstay.engines.tables import PlaceTable, Reading
from mainstay.interop.wording import without_what_they_share
from mainstay.web import words

SAMPLE_ROWS = 20
SAMPLE_COLUMNS = 12
SHOWN_PROBLEMS = 100

# Kept in English with the upload, and put in the reader's language by headings_of.
_NAME, _CODE = gettext_noop("Name"), gettext_noop("Code")
_LIES_IN, _CODE_OF_THAT = gettext_noop("Lies in"), gettext_noop("Code of that")
_BEFORE, _AFTER, _KIND = (
    gettext_noop("Code before"),
    gettext_noop("Code after"),
    gettext_noop("Kind of change"),
)

_SAME = ("layout", "dataset", "title", "publisher", "licence", "base", "rows_read", "rows_set_aside")


def describe(reading: Reading) -> dict[str, Any]:
    """Return what is in the file as plain JSON: what it is, a sample of its rows, the first problems.

    ``common`` is what every heading began with. ``headings`` and ``sample`` hold the first columns only;
    ``columns`` says how many there are.
    ``problems`` counts every one; ``first_problems`` holds those that the page shows.
    """
    common, headings, sample, columns = sample_of(reading)
    return {name: getattr(reading, name) for name in _SAME} | {
        "reference_on": reading.reference_on.isoformat(),
        "levels": list(reading.levels),
        "warnings": list(reading.warnings),
        "common": common,
        "headings": headings,
        "numeric_from": 2 if reading.table else len(headings),
        "sample": sample,
        "columns": columns,
        "problems": len(reading.errors),
        "first_problems": [list(row) for row in problem_rows(reading, most=SHOWN_PROBLEMS)],
    }


def headings_of(findings: dict[str, Any]) -> list[str]:
    """Return the headings that were kept with an upload, Mainstay's own in the reader's language."""
    own = {_NAME, _CODE, _LIES_IN, _CODE_OF_THAT, _BEFORE, _AFTER, _KIND}
    return [_(each) if each in own else each for each in findings.get("headings", [])]


def problem_rows(reading: Reading, *, most: int | None = None) -> Iterator[tuple[int, str, str, str]]:
    """Yield row, column, value and what to do for each problem, in the order of the file."""
    for error in reading.errors[:most]:
        yield error.row, error.column, error.value, error.mend


Sample = tuple[str, list[str], list[list[str]], int]


def sample_of(reading: Reading) -> Sample:
    """Return what all headings begin with, the headings, the first rows as they are read, and how many columns."""
    if reading.rows:
        keys = list(dict.fromkeys(key for row in reading.rows for key in row))
        rows = [[written(row.get(key)) for key in keys] for row in reading.rows[:SAMPLE_ROWS]]
        return "", [key.replace("_", " ") for key in keys], rows, len(keys)
    if reading.table:
        return _of_table(reading.table, reading.titles)
    if reading.links:
        shown = [
            [x.child_name, x.child_code, x.parent_name, x.parent_code] for x in reading.links[:SAMPLE_ROWS]
        ]
        return "", [_NAME, _CODE, _LIES_IN, _CODE_OF_THAT], shown, 4
    if reading.changes:
        shown = [[x.old_code, x.new_code, x.kind] for x in reading.changes[:SAMPLE_ROWS]]
        return "", [_BEFORE, _AFTER, _KIND], shown, 3
    shown = [[x.name, x.code] for x in reading.outlines[:SAMPLE_ROWS]]
    return "", [_NAME, _CODE], shown, 2


def _of_table(table: PlaceTable, titles: tuple[str, ...]) -> Sample:
    common, headings = without_what_they_share(titles or table.columns)
    rows = []
    for at in range(min(SAMPLE_ROWS, len(table.codes))):
        cells = [
            cell_text(float(value), table.marks.get((at, column)))
            for column, value in enumerate(table.values[at][:SAMPLE_COLUMNS])
        ]
        rows.append([table.names[at], table.codes[at], *cells])
    return common, [_NAME, _CODE, *headings[:SAMPLE_COLUMNS]], rows, len(headings) + 2


def cell_text(value: float | None, mark: str | None = None) -> str:
    """Return a figure as it is read, or why there is none."""
    if words.no_figure(value):
        return words.mark(mark) if mark else words.number(None)
    assert value is not None
    return words.number(value, 0 if value == int(value) else 2)


def written(value: object) -> str:
    """Return a value of a record as text; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return cell_text(value)
    return ", ".join(map(str, value)) if isinstance(value, list | tuple | set) else str(value)
