"""Other processes for the tests: users of the server, and what can be seen of the server itself."""

import os
import pwd
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mainstay.database import folders, postmaster

ROOT = Path(__file__).resolve().parents[2]
NOBODY = pwd.getpwnam("nobody")
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "PYTHONPATH": os.pathsep.join([str(ROOT), sysconfig.get_path("purelib")]),
    "PYTHONDONTWRITEBYTECODE": "1",
}

_USER = """
import sys
from pathlib import Path
from mainstay.database import refusal, server
try:
    print(type(server.ensure_running(Path(sys.argv[1]), {}, fast=sys.argv[2] == "fast")).__name__, flush=True)
except refusal.NoDatabase as told:
    print(told, flush=True)
sys.stdin.readline()
"""


class User:
    """A process that uses the server until told to leave."""

    def __init__(self, data: Path, *, fast: bool = True, python_of_nobody: str = "") -> None:
        self.process = subprocess.Popen(
            [python_of_nobody or sys.executable, "-c", _USER, str(data), "fast" if fast else "safe"],
            cwd="/",
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            **(as_nobody() if python_of_nobody else {}),
        )

    @property
    def outcome(self) -> str:
        """ "Started", "Joined" or the refusal; waits for it, and can be asked once."""
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def leave(self) -> None:
        self.process.communicate("leave\n" if self.process.poll() is None else None, timeout=60)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


def as_nobody() -> dict[str, Any]:
    """What subprocess wants, to run a command as the user nobody. Not setpriv: it runs what nobody may not."""
    return {"user": NOBODY.pw_uid, "group": NOBODY.pw_gid, "extra_groups": []}


def can_run(python: str) -> bool:
    """True if the user nobody may run this Python and import what the launcher needs."""
    command = [python, "-c", "import mainstay.database.server"]
    try:
        subprocess.run(command, cwd="/", env=ENVIRONMENT, capture_output=True, check=True, **as_nobody())
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def pid_of(data: Path) -> int:
    """The process number of the server that runs."""
    server = postmaster.find(folders.of(data).cluster)
    assert server
    return server.pid


def runs(data: Path) -> bool:
    return postmaster.find(folders.of(data).cluster) is not None


def supervisor_of(data: Path) -> int:
    """The process number of the server's parent."""
    stat = Path(f"/proc/{pid_of(data)}/stat").read_text()
    return int(stat.rpartition(")")[2].split()[1])


def wait_until(true: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"Still not so after {seconds} seconds."
        time.sleep(0.01)
