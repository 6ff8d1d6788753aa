"""Let a list of charities name candidates too, with what else it says of them.

Why: a charity that may support carers is put to a person as a supplier is, but no payment is known, and its numbers and
    website are needed once it is confirmed.
Old code: runs unchanged; it always gives the days of the first and last payment.
Rows: those there are say nothing more.
Undo: drops what else was said; candidates without a payment must go first.
"""

from typing import ClassVar

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("directory", "0007_former_ids")]
    operations: ClassVar = [
        migrations.AddField("candidate", "told", models.JSONField(default=dict)),
        migrations.AlterField("candidate", "first_on", models.DateField(blank=True, null=True)),
        migrations.AlterField("candidate", "last_on", models.DateField(blank=True, null=True)),
        migrations.AlterField(
            "candidate",
            "purposes",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=255), default=list, size=None
            ),
        ),
    ]
