"""Providers, locations, schedules, prices, sources, versions: the directory in Open Referral's terms.

Why: what exists is more than a list typed by hand; each thing is an entry with an owner and a history.
Old code: does not run after this.
Rows: services are kept; the next migration gives each its provider.
Undo: drops the tables and columns.
"""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_sign_in"),
        ("directory", "0003_renamed"),
        ("places", "0004_postcodes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ProviderIdentifier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scheme", models.CharField(max_length=30)),
                ("identifier", models.CharField(max_length=60)),
            ],
        ),
        migrations.CreateModel(
            name="Schedule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4)),
                (
                    "days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2), blank=True, default=list, size=None
                    ),
                ),
                ("opens_at", models.TimeField(blank=True, null=True)),
                ("closes_at", models.TimeField(blank=True, null=True)),
                ("freq", models.CharField(blank=True, max_length=10)),
                ("interval", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("description", models.CharField(blank=True, max_length=500)),
            ],
        ),
        migrations.CreateModel(
            name="ServiceAtLocation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4)),
            ],
        ),
        migrations.CreateModel(
            name="ServiceVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(blank=True, null=True)),
                ("content", models.JSONField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("sent", "Waiting for approval"),
                            ("published", "Published"),
                            ("sent_back", "Sent back"),
                            ("dropped", "Given up"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
                ("written_at", models.DateTimeField(auto_now=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "ordering": ["-written_at"],
            },
        ),
        migrations.CreateModel(
            name="Source",
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
                        choices=[
                            ("by_hand", "List typed by hand"),
                            ("open_referral", "Open Referral UK"),
                            ("register", "Register of care services"),
                            ("charities", "List of charities"),
                            ("payments", "Supplier payments"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("publisher", models.CharField(blank=True, max_length=255)),
                ("licence", models.CharField(blank=True, max_length=120)),
                ("address", models.URLField(blank=True, max_length=1000)),
                ("file_name", models.CharField(blank=True, max_length=255)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "Not read yet"),
                            ("reading", "Being read"),
                            ("read", "Read"),
                            ("stopped", "Stopped"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                ("reading", models.JSONField(default=dict)),
                ("findings", models.JSONField(default=dict)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="SourceRecord",
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
                        choices=[("provider", "Provider"), ("service", "Service"), ("location", "Location")],
                        max_length=10,
                    ),
                ),
                ("known_as", models.CharField(max_length=255)),
                ("content", models.JSONField(default=dict)),
                ("first_seen_at", models.DateTimeField(auto_now_add=True)),
                ("last_seen_at", models.DateTimeField()),
                ("gone_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.AddField(
            model_name="service",
            name="accessibility",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=30), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="capacity",
            field=models.CharField(
                blank=True,
                choices=[
                    ("taking", "Taking people now"),
                    ("waiting", "There is a waiting list"),
                    ("full", "Full"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="capacity_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="service",
            name="carers_a_year",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="service",
            name="checked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="conditions",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=30), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="cost",
            field=models.CharField(
                blank=True,
                choices=[
                    ("free", "Free"),
                    ("donation", "Give what you can"),
                    ("charge", "There is a charge"),
                    ("assessed", "Depends on an assessment of money"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="description",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="service",
            name="eligibility",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="service",
            name="email",
            field=models.EmailField(blank=True, max_length=254),
        ),
        migrations.AddField(
            model_name="service",
            name="funded_how",
            field=models.CharField(
                blank=True,
                choices=[
                    ("commissioned", "Commissioned"),
                    ("grant", "Grant"),
                    ("universal", "Universal service"),
                    ("volunteer", "Run by volunteers"),
                    ("donated", "Donated"),
                    ("private", "Paid for privately"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="funding_ends_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="service",
            name="funding_pence_a_year",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="service",
            name="groups",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=30), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="kept_by",
            field=models.CharField(
                choices=[("source", "The source it was loaded from"), ("owner", "Its owner")],
                default="source",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="languages",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=12), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="maximum_age",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="service",
            name="merged_into",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to="directory.service"
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="minimum_age",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="service",
            name="outcomes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=30), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="pathway",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=30), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="phone",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="service",
            name="public_id",
            field=models.UUIDField(default=uuid.uuid4),
        ),
        migrations.AddField(
            model_name="service",
            name="quality",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="service",
            name="quality_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="service",
            name="state",
            field=models.CharField(
                choices=[
                    ("listed", "Listed"),
                    ("paused", "Not running for now"),
                    ("withdrawn", "Taken out of the directory"),
                ],
                default="listed",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="waiting_weeks",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="service",
            name="way_in",
            field=models.CharField(
                blank=True,
                choices=[
                    ("open", "Just turn up or get in touch"),
                    ("referral", "Somebody refers you"),
                    ("assessment", "After an assessment by the council or partnership"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="ways",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=30), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="website",
            field=models.URLField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="service",
            name="with_person",
            field=models.CharField(
                blank=True,
                choices=[
                    ("without", "The carer comes without the person they look after"),
                    ("together", "The carer and the person come together"),
                    ("person", "For the person, while the carer has time away"),
                    ("either", "With or without the person"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="areas",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=12), blank=True, default=list, size=None
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="cost_note",
            field=models.CharField(blank=True, max_length=255),
        ),
        migrations.AlterField(
            model_name="service",
            name="file",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to="places.loadedfile"
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="interventions",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=30), blank=True, default=list, size=None
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="name",
            field=models.CharField(max_length=255),
        ),
        migrations.AlterField(
            model_name="service",
            name="places_per_week",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="CostOption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4)),
                ("option", models.CharField(blank=True, max_length=255)),
                ("amount_pence", models.PositiveIntegerField(blank=True, null=True)),
                ("description", models.CharField(blank=True, max_length=500)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cost_options",
                        to="directory.service",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MistakeReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("about", models.CharField(max_length=30)),
                ("words", models.TextField(max_length=1000)),
                ("reported_at", models.DateTimeField(auto_now_add=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "To be looked at"),
                            ("mended", "Mended"),
                            ("kept", "Left as it was"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=500)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mistakes",
                        to="directory.service",
                    ),
                ),
            ],
            options={
                "ordering": ["-reported_at"],
            },
        ),
        migrations.CreateModel(
            name="Provider",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4)),
                ("name", models.CharField(max_length=255)),
                ("description", models.TextField(blank=True)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("charity", "Charity"),
                            ("company", "Company"),
                            ("community", "Community group or club"),
                            ("social_enterprise", "Social enterprise"),
                            ("council", "Council"),
                            ("nhs", "NHS body"),
                            ("person", "One person working for themselves"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=500)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=60)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="directory.provider",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Location",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4)),
                ("name", models.CharField(blank=True, max_length=255)),
                ("address", models.CharField(blank=True, max_length=500)),
                ("town", models.CharField(blank=True, max_length=120)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                ("small_area", models.CharField(blank=True, max_length=12)),
                (
                    "accessibility",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="directory.provider",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LikelyDuplicate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("score", models.FloatField()),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=255), size=None
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "To be decided"),
                            ("merged", "Merged"),
                            ("different", "Not the same"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("found_at", models.DateTimeField(auto_now_add=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("undo", models.JSONField(default=dict)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "one_service",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.service",
                    ),
                ),
                (
                    "other_service",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.service",
                    ),
                ),
                (
                    "one_provider",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.provider",
                    ),
                ),
                (
                    "other_provider",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.provider",
                    ),
                ),
            ],
            options={
                "ordering": ["-score"],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("words", models.CharField(blank=True, max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waiting for an answer"),
                            ("agreed", "Agreed"),
                            ("refused", "Refused"),
                            ("ended", "Ended"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="accounts.organisation"
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims",
                        to="directory.provider",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at"],
            },
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("spend_pence", models.BigIntegerField()),
                ("payments", models.PositiveIntegerField()),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
                (
                    "purposes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=255), size=None
                    ),
                ),
                (
                    "why",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=255), size=None
                    ),
                ),
                (
                    "doubts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=255), default=list, size=None
                    ),
                ),
                ("months", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "To be decided"),
                            ("confirmed", "Supports carers"),
                            ("refused", "Does something else"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="paid_as",
                        to="directory.provider",
                    ),
                ),
            ],
            options={
                "ordering": ["-spend_pence"],
            },
        ),
        migrations.AddField(
            model_name="service",
            name="provider",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="services",
                to="directory.provider",
            ),
        ),
        migrations.AddIndex(
            model_name="service",
            index=models.Index(fields=["authority", "state"], name="service_by_state"),
        ),
        migrations.AddIndex(
            model_name="service",
            index=django.contrib.postgres.indexes.GinIndex(fields=["areas"], name="service_by_area"),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into__isnull", True),
                    models.Q(("merged_into", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="no_service_merged_into_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into__isnull", True), ("state", "withdrawn"), _connector="OR"),
                name="a_merged_service_is_not_listed",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minimum_age__isnull", True),
                    ("maximum_age__isnull", True),
                    ("minimum_age__lte", models.F("maximum_age")),
                    _connector="OR",
                ),
                name="ages_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("funding_pence_a_year__isnull", True), ("funding_pence_a_year__gte", 0), _connector="OR"
                ),
                name="no_funding_below_nothing",
            ),
        ),
        migrations.AddField(
            model_name="provideridentifier",
            name="authority",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
        ),
        migrations.AddField(
            model_name="provideridentifier",
            name="provider",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="identifiers",
                to="directory.provider",
            ),
        ),
        migrations.AddField(
            model_name="schedule",
            name="authority",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
        ),
        migrations.AddField(
            model_name="schedule",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="schedules", to="directory.service"
            ),
        ),
        migrations.AddField(
            model_name="serviceatlocation",
            name="authority",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
        ),
        migrations.AddField(
            model_name="serviceatlocation",
            name="location",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="of_services",
                to="directory.location",
            ),
        ),
        migrations.AddField(
            model_name="serviceatlocation",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="at_locations",
                to="directory.service",
            ),
        ),
        migrations.AddField(
            model_name="schedule",
            name="at",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                to="directory.serviceatlocation",
            ),
        ),
        migrations.AddField(
            model_name="serviceversion",
            name="authority",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
        ),
        migrations.AddField(
            model_name="serviceversion",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="serviceversion",
            name="provider",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="directory.provider"),
        ),
        migrations.AddField(
            model_name="serviceversion",
            name="service",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="versions",
                to="directory.service",
            ),
        ),
        migrations.AddField(
            model_name="serviceversion",
            name="written_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="added_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="authority",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
        ),
        migrations.AddField(
            model_name="candidate",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="candidates", to="directory.source"
            ),
        ),
        migrations.AddField(
            model_name="sourcerecord",
            name="authority",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
        ),
        migrations.AddField(
            model_name="sourcerecord",
            name="location",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="records",
                to="directory.location",
            ),
        ),
        migrations.AddField(
            model_name="sourcerecord",
            name="provider",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="records",
                to="directory.provider",
            ),
        ),
        migrations.AddField(
            model_name="sourcerecord",
            name="service",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="records",
                to="directory.service",
            ),
        ),
        migrations.AddField(
            model_name="sourcerecord",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="records", to="directory.source"
            ),
        ),
        migrations.AddConstraint(
            model_name="mistakereport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("state", "open")),
                    models.Q(models.Q(("state", "open"), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="a_report_is_answered_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="provider",
            constraint=models.UniqueConstraint(
                fields=("authority", "public_id"), name="a_provider_once_an_id"
            ),
        ),
        migrations.AddConstraint(
            model_name="provider",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into__isnull", True),
                    models.Q(("merged_into", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="no_provider_merged_into_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="location",
            constraint=models.UniqueConstraint(
                fields=("authority", "public_id"), name="a_location_once_an_id"
            ),
        ),
        migrations.AddConstraint(
            model_name="location",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                    models.Q(("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))),
                    _connector="OR",
                ),
                name="both_coordinates_or_neither",
            ),
        ),
        migrations.AddConstraint(
            model_name="location",
            constraint=models.CheckConstraint(
                condition=models.Q(("latitude", 0), ("longitude", 0), _negated=True),
                name="no_location_at_nought_nought",
            ),
        ),
        migrations.AddConstraint(
            model_name="likelyduplicate",
            constraint=models.UniqueConstraint(
                fields=("one_provider", "other_provider"), name="a_pair_of_providers_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="likelyduplicate",
            constraint=models.UniqueConstraint(
                fields=("one_service", "other_service"), name="a_pair_of_services_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="likelyduplicate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("one_provider__lt", models.F("other_provider")),
                        ("one_service__isnull", True),
                        ("other_service__isnull", True),
                    ),
                    models.Q(
                        ("one_provider__isnull", True),
                        ("one_service__lt", models.F("other_service")),
                        ("other_provider__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="a_pair_in_order_of_one_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="likelyduplicate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("state", "waiting")),
                    models.Q(models.Q(("state", "waiting"), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="a_pair_is_decided_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "agreed")), fields=("provider",), name="one_owner_a_provider"
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "asked")), fields=("provider", "organisation"), name="asked_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("state", "asked")),
                    models.Q(models.Q(("state", "asked"), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="a_claim_is_decided_on_a_day",
            ),
        ),
        migrations.AddIndex(
            model_name="provideridentifier",
            index=models.Index(fields=["scheme", "identifier"], name="provider_by_identifier"),
        ),
        migrations.AddConstraint(
            model_name="provideridentifier",
            constraint=models.UniqueConstraint(
                fields=("provider", "scheme", "identifier"), name="an_identifier_once_a_provider"
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceatlocation",
            constraint=models.UniqueConstraint(
                fields=("service", "location"), name="a_service_once_a_location"
            ),
        ),
        migrations.AddConstraint(
            model_name="schedule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("opens_at__isnull", True),
                    ("closes_at__isnull", True),
                    ("opens_at__lt", models.F("closes_at")),
                    _connector="OR",
                ),
                name="opens_before_it_closes",
            ),
        ),
        migrations.AddConstraint(
            model_name="schedule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from__isnull", True),
                    ("valid_to__isnull", True),
                    ("valid_from__lte", models.F("valid_to")),
                    _connector="OR",
                ),
                name="a_schedule_begins_before_it_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.UniqueConstraint(fields=("service", "number"), name="a_version_number_once"),
        ),
        migrations.AddConstraint(
            model_name="serviceversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "published"), ("number__isnull", False), ("service__isnull", False)),
                    models.Q(models.Q(("state", "published"), _negated=True), ("number__isnull", True)),
                    _connector="OR",
                ),
                name="what_is_published_has_a_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.UniqueConstraint(
                fields=("authority", "kind", "name"), name="a_source_once_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.UniqueConstraint(fields=("source", "name"), name="a_candidate_once_a_source"),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("state", "waiting")),
                    models.Q(models.Q(("state", "waiting"), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="a_candidate_is_decided_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcerecord",
            constraint=models.UniqueConstraint(
                fields=("source", "kind", "known_as"), name="a_record_once_a_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcerecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "provider"),
                        ("location__isnull", True),
                        ("provider__isnull", False),
                        ("service__isnull", True),
                    ),
                    models.Q(
                        ("kind", "service"),
                        ("location__isnull", True),
                        ("provider__isnull", True),
                        ("service__isnull", False),
                    ),
                    models.Q(
                        ("kind", "location"),
                        ("location__isnull", False),
                        ("provider__isnull", True),
                        ("service__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="a_record_is_of_what_it_says",
            ),
        ),
    ]
