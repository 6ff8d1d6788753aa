"""Let a transaction that changes many services list each of them once, at its end.

Why: each service of a load was listed after it was added, after its places and after its times: three times the work.
    A transaction may now say that it will list later. What its statements touch is then noted, in a setting of the
    transaction, and listed when it says so. Whoever does not say it is served as before.
Old code: runs unchanged.
Rows: none.
Undo: drops the functions, and lists after each statement again.
"""

from importlib import import_module
from typing import ClassVar

from django.db import migrations

_BEFORE = import_module("mainstay.directory.migrations.0009_list_to_search")

# A setting that is local to the transaction: "," says that it lists later, and ids follow.
LATER = """
CREATE FUNCTION directory_list_later() RETURNS void LANGUAGE sql AS $$
    SELECT set_config('mainstay.to_list', coalesce(nullif(current_setting('mainstay.to_list', true), ''), ','), true)
$$
"""
TOUCH = """
CREATE FUNCTION directory_touch(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    noted text := current_setting('mainstay.to_list', true);
BEGIN
    IF coalesce(noted, '') = '' THEN
        PERFORM directory_list(ids);
    ELSIF ids <> '{}' THEN
        PERFORM set_config('mainstay.to_list', noted || array_to_string(ids, ',') || ',', true);
    END IF;
END $$
"""
NOW = """
CREATE FUNCTION directory_list_now() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    noted text := trim(BOTH ',' FROM current_setting('mainstay.to_list', true));
BEGIN
    PERFORM set_config('mainstay.to_list', '', true);
    IF noted <> '' THEN
        PERFORM directory_list(ARRAY(SELECT DISTINCT each::bigint FROM string_to_table(noted, ',') AS each));
    END IF;
END $$
"""


def follow(name: str, ids: str, what_for: str) -> str:
    """Return what lists services after a change with this function. ids: as in 0009, the services it touched."""
    return (
        f"CREATE OR REPLACE FUNCTION directory_follow_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"PERFORM {what_for}(ARRAY(SELECT DISTINCT {ids})); RETURN NULL; END $$"
    )


def followed(what_for: str) -> list[str]:
    """Return what makes every trigger of 0009 call this function."""
    return [follow(name, ids, what_for) for name, _, _, ids in _BEFORE.FOLLOWED]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("directory", "0011_list_by_place")]
    operations: ClassVar = [
        migrations.RunSQL(
            [LATER, TOUCH, NOW, *followed("directory_touch")],
            [
                *followed("directory_list"),
                "DROP FUNCTION directory_list_later()",
                "DROP FUNCTION directory_touch(bigint[])",
                "DROP FUNCTION directory_list_now()",
            ],
        ),
    ]
