"""Migration operations that fence a table by authority, in PostgreSQL itself.

A forgotten filter in Python must not leak a carer's record, so the database decides. FORCE makes the
owner obey too; only a superuser passes, and no part of Mainstay runs as one.
"""

from typing import Any

from django.db import migrations

Statement = str | tuple[str, dict[str, Any] | list[Any] | tuple[Any, ...] | None]
_SCOPE = "nullif(current_setting('mainstay.authority', true), '')::bigint"
OF_AUTHORITY = f"authority_id = {_SCOPE}"
IN_PUBLIC = "current_setting('mainstay.public', true) = 'on'"
_SHARING = "current_setting('mainstay.sharing', true) = 'on'"


class FenceByAuthority(migrations.RunSQL):
    """Let a row be read and written only in the scope of the authority in ``column``.

    shared: rows whose column is NULL belong to nobody: everyone reads them, and only a transaction
    that has said ``scope.allow_sharing()`` writes them.
    """

    def __init__(self, table: str, *, column: str = "authority_id", shared: bool = False) -> None:
        mine = f"{column} = {_SCOPE}"
        read = f"{mine} OR {column} IS NULL" if shared else mine
        write = f"{mine} OR ({column} IS NULL AND {_SHARING})" if shared else mine
        self.fence(table, read, write)

    def fence(self, table: str, read: str, write: str) -> None:
        # A list of statements, typed as RunSQL wants it: each may also be a pair with parameters.
        sql: list[Statement] = [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY reads ON {table} FOR SELECT USING ({read})",
            f"CREATE POLICY adds ON {table} FOR INSERT WITH CHECK ({write})",
            f"CREATE POLICY changes ON {table} FOR UPDATE USING ({write}) WITH CHECK ({write})",
            f"CREATE POLICY removes ON {table} FOR DELETE USING ({write})",
        ]
        undo: list[Statement] = [
            f"DROP POLICY {name} ON {table}" for name in ("reads", "adds", "changes", "removes")
        ]
        undo += [
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        ]
        super().__init__(sql=sql, reverse_sql=undo)


class FenceBy(FenceByAuthority):
    """Fence a table by conditions of its own, written as SQL; ``write`` is ``read`` unless given."""

    def __init__(self, table: str, read: str, write: str | None = None) -> None:
        self.fence(table, read, write or read)
