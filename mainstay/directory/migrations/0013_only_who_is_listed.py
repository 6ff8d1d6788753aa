"""Let the public read a provider, its numbers and a place only while something that is listed belongs to them.

Why: a provider all of whose services were withdrawn, or the address of a refuge that is not listed, was readable in
    public mode, though no page showed it: a forgotten filter must not leak it.
Old code: runs unchanged; the public pages only ever asked for what hangs from a listed service.
Rows: unchanged.
Undo: the public may read every provider that was not merged away, every number and every place.
"""

from typing import ClassVar

from django.db import migrations

from mainstay.database.rls import IN_PUBLIC, OF_AUTHORITY

# Each asks one row at a time, by an index. What stands inside is fenced itself. Of constants only.
_LISTED = "EXISTS (SELECT FROM directory_service s WHERE s.provider_id = {of} AND s.state = 'listed')"
READS = (
    (
        "directory_provider",
        f"merged_into_id IS NULL AND {_LISTED.format(of='directory_provider.id')}",
        "merged_into_id IS NULL",
    ),
    (
        "directory_provideridentifier",
        _LISTED.format(of="directory_provideridentifier.provider_id"),
        "true",
    ),
    (
        "directory_location",
        "EXISTS (SELECT FROM directory_serviceatlocation k JOIN directory_service s ON s.id = k.service_id "
        "WHERE k.location_id = directory_location.id AND s.state = 'listed')",
        "true",
    ),
)


def reads(table: str, condition: str) -> str:
    """Return what makes this the condition under which the public reads the table."""
    return f"ALTER POLICY reads ON {table} USING (({OF_AUTHORITY}) OR ({IN_PUBLIC} AND {condition}))"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("directory", "0012_list_once")]
    operations: ClassVar = [
        migrations.RunSQL(reads(table, now), reads(table, before)) for table, now, before in READS
    ]
