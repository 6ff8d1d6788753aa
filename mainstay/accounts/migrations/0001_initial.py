"""Authorities, organisations and users.

Why: everything private belongs to an authority.
Old code: none; the first migration.
Rows: none.
Undo: drops the tables.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Authority",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True)),
                (
                    "area_code",
                    models.CharField(blank=True, help_text="The code of the area it serves.", max_length=12),
                ),
                (
                    "nation",
                    models.CharField(
                        choices=[
                            ("england", "England"),
                            ("scotland", "Scotland"),
                            ("wales", "Wales"),
                            ("northern_ireland", "Northern Ireland"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "invented",
                    models.BooleanField(default=False, help_text="Made up, for showing and learning."),
                ),
            ],
            options={
                "verbose_name_plural": "authorities",
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("council", "Council"),
                            ("partnership", "Health and social care partnership"),
                            ("nhs", "NHS body"),
                            ("carers_centre", "Carers' centre"),
                            ("provider", "Provider"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.authority"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, verbose_name="E-mail address")),
                ("name", models.CharField(max_length=200, verbose_name="Full name")),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
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
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("joined_at", models.DateTimeField(auto_now_add=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.authority"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="accounts.organisation",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                models.F("authority"),
                django.db.models.functions.text.Lower("name"),
                name="one_organisation_a_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"), name="one_user_an_email"
            ),
        ),
    ]
