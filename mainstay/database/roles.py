"""Mainstay's roles in PostgreSQL, and what each may do.

owner     owns the database and runs migrations; row-level security is forced, so it obeys too
runtime   reads and writes rows; makes temporary tables, changes no lasting one, and cannot pass a fence

Neither is a superuser. Extensions are not needed.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from mainstay.database import connect
from mainstay.database.connect import DATABASE, OWNER, RUNTIME
from mainstay.database.refusal import NoDatabase

_Connection = psycopg.Connection[tuple[object, ...]]


@dataclass(frozen=True)
class Prepared:
    """The addresses to set as MAINSTAY_OWNER_URL and DATABASE_URL. They hold passwords."""

    owner_url: str
    runtime_url: str


def prepare(admin_url: str, database: str = DATABASE) -> Prepared:
    """Create both roles and their database on an outside PostgreSQL where they are missing.

    Both roles get new passwords, each time. Raises NoDatabase.

    admin_url: ``postgresql://…`` of a role that may create roles and databases; it need not be a superuser.
    """
    connect.parse("--admin-url", admin_url)
    passwords = {role: secrets.token_urlsafe(24) for role in (OWNER, RUNTIME)}
    create(admin_url, database, passwords)
    return Prepared(*(_url(admin_url, role, passwords[role], database) for role in (OWNER, RUNTIME)))


def create(admin_url: str, database: str, passwords: dict[str, str]) -> None:
    """Create both roles with these passwords, and the database; what exists is brought into line."""
    with _connect(admin_url) as admin:
        for role in (OWNER, RUNTIME):
            _create_role(admin, role, passwords[role])
    create_database(admin_url, database)


def create_database(admin_url: str, name: str, template: str | None = None) -> None:
    """Create a database of the owner's, open to the runtime role; one that exists is opened again.

    template: a database to copy, to which nobody is connected.
    """
    with _connect(admin_url) as admin:
        _act_as_owner(admin)
        if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
            source = sql.Identifier(template or "template1")
            admin.execute(statement.format(sql.Identifier(name), sql.Identifier(OWNER), source))
    with _connect(admin_url, name) as admin:
        _open_to_runtime(admin, name)


def drop_database(admin_url: str, name: str) -> None:
    """Remove a database, if it is there, with whoever is connected to it."""
    with _connect(admin_url) as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def _connect(admin_url: str, database: str | None = None) -> Iterator[_Connection]:
    try:
        with psycopg.connect(make_conninfo(admin_url, dbname=database), autocommit=True) as connection:
            yield connection
    except psycopg.Error as refused:
        raise NoDatabase(
            f"PostgreSQL refused the administrator: {str(refused).strip()}. "
            "Check the address, the role, its password, and that it may create roles and databases."
        ) from refused


def _create_role(admin: _Connection, role: str, password: str) -> None:
    name = sql.Identifier(role)
    found = admin.execute(
        "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s", [role]
    ).fetchone()
    if found is None:
        admin.execute(sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS").format(name))
    elif found == (True,):
        raise NoDatabase(
            f"The role {role} may pass row-level security. Take that away with "
            f"ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS, then prepare the database again."
        )
    # Hashed here, so that the password is in no statement and in no server log.
    hashed = admin.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    admin.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, sql.Literal(hashed)))


def _act_as_owner(admin: _Connection) -> None:
    # A managed PostgreSQL gives no superuser: there the administrator must be a member to act for the owner.
    row = admin.execute("SELECT pg_has_role(current_user, %s, 'USAGE')", [OWNER]).fetchone()
    if row != (True,):
        admin.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER)))


def _open_to_runtime(admin: _Connection, database: str) -> None:
    names = {
        "db": sql.Identifier(database),
        "owner": sql.Identifier(OWNER),
        "runtime": sql.Identifier(RUNTIME),
    }
    for statement in (
        "REVOKE ALL ON DATABASE {db} FROM PUBLIC",
        "GRANT CONNECT, TEMPORARY ON DATABASE {db} TO {runtime}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {runtime}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} "
        "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {runtime}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT USAGE ON SEQUENCES TO {runtime}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT EXECUTE ON FUNCTIONS TO {runtime}",
    ):
        admin.execute(sql.SQL(statement).format(**names))


def _url(admin_url: str, role: str, password: str, database: str) -> str:
    parts = urlsplit(admin_url)
    where = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{role}:{password}@{where}", path=f"/{quote(database, safe='')}").geturl()
