"""What Django is told about the database, without anything being started."""

from pathlib import Path

import pytest

from mainstay.database import connect
from mainstay.database.refusal import NoDatabase

OUTSIDE = {"DATABASE_URL": "postgresql://runtime:p%40ss@db.example:6543/main%20stay?sslmode=verify-full"}


def test_the_private_database_is_known_without_starting_it(tmp_path: Path):
    found = connect.databases(tmp_path / "data", {})
    assert {alias: told["USER"] for alias, told in found.items()} == {
        "default": "mainstay_runtime",
        "owner": "mainstay_owner",
    }
    assert found == connect.databases(tmp_path / "data", {})
    assert not (tmp_path / "data").exists()


def test_the_socket_is_the_same_from_every_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert connect.databases(Path("data"), {}) == connect.databases(tmp_path / "data", {})


def test_an_address_is_taken_apart(tmp_path: Path):
    told = connect.databases(tmp_path, OUTSIDE)["default"]
    assert [told[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "runtime",
        "p@ss",
        "db.example",
        "6543",
        "main stay",
    ]
    assert told["OPTIONS"] == {"sslmode": "verify-full", "options": "-c jit=off -c random_page_cost=1.1"}


def test_a_web_process_needs_no_owner(tmp_path: Path):
    assert list(connect.databases(tmp_path, OUTSIDE)) == ["default"]
    both = connect.databases(
        tmp_path, OUTSIDE | {"MAINSTAY_OWNER_URL": "postgres://owner@db.example/mainstay"}
    )
    assert both["owner"]["USER"] == "owner"


def test_the_host_may_be_a_sockets_folder():
    assert (
        connect.parse("DATABASE_URL", "postgresql://a@/b?host=/run/postgresql")["HOST"] == "/run/postgresql"
    )
    assert connect.parse("DATABASE_URL", "postgresql://a@%2Frun%2Fpostgresql/b")["HOST"] == "/run/postgresql"


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://a:secret@b/c", "DATABASE_URL is not an address of PostgreSQL."),
        ("secret", "DATABASE_URL is not an address of PostgreSQL."),
        ("postgresql://b/c", "DATABASE_URL names no role."),
        ("postgresql://a:secret@b", "DATABASE_URL names no database."),
        ("postgresql://a:secret@b:port/c", "DATABASE_URL cannot be read: its port is not a number."),
        ("postgresql://a:sec/ret@b/c", "DATABASE_URL cannot be read: its port is not a number."),
    ],
)
def test_an_address_that_cannot_be_read_says_why_and_shows_the_shape(url: str, says: str):
    with pytest.raises(NoDatabase) as told:
        connect.parse("DATABASE_URL", url)
    assert str(told.value) == (
        f"{says} Write it as DATABASE_URL=postgresql://role:password@host:5432/database, with %40 for @ in a password."
    )


def test_databases_are_created_outside_only_by_an_administrator(tmp_path: Path):
    with pytest.raises(NoDatabase, match="MAINSTAY_ADMIN_URL"):
        connect.admin_url(tmp_path, OUTSIDE)
    assert connect.admin_url(tmp_path, OUTSIDE | {"MAINSTAY_ADMIN_URL": "postgresql://x"}) == "postgresql://x"
