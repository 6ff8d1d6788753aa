"""Services listed by hand.

Why: a council knows what no register holds.
Old code: none; the first migration.
Rows: none.
Undo: drops the tables.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Service",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("provider", models.CharField(max_length=200)),
                (
                    "interventions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), size=None
                    ),
                ),
                (
                    "places",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), size=None
                    ),
                ),
                ("funded_how", models.CharField(blank=True, max_length=40)),
                ("cost_to_carer", models.CharField(blank=True, max_length=120)),
                ("places_per_week", models.IntegerField(blank=True, null=True)),
                ("contact", models.CharField(blank=True, max_length=200)),
                ("checked_on", models.DateField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "file",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="places.loadedfile"),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
    ]
