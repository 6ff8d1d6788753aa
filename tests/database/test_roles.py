"""What each role may do, and that the fences hold for raw SQL: no other authority's rows, none without a scope."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg_pool import ConnectionPool

from mainstay.database import connect, folders, rls, roles, server
from mainstay.database.checks import powers_of_current_role
from mainstay.database.refusal import NoDatabase
from tests.database.conftest import arguments

Connect = Callable[..., psycopg.Connection[Any]]
OURS, THEIRS = 1, 2


@pytest.fixture(scope="module")
def fenced(shared_data: Path) -> Iterator[Connect]:
    """Connect to a database with one fenced table, a row of ours, a row of theirs and a shared one in it."""
    name = f"fences_{uuid.uuid4().hex}"
    server.create_database(shared_data, name, env={})

    def enter(alias: str, **more: Any) -> psycopg.Connection[Any]:
        return psycopg.connect(**arguments(shared_data, alias, name), **more)

    with enter("owner") as owner:
        owner.execute("CREATE TABLE notes (authority_id bigint, text text)")
        for statement in rls.FenceByAuthority("notes", shared=True).sql:
            owner.execute(statement)
        for authority, text in ((OURS, "ours"), (THEIRS, "theirs"), (None, "shared")):
            set_scope(owner, authority, sharing=authority is None)
            owner.execute("INSERT INTO notes VALUES (%s, %s)", [authority, text])
    yield enter
    server.drop_database(shared_data, name, env={})


def set_scope(connection: psycopg.Connection[Any], authority: int | None, *, sharing: bool = False) -> None:
    for name, value in (
        ("mainstay.authority", authority or ""),
        ("mainstay.sharing", "on" if sharing else ""),
    ):
        connection.execute("SELECT set_config(%s, %s, true)", [name, str(value)])


def seen(connection: psycopg.Connection[Any]) -> list[str]:
    return [text for (text,) in connection.execute("SELECT text FROM notes ORDER BY text")]


def test_raw_sql_sees_no_other_authoritys_rows(fenced: Connect):
    with fenced("default") as runtime:
        set_scope(runtime, OURS)
        assert seen(runtime) == ["ours", "shared"]


def test_without_a_scope_there_are_only_shared_rows(fenced: Connect):
    with fenced("default") as runtime:
        assert seen(runtime) == ["shared"]


def test_the_owner_obeys_the_fence_too(fenced: Connect):
    with fenced("owner") as owner:
        assert seen(owner) == ["shared"]


@pytest.mark.parametrize(
    "statement",
    [
        f"INSERT INTO notes VALUES ({THEIRS}, 'slipped in')",
        "INSERT INTO notes VALUES (NULL, 'slipped in')",
        f"UPDATE notes SET authority_id = {THEIRS}",
    ],
)
def test_nothing_can_be_written_into_another_scope(fenced: Connect, statement: str):
    with fenced("default") as runtime:
        set_scope(runtime, OURS)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            runtime.execute(statement)


def test_what_is_out_of_scope_cannot_be_changed_or_removed(fenced: Connect):
    with fenced("default") as runtime:
        set_scope(runtime, OURS)
        for statement in ("UPDATE notes SET text = text || '!'", "DELETE FROM notes"):
            assert runtime.execute(statement).rowcount == 1
        runtime.rollback()


def test_a_view_that_asks_as_its_invoker_keeps_the_fence(fenced: Connect):
    with fenced("owner") as owner:
        owner.execute(
            "CREATE OR REPLACE VIEW all_notes WITH (security_invoker = true) AS SELECT * FROM notes"
        )
    with fenced("default") as runtime:
        set_scope(runtime, OURS)
        found = runtime.execute("SELECT text FROM all_notes ORDER BY text").fetchall()
        assert found == [("ours",), ("shared",)]


def test_a_pooled_connection_leaks_no_scope(fenced: Connect, shared_data: Path):
    with fenced("default") as runtime:
        name = runtime.info.dbname
    with ConnectionPool(kwargs=arguments(shared_data, "default", name), min_size=1, max_size=1) as pool:
        with pool.connection() as first:
            set_scope(first, OURS)
            assert seen(first) == ["ours", "shared"]
            backend = first.info.backend_pid
        with pool.connection() as second:
            assert second.info.backend_pid == backend
            assert seen(second) == ["shared"]


def test_a_scope_that_was_rolled_back_is_gone(fenced: Connect):
    with fenced("default") as runtime:
        set_scope(runtime, OURS)
        runtime.rollback()
        assert seen(runtime) == ["shared"]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "CREATE SCHEMA mine",
        "ALTER TABLE notes DISABLE ROW LEVEL SECURITY",
        "DROP POLICY reads ON notes",
        "DROP TABLE notes",
        "TRUNCATE notes",
        "CREATE ROLE mine",
        "SET ROLE mainstay_owner",
        "COPY notes TO PROGRAM 'true'",
        "SET row_security = off; SELECT * FROM notes",
    ],
)
def test_the_runtime_role_changes_no_table_and_passes_no_fence(fenced: Connect, statement: str):
    with fenced("default", autocommit=True) as runtime, pytest.raises(psycopg.errors.InsufficientPrivilege):
        runtime.execute(statement)


def test_the_runtime_role_may_use_what_the_owner_makes(fenced: Connect):
    with fenced("owner") as owner:
        owner.execute(
            "CREATE TABLE IF NOT EXISTS things (id bigint GENERATED BY DEFAULT AS IDENTITY, n serial)"
        )
        owner.execute("CREATE OR REPLACE FUNCTION twice(n int) RETURNS int LANGUAGE sql RETURN 2 * n")
    with fenced("default") as runtime:
        runtime.execute("INSERT INTO things DEFAULT VALUES")
        assert runtime.execute("SELECT twice(21)").fetchone() == (42,)


def test_a_database_made_from_another_has_its_tables_and_fences(fenced: Connect, shared_data: Path):
    with fenced("default") as runtime:
        name = runtime.info.dbname
    server.create_database(shared_data, f"{name}_copy", template=name, env={})
    with psycopg.connect(**arguments(shared_data, "default", f"{name}_copy")) as runtime:
        assert seen(runtime) == ["shared"]
    server.drop_database(shared_data, f"{name}_copy", env={})


def test_only_the_runtime_role_has_no_power_over_the_fences(fenced: Connect, shared_data: Path):
    with fenced("default") as runtime:
        assert powers_of_current_role(runtime.cursor()) == []
        name = runtime.info.dbname
    with fenced("owner") as owner:
        (power,) = powers_of_current_role(owner.cursor())
        assert power.startswith("owns, or may act as the owner of,")
    with psycopg.connect(connect.admin_url(shared_data, {}), dbname=name) as superuser:
        assert powers_of_current_role(superuser.cursor())[:2] == ["is a superuser", "has BYPASSRLS"]


@pytest.fixture
def managed(data: Path) -> str:
    """The address of an administrator who is no superuser, as on a rented PostgreSQL without Mainstay's roles."""
    server.ensure_running(data, {}, fast=True)
    with psycopg.connect(connect.admin_url(data, {}), autocommit=True) as superuser:
        superuser.execute("DROP DATABASE mainstay")
        superuser.execute("DROP ROLE mainstay_owner, mainstay_runtime")
        superuser.execute("CREATE ROLE manager LOGIN CREATEDB CREATEROLE PASSWORD 'p@ss'")
    return f"postgresql://manager:p%40ss@/postgres?host={folders.of(data).socket}&port=5432"


