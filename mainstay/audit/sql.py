"""The audit's own SQL: the trigger that writes an entry, and the seal that chains it at commit.

The entry is written when the row changes but chained only when the transaction commits: the chain's
lock is then the last one taken, so two people saving at once cannot dead-lock on it (ADR 0004).
The functions are replaced, not created: a later migration runs them again to bring a database up to date.
"""

from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SEALED_TEXT = """concat_ws(chr(31),
    {row}.previous_hash, {row}.position, coalesce({row}.authority_id, 0),
    to_char({row}.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
    {row}.action, coalesce({row}.by_id, 0), {row}.by_name, {row}."table", {row}.record, {row}.operation,
    coalesce({row}.before::text, ''), coalesce({row}.after::text, ''))"""


def hash_of(row: str) -> str:
    """SQL for the hash an entry ought to have, given the alias of its row."""
    return f"encode(sha256(convert_to({SEALED_TEXT.format(row=row)}, 'UTF8')), 'hex')"


WRITE = """
CREATE OR REPLACE FUNCTION audit_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
    was jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) - coalesce(TG_ARGV::text[], '{}') END;
    is_ jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) - coalesce(TG_ARGV::text[], '{}') END;
    one jsonb := coalesce(is_, was);
    whose bigint := (one ->> CASE WHEN TG_TABLE_NAME = 'accounts_authority' THEN 'id' ELSE 'authority_id' END)::bigint;
BEGIN
    -- A carer who signs in is somebody records are kept about: the account may be erased, the audit never (ADR 0030).
    IF TG_TABLE_NAME = 'accounts_user' AND one -> 'roles' = '["carer"]'::jsonb THEN
        was := was - '{name,email}'::text[];
        is_ := is_ - '{name,email}'::text[];
    END IF;
    IF was = is_ THEN RETURN NULL; END IF;
    -- The tables of django-allauth know only whose account they belong to.
    IF whose IS NULL AND one ? 'user_id' THEN
        SELECT u.authority_id INTO whose FROM accounts_user u WHERE u.id = (one ->> 'user_id')::bigint;
    END IF;
    INSERT INTO audit_entry (authority_id, at, action, by_id, by_name, "table", record, operation, before, after)
    VALUES (
        whose, clock_timestamp(),
        coalesce(nullif(current_setting('mainstay.action', true), ''), 'outside any action'),
        nullif(current_setting('mainstay.by', true), '')::bigint,
        coalesce(nullif(current_setting('mainstay.by_name', true), ''), session_user),
        TG_TABLE_NAME, one ->> 'id', TG_OP, was, is_);
    RETURN NULL;
END $$
"""

SEAL = f"""
CREATE OR REPLACE FUNCTION audit_seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
    last record;
    e audit_entry;
BEGIN
    -- Every chain this transaction adds to is locked at the first entry, in the order of the authorities: two
    -- transactions that write for the same two authorities would otherwise each hold what the other waits for.
    IF coalesce(current_setting('mainstay.sealing', true), '') <> pg_current_xact_id()::text THEN
        PERFORM set_config('mainstay.sealing', pg_current_xact_id()::text, true);
        PERFORM pg_advisory_xact_lock(hashtext('audit chain'), chain) FROM (
            SELECT DISTINCT coalesce(authority_id, 0)::int AS chain FROM audit_entry WHERE position IS NULL ORDER BY 1
        ) chains;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('audit chain'), coalesce(NEW.authority_id, 0)::int);
    -- Twice, because IS NOT DISTINCT FROM cannot use the index, and a long chain would be read for each entry.
    IF NEW.authority_id IS NULL THEN
        SELECT position, hash INTO last FROM audit_entry
            WHERE authority_id IS NULL AND position IS NOT NULL ORDER BY position DESC LIMIT 1;
    ELSE
        SELECT position, hash INTO last FROM audit_entry
            WHERE authority_id = NEW.authority_id AND position IS NOT NULL ORDER BY position DESC LIMIT 1;
    END IF;
    e := NEW;
    e.position := coalesce(last.position, 0) + 1;
    e.previous_hash := coalesce(last.hash, '');
    UPDATE audit_entry SET position = e.position, previous_hash = e.previous_hash, hash = {hash_of("e")}
        WHERE id = NEW.id;
    RETURN NULL;
END $$
"""

SEAL_AT_COMMIT = """
CREATE CONSTRAINT TRIGGER seal AFTER INSERT ON audit_entry
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_seal()
"""


def protect(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Leave the runtime role only reading, and only in scope; the owner writes through the functions."""
    runtime = schema_editor.quote_name(settings.DATABASES["default"]["USER"])
    for statement in (
        f"REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON audit_entry FROM {runtime}",
        "ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY",
        "CREATE POLICY reads ON audit_entry FOR SELECT USING "
        "(authority_id = nullif(current_setting('mainstay.authority', true), '')::bigint)",
        "CREATE POLICY keeps ON audit_entry FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true)",
    ):
        schema_editor.execute(statement)


def keep_to_owner(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let nobody but the owner make triggers of the audit's functions; those that are there go on working."""
    runtime = schema_editor.quote_name(settings.DATABASES["default"]["USER"])
    schema_editor.execute(f"REVOKE EXECUTE ON FUNCTION audit_write(), audit_seal() FROM PUBLIC, {runtime}")


class AuditChanges(migrations.RunSQL):
    """Write every change to ``table`` to the audit, leaving out the columns named (a password's hash)."""

    def __init__(self, table: str, *, leave_out: tuple[str, ...] = ()) -> None:
        arguments = ", ".join(f"'{column}'" for column in leave_out)
        super().__init__(
            sql=f"CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION audit_write({arguments})",
            reverse_sql=f"DROP TRIGGER audit ON {table}",
        )
