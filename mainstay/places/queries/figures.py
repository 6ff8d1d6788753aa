"""What do the files say about these places?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from django.db import connection

from mainstay.engines.tables import PlaceTable
from mainstay.places.models import Figures
from mainstay.places.queries.catalogue import Source


@dataclass(frozen=True)
class Row:
    """One place's figures from one file: only the numbers that were given, and marks for those that were not."""

    code: str
    source: Source
    values: Mapping[str, float]
    marks: Mapping[str, str]


def rows(wanted: Mapping[str, Sequence[Source]], codes: Collection[str]) -> dict[str, dict[str, Row]]:
    """Return name → place → its row, in one query for all of them.

    wanted: what to call a set of figures → the files to look in, best first; a place's row comes from the
    first file that has the place. A place that no file has is absent.
    """
    rank = {source.id: (place, source) for sources in wanted.values() for place, source in enumerate(sources)}
    found = Figures.objects.filter(file_id__in=list(rank), code__in=list(codes))
    by_file: dict[int, list[tuple[str, list[float | None], dict[str, str] | None]]] = {}
    for file_id, code, values, marks in found.values_list("file_id", "code", "values", "marks"):
        by_file.setdefault(file_id, []).append((code, values, marks))
    answer: dict[str, dict[str, Row]] = {}
    for name, sources in wanted.items():
        chosen = answer[name] = {}
        for source in reversed(sources):
            for code, values, marks in by_file.get(source.id, ()):
                chosen[code] = _row(code, source, values, marks)
    return answer


def _row(code: str, source: Source, values: list[float | None], marks: dict[str, str] | None) -> Row:
    given = {key: value for key, value in zip(source.columns, values, strict=True) if value is not None}
    return Row(code, source, given, {source.columns[int(at)]: mark for at, mark in (marks or {}).items()})


@dataclass(frozen=True)
class Sums:
    """Some columns of one place, added up by name; a sum with a number missing is left out."""

    code: str
    name: str
    nation: str
    values: Mapping[str, float]


@dataclass(frozen=True)
class Within:
    """Sums over the places that lie in some areas, and how many of those areas hold any."""

    areas: int
    values: Mapping[str, float]


def sums(source: Source, wanted: Mapping[str, Sequence[str]], level: str) -> dict[str, Sums]:
    """Return place → sums of some columns, for every place of a level in one file; one query.

    wanted: what to call a sum → the columns that make it up, which must be columns of the file.
    """
    positions = {
        name: [source.columns.index(column) + 1 for column in columns] for name, columns in wanted.items()
    }
    added = ", ".join("+".join(f"f.values[{at}]" for at in found) for found in positions.values())
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT f.code, p.name, p.nation, {added} FROM places_figures f "
            "JOIN places_place p ON p.code = f.code WHERE f.file_id = %s AND p.level = %s ORDER BY p.name",
            [source.id, level],
        )
        return {
            code: Sums(
                code,
                name,
                nation,
                {key: value for key, value in zip(positions, found, strict=True) if value is not None},
            )
            for code, name, nation, *found in cursor.fetchall()
        }


def column_totals(source: Source, codes: Collection[str]) -> tuple[dict[str, float], int]:
    """Return each column of one file added up over some places, and how many of them the file has; one query.

    A column in which any of the places has no number is left out: what is missing is not nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT u.at, sum(u.value), count(u.value), count(*) FROM places_figures f, "
            "unnest(f.values) WITH ORDINALITY AS u (value, at) "
            "WHERE f.file_id = %s AND f.code = ANY(%s) GROUP BY u.at",
            [source.id, list(codes)],
        )
        found = cursor.fetchall()
    totals = {source.columns[at - 1]: value for at, value, given, of in found if given == of}
    return totals, max((of for *_, of in found), default=0)


def table(source: Source, codes: Collection[str]) -> PlaceTable:
    """Return a file's figures for those of the places that it has, by code; one query. Names are left empty."""
    found = Figures.objects.filter(file_id=source.id, code__in=list(codes)).order_by("code")
    rows = list(found.values_list("code", "values"))
    values = np.array([each for _, each in rows], dtype=float).reshape(len(rows), len(source.columns))
    return PlaceTable([code for code, _ in rows], [""] * len(rows), list(source.columns), values)


def total_within(source: Source, wanted: Mapping[str, Sequence[str]], codes: Collection[str]) -> Within:
    """Return sums over a file's places that lie in any of these areas, each place once; one query.

    wanted: what to call a sum → the columns that make it up.
    """
    added = ", ".join(
        "sum(" + "+".join(f"f.values[{source.columns.index(column) + 1}]" for column in columns) + ")"
        for columns in wanted.values()
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH inside AS (SELECT l.child, l.parent FROM places_placelink l "
            "JOIN places_figures f ON f.code = l.child AND f.file_id = %(file)s WHERE l.parent = ANY(%(codes)s)) "
            f"SELECT (SELECT count(DISTINCT parent) FROM inside), {added} FROM places_figures f "
            "WHERE f.file_id = %(file)s AND f.code IN (SELECT child FROM inside)",
            {"file": source.id, "codes": list(codes)},
        )
        areas, *found = cursor.fetchone()
    return Within(
        areas, {name: value for name, value in zip(wanted, found, strict=True) if value is not None}
    )