def as_psycopg(url: str) -> psycopg.Connection[Any]:
    return psycopg.connect(url)


def test_an_outside_postgresql_is_prepared_without_a_superuser(managed: str):
    prepared = roles.prepare(managed)
    with as_psycopg(prepared.owner_url) as owner:
        owner.execute("CREATE TABLE visits (id int)")
    with as_psycopg(prepared.runtime_url) as runtime:
        assert runtime.execute("SELECT current_user, count(*) FROM visits").fetchone() == (
            "mainstay_runtime",
            0,
        )
        assert powers_of_current_role(runtime.cursor()) == []


def test_preparing_again_changes_the_passwords_and_nothing_else(managed: str):
    before, after = roles.prepare(managed), roles.prepare(managed)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        as_psycopg(before.runtime_url)
    as_psycopg(after.runtime_url).close()


def test_a_role_that_may_pass_fences_is_not_used(managed: str, data: Path):
    with psycopg.connect(connect.admin_url(data, {}), autocommit=True) as superuser:
        superuser.execute("CREATE ROLE mainstay_runtime LOGIN BYPASSRLS")
    with pytest.raises(NoDatabase, match="The role mainstay_runtime may pass row-level security"):
        roles.prepare(managed)


def test_an_administrator_who_is_not_let_in_gets_a_sentence(managed: str):
    with pytest.raises(
        NoDatabase, match=r"PostgreSQL refused the administrator: .*password authentication failed"
    ):
        roles.prepare(managed.replace("p%40ss", "wrong"))
