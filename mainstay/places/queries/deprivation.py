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


# The index is for the small areas of its own day; one that is unchanged since is the same place (kind U).
_SQL = """
WITH index_of AS (
    SELECT coalesce(c.new, d.code) AS code, min(d.values[%s])::int AS decile
    FROM places_figures d
    LEFT JOIN (SELECT DISTINCT old, new FROM places_codechange WHERE kind = 'U') c ON c.old = d.code
    WHERE d.file_id = %s
      AND NOT EXISTS (SELECT FROM places_codechange x WHERE x.old = d.code AND x.kind <> 'U')
    GROUP BY 1
)
SELECT i.decile, count(*), {sums} FROM places_figures f JOIN index_of i ON i.code = f.code
WHERE f.file_id = %s AND (%s::text[] IS NULL OR f.code = ANY(%s::text[])) GROUP BY i.decile ORDER BY i.decile
"""


def by_decile(
    source: Source, wanted: Mapping[str, Sequence[str]], index: Source, codes: Collection[str] | None
) -> list[OfDecile]:
    """Return the wanted sums by decile of the index, over the small areas given, or all of the file; one query.

    Small areas whose boundary changed since the index was made are left out, as the published comparison does.
    """
    added = ", ".join(
        "sum(" + "+".join(f"f.values[{source.columns.index(column) + 1}]" for column in columns) + ")"
        for columns in wanted.values()
    )
    these = list(codes) if codes is not None else None
    with connection.cursor() as cursor:
        cursor.execute(
            _SQL.format(sums=added),
            [index.columns.index("imd_decile") + 1, index.id, source.id, these, these],
        )
        return [
            OfDecile(decile, places, dict(zip(wanted, found, strict=True)))
            for decile, places, *found in cursor.fetchall()
        ]


def deciles(index: Source, codes: Collection[str]) -> dict[str, int]:
    """Return small area → its decile, for areas that are the same now as when the index was made; one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.code, d.values[%s]::int FROM unnest(%s::text[]) AS s (code) "
            "LEFT JOIN places_codechange c ON c.new = s.code AND c.kind = 'U' "
            "JOIN places_figures d ON d.file_id = %s AND d.code = coalesce(c.old, s.code)",
            [index.columns.index("imd_decile") + 1, list(codes), index.id],
        )
        return dict(cursor.fetchall())
