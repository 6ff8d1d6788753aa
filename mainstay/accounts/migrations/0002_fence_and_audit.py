"""Fence the tables by authority, and audit their changes.

Why: a forgotten filter must not leak another authority's rows, and who did what must be known.
Old code: runs unchanged: it never reads outside its scope.
Rows: none yet.
Undo: drops the policies and triggers.
"""

from typing import ClassVar

from django.db import migrations

from mainstay.audit.sql import AuditChanges
from mainstay.database.rls import FenceBy

SCOPE = "nullif(current_setting('mainstay.authority', true), '')::bigint"
SELF = "nullif(current_setting('mainstay.user', true), '')::bigint"
SIGNING_IN = "nullif(current_setting('mainstay.signing_in_as', true), '')"
SHARING = "current_setting('mainstay.sharing', true) = 'on'"
# Whoever is signed in, or is trying to, sees the account's own authority before any scope is set.
WHOEVER = f"u.id = {SELF} OR lower(u.email) = lower({SIGNING_IN})"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("accounts", "0001_initial"), ("audit", "0002_write_and_seal")]
    operations: ClassVar = [
        FenceBy(
            "accounts_authority",
            read=f"id = {SCOPE} OR {SHARING} OR id IN (SELECT u.authority_id FROM accounts_user u WHERE {WHOEVER})",  # noqa: S608  # constants of this file
            write=f"id = {SCOPE} OR {SHARING}",
        ),
        FenceBy(
            "accounts_user",
            read=f"authority_id = {SCOPE} OR id = {SELF} OR lower(email) = lower({SIGNING_IN}) OR {SHARING}",
            write=f"authority_id = {SCOPE} OR id = {SELF} OR {SHARING}",
        ),
        FenceBy(
            "accounts_organisation",
            read=f"authority_id = {SCOPE} OR {SHARING}"  # noqa: S608  # constants of this file
            f" OR id IN (SELECT u.organisation_id FROM accounts_user u WHERE {WHOEVER})",
            write=f"authority_id = {SCOPE} OR {SHARING}",
        ),
        AuditChanges("accounts_authority"),
        AuditChanges("accounts_organisation"),
        AuditChanges("accounts_user", leave_out=("password", "last_login")),
    ]
