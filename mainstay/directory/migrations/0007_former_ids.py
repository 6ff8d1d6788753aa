"""Remember where the public id of a merged entry leads, for everybody to follow.

Why: a printed or shared address must still lead somewhere after a merge, and the public cannot read what was merged.
Old code: runs unchanged; it does not know the table.
Rows: none yet; nothing was merged before.
Undo: drops the table, and old addresses lead nowhere.
"""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from mainstay.audit.sql import AuditChanges
from mainstay.database.rls import IN_PUBLIC, OF_AUTHORITY, FenceBy


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0003_sign_in"),
        ("directory", "0006_require_and_fence"),
        ("audit", "0002_write_and_seal"),
    ]
    operations: ClassVar = [
        migrations.CreateModel(
            name="FormerId",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("provider", "Provider"), ("service", "Service")], max_length=10
                    ),
                ),
                ("former", models.UUIDField()),
                ("now", models.UUIDField()),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "kind", "former"), name="an_id_leads_one_way"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("former", models.F("now")), _negated=True),
                        name="no_id_leads_to_itself",
                    ),
                ],
            },
        ),
        FenceBy("directory_formerid", f"({OF_AUTHORITY}) OR ({IN_PUBLIC})", OF_AUTHORITY),
        AuditChanges("directory_formerid"),
    ]
