"""Judgements of coverage, reviews with evidence, priorities, equality assessments, strategies.

Why: steps A2 and A3 of the cycle: what exists, what is missing, what was agreed and why.
Old code: runs unchanged.
Rows: none.
Undo: drops the tables.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_sign_in"),
        ("directory", "0006_require_and_fence"),
        ("planning", "0002_fence_and_audit"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CarersRanking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("held_on", models.DateField()),
                ("how", models.CharField(blank=True, max_length=300)),
                ("heard_from", models.CharField(blank=True, max_length=300)),
                ("carers", models.PositiveIntegerField()),
                ("not_using_services", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "groups",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-held_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="EqualityAssessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("what_changes", models.TextField()),
                ("evidence_in_words", models.TextField(blank=True)),
                ("mitigation", models.TextField(blank=True)),
                ("owner", models.CharField(blank=True, max_length=200)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("written_at", models.DateTimeField(auto_now=True)),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="equality",
                        to="directory.service",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-written_at"],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
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
                            ("figure", "A figure"),
                            ("service", "A service"),
                            ("words", "Carers' words"),
                            ("document", "A document"),
                        ],
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("says", models.TextField()),
                ("source", models.CharField(blank=True, max_length=300)),
                ("gathered_on", models.DateField()),
                ("page", models.CharField(blank=True, max_length=300)),
                ("heard_from", models.CharField(blank=True, max_length=200)),
                ("heard_count", models.PositiveIntegerField(blank=True, null=True)),
                ("uses_services", models.BooleanField(blank=True, null=True)),
                (
                    "groups",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                (
                    "places",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="planning.needsassessment",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="directory.service",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["-gathered_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="KeyAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(max_length=10)),
                ("answer", models.TextField(blank=True)),
                ("why_not", models.TextField(blank=True)),
                ("written_at", models.DateTimeField(auto_now=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["question"],
            },
        ),
        migrations.CreateModel(
            name="Priority",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("need", models.TextField()),
                (
                    "outcomes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                (
                    "interventions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                (
                    "places",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                (
                    "groups",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                ("cost_low_pence", models.BigIntegerField(blank=True, null=True)),
                ("cost_high_pence", models.BigIntegerField(blank=True, null=True)),
                ("cost_note", models.CharField(blank=True, max_length=300)),
                ("feasibility", models.TextField(blank=True)),
                ("needs_equality", models.BooleanField(default=True)),
                ("no_equality_reason", models.CharField(blank=True, max_length=500)),
                ("proposed_at", models.DateTimeField(auto_now_add=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("agreed", "Agreed"),
                            ("deferred", "Deferred"),
                            ("refused", "Refused"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("decided_body", models.CharField(blank=True, max_length=200)),
                ("review_on", models.DateField(blank=True, null=True)),
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
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "priorities",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Option",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("description", models.TextField(blank=True)),
                ("does_nothing", models.BooleanField(default=False)),
                ("cost_pence", models.BigIntegerField(blank=True, null=True)),
                ("risk_of_doing", models.TextField(blank=True)),
                ("risk_of_not_doing", models.TextField(blank=True)),
                ("chosen", models.BooleanField(default=False)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="options",
                        to="planning.priority",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Grounds",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "equality",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grounds",
                        to="planning.equalityassessment",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grounds_of",
                        to="planning.evidence",
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grounds",
                        to="planning.keyanswer",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grounds",
                        to="planning.priority",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "grounds",
            },
        ),
        migrations.AddField(
            model_name="equalityassessment",
            name="priority",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="equality",
                to="planning.priority",
            ),
        ),
        migrations.CreateModel(
            name="RankedPriority",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("words", models.CharField(blank=True, max_length=500)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ranked",
                        to="planning.priority",
                    ),
                ),
                (
                    "ranking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="places",
                        to="planning.carersranking",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "ranked priorities",
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("area_code", models.CharField(max_length=12)),
                ("opened_on", models.DateField()),
                ("moved_on_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "moved_on_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_on", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="priority",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="priorities", to="planning.review"
            ),
        ),
        migrations.AddField(
            model_name="keyanswer",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="planning.review"
            ),
        ),
        migrations.AddField(
            model_name="carersranking",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="rankings", to="planning.review"
            ),
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion", models.CharField(max_length=30)),
                ("points", models.PositiveSmallIntegerField()),
                ("why", models.CharField(blank=True, max_length=500)),
                ("scored_at", models.DateTimeField(auto_now=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="planning.priority",
                    ),
                ),
                (
                    "scored_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Strategy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("introduction", models.TextField(blank=True)),
                ("content", models.JSONField()),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("signed", "Signed")], default="draft", max_length=8
                    ),
                ),
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
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="strategies",
                        to="planning.review",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "strategies",
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("body", models.CharField(max_length=200)),
                ("words", models.CharField(blank=True, max_length=500)),
                ("signed_on", models.DateField()),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "strategy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_offs",
                        to="planning.strategy",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="equalityassessment",
            name="strategy",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="equality",
                to="planning.strategy",
            ),
        ),
        migrations.CreateModel(
            name="CoverageJudgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("intervention", models.CharField(max_length=10)),
                ("place", models.CharField(max_length=12)),
                ("group", models.CharField(blank=True, max_length=30)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("gap", "Nothing that counts"),
                            ("thin", "Not enough"),
                            ("enough", "Enough"),
                            ("over", "More than is needed"),
                        ],
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(max_length=500)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
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
                (
                    "taken_back_by",
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
                "ordering": ["-made_at"],
                "indexes": [models.Index(fields=["authority", "place"], name="judgement_by_place")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="a_judgement_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_back_at__isnull", True), ("taken_back_by__isnull", True)),
                            models.Q(("taken_back_at__isnull", False), ("taken_back_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="taken_back_by_somebody_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EffectOnGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("group", models.CharField(max_length=30)),
                (
                    "effect",
                    models.CharField(
                        choices=[
                            ("better", "Better off"),
                            ("same", "No difference"),
                            ("worse", "Worse off"),
                            ("unknown", "Not known"),
                        ],
                        max_length=8,
                    ),
                ),
                ("why", models.TextField(blank=True)),
                ("mitigation", models.TextField(blank=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="effects",
                        to="planning.equalityassessment",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "group"), name="one_effect_a_group")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "service"), _negated=True), ("service__isnull", False), _connector="OR"
                ),
                name="evidence_of_a_service_names_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="option",
            constraint=models.UniqueConstraint(
                condition=models.Q(("chosen", True)),
                fields=("priority",),
                name="one_option_chosen_a_priority",
            ),
        ),
        migrations.AddConstraint(
            model_name="option",
            constraint=models.UniqueConstraint(
                condition=models.Q(("does_nothing", True)), fields=("priority",), name="doing_nothing_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="grounds",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answer__isnull", False), ("equality__isnull", True), ("priority__isnull", True)
                    ),
                    models.Q(
                        ("answer__isnull", True), ("equality__isnull", True), ("priority__isnull", False)
                    ),
                    models.Q(
                        ("answer__isnull", True), ("equality__isnull", False), ("priority__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="grounds_of_one_statement",
            ),
        ),
        migrations.AddConstraint(
            model_name="grounds",
            constraint=models.UniqueConstraint(fields=("evidence", "answer"), name="grounds_once_an_answer"),
        ),
        migrations.AddConstraint(
            model_name="grounds",
            constraint=models.UniqueConstraint(
                fields=("evidence", "priority"), name="grounds_once_a_priority"
            ),
        ),
        migrations.AddConstraint(
            model_name="grounds",
            constraint=models.UniqueConstraint(
                fields=("evidence", "equality"), name="grounds_once_an_assessment"
            ),
        ),
        migrations.AddConstraint(
            model_name="rankedpriority",
            constraint=models.UniqueConstraint(
                fields=("ranking", "priority"), name="a_priority_once_a_ranking"
            ),
        ),
        migrations.AddConstraint(
            model_name="rankedpriority",
            constraint=models.UniqueConstraint(
                fields=("ranking", "position"), name="a_position_once_a_ranking"
            ),
        ),
        migrations.AddConstraint(
            model_name="rankedpriority",
            constraint=models.CheckConstraint(
                condition=models.Q(("position__gte", 1)), name="positions_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("moved_on_by__isnull", True), ("moved_on_on__isnull", True)),
                    models.Q(("moved_on_by__isnull", False), ("moved_on_on__isnull", False)),
                    _connector="OR",
                ),
                name="moved_on_by_somebody_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="priority",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decided_by__isnull", True), ("decided_on__isnull", True), ("state", "proposed")
                    ),
                    models.Q(
                        models.Q(("state", "proposed"), _negated=True),
                        ("decided_by__isnull", False),
                        ("decided_on__isnull", False),
                        models.Q(("reason", ""), _negated=True),
                        models.Q(("decided_body", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="decided_with_a_reason_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="priority",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cost_high_pence__isnull", True), ("cost_low_pence__isnull", True)),
                    models.Q(
                        ("cost_high_pence__gte", models.F("cost_low_pence")), ("cost_low_pence__gte", 0)
                    ),
                    _connector="OR",
                ),
                name="costs_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="priority",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("needs_equality", True),
                    models.Q(("no_equality_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="no_equality_assessment_only_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="keyanswer",
            constraint=models.UniqueConstraint(fields=("review", "question"), name="one_answer_a_question"),
        ),
        migrations.AddConstraint(
            model_name="carersranking",
            constraint=models.CheckConstraint(
                condition=models.Q(("carers__gte", 1)), name="a_ranking_by_somebody"
            ),
        ),
        migrations.AddConstraint(
            model_name="carersranking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("not_using_services__isnull", True),
                    ("not_using_services__lte", models.F("carers")),
                    _connector="OR",
                ),
                name="no_more_non_users_than_carers",
            ),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.UniqueConstraint(
                fields=("priority", "criterion", "scored_by"), name="one_score_a_person_a_criterion"
            ),
        ),
        migrations.AddConstraint(
            model_name="strategy",
            constraint=models.UniqueConstraint(fields=("authority", "number"), name="one_strategy_a_number"),
        ),
        migrations.AddConstraint(
            model_name="signoff",
            constraint=models.UniqueConstraint(fields=("strategy", "body"), name="a_body_signs_once"),
        ),
        migrations.AddConstraint(
            model_name="equalityassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("priority__isnull", False), ("service__isnull", True), ("strategy__isnull", True)
                    ),
                    models.Q(
                        ("priority__isnull", True), ("service__isnull", True), ("strategy__isnull", False)
                    ),
                    models.Q(
                        ("priority__isnull", True), ("service__isnull", False), ("strategy__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="an_assessment_of_one_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="equalityassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("signed_at__isnull", True), ("signed_by__isnull", True)),
                    models.Q(
                        ("review_on__isnull", False),
                        ("signed_at__isnull", False),
                        ("signed_by__isnull", False),
                        models.Q(("owner", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="signed_with_an_owner_and_a_review",
            ),
        ),
    ]
