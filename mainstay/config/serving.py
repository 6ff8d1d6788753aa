"""Serve Mainstay over HTTP, with its static files and its jobs, until it is told to stop."""

import hashlib
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mainstay.database.account import end_with_parent

_TARGET = "mainstay.config.served:application"
_STOPPING_SECONDS = 10
LAST_PORT = 65535


class CannotServe(Exception):
    """Nothing is served; the message is one sentence and the way out."""


def refuse_a_port_in_use(host: str, port: int, way_out: str) -> None:
    """Raise CannotServe where the address is taken, or may not be used by this account."""
    if not 0 < port <= LAST_PORT:
        raise CannotServe(f"There is no port {port}. Choose one from 1024 to {LAST_PORT}.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except PermissionError as refused:
            raise CannotServe(
                f"This account may not use port {port}. Choose one from 1024 to {LAST_PORT}."
            ) from refused
        except OSError as taken:
            raise CannotServe(f"Port {port} on {host} is not free. {way_out}") from taken


def serve(host: str, port: int, *, workers: int, threads: int, when_ready: Callable[[], None]) -> None:
    """Serve until Ctrl-C or SIGTERM. Django and the database must be ready.

    when_ready: called once the port answers (the first request may wait a moment for the workers).
    """
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces

    collect_static()
    _load_before_forking()
    # A connection that two processes share is good for neither.
    connections.close_all()
    server = Granian(
        _TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        websockets=False,
        log_enabled=False,
        respawn_failed_workers=True,
        workers_kill_timeout=_STOPPING_SECONDS,
    )
    server.on_startup(when_ready)
    with _jobs():
        server.serve()


def _load_before_forking() -> None:
    """Have what every request needs in memory once, before the workers are copied from this process."""
    from django.urls import get_resolver

    from mainstay.config import wsgi

    assert wsgi.application
    assert get_resolver().url_patterns


def collect_static() -> None:
    """Have the static files in their folder as the code has them now; takes no time where they are there already."""
    from django.conf import settings
    from django.core.management import call_command

    made_from = Path(settings.STATIC_ROOT) / "made-from.txt"
    state = _state_of_static()
    if made_from.exists() and made_from.read_text() == state:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    made_from.write_text(state)


def _state_of_static() -> str:
    from django.contrib.staticfiles.finders import get_finders

    state = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list(None):
            changed = storage.get_modified_time(path).timestamp()
            state.update(f"{path} {storage.size(path)} {changed}\n".encode())
    return state.hexdigest()


@contextmanager
def _jobs() -> Iterator[None]:
    """Run a worker for jobs beside the web server, in a process of its own."""
    worker = subprocess.Popen(
        [sys.executable, "-P", "-m", "mainstay", "work"],
        cwd="/",
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the web server, which then stops this
        preexec_fn=_behind_the_pages,
    )
    try:
        yield
    finally:
        worker.terminate()
        try:
            worker.wait(_STOPPING_SECONDS)
        except subprocess.TimeoutExpired:
            worker.kill()


def _behind_the_pages() -> None:
    end_with_parent()
    os.nice(10)  # nobody should wait for a page because a file is being read
