"""A published table as rows by what its columns mean, whatever its year calls them; one row at a time."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from mainstay.interop.statistics.headings import close
from mainstay.interop.statistics.opening import Opened, open_file
from mainstay.interop.statistics.reading import CannotRead


@dataclass(frozen=True)
class Layout:
    """How one publisher heads a table. headings: what a column means → its spellings. required: what must be there.

    grades: what a grade is of → the spellings of its column; register: whose words its cells are in.
    """

    name: str
    title: str
    publisher: str
    licence: str
    required: tuple[str, ...]
    headings: Mapping[str, tuple[str, ...]]
    source: str = ""
    register: str = ""
    grades: Mapping[str, tuple[str, ...]] | None = None


@dataclass(frozen=True)
class Row:
    """One row: its number as a spreadsheet counts, its cells by meaning, and every cell by its heading."""

    number: int
    cells: Mapping[str, str]
    by_heading: Mapping[str, str]

    def __getitem__(self, meaning: str) -> str:
        return self.cells.get(meaning, "")

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.by_heading.values())


@dataclass(frozen=True)
class Table:
    """A file whose layout is known. at: meaning → column. rows() reads it once more from the beginning."""

    opened: Opened
    layout: Layout
    headings: tuple[str, ...]
    at: Mapping[str, int]
    first: int
    sheet: int = 0

    def heading(self, meaning: str) -> str:
        """Return the heading as the file spells it."""
        return self.headings[self.at[meaning]] if meaning in self.at else meaning

    def rows(self) -> Iterator[Row]:
        """Yield every row under the headings, blank ones too."""
        sheet = self.opened.sheets[self.sheet]
        found = (
            iter(sheet.cells)
            if sheet.cells is not None
            else csv.reader(_lines(sheet.text), delimiter=sheet.delimiter)
        )
        for number in range(self.first + 1):
            next(found, number)
        for number, row in zip(count(self.first + 2), found, strict=False):
            cells = [" ".join(cell.split()) for cell in row]
            cells += [""] * (len(self.headings) - len(cells))
            yield Row(
                number,
                {meaning: cells[column] for meaning, column in self.at.items()},
                dict(zip(self.headings, cells, strict=False)),
            )


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text one at a time: a second copy of it would be four times as large."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


@cache
def layouts_in(folder: Path) -> Mapping[str, Layout]:
    """Return the layouts of a folder by name."""
    return {path.stem: _layout(path) for path in sorted(folder.glob("*.yaml"))}


def _layout(path: Path) -> Layout:
    written: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    written["headings"] = {name: tuple(each) for name, each in written["headings"].items()}
    written["grades"] = {name: tuple(each) for name, each in written.get("grades", {}).items()}
    return Layout(name=path.stem, **{**written, "required": tuple(written["required"])})


def open_table(path: Path, among: Mapping[str, Layout]) -> Table:
    """Return the file with the layout that fits it best; CannotRead where none does, saying what was looked for."""
    opened = open_file(path)
    fits = [
        (len(at), number, first, row, layout, at)
        for number, sheet in enumerate(opened.sheets)
        for first, row, _ in sheet.first
        for layout in among.values()
        for at in [_at(layout, row)]
        if set(layout.required) <= set(at)
    ]
    if not fits:
        wanted = [
            f"{layout.title} ({layout.publisher}): "
            + ", ".join(layout.headings[name][0] for name in layout.required)
            for layout in among.values()
        ]
        raise CannotRead(
            f"{path.name} has no row of headings that is known.",
            "Load the table as its publisher hands it out. It needs these columns: "
            + "; ".join(wanted)
            + ".",
        )
    _, number, first, row, layout, at = max(fits, key=lambda fit: (fit[0], -fit[1], -fit[2]))
    return Table(opened, layout, tuple(cell.strip() for cell in row), at, first, number)


def _at(layout: Layout, row: list[str]) -> dict[str, int]:
    """Which column holds what; the first spelling that is there counts, so a newer name comes before an older."""
    columns: dict[str, int] = {}
    for number, cell in enumerate(row):
        columns.setdefault(close(cell), number)
    wanted = {**layout.headings, **{f"grade: {name}": each for name, each in (layout.grades or {}).items()}}
    found = {}
    for meaning, spellings in wanted.items():
        column = next((columns[close(each)] for each in spellings if close(each) in columns), None)
        if column is not None:
            found[meaning] = column
    return found
