"""Put many rows into the database at once.

PostgreSQL does not COPY into a table with row-level security, so rows are copied into a temporary
table and inserted from there, under the policy like everything else.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from django.db import connection

from mainstay.engines.tables import PlaceTable, Point
from mainstay.places.models import LoadedFile

Kinds = Mapping[str, tuple[str, str]]

_NULL = r"\N"
_NO_FIGURES = f"{_NULL}\t{_NULL}"
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def add_places_and_figures(
    file: LoadedFile, names: Mapping[str, str], kinds: Kinds, table: PlaceTable | None
) -> None:
    """Add the places that are not known yet, and a row of figures for each place in the table.

    names: code → name, for every place in the file; a place that is known keeps the name it has.
    NaN is kept as null, with its mark.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE arriving (code text, name text, level text, nation text, values float8[], marks jsonb) "
            "ON COMMIT DROP"
        )
        with cursor.copy("COPY arriving FROM STDIN") as copy:
            copy.write("".join(_lines(names, kinds, table)))
        cursor.execute(
            "INSERT INTO places_figures (file_id, authority_id, code, values, marks) "
            "SELECT %s, %s, code, values, marks FROM arriving WHERE values IS NOT NULL",
            [file.pk, file.authority_id],
        )
        # One load at a time adds places: two could otherwise add the same one. ON CONFLICT is far slower.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('places_place'))")
        cursor.execute(
            "INSERT INTO places_place (authority_id, code, name, level, nation) "
            "SELECT %s, code, name, level, nation FROM arriving a "
            "WHERE NOT EXISTS (SELECT FROM places_place p WHERE p.code = a.code)",
            [file.authority_id],
        )
        cursor.execute("DROP TABLE arriving")


def add_postcodes(file: LoadedFile, points: Iterable[Point]) -> None:
    """Add the postcodes of a list as they flow; of one that stands twice the first counts.

    How many were kept is written to the file, with a warning where some stood twice.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE points (postcode text, latitude float8, longitude float8, small_area text) "
            "ON COMMIT DROP"
        )
        told = 0
        with cursor.copy("COPY points FROM STDIN") as copy:
            for each in points:
                told += 1
                copy.write_row((each.postcode, each.latitude, each.longitude, each.small_area[:12]))
        cursor.execute(
            "INSERT INTO places_postcode (file_id, authority_id, postcode, latitude, longitude, small_area) "
            "SELECT %s, %s, postcode, latitude, longitude, small_area FROM points ON CONFLICT DO NOTHING",
            [file.pk, file.authority_id],
        )
        kept = cursor.rowcount
        cursor.execute("DROP TABLE points")
    if kept < told:
        twice = told - kept
        file.rows -= twice
        said = f"{twice:,} postcodes stood twice; the first of each was kept."
        file.warnings = [
            *file.warnings,
            "1 postcode stood twice; the first was kept." if twice == 1 else said,
        ]
        file.save(update_fields=["rows", "warnings"])


def _lines(names: Mapping[str, str], kinds: Kinds, table: PlaceTable | None) -> Iterator[str]:
    """Each place in COPY's text format, with its figures if it has any."""
    figures = _figures(table) if table else {}
    for code, name in names.items():
        level, nation = kinds[code]
        yield f"{code}\t{name.translate(_ESCAPED)}\t{level}\t{nation}\t{figures.get(code, _NO_FIGURES)}\n"


def _figures(table: PlaceTable) -> dict[str, str]:
    """Code → its values as an array and its marks as JSON, in COPY's text format."""
    marks: dict[int, dict[int, str]] = {}
    for (row, column), mark in table.marks.items():
        marks.setdefault(row, {})[column] = mark
    whole = bool(np.all(np.isfinite(table.values)) and np.all(table.values == np.floor(table.values)))
    cells = (table.values.astype(np.int64) if whole else table.values).tolist()
    # A list shows itself as PostgreSQL reads an array, but for the brackets and NaN.
    return {
        code: f"{{{str(values)[1:-1].replace('nan', 'NULL')}}}\t{json.dumps(marks[row]) if row in marks else _NULL}"
        for row, (code, values) in enumerate(zip(table.codes, cells, strict=True))
    }


def count_rows() -> None:
    """Have PostgreSQL count what has been added, so that the next question is planned for it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT places_count_rows()")
