"""docs/reference/datasets.md: every layout of a published file, by the dataset it belongs to."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from mainstay.interop import statistics
from mainstay.interop.statistics.layout import By, LayoutColumn, RecordField

# Single years of age fill a hundred lines and say nothing that the first and the last do not.
_MOST_COLUMNS = 40
_NATIONS = {"E": "England", "W": "Wales", "S": "Scotland", "N": "Northern Ireland"}
_ABBREVIATED = {"uk": "United Kingdom", "msoa": "MSOA", "lsoa": "LSOA"}
_OPENING = """# Datasets

The published files that Mainstay reads, and the figures it takes from each. Written from
`mainstay/interop/statistics/layouts/` by `./dev docs`: change the layout, not this page. `mainstay load` recognises a
file by its headings, or is told with `--as` and the name in brackets.
"""


def page() -> str:
    """Return the whole page, ending with a newline."""
    parts = [_OPENING]
    known = sorted(statistics.layouts().values(), key=lambda each: (each.dataset, each.name))
    for dataset, held in groupby(known, key=lambda each: each.dataset):
        parts += [f"## `{dataset}`\n", *map(_layout, held)]
    return "\n".join(parts)


def _layout(layout: statistics.Layout) -> str:
    lines = [f"### {layout.title} (`{layout.name}`)\n"]
    lines += [f"- {term}: {said}" for term, said in _facts(layout) if said]
    lines += [f"- Note: {each.say}" for each in layout.warnings]
    tables = [_columns(layout.columns), *map(_by, layout.by), _fields(layout.fields)]
    return "\n\n".join(["\n".join(lines), *(each for each in tables if each)]) + "\n"


def _facts(layout: statistics.Layout) -> Iterable[tuple[str, str]]:
    yield "Publisher", f"{layout.publisher}. {layout.licence}"
    yield "Source", layout.source
    yield "Base", layout.base
    yield "Date", _date(layout)
    yield "Levels of place", ", ".join(_words(each) for each in layout.levels)
    yield "Nations", ", ".join(_NATIONS.get(each, each) for each in layout.nations)
    yield (
        "As published",
        ", ".join(f"{_words(level)} {count:,}" for level, count in layout.rows.items()),
    )


def _date(layout: statistics.Layout) -> str:
    if isinstance(layout.reference_on, date):
        return f"{layout.reference_on.day} {layout.reference_on:%B %Y}"
    if layout.reference_column:
        return f"in the column “{layout.reference_column}”"
    return "in the title of the file" if layout.reference_in else ""


def _columns(columns: tuple[LayoutColumn, ...]) -> str:
    if not columns:
        return ""
    shown: list[LayoutColumn | None] = list(columns)
    if len(columns) > _MOST_COLUMNS:
        shown = [*columns[:5], None, *columns[-3:]]
    rows = [
        _row(f"`{each.key}`", " or ".join(each.headings), each.number) if each else _row("…", "…", "")
        for each in shown
    ]
    return _table(["Figure", "Heading in the file", "What it is"], rows)


def _by(by: By) -> str:
    if not by.keys:
        return f"Figures are named by the column “{by.heading}”, as the file has it."
    rows = [_row(str(said), f"`{key}`") for said, key in by.keys.items()]
    return _table([f"In the column “{by.heading}”", "Part of the figure's name"], rows)


def _fields(fields: tuple[RecordField, ...]) -> str:
    rows = [
        _row(each.heading, each.holds, "yes" if each.required else "", each.choices, each.example)
        for each in fields
    ]
    return _table(["Column", "Holds", "Needed", "One of", "Example"], rows) if rows else ""


def _table(headings: list[str], rows: list[str]) -> str:
    return "\n".join([_row(*headings), "|---" * len(headings) + "|", *rows])


def _row(*cells: str) -> str:
    return "| " + " | ".join(each.replace("|", "\\|").replace("\n", " ") for each in cells) + " |"


def _words(key: str) -> str:
    return _ABBREVIATED.get(key, key.replace("_", " "))
