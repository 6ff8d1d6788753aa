"""The triggers' functions, the seal at commit, and the protection of the table.

Why: Python can be bypassed by raw SQL and bulk writes; a trigger cannot.
Old code: none.
Rows: none.
Undo: drops the functions; entries stay readable.
"""

from typing import ClassVar

from django.db import migrations

from mainstay.audit import sql


class Migration(migrations.Migration):
    dependencies: ClassVar = [("audit", "0001_initial")]
    operations: ClassVar = [
        migrations.RunSQL(sql.WRITE, "DROP FUNCTION audit_write"),
        migrations.RunSQL(sql.SEAL, "DROP FUNCTION audit_seal"),
        migrations.RunSQL(sql.SEAL_AT_COMMIT, "DROP TRIGGER seal ON audit_entry"),
        migrations.RunPython(sql.protect, migrations.RunPython.noop),
    ]
