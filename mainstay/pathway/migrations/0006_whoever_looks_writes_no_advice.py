"""Let whoever may only look at a record write down no advice in it, and change no referral that became it.

Why: the two tables took whoever sees a row for somebody who may change it.
Old code: goes on as before; its pages let nobody change these who may only look.
Rows: not touched.
Undo: writes are fenced by who sees the row again.
"""

from typing import ClassVar

from django.db import migrations

from mainstay.database.rls import OF_AUTHORITY
from mainstay.pathway.fence import reaches

_OURS = f"({OF_AUTHORITY} AND organisation_id = nullif(current_setting('mainstay.organisation', true), '')::bigint)"
_BEFORE = f"{reaches()} OR {_OURS}"
# A carers' centre writes what belongs to no record yet; in a record it writes what it may act in.
_NOW = f"{reaches(to_act=True)} OR (carer_id IS NULL AND {_OURS})"


def _writes(table: str, may: str) -> list[str]:
    return [
        f"ALTER POLICY adds ON {table} WITH CHECK ({may})",
        f"ALTER POLICY changes ON {table} USING ({may}) WITH CHECK ({may})",
        f"ALTER POLICY removes ON {table} USING ({may})",
    ]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("pathway", "0005_clocks_by_day")]
    operations: ClassVar = [
        migrations.RunSQL(_writes(table, _NOW), _writes(table, _BEFORE))
        for table in ("pathway_advice", "pathway_referral")
    ]
