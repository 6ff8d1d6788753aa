"""Saved needs assessments.

Why: what a committee saw must be seen again unchanged.
Old code: none; the first migration.
Rows: none.
Undo: drops the tables.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NeedsAssessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("area_code", models.CharField(max_length=12)),
                ("area_name", models.CharField(max_length=120)),
                ("title", models.CharField(max_length=200)),
                ("note", models.TextField(blank=True)),
                ("as_at", models.DateField()),
                ("content", models.JSONField()),
                ("saved_at", models.DateTimeField(auto_now_add=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-saved_at"],
                "indexes": [models.Index(fields=["authority", "area_code"], name="assessment_by_area")],
            },
        ),
    ]
