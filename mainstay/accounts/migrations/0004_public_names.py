"""Let everybody read whose directory a listed service stands in.

Why: the open feed says which authority lists a service, and can be asked for one authority's alone.
Old code: runs unchanged.
Rows: unchanged; in public mode an authority's name, area and nation can be read, and still not written.
Undo: only people of an authority read it again.
"""

from typing import ClassVar

from django.db import migrations

from mainstay.database.rls import IN_PUBLIC

SCOPE = "nullif(current_setting('mainstay.authority', true), '')::bigint"
SELF = "nullif(current_setting('mainstay.user', true), '')::bigint"
SIGNING_IN = "nullif(current_setting('mainstay.signing_in_as', true), '')"
SHARING = "current_setting('mainstay.sharing', true) = 'on'"
WHOEVER = f"u.id = {SELF} OR lower(u.email) = lower({SIGNING_IN})"
BEFORE = f"id = {SCOPE} OR {SHARING} OR id IN (SELECT u.authority_id FROM accounts_user u WHERE {WHOEVER})"  # noqa: S608  # constants of this file


def reads(condition: str) -> str:
    """Return what makes this the condition under which an authority is read."""
    return f"ALTER POLICY reads ON accounts_authority USING ({condition})"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("accounts", "0003_sign_in")]
    operations: ClassVar = [migrations.RunSQL(reads(f"{BEFORE} OR {IN_PUBLIC}"), reads(BEFORE))]
