"""Keep every choice of how a budget is held, and whose money each entry of a ledger moved.

Why: a carer may change their choice, and for a young carer an appropriate person chooses: a history of rows says who
    chose what and when. Whose money an entry moved has to stand when the choice changes later.
Old code: writes entries as the council's own, and no choices.
Rows: none yet in either table; entries of demonstrations made meanwhile have no holder, and become the council's own.
Undo: drops the table and the column.
"""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from mainstay.audit.sql import AuditChanges
from mainstay.pathway.fence import FenceByCarer

_HELD = models.Q(("held_by", "provider"), ("holder__isnull", False))
_NOT_HELD = models.Q(models.Q(("held_by", "provider"), _negated=True), ("holder__isnull", True))


class Migration(migrations.Migration):
    dependencies: ClassVar = [("pathway", "0002_fence_audit_and_keep")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="OptionChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("option", models.CharField(max_length=30)),
                ("on", models.DateField()),
                (
                    "by_whom",
                    models.CharField(
                        choices=[
                            ("carer", "The carer"),
                            ("appropriate", "An appropriate person, for a young carer"),
                            ("nobody", "Nobody: deemed by law"),
                        ],
                        max_length=12,
                    ),
                ),
                ("chooser", models.CharField(blank=True, max_length=200)),
                ("young_carers_views", models.CharField(blank=True, max_length=1000)),
                ("words", models.CharField(blank=True, max_length=500)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "authority",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.authority"),
                ),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to="pathway.budget",
                    ),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="option_choices",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="pathway.support",
                    ),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.AddField(
            model_name="ledgerentry",
            name="held_by",
            field=models.CharField(
                choices=[
                    ("council", "The council"),
                    ("carer", "The carer, by direct payment"),
                    ("provider", "A provider, as an individual service fund"),
                ],
                default="council",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgerentry",
            constraint=models.CheckConstraint(
                condition=models.Q(_HELD, _NOT_HELD, _connector="OR"), name="a_provider_holds_or_none_does"
            ),
        ),
        FenceByCarer("pathway_optionchoice"),
        AuditChanges("pathway_optionchoice", leave_out=("chooser", "young_carers_views", "words")),
        migrations.RunSQL(
            "CREATE TRIGGER stands BEFORE UPDATE OR DELETE ON pathway_optionchoice "
            "FOR EACH ROW EXECUTE FUNCTION pathway_stands()",
            "DROP TRIGGER stands ON pathway_optionchoice",
        ),
    ]
