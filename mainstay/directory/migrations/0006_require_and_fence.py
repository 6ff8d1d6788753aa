"""Require what was filled, fence the new tables, and audit their changes.

Why: a listed entry is everybody's to read; drafts, sources, claims and candidates are one authority's.
Old code: does not run.
Rows: unchanged.
Undo: drops the policies and triggers, and lets a service have no provider again.
"""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from mainstay.audit.sql import AuditChanges
from mainstay.database.rls import IN_PUBLIC, OF_AUTHORITY, FenceBy, FenceByAuthority

# What the public sees: listed services, and what hangs from them. The subquery is fenced itself.
PUBLIC = {
    "directory_service": f"{IN_PUBLIC} AND state = 'listed'",
    "directory_provider": f"{IN_PUBLIC} AND merged_into_id IS NULL",
    "directory_provideridentifier": IN_PUBLIC,
    "directory_location": IN_PUBLIC,
    **dict.fromkeys(
        ("directory_serviceatlocation", "directory_schedule", "directory_costoption"),
        # Of constants only.
        f"{IN_PUBLIC} AND service_id IN (SELECT id FROM directory_service WHERE state = 'listed')",  # noqa: S608
    ),
}
PRIVATE = (
    "source",
    "sourcerecord",
    "likelyduplicate",
    "candidate",
    "serviceversion",
    "claim",
    "mistakereport",
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("directory", "0005_fill"), ("audit", "0002_write_and_seal")]
    operations: ClassVar = [
        migrations.RemoveField("service", "provider_name"),
        migrations.RemoveField("service", "funded_in_words"),
        migrations.AlterField(
            "service",
            "provider",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="services",
                to="directory.provider",
            ),
        ),
        migrations.AddConstraint(
            "service",
            models.UniqueConstraint(fields=("authority", "public_id"), name="a_service_once_an_id"),
        ),
        migrations.RunSQL(
            [f"DROP POLICY {name} ON directory_service" for name in ("reads", "adds", "changes", "removes")],
            migrations.RunSQL.noop,
        ),
        *(FenceBy(table, f"({OF_AUTHORITY}) OR ({seen})", OF_AUTHORITY) for table, seen in PUBLIC.items()),
        *(FenceByAuthority(f"directory_{name}") for name in PRIVATE),
        *(
            AuditChanges(table)
            for table in (
                "directory_provider",
                "directory_provideridentifier",
                "directory_location",
                "directory_serviceatlocation",
                "directory_schedule",
                "directory_costoption",
            )
        ),
        AuditChanges("directory_source", leave_out=("reading", "findings")),
        AuditChanges("directory_likelyduplicate", leave_out=("undo",)),
        AuditChanges("directory_candidate", leave_out=("months",)),
        AuditChanges("directory_serviceversion", leave_out=("content",)),
        AuditChanges("directory_claim"),
        AuditChanges("directory_mistakereport", leave_out=("words",)),
    ]
