"""Let the public pages read where places are: names, outlines, what lies in what, and postcodes.

Why: whoever looks for help names a place or a postcode and has not signed in. These are published facts about places,
    also where one authority loaded them for itself; figures, groups that somebody drew and files stay fenced.
Old code: runs unchanged.
Rows: unchanged.
Undo: the public pages see only what belongs to no authority.
"""

from typing import ClassVar

from django.db import migrations

from mainstay.database.rls import IN_PUBLIC, OF_AUTHORITY

TABLES = ("places_place", "places_placelink", "places_boundary", "places_postcode")
MINE = f"{OF_AUTHORITY} OR authority_id IS NULL"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("places", "0004_postcodes")]
    operations: ClassVar = [
        migrations.RunSQL(
            f"ALTER POLICY reads ON {table} USING ({MINE} OR {IN_PUBLIC})",
            f"ALTER POLICY reads ON {table} USING ({MINE})",
        )
        for table in TABLES
    ]
