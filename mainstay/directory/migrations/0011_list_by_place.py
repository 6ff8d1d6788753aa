"""List services that are near each other side by side, and let café be found as cafe.

Why: a search looks at every row of the list near a place. Where each lies on a page of its own, fetching the pages is
    most of what a search costs. What is listed together is therefore written in the order of its places: a source
    is usually that of one area, and is listed together anyway. And on many keyboards an accent is hard to find.
Old code: runs unchanged; words with accents find nothing until it is gone.
Rows: the list is made anew. Entries are not changed.
Undo: lists as before.
"""

from importlib import import_module
from typing import ClassVar

from django.db import migrations

_FIRST = import_module("mainstay.directory.migrations.0009_list_to_search")
_BEFORE = import_module("mainstay.directory.migrations.0010_list_quickly")

# é is e and a mark that stands over it. Both sides of a search are folded here, and nowhere else.
FOLDED = """
CREATE FUNCTION directory_folded(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN octet_length(said) = length(said) THEN said
        ELSE regexp_replace(normalize(said, NFD), '[\\u0300-\\u036f]+', '', 'g') END
$$
"""

# Strips of about 5 km from west to east; what has no place, by the areas it covers.
IN_ORDER = """
    ORDER BY floor(t.at[1] * 20), t.at[0], s.areas, s.id"""


def _anew() -> str:
    """Return the function that lists services, with folded words and in the order of their places."""
    made = _BEFORE.LIST
    for said in (
        "s.name",
        "concat_ws(' ', s.provider_name, t.called)",
        "concat_ws(' ', s.description, s.eligibility)",
    ):
        made = made.replace(
            f"to_tsvector('english', {said})", f"to_tsvector('english', directory_folded({said}))"
        )
    return made.replace("times ON true;", f"times ON true{IN_ORDER};")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("directory", "0010_list_quickly")]
    operations: ClassVar = [
        migrations.RunSQL(FOLDED, "DROP FUNCTION directory_folded(text)"),
        migrations.RunSQL(_anew(), _BEFORE.LIST),
        # New rows at once in their place: every search near a place would read through those that wait for theirs.
        migrations.RunSQL(
            "ALTER INDEX listing_by_area SET (fastupdate = off)",
            "ALTER INDEX listing_by_area RESET (fastupdate)",
        ),
        migrations.RunSQL(_FIRST.FILL, _FIRST.FILL),
    ]
