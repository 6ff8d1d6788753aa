"""Fence the new tables by authority, and audit their changes.

Why: what is being weighed is one authority's own until it publishes it, and who said what must be known.
Old code: runs unchanged.
Rows: none yet.
Undo: drops the policies and triggers.
"""

from typing import ClassVar

from django.db import migrations

from mainstay.audit.sql import AuditChanges
from mainstay.database.rls import FenceByAuthority

TABLES = (
    "carersranking",
    "coveragejudgement",
    "effectongroup",
    "equalityassessment",
    "evidence",
    "grounds",
    "keyanswer",
    "option",
    "priority",
    "rankedpriority",
    "review",
    "score",
    "signoff",
    "strategy",
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("planning", "0003_reviews_priorities_strategies"),
        ("audit", "0002_write_and_seal"),
    ]
    operations: ClassVar = [
        *(FenceByAuthority(f"planning_{table}") for table in TABLES),
        *(
            AuditChanges(f"planning_{table}", leave_out=("content",) if table == "strategy" else ())
            for table in TABLES
        ),
    ]
