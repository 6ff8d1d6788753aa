"""A file as it arrives, made into sheets of text: what it is comes from its first bytes, never from its name."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import islice
from pathlib import Path

from mainstay.interop.statistics.archives import one_member, ungzipped, unpacked
from mainstay.interop.statistics.encodings import read_text
from mainstay.interop.statistics.headings import plain
from mainstay.interop.statistics.reading import CannotRead
from mainstay.interop.statistics.workbooks import read_xls, read_xlsx

MOST_MEGABYTES = 300  # about a hundred times the largest file published for every small area
ROWS_TO_LOOK_AT = 40  # publishers put titles and notes above the headings
LONGEST_CELL = 100_000  # an open quotation mark would otherwise swallow a whole file as one cell
csv.field_size_limit(LONGEST_CELL)
ZIP, GZIP, XLS = b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Sheet:
    """Rows of text under one name. A cell that begins with "=" is a formula."""

    name: str
    cells: list[list[str]] | None = None
    text: str = ""
    delimiter: str = ","

    @cached_property
    def rows(self) -> list[list[str]]:
        """Every row; an empty row is an empty list."""
        return self.cells if self.cells is not None else list(self._read())

    def top(self, count: int) -> list[list[str]]:
        """The first rows, without reading the rest."""
        return self.cells[:count] if self.cells is not None else list(islice(self._read(), count))

    @cached_property
    def first(self) -> list[tuple[int, list[str], dict[str, int]]]:
        """Rows that may be headings: number counted from 0, cells, and plain heading → column."""
        rows = [
            (index, row) for index, row in enumerate(self.top(ROWS_TO_LOOK_AT)) if sum(map(bool, row)) > 1
        ]
        return [(index, row, _columns(row)) for index, row in rows]

    def _read(self) -> Iterator[list[str]]:
        try:
            yield from csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
        except csv.Error as fault:
            raise CannotRead(
                f"{self.name} has a cell of more than {LONGEST_CELL:,} letters: a quotation mark is not closed.",
                "Close the quotation mark, or fetch the file again.",
            ) from fault


def _columns(row: list[str]) -> dict[str, int]:
    at: dict[str, int] = {}
    for column, cell in enumerate(row):
        at.setdefault(plain(cell), column)
    return at


@dataclass(frozen=True)
class Opened:
    """A file opened: sheets of rows, or the text of a JSON document. Sizes and SHA-256 are of the file as it came."""

    file_name: str
    size_bytes: int
    sha256: str
    inner_bytes: int
    sheets: tuple[Sheet, ...] = ()
    json_text: str = ""
    warnings: tuple[str, ...] = field(default=())
    cut_short: bool = False  # text whose last line does not end


def open_file(path: Path, member: str | None = None) -> Opened:
    """The file's sheets or JSON, unpacked if need be, or CannotRead. member: which file of a zip to take."""
    if not path.is_file():
        raise CannotRead(f"There is no file {path.name}.", "Check the name and the folder.")
    size = path.stat().st_size
    if size > MOST_MEGABYTES * 1_000_000:
        raise CannotRead(
            f"{path.name} is {size / 1e6:,.0f} MB. No published layout is larger than {MOST_MEGABYTES} MB.",
            "Check that this is the file you meant, and load one table at a time.",
        )
    data = path.read_bytes()
    digest = sha256(data).hexdigest()
    if not data.strip():
        raise CannotRead(f"{path.name} is empty.", "Fetch the file again from its publisher.")
    data = _inner(path.name, data, member)
    return _opened(path.name, size, digest, data)


def _inner(name: str, data: bytes, member: str | None) -> bytes:
    most = MOST_MEGABYTES * 1_000_000
    if data.startswith(GZIP):
        data = ungzipped(name, data, most)
        if data.startswith((GZIP, ZIP)):
            raise CannotRead(
                f"{name} holds an archive inside an archive.", "Unpack it and load the file inside."
            )
    if data.startswith(ZIP):
        return one_member(name, unpacked(name, data, most), member) or data
    return data


def _opened(name: str, size: int, digest: str, data: bytes) -> Opened:
    inner = len(data)
    if data.startswith((ZIP, XLS)):
        found = (read_xlsx if data.startswith(ZIP) else read_xls)(name, data)
        sheets = tuple(Sheet(sheet, rows) for sheet, rows in found)
        return Opened(name, size, digest, inner, sheets)
    _refuse_other_kinds(name, data)
    text, warnings = read_text(name, data)
    if text.lstrip()[:1] == "{":
        return Opened(name, size, digest, inner, json_text=text, warnings=tuple(warnings))
    delimiter = _delimiter(text)
    if delimiter != ",":
        said = "tabs" if delimiter == "\t" else "semicolons"
        warnings.append(f"The columns are separated by {said}, not commas. They were read as columns.")
    sheet = Sheet(name, text=text, delimiter=delimiter)
    return Opened(name, size, digest, inner, (sheet,), "", tuple(warnings), not text.endswith(("\n", "\r")))


def _refuse_other_kinds(name: str, data: bytes) -> None:
    start = data[:1000].lstrip().lower()
    if start.startswith(b"%pdf"):
        raise CannotRead(f"{name} is a PDF.", "Load the spreadsheet or CSV the figures come from.")
    if start.startswith((b"<!doctype html", b"<html")):
        raise CannotRead(
            f"{name} is a web page, not the file it links to.",
            "Open the page in a browser, download the data file from it, and load that.",
        )


def _delimiter(text: str) -> str:
    head = text[:20_000]
    counts = {mark: head.count(mark) for mark in (",", "\t", ";")}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[","] * 3 < counts[best] else ","
