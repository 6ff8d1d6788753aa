"""Two more roles: a member of the panel that agrees plans, and an officer who agrees what they cost.

Why: a plan goes through a chain of approvals, and each step is somebody's.
Old code: runs unchanged: it gives nobody the new roles.
Rows: unchanged.
Undo: the roles are no longer offered; whoever has one keeps its name, which then lets them do nothing.
"""

from typing import ClassVar

import django.contrib.postgres.fields
from django.db import migrations, models

ROLES = [
    ("commissioner", "Strategic commissioner"),
    ("buyer", "Procurement officer"),
    ("locality_lead", "Locality lead"),
    ("practice_lead", "Practice lead"),
    ("worker", "Support worker"),
    ("analyst", "Analyst"),
    ("evaluator", "Evaluator"),
    ("member", "Elected member"),
    ("provider", "Provider"),
    ("carer", "Carer"),
    ("administrator", "System administrator"),
    ("panel", "Panel member"),
    ("finance", "Finance officer"),
]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("accounts", "0004_public_names")]
    operations: ClassVar = [
        migrations.AlterField(
            "user",
            "roles",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(choices=ROLES, max_length=20), blank=True, default=list, size=None
            ),
        ),
    ]
