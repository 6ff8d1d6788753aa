"""Keep what is owed to carers in the order of the days to which each clock runs.

Why: a caseload lists what comes next first, and a later day that the carer asked for counts. Without an index in that
    order every clock of the authority is sorted for each page.
Old code: goes on as before.
Rows: not touched; the index is made from them.
Undo: drops the index.
"""

from typing import ClassVar

import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("pathway", "0004_a_new_decision_beside_a_final_one")]
    operations: ClassVar = [
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                models.F("authority"),
                django.db.models.functions.comparison.Coalesce("later_on", "due_on"),
                models.F("id"),
                condition=models.Q(("done_on__isnull", True), ("stopped_on__isnull", True)),
                name="clocks_by_day",
            ),
        ),
    ]
