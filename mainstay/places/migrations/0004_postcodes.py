"""Where postcodes are.

Why: carers look for help near a postcode.
Old code: runs unchanged.
Rows: none.
Undo: drops the table.
"""

import django.db.models.deletion
from django.db import migrations, models

from mainstay.database.rls import FenceByAuthority


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_sign_in"),
        ("places", "0003_count_after_loading"),
    ]

    operations = [
        migrations.CreateModel(
            name="Postcode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("postcode", models.CharField(max_length=8)),
                ("latitude", models.FloatField()),
                ("longitude", models.FloatField()),
                ("small_area", models.CharField(blank=True, max_length=12)),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.authority",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="places.loadedfile"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["postcode"], name="postcode_as_written")],
                "constraints": [
                    models.UniqueConstraint(fields=("file", "postcode"), name="a_postcode_once_a_file")
                ],
            },
        ),
        FenceByAuthority("places_postcode", shared=True),
    ]
