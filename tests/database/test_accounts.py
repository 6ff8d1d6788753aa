"""Who runs the server and who may reach it: private folders, no trust, no root."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from mainstay.database import folders, server
from mainstay.database.refusal import NoDatabase
from tests.database.conftest import arguments
from tests.database.processes import NOBODY, User, pid_of

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has to hand the server to someone else")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def user_of_process(pid: int) -> int:
    """The effective user, as seen from outside any user namespace."""
    return int(Path(f"/proc/{pid}/status").read_text().partition("Uid:")[2].split()[1])


def test_cluster_socket_and_secrets_are_closed_to_others(shared_data: Path):
    place = folders.of(shared_data)
    secrets = place.passfile("mainstay_owner").parent
    assert [mode(folder) for folder in (place.cluster, place.socket, secrets)] == [0o700, 0o700, 0o700]
    files = sorted(secrets.iterdir())
    assert [file.name for file in files] == [
        "mainstay_owner.pgpass",
        "mainstay_runtime.pgpass",
        "mainstay_superuser.pgpass",
    ]
    assert {mode(file) for file in files} == {0o600}


def test_it_listens_on_its_socket_only(enter):
    with enter("default") as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_nobody_is_let_in_without_the_password(shared_data: Path):
    told = arguments(shared_data, "default") | {"passfile": "/dev/null"}
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        psycopg.connect(**told)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(**told, password="guess")


def test_a_path_too_long_for_a_socket_gets_a_short_private_one(data: Path):
    long = data / ("a" * 60) / ("b" * 60)
    server.ensure_running(long, {}, fast=True)
    socket = folders.of(long).socket
    assert len(str(socket)) < 60
    assert mode(socket) == 0o700
    psycopg.connect(**arguments(long, "default")).close()
    server.stop(long)
    socket.rmdir()


def test_a_path_with_spaces_quotes_and_commas_is_no_trouble(data: Path):
    odd = data / 'Ann\'s "data", 2026 \\ ŵ'
    server.ensure_running(odd, {}, fast=True)
    psycopg.connect(**arguments(odd, "owner")).close()
    server.stop(odd)
    folders.of(odd).socket.rmdir()


@pytest.mark.parametrize("squat", ["open to others", "a link"])
def test_a_socket_folder_made_by_somebody_else_is_refused(data: Path, squat: str):
    long = data / ("c" * 120)
    socket = folders.of(long).socket
    if squat == "a link":
        socket.symlink_to(data.parent)
    else:
        socket.mkdir(mode=0o700)
        socket.chmod(0o777)
    try:
        with pytest.raises(NoDatabase, match="not a private folder of its own"):
            server.ensure_running(long, {}, fast=True)
    finally:
        socket.unlink() if socket.is_symlink() else socket.rmdir()


@as_root
def test_root_hands_it_to_an_unprivileged_user(data: Path):
    server.ensure_running(data, {}, fast=True)
    assert user_of_process(pid_of(data)) == folders.of(data).cluster.stat().st_uid != 0


@as_root
def test_no_folder_above_it_is_opened(data: Path):
    data.mkdir(mode=0o711)
    before = [mode(folder) for folder in data.parents]
    server.ensure_running(data, {}, fast=True)
    assert [mode(folder) for folder in data.parents] == before
    assert data.stat().st_uid == 0


@pytest.fixture
def roots_own() -> Iterator[Path]:
    """A folder that only root may enter."""
    folder = Path(tempfile.mkdtemp(prefix="mainstay-root-"))
    yield folder
    shutil.rmtree(folder)


@as_root
def test_where_only_root_may_go_it_runs_without_privilege_in_a_user_namespace(roots_own: Path):
    data = roots_own / "checkout" / "var"
    server.ensure_running(data, {}, fast=True)
    pid = pid_of(data)
    psycopg.connect(**arguments(data, "default")).close()
    assert Path(f"/proc/{pid}/ns/user").readlink() != Path("/proc/self/ns/user").readlink()
    assert "CapEff:\t0000000000000000" in Path(f"/proc/{pid}/status").read_text()
    server.stop(data)
    assert server.ensure_running(data, {}, fast=True) == server.Started()
    server.stop(data)
    assert mode(roots_own) == 0o700


def test_an_ordinary_user_starts_it_and_root_joins(data: Path, ordinary_python: str):
    os.chown(data.parent, NOBODY.pw_uid, NOBODY.pw_gid)
    starter = User(data, python_of_nobody=ordinary_python)
    assert starter.outcome == "Started"
    assert server.ensure_running(data, {}) == server.Joined()
    starter.leave()
    psycopg.connect(**arguments(data, "default")).close()


def test_a_folder_that_cannot_be_written_says_so_and_the_way_out(data: Path, ordinary_python: str):
    data.mkdir(mode=0o755)
    refused = User(data, python_of_nobody=ordinary_python)
    told = refused.outcome
    refused.leave()
    assert told == (
        f"Mainstay cannot write to {data} (Permission denied). "
        "Make it writable for this user, or set MAINSTAY_DATA to a folder that is."
    )


def test_an_ordinary_user_cannot_use_what_belongs_to_root(data: Path, ordinary_python: str):
    server.ensure_running(data, {}, fast=True)
    refused = User(data, python_of_nobody=ordinary_python)
    told = refused.outcome
    refused.leave()
    assert "set MAINSTAY_DATA" in told
