"""Let whoever loads a file have PostgreSQL count its rows afterwards.

Why: right after a large file the planner knows nothing of it, and an area's page took seconds instead of
milliseconds. Only the owner may ANALYZE, so the runtime role is lent this one function. The values themselves are
not sampled: no plan depends on them, and sampling arrays is slow.
Old code: runs unchanged.
Rows: none.
Undo: drops the function and samples the columns again.
"""

from typing import ClassVar

from django.db import migrations

TABLES = (
    "places_figures",
    "places_place",
    "places_placelink",
    "places_codechange",
    "places_boundary",
    "places_loadedfile",
)
UNSAMPLED = (("places_figures", "values"), ("places_figures", "marks"), ("places_boundary", "geometry"))


class Migration(migrations.Migration):
    dependencies: ClassVar = [("places", "0002_fence_and_audit")]
    operations: ClassVar = [
        *(
            migrations.RunSQL(
                f'ALTER TABLE {table} ALTER COLUMN "{column}" SET STATISTICS 0',
                f'ALTER TABLE {table} ALTER COLUMN "{column}" SET STATISTICS -1',
            )
            for table, column in UNSAMPLED
        ),
        migrations.RunSQL(
            "CREATE FUNCTION places_count_rows() RETURNS void LANGUAGE plpgsql SECURITY DEFINER "
            "SET search_path = public, pg_temp SET default_statistics_target = 10 AS $$ BEGIN ANALYZE "
            + ", ".join(TABLES)
            + "; END $$",
            "DROP FUNCTION places_count_rows",
        ),
    ]
