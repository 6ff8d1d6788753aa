"""How Django and the launcher reach PostgreSQL: what settings need to know, without starting anything."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from mainstay.database import folders
from mainstay.database.refusal import NoDatabase

OWNER = "mainstay_owner"
RUNTIME = "mainstay_runtime"
SUPERUSER = "mainstay_superuser"
DATABASE = "mainstay"


def databases(data: Path, env: Mapping[str, str], name: str = DATABASE) -> dict[str, dict[str, Any]]:
    """Django's DATABASES: "default" is the runtime role, "owner" the one that migrates.

    From DATABASE_URL and MAINSTAY_OWNER_URL if they are set, else the private server of this data folder,
    whose passwords libpq reads from files when it connects. With DATABASE_URL alone there is no "owner": a
    web process needs none. Raises NoDatabase where an address cannot be read.

    name: the private server's database.
    """
    if not is_outside(env):
        return {"default": _private(data, RUNTIME, name), "owner": _private(data, OWNER, name)}
    found = {"default": parse("DATABASE_URL", env["DATABASE_URL"])}
    if env.get("MAINSTAY_OWNER_URL"):
        found["owner"] = parse("MAINSTAY_OWNER_URL", env["MAINSTAY_OWNER_URL"])
    return found


def is_outside(env: Mapping[str, str]) -> bool:
    """True where somebody else runs the PostgreSQL, and has said where it is."""
    return bool(env.get("DATABASE_URL"))


def admin_url(data: Path, env: Mapping[str, str]) -> str:
    """What psycopg connects with to create databases. Raises NoDatabase where DATABASE_URL came alone."""
    if not is_outside(env):
        place = folders.of(data)
        return (
            f"host={_quoted(place.socket)} port={folders.PORT} user={SUPERUSER} dbname=postgres "
            f"passfile={_quoted(place.passfile(SUPERUSER))}"
        )
    if not env.get("MAINSTAY_ADMIN_URL"):
        raise NoDatabase(
            "DATABASE_URL is set, so databases can only be created there by an administrator. "
            "Set MAINSTAY_ADMIN_URL to one, or unset DATABASE_URL to use a private PostgreSQL."
        )
    return env["MAINSTAY_ADMIN_URL"]


def parse(variable: str, url: str) -> dict[str, Any]:
    """Django's settings for ``postgresql://role:password@host:port/database?option=value``.

    A host in the query is a socket's folder; other options (sslmode, sslrootcert …) go to libpq.
    Raises NoDatabase, naming the variable and never the password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as wrong:
        raise NoDatabase(
            f"{variable} cannot be read: its port is not a number. {_shape(variable)}"
        ) from wrong
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in ("postgres", "postgresql"):
        raise NoDatabase(f"{variable} is not an address of PostgreSQL. {_shape(variable)}")
    for value, what in ((parts.username, "role"), (name, "database")):
        if not value:
            raise NoDatabase(f"{variable} names no {what}. {_shape(variable)}")
    return _settings(
        name=name,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=host,
        port=str(port or options.pop("port", "")),
        options=options,
    )


def _shape(variable: str) -> str:
    return (
        f"Write it as {variable}=postgresql://role:password@host:5432/database, with %40 for @ in a password."
    )


def _private(data: Path, role: str, name: str) -> dict[str, Any]:
    place = folders.of(data)
    return _settings(
        name=name,
        user=role,
        password="",
        host=str(place.socket),
        port=folders.PORT,
        options={"passfile": str(place.passfile(role))},
    )


def _settings(
    *, name: str, user: str, password: str, host: str, port: str, options: dict[str, str]
) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": user,
        "PASSWORD": password,
        "HOST": host,
        "PORT": port,
        # Compiling a plan takes longer than running any of ours: a page waited 0.4 s for it.
        # What is searched lies in memory or on a solid-state disk, where reading about is as quick as reading on: with
        # PostgreSQL's usual 4 it reads the whole index of a common word rather than the few rows of a town.
        "OPTIONS": {"options": "-c jit=off -c random_page_cost=1.1"} | options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # The middleware that sets the scope opens the transaction: ATOMIC_REQUESTS would begin inside it.
        "ATOMIC_REQUESTS": False,
    }


def _quoted(value: Path) -> str:
    escaped = str(value).replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
