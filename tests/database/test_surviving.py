"""What the server gets over: kill -9, a stale pid file, a first set-up cut short."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from mainstay.database import folders, server
from mainstay.database.refusal import NoDatabase
from tests.database.conftest import arguments
from tests.database.processes import User, pid_of, runs, supervisor_of, wait_until

linux_only = pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks at processes through /proc")


def fill(data: Path) -> None:
    with psycopg.connect(**arguments(data, "owner")) as owner:
        owner.execute("CREATE TABLE visits AS SELECT generate_series(1, 200000) AS id")


def rows(data: Path) -> int:
    with psycopg.connect(**arguments(data, "default")) as runtime:
        found = runtime.execute("SELECT count(*) FROM visits").fetchone()
    assert found
    return found[0]


def test_a_killed_server_loses_nothing(data: Path):
    server.ensure_running(data, {})
    fill(data)
    os.kill(pid_of(data), signal.SIGKILL)
    assert server.ensure_running(data, {}) == server.Started()
    assert rows(data) == 200_000


@linux_only
def test_nothing_is_lost_when_server_supervisor_and_user_are_all_killed(
    data: Path, user: Callable[..., User]
):
    someone = user(data, fast=False)
    assert someone.outcome == "Started"
    fill(data)
    for pid in (supervisor_of(data), pid_of(data), someone.process.pid):
        os.kill(pid, signal.SIGKILL)
    assert server.ensure_running(data, {}) == server.Started()
    assert rows(data) == 200_000


@linux_only
def test_the_server_does_not_outlive_its_supervisor(data: Path):
    server.ensure_running(data, {}, fast=True)
    os.kill(supervisor_of(data), signal.SIGKILL)
    wait_until(lambda: not runs(data))
    assert server.ensure_running(data, {}, fast=True) == server.Started()


def leave_behind_a_pid_file(data: Path, pid: int) -> None:
    """As kill -9 leaves it, when the number has since gone to another process."""
    server.ensure_running(data, {}, fast=True)
    place = folders.of(data)
    kept = (place.cluster / "postmaster.pid").read_text().splitlines()
    server.stop(data)
    told = "\n".join([str(pid), *kept[1:]]) + "\n"
    for file in (place.cluster / "postmaster.pid", place.socket / ".s.PGSQL.5432.lock"):
        file.write_text(told)
        os.chown(file, place.cluster.stat().st_uid, place.cluster.stat().st_gid)


def test_a_pid_file_whose_number_went_to_another_process_is_no_hindrance(data: Path):
    leave_behind_a_pid_file(data, os.getpid())
    assert server.ensure_running(data, {}, fast=True) == server.Started()


def test_a_pid_file_whose_number_went_to_another_server_is_no_hindrance(data: Path, shared_data: Path):
    leave_behind_a_pid_file(data, pid_of(shared_data))
    assert server.ensure_running(data, {}, fast=True) == server.Started()
    assert runs(shared_data)


def test_a_pid_file_of_a_zombie_is_no_hindrance(data: Path):
    zombie = os.fork()
    if zombie == 0:
        os._exit(0)
    leave_behind_a_pid_file(data, zombie)
    assert server.ensure_running(data, {}, fast=True) == server.Started()
    os.waitpid(zombie, 0)


def test_a_pid_file_that_cannot_be_read_is_no_hindrance(data: Path):
    leave_behind_a_pid_file(data, os.getpid())
    (folders.of(data).cluster / "postmaster.pid").write_text("")
    assert server.ensure_running(data, {}, fast=True) == server.Started()


def test_a_set_up_cut_short_is_begun_again(data: Path):
    place = folders.of(data)
    folders.create(place)
    (place.staging / "cluster" / "base").mkdir(parents=True)
    (place.staging / "cluster" / "PG_VERSION").write_text("15\n")
    assert server.ensure_running(data, {}, fast=True) == server.Started()
    assert not place.staging.exists()


def test_roles_left_half_made_are_made_whole(data: Path):
    server.ensure_running(data, {}, fast=True)
    server.stop(data)
    folders.of(data).prepared.unlink()
    server.ensure_running(data, {}, fast=True)
    with psycopg.connect(**arguments(data, "default")) as runtime:
        assert runtime.execute("SELECT current_user").fetchone() == ("mainstay_runtime",)


def test_a_server_that_cannot_start_says_why(data: Path):
    server.ensure_running(data, {}, fast=True)
    server.stop(data)
    (folders.of(data).cluster / "postgresql.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(NoDatabase, match=r"did not start.*no_such_setting"):
        server.ensure_running(data, {}, fast=True)
