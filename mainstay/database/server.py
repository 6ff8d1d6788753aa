"""The private PostgreSQL of a data folder: started by whoever comes first, stopped when the last one leaves.

Nobody has to own it. A process that uses it holds a lease (a shared lock that the kernel drops with the
process); ``supervisor`` stops the server once no lease is held. Unix socket only, passwords in files of 0600.
"""

import fcntl
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from mainstay.database import account, binaries, cluster, connect, folders, postmaster, roles
from mainstay.database.account import Account
from mainstay.database.folders import Folders
from mainstay.database.refusal import NoDatabase

# No limit between appearing and being ready: crash recovery of a large database may take minutes.
_APPEARING_SECONDS = 60
_STOPPING_SECONDS = 60
_MOMENT = 0.01


@dataclass(frozen=True)
class Joined:
    """The server ran already."""


@dataclass(frozen=True)
class Started:
    """This process started the server."""


@dataclass
class _Lease:
    lock: int
    supervisor: subprocess.Popen[bytes] | None = None


_leases: dict[Path, _Lease] = {}


def ensure_running(
    data: Path, env: Mapping[str, str] = os.environ, *, fast: bool = False
) -> Joined | Started:
    """Have the server run for as long as this process lives, or until ``stop``; set it up the first time.

    With DATABASE_URL in ``env`` there is nothing to start. Raises NoDatabase.
    The lease ends at ``exec``: run what needs the server as a child, or call this again.

    fast: gives up surviving a power cut, for tests.
    """
    if connect.is_outside(env):
        return Joined()
    place = folders.of(data)
    folders.create(place)
    with folders.sentence_if_unwritable(place.home), _alone(place.starting):
        lease = _leases.get(place.home) or _Lease(_shared(place.lease))
        _leases[place.home] = lease
        try:
            outcome = _join(place) or _start(place, lease, env, fast=fast)
            _prepare_once(place)
        except BaseException:
            stop(data)
            raise
    return outcome


def stop(data: Path) -> None:
    """Give up this process's lease; if it was the last, come back when the server has stopped."""
    place = folders.of(data)
    lease = _leases.pop(place.home, None)
    if lease is None:
        return
    server = postmaster.find(place.cluster)
    last = _is_last(lease.lock)
    os.close(lease.lock)
    if last and server:
        deadline = time.monotonic() + _STOPPING_SECONDS
        while postmaster.is_alive(server):
            _wait_a_moment(server, deadline)
        if lease.supervisor:
            lease.supervisor.wait(_STOPPING_SECONDS)


def create_database(
    data: Path, name: str, template: str | None = None, env: Mapping[str, str] = os.environ
) -> None:
    """Create a database of the owner's, open to the runtime role, on the running server. For tests."""
    roles.create_database(connect.admin_url(data, env), name, template)


def drop_database(data: Path, name: str, env: Mapping[str, str] = os.environ) -> None:
    """Remove a database, if it is there, with whoever is connected to it. For tests."""
    roles.drop_database(connect.admin_url(data, env), name)


def _join(place: Folders) -> Joined | None:
    deadline = time.monotonic() + _STOPPING_SECONDS
    while server := postmaster.find(place.cluster):
        if server.state == "ready" and _answers(place):
            return Joined()
        # Whoever was starting it was killed, or it is on its way out, or it was killed this very moment.
        _wait_a_moment(server, deadline)
    return None


def _answers(place: Folders) -> bool:
    try:
        psycopg.connect(connect.admin_url(place.data, {})).close()
    except psycopg.OperationalError:
        return False
    return True


def _start(place: Folders, lease: _Lease, env: Mapping[str, str], *, fast: bool) -> Started:
    programs = binaries.find(env, place.cluster)
    who = account.choose(place.home, place.cluster, programs.folder / "postgres")
    cluster.create(place, programs, who, fast=fast)
    postmaster.clear_away(place.cluster, place.socket)
    folders.create_socket_folder(place, who.uid, who.gid)
    if lease.supervisor:
        lease.supervisor.wait()
    lease.supervisor = _supervise(place, who, cluster.command(place, programs, fast=fast))
    _wait_until_ready(place, lease.supervisor)
    return Started()


def _prepare_once(place: Folders) -> None:
    if not place.prepared.exists():
        roles.create(connect.admin_url(place.data, {}), connect.DATABASE, cluster.passwords(place))
        place.prepared.touch(mode=0o600)


def _supervise(place: Folders, who: Account, command: list[str]) -> subprocess.Popen[bytes]:
    told = {"lease": str(place.lease), "account": [who.uid, who.gid, who.namespace], "command": command}
    with place.log.open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "mainstay.database.supervisor", json.dumps(told)],
            cwd="/",
            env=cluster.environment() | {"PYTHONPATH": str(Path(__file__).parents[2])},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for those who use the server; they go first
        )


def _wait_until_ready(place: Folders, supervisor: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _APPEARING_SECONDS
    while True:
        ended = supervisor.poll() is not None
        server = postmaster.find(place.cluster)
        if server and server.state == "ready":
            return
        if ended or (server is None and time.monotonic() > deadline):
            said = place.log.read_text(errors="replace").strip().splitlines()[-5:]
            raise NoDatabase(
                f"PostgreSQL did not start. The end of {place.log}: {' '.join(said) or 'nothing'}"
            )
        time.sleep(_MOMENT)


def _wait_a_moment(server: postmaster.Postmaster, deadline: float) -> None:
    if time.monotonic() > deadline and server.state != "starting":
        raise NoDatabase(
            f"PostgreSQL (process {server.pid}) has been stopping for {_STOPPING_SECONDS} seconds. "
            f"End it with kill -INT {server.pid}, then try again."
        )
    time.sleep(_MOMENT)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _shared(path: Path) -> int:
    lock = os.open(path, os.O_RDWR)
    fcntl.flock(lock, fcntl.LOCK_SH)
    return lock


def _is_last(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
