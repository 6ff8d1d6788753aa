"""Leave the name and e-mail address of a carer who signs in out of the audit.

Why: a carer's record is erased when its time has come, and nobody can erase from the audit (ADR 0030).
Old code: runs unchanged.
Rows: none are changed; what was written before stays written.
Undo: leaves the function as it is; it goes with 0002.
"""

from typing import ClassVar

from django.db import migrations

from mainstay.audit import sql


class Migration(migrations.Migration):
    dependencies: ClassVar = [("audit", "0004_keep_functions_to_owner")]
    operations: ClassVar = [migrations.RunSQL(sql.WRITE, migrations.RunSQL.noop)]
