"""Values that an authority sets for itself.

Why: packs leave room for local standards.
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
            name="LocalValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=120)),
                ("value", models.JSONField()),
                ("reason", models.TextField()),
                ("set_on", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["key", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on__isnull", True)),
                        fields=("authority", "key"),
                        name="one_local_value_a_key",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_by__isnull", True), ("withdrawn_on__isnull", True)),
                            models.Q(("withdrawn_by__isnull", False), ("withdrawn_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="withdrawn_on_with_withdrawn_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="a_local_value_has_a_reason"
                    ),
                ],
            },
        ),
    ]
