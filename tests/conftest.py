"""What every test may ask for: a real database behind its fences, and the published files."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from mainstay.config.ready import migrate_if_behind
from mainstay.config.serving import collect_static
from mainstay.database import server

PUBLISHED = Path(__file__).resolve().parents[2] / "shared" / "data"


def pytest_itemcollected(item: pytest.Item) -> None:
    """Where several processes share a run, keep a file's tests together, and all journeys: they share one demo."""
    file = item.nodeid.partition("::")[0]
    item.add_marker(pytest.mark.xdist_group("journeys" if file.startswith("tests/journeys/") else file))


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Start a PostgreSQL for this run; tests use it as the runtime role, so the fences are real."""
    server.ensure_running(settings.DATA, fast=True)
    with django_db_blocker.unblock():
        migrate_if_behind()
    yield
    connections.close_all()
    server.stop(settings.DATA)


@pytest.fixture
def emptied(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Let a test commit for real; afterwards the owner empties every table but the migrations' own."""
    with django_db_blocker.unblock():
        yield
        empty_every_table()


def empty_every_table() -> None:
    """Empty every table but the migrations' own, as the owner."""
    connections.close_all()
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(format('%I', tablename), ', ') FROM pg_tables WHERE schemaname = 'public' "
            "AND tablename NOT IN ('django_migrations', 'django_content_type', 'auth_permission')"
        )
        cursor.execute(f"TRUNCATE {cursor.fetchone()[0]} CASCADE")
    connections.close_all()


@pytest.fixture(scope="session", autouse=True)
def collected_static_files() -> None:
    """Collect them once, as serving does: a page's links to its stylesheet are then those people get."""
    collect_static()


@pytest.fixture(scope="session")
def published() -> Callable[[str], Path]:
    """Find a real published file by its path below ../shared/data, or skip."""

    def find(path: str) -> Path:
        if not (PUBLISHED / path).exists():
            pytest.skip("published files are not here: ../shared/data")
        return PUBLISHED / path

    return find
