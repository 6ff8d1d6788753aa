"""The tables of carers, those they look after, and everything that is held about both.

Why: the carer's pathway: found, heard, assessed, decided, planned, budgeted, brokered and kept going.
Old code: runs unchanged: it does not know the tables.
Rows: none yet.
Undo: drops the tables.
"""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0005_panel_and_finance"),
        ("directory", "0013_only_who_is_listed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Carer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=12)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("found", "Found"),
                            ("heard", "Self-assessment"),
                            ("assessing", "Assessment under way"),
                            ("deciding", "Waiting for a decision"),
                            ("planning", "Planning"),
                            ("approving", "Plan waiting for approval"),
                            ("supported", "Supported"),
                            ("advised", "Advised, with no plan"),
                            ("ended", "Ended"),
                        ],
                        default="found",
                        max_length=12,
                    ),
                ),
                ("found_through", models.CharField(max_length=30)),
                ("found_on", models.DateField()),
                (
                    "hours",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("0-9", "Up to 9 hours a week"),
                            ("10-19", "10 to 19 hours a week"),
                            ("20-34", "20 to 34 hours a week"),
                            ("35-49", "35 to 49 hours a week"),
                            ("50+", "50 hours a week or more"),
                        ],
                        max_length=6,
                    ),
                ),
                ("cares_since", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=30)),
                ("erased_on", models.DateField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
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
                        related_name="merged",
                        to="pathway.carer",
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
                (
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="carers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BrokerRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("urgency", models.PositiveSmallIntegerField()),
                ("why_urgent", models.CharField(blank=True, max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting"),
                            ("looking", "Being looked for"),
                            ("offered", "With the carer to choose"),
                            ("chosen", "Chosen"),
                            ("unmet", "Could not be met"),
                            ("withdrawn", "Not wanted any more"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("needed_by", models.DateField(blank=True, null=True)),
                ("queued_on", models.DateField()),
                ("taken_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="broker_requests",
                        to="pathway.carer",
                    ),
                ),
            ],
            options={
                "ordering": ["urgency", "needed_by", "queued_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("nation", models.CharField(max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("offered", "Offered"),
                            ("open", "Under way"),
                            ("completed", "Completed"),
                            ("declined", "The carer did not want it"),
                            ("stopped", "Stopped"),
                        ],
                        default="offered",
                        max_length=10,
                    ),
                ),
                ("way", models.CharField(blank=True, max_length=20)),
                ("number", models.PositiveIntegerField(blank=True, null=True)),
                ("answers", models.JSONField(default=dict)),
                ("needs_found", models.BooleanField(blank=True, null=True)),
                ("identified_on", models.DateField()),
                ("offered_on", models.DateField(blank=True, null=True)),
                ("accepted_on", models.DateField(blank=True, null=True)),
                ("chosen_later_on", models.DateField(blank=True, null=True)),
                ("talked_on", models.DateField(blank=True, null=True)),
                ("completed_on", models.DateField(blank=True, null=True)),
                ("stopped_because", models.CharField(blank=True, max_length=500)),
                ("copy_given_on", models.DateField(blank=True, null=True)),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "assessor",
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
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pathway.assessment",
                    ),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assessments",
                        to="pathway.carer",
                    ),
                ),
            ],
            options={
                "ordering": ["-identified_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Advice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("way", models.CharField(max_length=30)),
                ("through", models.CharField(blank=True, max_length=30)),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), default=list, size=None
                    ),
                ),
                ("area_code", models.CharField(blank=True, max_length=12)),
                ("in_writing", models.BooleanField(default=False)),
                ("words", models.TextField(blank=True, max_length=2000)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "carer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="advice",
                        to="pathway.carer",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="CarerReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Under way"), ("done", "Done")], default="open", max_length=10
                    ),
                ),
                ("carers_words", models.TextField(blank=True, max_length=4000)),
                ("persons_words", models.TextField(blank=True, max_length=4000)),
                ("circumstances", models.TextField(blank=True, max_length=4000)),
                ("what_next", models.CharField(blank=True, max_length=30)),
                ("next_on", models.DateField(blank=True, null=True)),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="pathway.carer",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Concern",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("about_whom", models.CharField(max_length=20)),
                ("words", models.TextField(max_length=4000)),
                ("at_once", models.BooleanField(default=False)),
                ("told_them", models.BooleanField(blank=True, null=True)),
                ("on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "To be looked at"),
                            ("passed_on", "Passed to the safeguarding team"),
                            ("closed", "Closed"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("done", models.TextField(blank=True, max_length=4000)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concerns",
                        to="pathway.carer",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["state", "-at_once", "on"],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("test", models.CharField(max_length=40)),
                ("rules_from", models.DateField()),
                ("rules", models.JSONField()),
                ("answers", models.JSONField()),
                ("result", models.JSONField()),
                (
                    "derived",
                    models.CharField(
                        choices=[
                            ("duty", "The authority must support"),
                            ("power", "The authority may support"),
                            ("none", "No need that the test counts"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "decided",
                    models.CharField(
                        choices=[
                            ("duty", "The authority must support"),
                            ("power", "The authority may support"),
                            ("none", "No need that the test counts"),
                        ],
                        max_length=10,
                    ),
                ),
                ("override_reason", models.TextField(blank=True, max_length=2000)),
                ("carers_words", models.TextField(blank=True, max_length=4000)),
                ("why", models.TextField(blank=True, max_length=4000)),
                ("advice", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("tentative", "Tentative"),
                            ("final", "Final"),
                            ("replaced", "Replaced by a later one"),
                        ],
                        default="tentative",
                        max_length=10,
                    ),
                ),
                ("tentative_on", models.DateField()),
                ("final_on", models.DateField(blank=True, null=True)),
                ("letter", models.JSONField(default=dict)),
                ("given_on", models.DateField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="pathway.assessment",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="pathway.carer",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pathway.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["-tentative_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Challenge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("about", models.CharField(max_length=20)),
                ("words", models.TextField(max_length=4000)),
                ("on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waiting for an answer"),
                            ("upheld", "Changed"),
                            ("kept", "Kept as it was, with reasons"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=4000)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "answered_by",
                    models.ForeignKey(
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
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="challenges",
                        to="pathway.carer",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="challenges",
                        to="pathway.decision",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EmergencyPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(default=1)),
                ("content", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("in_force", "In force"),
                            ("replaced", "Replaced"),
                            ("ended", "Ended"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("code_hash", models.CharField(blank=True, max_length=64)),
                ("code_made_on", models.DateField(blank=True, null=True)),
                ("in_force_on", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="emergency_plans",
                        to="pathway.carer",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="CopyHolder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="Who")),
                ("how_to_reach", models.CharField(blank=True, max_length=100, verbose_name="Telephone")),
                ("what", models.CharField(blank=True, max_length=30)),
                ("given_on", models.DateField()),
                ("taken_back_on", models.DateField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="copy_holders",
                        to="pathway.carer",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="holders",
                        to="pathway.emergencyplan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CardUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("who", models.CharField(max_length=200)),
                ("why", models.CharField(blank=True, max_length=500)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="card_uses",
                        to="pathway.carer",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="pathway.emergencyplan",
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="GivenOut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=10)),
                ("on", models.DateField()),
                ("content", models.JSONField(default=dict)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="given_out",
                        to="pathway.carer",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="LegalHold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("why", models.CharField(max_length=500)),
                ("from_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="holds", to="pathway.carer"
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LocalCriteria",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("test", models.CharField(max_length=40)),
                ("from_on", models.DateField()),
                ("content", models.JSONField()),
                ("reason", models.CharField(max_length=500)),
                ("consulted", models.TextField(blank=True, max_length=2000)),
                ("published_on", models.DateField(blank=True, null=True)),
                ("review_by", models.DateField(blank=True, null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["test", "-from_on"],
            },
        ),
        migrations.CreateModel(
            name="LocalHoliday",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="Day")),
                ("name", models.CharField(max_length=100, verbose_name="Name")),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
            ],
            options={
                "ordering": ["day"],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_carer", models.BooleanField()),
                ("words", models.TextField(max_length=4000)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="pathway.carer",
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="OfferedMatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("own_idea", models.CharField(blank=True, max_length=300)),
                ("rank", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("reasons", models.JSONField(default=dict)),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("waiting", "With the carer"),
                            ("chosen", "Chosen"),
                            ("refused", "Turned down"),
                            ("ruled_out", "Ruled out"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("offered_on", models.DateField()),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="matches",
                        to="pathway.carer",
                    ),
                ),
                (
                    "offered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="matches",
                        to="pathway.brokerrequest",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="directory.service",
                    ),
                ),
            ],
            options={
                "ordering": ["rank", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("page", models.CharField(max_length=60)),
                ("access", models.CharField(blank=True, max_length=12)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="openings",
                        to="pathway.carer",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("given_names", models.CharField(blank=True, max_length=200, verbose_name="First names")),
                ("family_name", models.CharField(blank=True, max_length=200, verbose_name="Family name")),
                ("known_as", models.CharField(blank=True, max_length=100, verbose_name="Likes to be called")),
                ("born_on", models.DateField(blank=True, null=True, verbose_name="Date of birth")),
                ("died_on", models.DateField(blank=True, null=True, verbose_name="Date of death")),
                ("address", models.TextField(blank=True, max_length=500, verbose_name="Address")),
                ("postcode", models.CharField(blank=True, max_length=10, verbose_name="Postcode")),
                (
                    "area_code",
                    models.CharField(blank=True, help_text="The ward, from the postcode.", max_length=12),
                ),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="Telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-mail address")),
                (
                    "contact_by",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=40, verbose_name="Language")),
                (
                    "needs_interpreter",
                    models.BooleanField(default=False, verbose_name="Wants an interpreter"),
                ),
                (
                    "formats",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                ("gender", models.CharField(blank=True, max_length=30, verbose_name="Gender")),
                ("ethnic_group", models.CharField(blank=True, max_length=60, verbose_name="Ethnic group")),
                ("disabled", models.BooleanField(blank=True, null=True, verbose_name="Disabled or long ill")),
                (
                    "conditions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                (
                    "council_reference",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="Number in the council's case system"
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="people", to="pathway.carer"
                    ),
                ),
                (
                    "same_as",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pathway.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FamilyView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agreed", models.BooleanField(blank=True, null=True)),
                ("seen_alone", models.BooleanField(default=False)),
                ("view", models.TextField(blank=True, max_length=4000)),
                ("wants", models.TextField(blank=True, max_length=2000)),
                ("refuses", models.TextField(blank=True, max_length=2000)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="views",
                        to="pathway.assessment",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="family_views",
                        to="pathway.carer",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="pathway.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("purpose", models.CharField(max_length=30)),
                ("given", models.BooleanField()),
                ("how", models.CharField(max_length=30)),
                ("words", models.CharField(blank=True, max_length=500)),
                ("on", models.DateField()),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="pathway.carer",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="pathway.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="carer",
            name="person",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="as_carer",
                to="pathway.person",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="joint_with",
            field=models.ManyToManyField(related_name="+", through="pathway.FamilyView", to="pathway.person"),
        ),
        migrations.CreateModel(
            name="PersonalOutcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=500)),
                (
                    "outcomes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=4), size=None
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(default=0)),
                ("achieved", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outcomes",
                        to="pathway.carer",
                    ),
                ),
            ],
            options={
                "ordering": ["place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OutcomeReviewed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("achieved", models.PositiveSmallIntegerField()),
                ("words", models.CharField(blank=True, max_length=500)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outcomes_reviewed",
                        to="pathway.carer",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outcomes",
                        to="pathway.carerreview",
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviewed",
                        to="pathway.personaloutcome",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(default=1)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("3a", "Support that prevents or comes early"),
                            ("3b", "Support in reaction or crisis"),
                        ],
                        default="3a",
                        max_length=2,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("approving", "Waiting for approval"),
                            ("sent_back", "Sent back"),
                            ("agreed", "Agreed"),
                            ("refused", "Refused"),
                            ("suspended", "Suspended"),
                            ("ended", "Ended"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("break_pattern", models.TextField(blank=True, max_length=2000)),
                ("enough_breaks", models.BooleanField(blank=True, null=True)),
                ("contingency", models.TextField(blank=True, max_length=4000)),
                ("risk_of_doing", models.TextField(blank=True, max_length=2000)),
                ("risk_of_not_doing", models.TextField(blank=True, max_length=2000)),
                ("carer_agreed_on", models.DateField(blank=True, null=True)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("copy_given_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=30)),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="pathway.assessment",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="plans", to="pathway.carer"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="pathway.decision",
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="pathway.plan",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.AddField(
            model_name="personaloutcome",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="outcomes", to="pathway.plan"
            ),
        ),
        migrations.AddField(
            model_name="carerreview",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="pathway.plan"
            ),
        ),
        migrations.CreateModel(
            name="Budget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("indicative_pence", models.PositiveBigIntegerField()),
                ("basis", models.JSONField(default=dict)),
                ("agreed_pence", models.PositiveBigIntegerField(blank=True, null=True)),
                ("why_different", models.CharField(blank=True, max_length=1000)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField()),
                ("held", models.CharField(blank=True, max_length=30)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("indicative", "Indicative"),
                            ("offered", "Options offered"),
                            ("agreed", "Agreed"),
                            ("closed", "Closed"),
                        ],
                        default="indicative",
                        max_length=10,
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "agreed_by",
                    models.ForeignKey(
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
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="budgets",
                        to="pathway.carer",
                    ),
                ),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="budget", to="pathway.plan"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("step", models.CharField(max_length=20)),
                ("year_pence", models.PositiveBigIntegerField()),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("agreed", "Agreed"),
                            ("sent_back", "Sent back"),
                            ("refused", "Refused"),
                            ("taken_back", "Taken back"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=2000)),
                ("risk_of_not_doing", models.TextField(blank=True, max_length=2000)),
                ("asked_on", models.DateField()),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
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
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="approvals",
                        to="pathway.carer",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="approvals",
                        to="pathway.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="QualityOfLife",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("at", models.CharField(max_length=20)),
                ("record", models.BigIntegerField(blank=True, null=True)),
                (
                    "occupation",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, validators=[django.core.validators.MaxValueValidator(2)]
                    ),
                ),
                (
                    "control",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, validators=[django.core.validators.MaxValueValidator(2)]
                    ),
                ),
                (
                    "personal_care",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, validators=[django.core.validators.MaxValueValidator(2)]
                    ),
                ),
                (
                    "safety",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, validators=[django.core.validators.MaxValueValidator(2)]
                    ),
                ),
                (
                    "social",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, validators=[django.core.validators.MaxValueValidator(2)]
                    ),
                ),
                (
                    "encouragement",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, validators=[django.core.validators.MaxValueValidator(2)]
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quality_of_life",
                        to="pathway.carer",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("through", models.CharField(max_length=30)),
                ("about", models.JSONField(default=dict)),
                ("words", models.TextField(blank=True, max_length=4000)),
                ("who_refers", models.CharField(blank=True, max_length=200)),
                ("carer_agreed", models.BooleanField(default=False)),
                ("urgent", models.BooleanField(default=False)),
                ("receipt", models.CharField(max_length=12)),
                ("received_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("accepted", "Accepted"),
                            ("joined", "Joined to a record that was there"),
                            ("declined", "The carer did not want it"),
                            ("elsewhere", "Sent to another authority"),
                            ("mistake", "Not a referral"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("answer", models.CharField(blank=True, max_length=500)),
                (
                    "answered_by",
                    models.ForeignKey(
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
                    "carer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="referrals",
                        to="pathway.carer",
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
                (
                    "received_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-urgent", "received_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Relationship",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30, verbose_name="Relationship")),
                (
                    "lives_together",
                    models.BooleanField(blank=True, null=True, verbose_name="They live together"),
                ),
                (
                    "lives_in",
                    models.CharField(blank=True, max_length=120, verbose_name="Area the person lives in"),
                ),
                ("known_to_council", models.BooleanField(blank=True, null=True)),
                ("terminally_ill", models.BooleanField(default=False)),
                ("terminally_ill_known_on", models.DateField(blank=True, null=True)),
                ("since", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=30)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="relationships",
                        to="pathway.carer",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="looked_after_in",
                        to="pathway.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Restriction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("why", models.CharField(max_length=500)),
                ("from_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="restrictions",
                        to="pathway.carer",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SamePair",
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
                        base_field=models.CharField(max_length=200), default=list, size=None
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "To be looked at"),
                            ("merged", "Merged"),
                            ("different", "Two people"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("undo", models.JSONField(default=dict)),
                (
                    "answered_by",
                    models.ForeignKey(
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
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="pathway.carer"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="pathway.carer"
                    ),
                ),
            ],
            options={
                "ordering": ["-score", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SearchKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=60)),
                (
                    "authority",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"
                    ),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="pathway.carer"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SelfAssessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form", models.CharField(default="self_assessment", max_length=30)),
                ("answers", models.JSONField(default=dict)),
                ("at_question", models.CharField(blank=True, max_length=40)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("online", "By the carer, on screen"),
                            ("phone", "With a worker, by telephone"),
                            ("together", "With a worker, face to face"),
                            ("paper", "On paper, typed in"),
                        ],
                        default="online",
                        max_length=10,
                    ),
                ),
                (
                    "wants",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Begun"), ("sent", "Sent"), ("taken_back", "Taken back")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("agreed_how", models.CharField(blank=True, max_length=30)),
                ("read_back_at", models.DateTimeField(blank=True, null=True)),
                ("begun_at", models.DateTimeField(auto_now_add=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="self_assessments",
                        to="pathway.carer",
                    ),
                ),
                (
                    "typed_by",
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
                "ordering": ["-begun_at"],
            },
        ),
        migrations.AddField(
            model_name="assessment",
            name="self_assessment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to="pathway.selfassessment",
            ),
        ),
        migrations.CreateModel(
            name="Support",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("intervention", models.CharField(max_length=4)),
                ("words", models.CharField(max_length=500)),
                ("kind_of_break", models.CharField(blank=True, max_length=30)),
                ("with_person", models.CharField(blank=True, max_length=10)),
                ("planned", models.BooleanField(default=True)),
                (
                    "for_person",
                    models.BooleanField(
                        default=False, help_text="Given to the person looked after, so that the carer rests."
                    ),
                ),
                ("for_sufficient_breaks", models.BooleanField(default=False)),
                ("paid", models.BooleanField(default=False)),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("hour", "hours"),
                            ("night", "nights"),
                            ("session", "sessions"),
                            ("once", "one sum"),
                        ],
                        max_length=10,
                    ),
                ),
                ("a_week", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                ("weeks", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("price_pence", models.PositiveIntegerField(blank=True, null=True)),
                ("wishes", models.JSONField(blank=True, default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("wanted", "Wanted"),
                            ("agreed", "Agreed"),
                            ("looking", "Being looked for"),
                            ("chosen", "Chosen by the carer"),
                            ("arranged", "Arranged"),
                            ("suspended", "Suspended"),
                            ("unmet", "Could not be met"),
                            ("ended", "Ended"),
                        ],
                        default="wanted",
                        max_length=10,
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(default=0)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="supports",
                        to="pathway.carer",
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="supports",
                        to="pathway.personaloutcome",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="supports",
                        to="pathway.plan",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="directory.service",
                    ),
                ),
            ],
            options={
                "ordering": ["paid", "place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                ("why", models.CharField(max_length=30)),
                ("words", models.CharField(blank=True, max_length=500)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pauses", to="pathway.carer"
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pauses", to="pathway.plan"
                    ),
                ),
                (
                    "support",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pauses",
                        to="pathway.support",
                    ),
                ),
            ],
            options={
                "ordering": ["-from_on"],
            },
        ),
        migrations.CreateModel(
            name="OfferedOption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("option", models.CharField(max_length=30)),
                ("relevant_pence", models.PositiveBigIntegerField(blank=True, null=True)),
                ("from_on", models.DateField(blank=True, null=True)),
                ("to_on", models.DateField(blank=True, null=True)),
                ("ruled_out", models.CharField(blank=True, max_length=1000)),
                ("offered_on", models.DateField(blank=True, null=True)),
                ("chosen_on", models.DateField(blank=True, null=True)),
                ("deemed", models.BooleanField(default=False)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="options",
                        to="pathway.budget",
                    ),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offered_options",
                        to="pathway.carer",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "support",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="options",
                        to="pathway.support",
                    ),
                ),
            ],
            options={
                "ordering": ["support", "option"],
            },
        ),
        migrations.CreateModel(
            name="LedgerEntry",
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
                            ("allotted", "Allotted"),
                            ("paid_out", "Paid to whoever holds it"),
                            ("committed", "Committed"),
                            ("released", "Commitment released"),
                            ("spent", "Spent"),
                            ("returned", "Surplus returned"),
                            ("charged", "Charge to the person"),
                            ("waived", "Charge waived"),
                        ],
                        max_length=10,
                    ),
                ),
                ("pence", models.PositiveBigIntegerField()),
                ("on", models.DateField()),
                ("words", models.CharField(blank=True, max_length=300)),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="pathway.budget",
                    ),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ledger", to="pathway.carer"
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.provider",
                    ),
                ),
                (
                    "undoes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="pathway.ledgerentry",
                    ),
                ),
                (
                    "support",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pathway.support",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
            },
        ),
        migrations.AddField(
            model_name="brokerrequest",
            name="support",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="requests", to="pathway.support"
            ),
        ),
        migrations.CreateModel(
            name="ToDo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=300)),
                ("who", models.CharField(max_length=200)),
                ("by_on", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="to_dos", to="pathway.carer"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="to_dos", to="pathway.plan"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["by_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Transition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("began_on", models.DateField()),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("steps", models.JSONField(default=dict)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("edition", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="transitions",
                        to="pathway.carer",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-began_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="UnmetNeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("intervention", models.CharField(max_length=4)),
                ("kind_of_break", models.CharField(blank=True, max_length=30)),
                ("area_code", models.CharField(blank=True, max_length=12)),
                ("units", models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True)),
                ("why", models.CharField(max_length=30)),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("on", models.DateField()),
                ("met_later_on", models.DateField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="unmet_needs",
                        to="pathway.carer",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "support",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="unmet",
                        to="pathway.support",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("record", models.BigIntegerField(blank=True, null=True)),
                ("words", models.TextField(blank=True, max_length=2000)),
                ("on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waiting for an answer"),
                            ("done", "Done"),
                            ("not_done", "Not done, with reasons"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=2000)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "answered_by",
                    models.ForeignKey(
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
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wishes", to="pathway.carer"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Access",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "as_whom",
                    models.CharField(
                        choices=[
                            ("self", "The carer"),
                            ("family", "Family or friend"),
                            ("advocate", "Advocate"),
                            ("organisation", "Organisation that supports the carer"),
                            ("worker", "Worker named for a restricted record"),
                            ("emergency", "Opened in an emergency"),
                        ],
                        max_length=12,
                    ),
                ),
                ("acts", models.BooleanField(default=False)),
                (
                    "parts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("from_at", models.DateTimeField()),
                ("until_at", models.DateTimeField(blank=True, null=True)),
                ("end_asked_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("looked_at_on", models.DateField(blank=True, null=True)),
                ("found_proper", models.BooleanField(blank=True, null=True)),
                ("looked_at_words", models.CharField(blank=True, max_length=500)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "looked_at_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.organisation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="access",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="access", to="pathway.carer"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["user", "carer"],
                        name="access_of_user",
                    ),
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["organisation", "carer"],
                        name="access_of_organisation",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisation__isnull", True), ("user__isnull", False)),
                            models.Q(("organisation__isnull", False), ("user__isnull", True)),
                            _connector="OR",
                        ),
                        name="access_of_a_person_or_an_organisation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("as_whom", "emergency"), _negated=True),
                            models.Q(models.Q(("reason", ""), _negated=True), ("until_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="an_emergency_has_a_reason_and_an_end",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("as_whom", "self"), ("ended_at__isnull", True)),
                        fields=("carer",),
                        name="one_account_a_carer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Clock",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=30)),
                ("record", models.BigIntegerField(blank=True, null=True)),
                ("pack", models.CharField(blank=True, max_length=80)),
                ("from_on", models.DateField()),
                ("due_on", models.DateField()),
                ("later_on", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("stopped_on", models.DateField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="clocks", to="pathway.carer"
                    ),
                ),
                (
                    "for_user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_on__isnull", True), ("stopped_on__isnull", True)),
                        fields=["authority", "due_on"],
                        name="clocks_running",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("done_on__isnull", True), ("stopped_on__isnull", True)),
                        fields=("carer", "what", "record"),
                        name="one_clock_running",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("from_on"))), name="due_after_it_begins"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("derived", models.F("decided")),
                    models.Q(("override_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="an_override_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("final_on__isnull", True), ("state", "tentative")),
                    models.Q(models.Q(("state", "tentative"), _negated=True), ("final_on__isnull", False)),
                    _connector="OR",
                ),
                name="a_final_decision_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "replaced"), _negated=True),
                fields=("assessment", "test"),
                name="one_decision_a_test",
            ),
        ),
        migrations.AddIndex(
            model_name="emergencyplan",
            index=models.Index(
                condition=models.Q(("code_hash", ""), _negated=True),
                fields=["code_hash"],
                name="emergency_by_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencyplan",
            constraint=models.UniqueConstraint(
                fields=("carer", "number"), name="one_emergency_plan_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencyplan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "in_force")),
                fields=("carer",),
                name="one_emergency_plan_in_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencyplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "in_force"), _negated=True),
                    models.Q(("in_force_on__isnull", False), ("review_on__isnull", False)),
                    _connector="OR",
                ),
                name="what_is_in_force_is_reviewed",
            ),
        ),
        migrations.AddConstraint(
            model_name="localcriteria",
            constraint=models.UniqueConstraint(
                fields=("authority", "test", "from_on"), name="one_criteria_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="localholiday",
            constraint=models.UniqueConstraint(fields=("authority", "day"), name="one_holiday_a_day"),
        ),
        migrations.AddConstraint(
            model_name="offeredmatch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answer", "chosen")), fields=("request",), name="one_service_chosen"
            ),
        ),
        migrations.AddIndex(
            model_name="opening",
            index=models.Index(fields=["carer", "-at"], name="openings_newest"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("died_on__isnull", True),
                    ("born_on__isnull", True),
                    ("died_on__gte", models.F("born_on")),
                    _connector="OR",
                ),
                name="a_person_dies_after_birth",
            ),
        ),
        migrations.AddConstraint(
            model_name="familyview",
            constraint=models.UniqueConstraint(fields=("assessment", "person"), name="one_view_a_person"),
        ),
        migrations.AddIndex(
            model_name="carer",
            index=models.Index(fields=["authority", "-changed_at"], name="carers_newest"),
        ),
        migrations.AddIndex(
            model_name="carer",
            index=models.Index(fields=["authority", "stage", "-changed_at"], name="carers_by_stage"),
        ),
        migrations.AddIndex(
            model_name="carer",
            index=models.Index(fields=["worker", "-changed_at"], name="carers_of_worker"),
        ),
        migrations.AddConstraint(
            model_name="carer",
            constraint=models.UniqueConstraint(
                fields=("authority", "reference"), name="one_carer_a_reference"
            ),
        ),
        migrations.AddConstraint(
            model_name="carer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_because", ""), ("ended_on__isnull", True)),
                    models.Q(("ended_on__isnull", False), models.Q(("ended_because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="an_end_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="carer",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                name="nobody_is_merged_into_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="outcomereviewed",
            constraint=models.UniqueConstraint(fields=("review", "outcome"), name="reviewed_once"),
        ),
        migrations.AddConstraint(
            model_name="outcomereviewed",
            constraint=models.CheckConstraint(
                condition=models.Q(("achieved__lte", 3)), name="reviewed_0_to_3"
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.UniqueConstraint(fields=("carer", "number"), name="one_plan_a_number"),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["draft", "approving", "sent_back"])),
                fields=("carer",),
                name="one_plan_being_written",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["agreed", "suspended"]), _negated=True),
                    ("agreed_on__isnull", False),
                    _connector="OR",
                ),
                name="an_agreed_plan_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="personaloutcome",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcomes__len__gte", 1)), name="an_outcome_is_of_the_five"
            ),
        ),
        migrations.AddConstraint(
            model_name="personaloutcome",
            constraint=models.CheckConstraint(
                condition=models.Q(("achieved__isnull", True), ("achieved__lte", 3), _connector="OR"),
                name="achieved_0_to_3",
            ),
        ),
        migrations.AddConstraint(
            model_name="budget",
            constraint=models.CheckConstraint(
                condition=models.Q(("to_on__gte", models.F("from_on"))), name="a_budget_has_a_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="budget",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "agreed"), _negated=True),
                    models.Q(("agreed_on__isnull", False), ("agreed_pence__isnull", False)),
                    _connector="OR",
                ),
                name="an_agreed_budget_has_a_sum_and_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answer", "waiting")), fields=("plan",), name="one_approval_waits"
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "refused"), _negated=True),
                    models.Q(
                        models.Q(("reason", ""), _negated=True),
                        models.Q(("risk_of_not_doing", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_refusal_says_what_it_risks",
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "waiting"), ("answered_on__isnull", True)),
                    models.Q(models.Q(("answer", "waiting"), _negated=True), ("answered_on__isnull", False)),
                    _connector="OR",
                ),
                name="an_approval_is_answered_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="qualityoflife",
            constraint=models.CheckConstraint(
                condition=models.Q(("occupation__isnull", True), ("occupation__lte", 2), _connector="OR"),
                name="occupation_0_to_2",
            ),
        ),
        migrations.AddConstraint(
            model_name="qualityoflife",
            constraint=models.CheckConstraint(
                condition=models.Q(("control__isnull", True), ("control__lte", 2), _connector="OR"),
                name="control_0_to_2",
            ),
        ),
        migrations.AddConstraint(
            model_name="qualityoflife",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("personal_care__isnull", True), ("personal_care__lte", 2), _connector="OR"
                ),
                name="personal_care_0_to_2",
            ),
        ),
        migrations.AddConstraint(
            model_name="qualityoflife",
            constraint=models.CheckConstraint(
                condition=models.Q(("safety__isnull", True), ("safety__lte", 2), _connector="OR"),
                name="safety_0_to_2",
            ),
        ),
        migrations.AddConstraint(
            model_name="qualityoflife",
            constraint=models.CheckConstraint(
                condition=models.Q(("social__isnull", True), ("social__lte", 2), _connector="OR"),
                name="social_0_to_2",
            ),
        ),
        migrations.AddConstraint(
            model_name="qualityoflife",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("encouragement__isnull", True), ("encouragement__lte", 2), _connector="OR"
                ),
                name="encouragement_0_to_2",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.UniqueConstraint(
                fields=("authority", "receipt"), name="one_referral_a_receipt"
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_on__isnull", True), ("state", "new")),
                    models.Q(models.Q(("state", "new"), _negated=True), ("answered_on__isnull", False)),
                    _connector="OR",
                ),
                name="a_referral_is_answered_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="relationship",
            constraint=models.UniqueConstraint(fields=("carer", "person"), name="one_relationship_a_pair"),
        ),
        migrations.AddConstraint(
            model_name="relationship",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since__isnull", True),
                    ("ended_on__isnull", True),
                    ("ended_on__gte", models.F("since")),
                    _connector="OR",
                ),
                name="a_relationship_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="restriction",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)), fields=("carer",), name="restricted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="samepair",
            constraint=models.UniqueConstraint(fields=("carer", "other"), name="one_pair_of_carers"),
        ),
        migrations.AddConstraint(
            model_name="samepair",
            constraint=models.CheckConstraint(
                condition=models.Q(("carer__lt", models.F("other"))), name="pair_of_carers_in_order"
            ),
        ),
        migrations.AddIndex(
            model_name="searchkey",
            index=models.Index(fields=["authority", "key", "carer"], name="carers_by_key"),
        ),
        migrations.AddConstraint(
            model_name="selfassessment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")), fields=("carer",), name="one_open_self_assessment"
            ),
        ),
        migrations.AddConstraint(
            model_name="selfassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("way", "online"),
                    models.Q(("typed_by__isnull", False), models.Q(("agreed_how", ""), _negated=True)),
                    _connector="OR",
                ),
                name="what_another_types_was_agreed",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state", "completed"), ("completed_on__isnull", False), ("number__isnull", False)
                    ),
                    models.Q(models.Q(("state", "completed"), _negated=True), ("completed_on__isnull", True)),
                    _connector="OR",
                ),
                name="a_completed_assessment_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["offered", "open"])),
                fields=("carer",),
                name="one_assessment_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="support",
            constraint=models.CheckConstraint(
                condition=models.Q(("paid", False), ("price_pence__isnull", False), _connector="OR"),
                name="what_is_paid_has_a_price",
            ),
        ),
        migrations.AddConstraint(
            model_name="offeredoption",
            constraint=models.UniqueConstraint(fields=("support", "option"), name="one_offer_an_option"),
        ),
        migrations.AddConstraint(
            model_name="offeredoption",
            constraint=models.UniqueConstraint(
                condition=models.Q(("chosen_on__isnull", False)),
                fields=("support",),
                name="one_option_chosen",
            ),
        ),
        migrations.AddConstraint(
            model_name="offeredoption",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("offered_on__isnull", True), ("relevant_pence__isnull", False), _connector="OR"
                ),
                name="what_is_offered_has_an_amount",
            ),
        ),
        migrations.AddConstraint(
            model_name="offeredoption",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("chosen_on__isnull", True), ("offered_on__isnull", False), _connector="OR"
                ),
                name="what_is_chosen_was_offered",
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgerentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("pence__gt", 0)), name="money_is_more_than_nothing"
            ),
        ),
        migrations.AddConstraint(
            model_name="brokerrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_on__isnull", True)),
                fields=("support",),
                name="one_open_request_a_support",
            ),
        ),
        migrations.AddConstraint(
            model_name="transition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_on__isnull", True)),
                fields=("carer", "kind"),
                name="one_open_transition_a_kind",
            ),
        ),
    ]
