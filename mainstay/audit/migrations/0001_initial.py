"""The audit's one table.

Why: one order of entries for all tables is what a chain needs.
Old code: none; the first migration.
Rows: none.
Undo: drops the tables.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority_id", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
                ("action", models.TextField()),
                ("by_id", models.BigIntegerField(null=True)),
                ("by_name", models.TextField()),
                ("table", models.TextField()),
                ("record", models.TextField()),
                (
                    "operation",
                    models.CharField(
                        choices=[("INSERT", "Added"), ("UPDATE", "Changed"), ("DELETE", "Removed")],
                        max_length=6,
                    ),
                ),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                ("position", models.BigIntegerField(null=True)),
                ("previous_hash", models.TextField(null=True)),
                ("hash", models.TextField(null=True)),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [models.Index(fields=["table", "record"], name="entry_of_record")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("position__isnull", False)),
                        fields=("authority_id", "position"),
                        name="one_entry_a_position",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
    ]
