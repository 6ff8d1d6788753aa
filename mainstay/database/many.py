"""Many rows written at once: sent as one JSON text a batch, and taken apart by PostgreSQL.

A list of ten thousand services is some sixty thousand rows. Bound value by value, as ``bulk_create`` does, most of the
time goes into the values; and COPY is not allowed where tables are fenced. Fences, triggers and constraints hold here
as they do for any other INSERT or UPDATE.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection, models

_BATCH = 2000


def add(rows: Sequence[models.Model], *, batch: int = _BATCH, but_those_there: bool = False) -> None:
    """Insert rows of one model that have no id yet; each has its id afterwards.

    but_those_there: leave out, without a word, what a constraint says is there already; then none is given an id.
    """
    if not rows:
        return
    about: Any = rows[0]._meta
    fields = [field for field in about.concrete_fields if not field.primary_key]
    columns = _names(fields)
    end = "ON CONFLICT DO NOTHING" if but_those_there else f"RETURNING {_quoted(about.pk.column)}"
    with connection.cursor() as cursor:
        for some in _batches(rows, batch):
            told = [{field.column: field.pre_save(row, add=True) for field in fields} for row in some]
            cursor.execute(
                f"INSERT INTO {_quoted(about.db_table)} ({columns}) "  # noqa: S608  # names of tables and columns
                f"SELECT {columns} FROM json_populate_recordset(NULL::{_quoted(about.db_table)}, %s::json) {end}",
                [_written(told)],
            )
            if not but_those_there:
                for row, (pk,) in zip(some, cursor.fetchall(), strict=True):
                    row.pk, row._state.adding, row._state.db = pk, False, connection.alias


def change(rows: Sequence[models.Model], names: Sequence[str], *, batch: int = _BATCH) -> None:
    """Write these fields of rows of one model, which have their ids."""
    if not rows:
        return
    about: Any = rows[0]._meta
    fields = [about.get_field(name) for name in names]
    table, key = _quoted(about.db_table), _quoted(about.pk.column)
    sets = ", ".join(f"{_quoted(field.column)} = told.{_quoted(field.column)}" for field in fields)
    with connection.cursor() as cursor:
        for some in _batches(rows, batch):
            told = [
                {field.column: field.value_from_object(row) for field in (about.pk, *fields)} for row in some
            ]
            cursor.execute(
                f"UPDATE {table} SET {sets} "  # noqa: S608  # names of tables and columns
                f"FROM json_populate_recordset(NULL::{table}, %s::json) told WHERE {table}.{key} = told.{key}",
                [_written(told)],
            )


def _batches(rows: Sequence[models.Model], size: int) -> Iterator[Sequence[models.Model]]:
    return (rows[at : at + size] for at in range(0, len(rows), size))


def _written(told: list[dict[str, Any]]) -> str:
    # Days, times and ids as they write themselves: PostgreSQL reads each into the type of its column.
    return json.dumps(told, default=str, ensure_ascii=False, separators=(",", ":"))


def _names(fields: Sequence[Any]) -> str:
    return ", ".join(_quoted(field.column) for field in fields)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
