"""Put many rows into the database at once.

PostgreSQL does not COPY into a table with row-level security, so rows are copied into a temporary
table and inserted from there, under the policy like everything else.
"""

import json
from collections.abc import Iterable, Mapping

import numpy as np
from django.db import connection

from mainstay.engines.tables import PlaceTable
from mainstay.places.models import LoadedFile


def add_figures(file: LoadedFile, table: PlaceTable) -> None:
    """Add a row of figures for each place in the table; NaN is kept as null, with its mark."""
    marks: dict[int, dict[int, str]] = {}
    for (row, column), mark in table.marks.items():
        marks.setdefault(row, {})[column] = mark
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE arriving (code varchar(12), values float8[], marks jsonb) ON COMMIT DROP"
        )
        with cursor.copy("COPY arriving FROM STDIN") as copy:
            for start in range(0, len(table.codes), 5000):
                copy.write(_copy_text(table, marks, start, start + 5000))
        cursor.execute(
            "INSERT INTO places_figures (file_id, authority_id, code, values, marks) "
            "SELECT %s, %s, code, values, marks FROM arriving",
            [file.pk, file.authority_id],
        )
        cursor.execute("DROP TABLE arriving")


def _copy_text(table: PlaceTable, marks: Mapping[int, dict[int, str]], start: int, end: int) -> str:
    """Rows ``start`` to ``end`` in COPY's text format."""
    block = table.values[start:end]
    whole = bool(np.all(np.isfinite(block)) and np.all(block == np.floor(block)))
    cells = block.astype(np.int64).tolist() if whole else block.tolist()
    lines = []
    for offset, (code, row) in enumerate(zip(table.codes[start:end], cells, strict=True)):
        text = ",".join(map(str, row)) if whole else ",".join("NULL" if x != x else repr(x) for x in row)
        mark = marks.get(start + offset)
        lines.append(f"{code}\t{{{text}}}\t{json.dumps(mark) if mark else chr(92) + 'N'}\n")
    return "".join(lines)


def add_places(
    file: LoadedFile, named: Iterable[tuple[str, str]], kinds: Mapping[str, tuple[str, str]]
) -> None:
    """Add the places that are not known yet; a place that is known keeps the name it has."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE arriving (code varchar(12), name varchar(120), level varchar(30), nation varchar(20)) "
            "ON COMMIT DROP"
        )
        with cursor.copy("COPY arriving FROM STDIN") as copy:
            for code, name in named:
                copy.write_row((code, name, *kinds[code]))
        cursor.execute(
            "INSERT INTO places_place (authority_id, code, name, level, nation) "
            "SELECT %s, a.code, a.name, a.level, a.nation FROM arriving a "
            "WHERE NOT EXISTS (SELECT FROM places_place p WHERE p.code = a.code) ON CONFLICT DO NOTHING",
            [file.authority_id],
        )
        cursor.execute("DROP TABLE arriving")


def count_rows() -> None:
    """Have PostgreSQL count what has been added, so that the next question is planned for it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT places_count_rows()")
