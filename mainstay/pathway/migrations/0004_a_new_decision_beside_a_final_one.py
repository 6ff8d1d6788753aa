"""Let a final decision stand while a new one of the same assessment is being made.

Why: a decision that was challenged stays the carer's decision until another is final.
Old code: makes one decision a test and never meets the difference.
Rows: keep to the new rule, which is wider.
Undo: not possible while an assessment has both; make the new one final first.
"""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("pathway", "0003_choices_of_options")]
    operations: ClassVar = [
        migrations.RemoveConstraint("decision", "one_decision_a_test"),
        migrations.AddConstraint(
            "decision",
            models.UniqueConstraint(
                fields=["assessment", "test", "state"],
                condition=~models.Q(state="replaced"),
                name="one_decision_a_test",
            ),
        ),
    ]
