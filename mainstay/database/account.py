"""Whose account the server runs under: PostgreSQL refuses root's, so root hands it to someone else."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from mainstay.database.refusal import NoDatabase

_CLONE_NEWUSER = 0x10000000
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Account:
    """The user and group that own the server's files.

    namespace: None, or the user and group that root is called inside a user namespace of the server's own.
    The files are root's then, so they may lie where only root may go; the server holds no other privilege.
    """

    uid: int
    gid: int
    namespace: tuple[int, int] | None = None

    def enter(self) -> None:
        """Become this account. For a child between fork and exec."""
        if self.namespace:
            _enter_namespace(*self.namespace)
        elif os.geteuid() == 0:
            os.setgroups([])
            os.setgid(self.gid)
            os.setuid(self.uid)


def choose(home: Path, cluster: Path, postgres: Path) -> Account:
    """The owner of the cluster if there is one, else the least that will do. Raises NoDatabase.

    No user is created and no permission of an existing folder is changed: where the user ``nobody`` cannot
    reach the folder or the programs, root runs the server in a user namespace.
    """
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    nobody = pwd.getpwnam("nobody")
    dropped = Account(nobody.pw_uid, nobody.pw_gid)
    namespaced = Account(0, 0, namespace=(nobody.pw_uid, nobody.pw_gid))
    if cluster.exists():
        owner = cluster.stat()
        chosen = Account(owner.st_uid, owner.st_gid) if owner.st_uid else namespaced
    else:
        chosen = dropped if _can_reach(dropped, home, postgres) else namespaced
    if not _can_reach(chosen, home, postgres):
        raise NoDatabase(
            f"PostgreSQL does not run as root, and no other user may enter {home} and run {postgres}. "
            "Set MAINSTAY_DATA to a folder that other users may enter, such as /var/lib/mainstay, "
            "or run Mainstay as an ordinary user."
        )
    return chosen


def end_with_parent() -> None:
    """Have the kernel ask this process to stop (PostgreSQL's fast shutdown) when its parent ends.

    Call it after ``Account.enter``: a change of user clears it. Elsewhere than on Linux nothing is done.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGINT)


def _can_reach(account: Account, folder: Path, program: Path) -> bool:
    test = ["/bin/sh", "-c", 'test -x "$1" && test -x "$2"', "sh", str(folder), str(program)]
    try:
        return subprocess.run(test, cwd="/", preexec_fn=account.enter, check=False).returncode == 0
    except (subprocess.SubprocessError, PermissionError):
        return False


def _enter_namespace(uid: int, gid: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWUSER):
        raise OSError(ctypes.get_errno(), "This machine allows no user namespaces.")
    # The kernel lets a process map its own user only, and its group only once setgroups is given up.
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} 0 1")
    Path("/proc/self/gid_map").write_text(f"{gid} 0 1")
