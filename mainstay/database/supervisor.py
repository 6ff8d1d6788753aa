"""The small process that PostgreSQL runs under: it stops the server when the last user has left.

Every user of the server holds a shared lock on the lease file, and the kernel lets go of it however the user
ends, kill -9 included. This process waits for the exclusive lock, which it gets when nobody holds the other,
and keeps it while PostgreSQL stops, so that whoever comes meanwhile waits and then starts afresh.
"""

import fcntl
import json
import os
import signal
import subprocess
import sys
from types import FrameType

from mainstay.database.account import Account, end_with_parent


class _ToldToStop(Exception):
    pass


class _ServerEnded(Exception):
    pass


def main(lease: str, account: Account, command: list[str]) -> None:
    """Run the server until nobody holds the lease, or until this process is told to stop."""
    lock = os.open(lease, os.O_RDWR)
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGCHLD, _ended)

    def become() -> None:
        account.enter()
        end_with_parent()

    server = subprocess.Popen(command, cwd="/", stdin=subprocess.DEVNULL, preexec_fn=become)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
    except _ServerEnded:
        return
    except _ToldToStop:
        pass
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    server.send_signal(signal.SIGINT)
    server.wait()


def _stop(signum: int, frame: FrameType | None) -> None:
    raise _ToldToStop


def _ended(signum: int, frame: FrameType | None) -> None:
    raise _ServerEnded


if __name__ == "__main__":
    told = json.loads(sys.argv[1])
    main(told["lease"], Account(*told["account"]), told["command"])
