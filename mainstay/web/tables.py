"""A table a person can sort by following a link: no script, and the order is in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from django.http import QueryDict

Order = Literal["ascending", "descending", "none"]


@dataclass(frozen=True)
class Column:
    """A column: the key it has in the address, its heading, and whether its cells are numbers."""

    key: str
    heading: str
    numeric: bool = False
    sortable: bool = True


@dataclass(frozen=True)
class Cell:
    """A cell: what is read, what it is sorted by (None goes last, both ways), and where it leads."""

    text: str
    value: float | str | None = None
    href: str | None = None


@dataclass(frozen=True)
class Heading:
    """A heading ready to show; href is None where the column cannot be sorted."""

    text: str
    numeric: bool
    href: str | None
    order: Order


@dataclass(frozen=True)
class Table:
    """A table ready for ``stat_table`` in web/components/tables.html. The first cell of a row names it."""

    name: str
    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[Sequence[Cell], ...]


def arrange(
    name: str,
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    *,
    asked: QueryDict | None = None,
    first: str = "",
    parameter: str = "sort",
    in_order: bool = False,
) -> Table:
    """Return the rows in the order the address asks for (``?sort=rate``, ``?sort=-rate``).

    name: the table's id on the page. asked: None for a table nobody can sort. first: the order when none is
    asked for, "" for the order given. parameter: another name for ``sort``, where a page has two such tables.
    A column that does not exist or cannot be sorted is ignored. in_order: the rows come in the order asked for, as
    one page of a long list does.
    """
    if asked is None:
        headings = tuple(Heading(column.heading, column.numeric, None, "none") for column in columns)
        return Table(name, caption, headings, tuple(rows))
    keys = {column.key for column in columns if column.sortable}
    wanted = asked.get(parameter, "")
    wanted = wanted if wanted.removeprefix("-") in keys else first
    headings = tuple(_heading(column, wanted, asked, parameter) for column in columns)
    return Table(name, caption, headings, tuple(rows if in_order else _sorted(columns, rows, wanted)))


def _heading(column: Column, wanted: str, asked: QueryDict, parameter: str) -> Heading:
    if not column.sortable:
        return Heading(column.heading, column.numeric, None, "none")
    order: Order = "none"
    if wanted.removeprefix("-") == column.key:
        order = "descending" if wanted.startswith("-") else "ascending"
    # Of numbers people ask for the largest first, of names for the beginning of the alphabet.
    turned = {"ascending": f"-{column.key}", "descending": column.key}
    following = turned.get(order, f"-{column.key}" if column.numeric else column.key)
    query = asked.copy()
    query[parameter] = following
    return Heading(column.heading, column.numeric, f"?{query.urlencode()}", order)


def _sorted(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], wanted: str) -> list[Sequence[Cell]]:
    key = wanted.removeprefix("-")
    at = next((number for number, column in enumerate(columns) if column.key == key), None)
    if at is None:
        return list(rows)
    keyed = [(_by(row[at], numeric=columns[at].numeric), row) for row in rows]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=itemgetter(0), reverse=wanted.startswith("-"))
    return [row for _key, row in known] + [row for key, row in keyed if key is None]


def _by(cell: Cell, *, numeric: bool) -> float | str | None:
    if cell.value is None and not numeric:
        return cell.text.casefold()
    return cell.value.casefold() if isinstance(cell.value, str) else cell.value
