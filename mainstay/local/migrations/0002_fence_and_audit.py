"""Fence the tables by authority, and audit their changes.

Why: a forgotten filter must not leak another authority's rows, and who did what must be known.
Old code: runs unchanged: it never reads outside its scope.
Rows: none yet.
Undo: drops the policies and triggers.
"""

from typing import ClassVar

from django.db import migrations

from mainstay.audit.sql import AuditChanges
from mainstay.database.rls import FenceByAuthority


class Migration(migrations.Migration):
    dependencies: ClassVar = [("local", "0001_initial"), ("audit", "0002_write_and_seal")]
    operations: ClassVar = [
        FenceByAuthority("local_localvalue"),
        AuditChanges("local_localvalue"),
    ]
