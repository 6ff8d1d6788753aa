"""Keep decisions of earlier rounds; let nothing change what carers ranked or what was signed.

Why: a decision may come up again, and the one before must stay to be read. A ranking by carers and a signed strategy
    are promises to people outside, so the database itself refuses to change them.
Old code: runs unchanged; it never changed these rows.
Rows: none yet.
Undo: drops the triggers, the table and the columns.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from mainstay.audit.sql import AuditChanges
from mainstay.database.rls import FenceByAuthority

STANDS = """
CREATE FUNCTION planning_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is never changed or removed once it was recorded', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$
"""
_SIGNED = "(OLD.state = 'signed')"
_MADE_AGAIN = "(OLD.state = 'signed' OR OLD.content IS DISTINCT FROM NEW.content OR OLD.number <> NEW.number)"
TRIGGERS = [
    ("stands", "planning_carersranking", "UPDATE OR DELETE", ""),
    ("stands", "planning_rankedpriority", "UPDATE OR DELETE", ""),
    ("stands", "planning_earlierdecision", "UPDATE OR DELETE", ""),
    ("stands", "planning_signoff", "UPDATE OR DELETE", ""),
    ("stands_signed", "planning_strategy", "DELETE", f"WHEN {_SIGNED}"),
    ("stands_as_made", "planning_strategy", "UPDATE", f"WHEN {_MADE_AGAIN}"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_sign_in"),
        ("planning", "0004_fence_and_audit_plans"),
        ("audit", "0002_write_and_seal"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EarlierDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("agreed", "Agreed"),
                            ("deferred", "Deferred"),
                            ("refused", "Refused"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField()),
                ("decided_on", models.DateField()),
                ("decided_body", models.CharField(max_length=200)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("no_ranking_reason", models.CharField(blank=True, max_length=500)),
                ("reopened_on", models.DateField()),
                ("reopened_because", models.CharField(max_length=500)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="earlier",
                        to="planning.priority",
                    ),
                ),
                (
                    "reopened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-round"],
                "constraints": [
                    models.UniqueConstraint(fields=("priority", "round"), name="one_decision_a_round"),
                    models.CheckConstraint(
                        condition=models.Q(("reopened_because", ""), _negated=True),
                        name="reopened_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="carersranking",
            name="correction",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="carersranking",
            name="corrects",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrected_by",
                to="planning.carersranking",
            ),
        ),
        migrations.AddField(
            model_name="priority",
            name="no_ranking_reason",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="priority",
            name="owner",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="priority",
            name="round",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddConstraint(
            model_name="carersranking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("correction", ""), ("corrects__isnull", True)),
                    models.Q(("corrects__isnull", False), models.Q(("correction", ""), _negated=True)),
                    _connector="OR",
                ),
                name="corrected_with_a_reason",
            ),
        ),
        FenceByAuthority("planning_earlierdecision"),
        AuditChanges("planning_earlierdecision"),
        migrations.RunSQL(STANDS, "DROP FUNCTION planning_stands()"),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW {only} "
                "EXECUTE FUNCTION planning_stands()",
                f"DROP TRIGGER {name} ON {table}",
            )
            for name, table, when, only in TRIGGERS
        ),
    ]
