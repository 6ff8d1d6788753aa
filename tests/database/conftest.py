"""Real servers: one for the whole run where that will do, a new one where a test kills or counts."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from mainstay.database import connect, server
from tests.database.processes import ROOT, User, can_run, runs, wait_until


@pytest.fixture(scope="session")
def shared_data() -> Iterator[Path]:
    """The data folder of a server that runs for as long as the tests do."""
    data = Path(tempfile.mkdtemp(prefix="mainstay-shared-"))
    server.ensure_running(data, {}, fast=True)
    yield data
    server.stop(data)
    shutil.rmtree(data)


@pytest.fixture
def data() -> Iterator[Path]:
    """A data folder of the test's own, where nothing runs yet."""
    # Not tmp_path: pytest's folders are closed to other users, and long.
    home = Path(tempfile.mkdtemp(prefix="mainstay-own-"))
    home.chmod(0o755)
    yield home / "data"
    server.stop(home / "data")
    wait_until(lambda: not runs(home / "data"))
    shutil.rmtree(home)


@pytest.fixture
def user() -> Iterator[Callable[..., User]]:
    """Another process that uses the server: it starts or joins, then does as it is told."""
    users: list[User] = []

    def start(data: Path, *, fast: bool = True) -> User:
        users.append(User(data, fast=fast))
        return users[-1]

    yield start
    for each in users:
        each.leave()


@pytest.fixture
def enter(shared_data: Path) -> Callable[..., psycopg.Connection[tuple[object, ...]]]:
    """Connect to the shared server: ``enter("default")``, ``enter("owner")``."""
    return lambda alias, **more: psycopg.connect(**arguments(shared_data, alias), **more)


def arguments(data: Path, alias: str, name: str = "mainstay") -> dict[str, str]:
    """What psycopg wants, from what Django is told."""
    told = connect.databases(data, {}, name)[alias]
    return {
        "host": told["HOST"],
        "port": told["PORT"],
        "user": told["USER"],
        "dbname": name,
        **told["OPTIONS"],
    }


@pytest.fixture(scope="session")
def ordinary_python() -> str:
    """A Python that the user nobody may run, with what Mainstay needs; skips where there is none."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another user; everything here runs as an ordinary one anyhow")
    for python in (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}"):
        if can_run(python):
            return python
    pytest.skip(f"the user nobody may run no Python that sees {ROOT}")
