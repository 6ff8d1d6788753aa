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
    dependencies: ClassVar = [("places", "0001_initial"), ("audit", "0002_write_and_seal")]
    operations: ClassVar = [
        FenceByAuthority("places_loadedfile", shared=True),
        FenceByAuthority("places_figures", shared=True),
        FenceByAuthority("places_rowsetaside", shared=True),
        FenceByAuthority("places_place", shared=True),
        FenceByAuthority("places_placelink", shared=True),
        FenceByAuthority("places_codechange", shared=True),
        FenceByAuthority("places_boundary", shared=True),
        FenceByAuthority("places_areagroup"),
        FenceByAuthority("places_upload"),
        AuditChanges("places_loadedfile", leave_out=("columns", "titles")),
        AuditChanges("places_areagroup"),
        AuditChanges("places_upload", leave_out=("findings", "progress")),
    ]
