"""How do figures for small areas differ by deprivation?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from mainstay.places.queries.catalogue import Source


@dataclass(frozen=True)
class OfDecile:
    """Small areas of one decile (1 most deprived), with some columns added up by name."""

    decile: int
    places: int
    values: Mapping[str, float]


# The index is for the small areas of its own day: one that has changed since (any kind but U) is not the same place.
_UNCHANGED = "NOT EXISTS (SELECT FROM places_codechange x WHERE x.old = d.code AND x.kind <> 'U')"


def by_decile(
    source: Source,
    wanted: Mapping[str, Sequence[str]],
    index: Source,
    codes: Collection[str] | None,
    within: Collection[str] = (),
) -> list[OfDecile]:
    """Return the wanted sums by decile of the index, over the small areas given, or all of the file; one query.

    within: codes of areas; then the small areas that lie in them are meant, and ``codes`` is not looked at.

    Small areas whose boundary changed since the index was made are left out, as the published comparison does.
    """
    added = ", ".join(
        "sum(" + "+".join(f"f.values[{source.columns.index(column) + 1}]" for column in columns) + ")"
        for columns in wanted.values()
    )
    if within:
        chosen, those = (
            "AND f.code IN (SELECT child FROM places_placelink WHERE parent = ANY(%s))",
            list(within),
        )
    else:
        chosen, those = ("", []) if codes is None else ("AND f.code = ANY(%s)", list(codes))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT d.values[%s]::int, count(*), {added} "
            "FROM places_figures f JOIN places_figures d ON d.code = f.code "
            f"WHERE f.file_id = %s AND d.file_id = %s {chosen} AND {_UNCHANGED} GROUP BY 1 ORDER BY 1",
            [
                index.columns.index("imd_decile") + 1,
                source.id,
                index.id,
                *([those] if chosen else []),
            ],
        )
        return [
            OfDecile(decile, places, dict(zip(wanted, found, strict=True)))
            for decile, places, *found in cursor.fetchall()
        ]


def deciles(index: Source, codes: Collection[str]) -> dict[str, int]:
    """Return small area → its decile, for areas that are the same now as when the index was made; one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT d.code, d.values[%s]::int FROM places_figures d "
            f"WHERE d.file_id = %s AND d.code = ANY(%s) AND {_UNCHANGED}",
            [index.columns.index("imd_decile") + 1, index.id, list(codes)],
        )
        return dict(cursor.fetchall())
