"""The rows of data under a heading row: notes and blank lines dropped, rows of the wrong length set aside."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mainstay.engines.tables import RowError
from mainstay.interop.statistics.reading import CannotRead
from mainstay.interop.statistics.recognise import Found


@dataclass
class Rows:
    """Data rows turned into columns. numbers: each row's number as the spreadsheet counts it.

    aside: indexes of rows not to be used. errors: one a cell to mend.
    """

    found: Found
    columns: Sequence[Sequence[str]]
    numbers: Sequence[int]
    errors: list[RowError] = field(default_factory=list)
    aside: set[int] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)
    one: bool = True  # the only sheet: else errors name the sheet they are on
    short: int = 0  # rows of the wrong length, set aside before they could become columns

    def __len__(self) -> int:
        return len(self.numbers)

    def column(self, name: str) -> Sequence[str]:
        """The cells under one of the layout's headings; empty text where the file does not have it."""
        at = self.found.at.get(name)
        return self.columns[at] if at is not None else [""] * len(self)

    def heading(self, name: str) -> str:
        """The heading as the file spells it."""
        at = self.found.at.get(name)
        return self.found.headings[at].strip() if at is not None else name

    def set_aside(self, index: int, name: str, mend: str, value: str | None = None) -> None:
        """Set one row aside and say which cell to mend."""
        shown = self.column(name)[index] if value is None else value
        self.aside.add(index)
        sheet = "" if self.one else f"{self.found.sheet.name.strip()}: "
        self.errors.append(RowError(self.numbers[index], sheet + self.heading(name), shown[:200], mend))

    def kept(self) -> list[int]:
        """Indexes of rows still in use."""
        if not self.aside:
            return list(range(len(self)))
        return [index for index in range(len(self)) if index not in self.aside]


def take_rows(found: Found, *, cut_short: bool, largest: int, one: bool = True) -> Rows:
    """Every row of data in the sheet found, or CannotRead for a file cut short or far too long."""
    data = found.sheet.rows[found.row + 1 :]
    if largest and len(data) > largest:
        raise too_long(found, len(data), largest)
    width, first = len(found.headings), found.row + 2
    while width and not found.headings[width - 1].strip():
        width -= 1
    if data and set(map(len, data)) == {width} and data[-1][-1] and any(data[-1][1:]):
        rows = Rows(found, list(zip(*data, strict=True)), range(first, first + len(data)))
    else:
        rows = _uneven(found, data, width, first, cut_short)
    rows.one = one
    _leave_out(rows)
    _set_aside_examples(rows)
    return rows


def _set_aside_examples(rows: Rows) -> None:
    """Examples left in a template would be counted as people and services."""
    examples = set(rows.found.layout.template[1:])
    if not examples:
        return
    for index, row in enumerate(zip(*rows.columns, strict=True)):
        if tuple(cell.strip() for cell in row) in examples:
            mend = "This is the template's own example. Take it out."
            rows.errors.append(RowError(rows.numbers[index], rows.found.headings[0], row[0], mend))
            rows.aside.add(index)


def too_long(found: Found, count: int, largest: int) -> CannotRead:
    """The refusal of a file many times longer than anything published in its layout."""
    return CannotRead(
        f"The file has {count:,} rows. {found.layout.title} has at most {largest:,} even with every area in it.",
        "Check that this is one table, as published, and not several put together.",
    )


def _uneven(found: Found, data: list[list[str]], width: int, first: int, cut_short: bool) -> Rows:
    good, numbers, errors, short, after_blank = [], [], [], 0, False
    last = max((index for index, row in enumerate(data) if any(row)), default=-1)
    for index, row in enumerate(data[: last + 1]):
        filled = sum(1 for cell in row if cell.strip())
        if not filled:
            after_blank = True
        elif filled == 1 and width > 2 and (after_blank or len(row) > 1 or len(row[0]) > 40):
            continue  # a note under the table, alone on its line
        elif index == last and cut_short and (len(row) < width or not row[-1]):
            raise CannotRead(
                f"The file stops in the middle of row {first + index}: it was cut short.",
                "Fetch the file again from its publisher.",
            )
        elif len(row) == width or (len(row) > width and not any(row[width:])):
            good.append(row[:width])
            numbers.append(first + index)
        elif index == last and any(cell.count("\n") > 1 for cell in row):
            raise CannotRead(
                f"A quotation mark opened on row {first + index} is never closed.",
                "Close it, or fetch the file again.",
            )
        else:
            short += 1
            errors.append(_wrong_length(row, width, first + index))
    columns: Sequence[Sequence[str]] = list(zip(*good, strict=True)) or [()] * width
    return Rows(found, columns, numbers, errors, short=short)


def _wrong_length(row: list[str], width: int, number: int) -> RowError:
    said = f"The row has {len(row)} cells and the headings are {width}."
    return RowError(number, "", ",".join(row)[:200], f"{said} Put each value under its heading.")


def _leave_out(rows: Rows) -> None:
    """Drop rows of another breakdown (a total by rural and urban, say), saying how many."""
    for name, wanted in rows.found.layout.only.items():
        if name not in rows.found.at:
            continue
        cells = rows.column(name)
        keep = [index for index, cell in enumerate(cells) if cell.strip() == wanted]
        if len(keep) < len(cells):
            heading = rows.heading(name)
            rows.warnings.append(
                f"{len(cells) - len(keep):,} rows where {heading} is not {wanted} were left out."
            )
            rows.columns = [[column[index] for index in keep] for column in rows.columns]
            rows.numbers = [rows.numbers[index] for index in keep]
