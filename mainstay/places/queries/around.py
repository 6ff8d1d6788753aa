"""What lies in an area, and what does it lie in?"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import connection

from mainstay.places.queries.areas import NATION, Area, codes_before, retired_codes

# Lookups outlive codes: what lay in the old code of an area lies in the new one.
_AROUND = """
WITH RECURSIVE down (code) AS (
    SELECT child FROM places_placelink WHERE parent = ANY(%(whole)s) AND NOT child_level = ANY(%(without)s)
    UNION SELECT l.child FROM places_placelink l JOIN down d ON l.parent = d.code
        WHERE NOT l.child_level = ANY(%(without)s)
), up (code) AS (
    SELECT parent FROM places_placelink WHERE child = ANY(%(whole)s)
    UNION SELECT l.parent FROM places_placelink l JOIN up u ON l.child = u.code
), found (inside, code) AS (
    SELECT true, code FROM down
    UNION SELECT true, unnest(%(drawn)s::text[])
    UNION SELECT true, n.code FROM places_place n WHERE n.nation = ANY(%(nations)s) AND n.level = 'authority'
    UNION SELECT false, code FROM up
), now (inside, code) AS (
    SELECT DISTINCT f.inside, coalesce(r.value, f.code)
    FROM found f LEFT JOIN jsonb_each_text(%(retired)s::jsonb) r ON r.key = f.code
)
SELECT n.inside, p.code, p.name, p.level, p.nation FROM now n JOIN places_place p ON p.code = n.code
WHERE p.code <> %(code)s
ORDER BY inside, level, name, code
"""


@dataclass(frozen=True)
class Around:
    """What lies in an area and what it lies in, by level, as the loaded lookups and outlines say."""

    parts: Mapping[str, list[Area]]
    holders: Mapping[str, Area]

    def codes(self, level: str) -> list[str]:
        """The codes of the parts of a level; empty where nothing says what lies in the area."""
        return [part.code for part in self.parts.get(level, ())]


def around(whole: Area, *, without: Collection[str] = ()) -> Around:
    """Return the area's parts and holders; one query.

    without: levels of parts that are not wanted, nor anything inside them (a nation has tens of thousands).
    Authorities of a nation are known from their codes, without a lookup. Of several holders of a level the
    first by name is given.
    """
    asked: dict[str, str | list[str]] = {
        "code": whole.code,
        "whole": [whole.code, *whole.codes, *codes_before(whole.code)],
        "drawn": list(whole.codes),
        "nations": list(whole.nations) if whole.level == NATION else [],
        "without": list(without),
        "retired": json.dumps(retired_codes()),
    }
    parts: dict[str, dict[str, Area]] = {}
    holders: dict[str, Area] = {}
    with connection.cursor() as cursor:
        cursor.execute(_AROUND, asked)
        for inside, code, name, level, of in cursor.fetchall():
            found = Area(code, name, level, of)
            if inside:
                # By code: an authority that loads a published file knows its places twice, once as shared.
                parts.setdefault(level, {})[code] = found
            else:
                holders.setdefault(level, found)
    return Around({level: list(found.values()) for level, found in parts.items()}, holders)


def ward_of(codes: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return small area → the code and name of the ward it lies in, for those that lie in one; one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ON (l.child) l.child, p.code, p.name FROM places_placelink l "
            "JOIN places_place p ON p.code = l.parent WHERE l.parent_level = 'ward' AND l.child = ANY(%s) "
            "ORDER BY l.child, l.file_id DESC, p.code",
            [list(codes)],
        )
        return {child: (code, name) for child, code, name in cursor.fetchall()}
