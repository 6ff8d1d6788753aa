"""Take the locks of several chains in one order, and read the end of a chain by its index.

Why: two transactions that write for the same two authorities dead-locked at their commits; each entry of a long
chain was sealed by reading all of it; a table that leaves no column out was not written down at all.
Old code: runs unchanged.
Rows: none are changed; the index is built over none or few.
Undo: drops the index; the functions stay as they are, and go with 0002.
"""

from typing import ClassVar

from django.db import migrations, models

from mainstay.audit import sql


class Migration(migrations.Migration):
    dependencies: ClassVar = [("audit", "0002_write_and_seal")]
    operations: ClassVar = [
        migrations.AddIndex(
            "entry",
            models.Index(
                condition=models.Q(("position__isnull", True)),
                fields=["authority_id"],
                name="entry_not_sealed",
            ),
        ),
        migrations.RunSQL(sql.WRITE, migrations.RunSQL.noop),
        migrations.RunSQL(sql.SEAL, migrations.RunSQL.noop),
    ]
