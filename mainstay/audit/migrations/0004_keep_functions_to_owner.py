"""Take from everybody but the owner the right to make triggers of the audit's functions.

Why: the runtime role may make temporary tables. One that called itself accounts_user, with the audit's own trigger,
wrote entries about what never happened; one with the seal gave entries another place in the chain.
Old code: runs unchanged; triggers that are there are not asked again.
Rows: none are changed.
Undo: leaves the right taken; the functions go with 0002.
"""

from typing import ClassVar

from django.db import migrations

from mainstay.audit import sql


class Migration(migrations.Migration):
    dependencies: ClassVar = [("audit", "0003_lock_in_order")]
    operations: ClassVar = [migrations.RunPython(sql.keep_to_owner, migrations.RunPython.noop)]
