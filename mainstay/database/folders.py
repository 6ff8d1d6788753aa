"""Where the private PostgreSQL keeps its things, under ``<data>/postgresql``; known without starting it."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mainstay.database.refusal import NoDatabase

PORT = "5432"

# sockaddr_un holds 107 bytes of path on Linux and 103 on macOS, the name of the socket included.
_LONGEST_SOCKET = 103 - len(f"/.s.PGSQL.{PORT}")


@dataclass(frozen=True)
class Folders:
    """The paths that belong to one data folder; ``of`` makes one."""

    data: Path
    home: Path
    socket: Path

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own folder."""
        return self.home / "cluster"

    @property
    def staging(self) -> Path:
        """Where a new cluster is made, so that one cut short by kill -9 is never taken for whole."""
        return self.home / "staging"

    @property
    def prepared(self) -> Path:
        """Exists once the roles and the database have been created."""
        return self.home / "prepared"

    @property
    def starting(self) -> Path:
        """Locked by whoever is setting up or starting the server."""
        return self.home / "starting.lock"

    @property
    def lease(self) -> Path:
        """Locked, shared, by every process that uses the server."""
        return self.home / "lease.lock"

    @property
    def log(self) -> Path:
        """What the server had to say since it was last started."""
        return self.home / "server.log"

    def passfile(self, role: str) -> Path:
        """The libpq password file of one role."""
        return self.home / "secrets" / f"{role}.pgpass"


def of(data: Path) -> Folders:
    """The folders of this data folder, the same from every working directory; creates nothing."""
    data = data.expanduser().resolve()
    home = data / "postgresql"
    socket = home / "socket"
    # libpq reads a comma in a host as the start of the next host.
    if len(os.fsencode(socket)) > _LONGEST_SOCKET or "," in str(socket):
        # Not TMPDIR, for two processes with different environments must meet.
        short = f"mainstay-{hashlib.sha256(os.fsencode(data)).hexdigest()[:16]}"
        socket = Path("/tmp") / short  # noqa: S108  create_socket_folder refuses one that others could have made
    return Folders(data, home, socket)


def create(folders: Folders) -> None:
    """Make what is missing, closed to others, changing nothing that exists.

    Root leaves its own two folders passable (not readable), so that the unprivileged server can reach its
    cluster inside them.
    """
    mode = 0o711 if os.geteuid() == 0 else 0o700
    with sentence_if_unwritable(folders.data):
        folders.data.mkdir(mode=mode, parents=True, exist_ok=True)
        folders.home.mkdir(mode=mode, exist_ok=True)
        (folders.home / "secrets").mkdir(mode=0o700, exist_ok=True)
        for file in (folders.starting, folders.lease, folders.log):
            os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600))


def create_socket_folder(folders: Folders, uid: int, gid: int) -> None:
    """Make the socket's folder for the server's user, or raise NoDatabase where another stands there."""
    with sentence_if_unwritable(folders.socket.parent):
        try:
            folders.socket.mkdir(mode=0o700)
            os.chown(folders.socket, uid, gid)
        except FileExistsError:
            pass
    found = folders.socket.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != uid or stat.S_IMODE(found.st_mode) != 0o700:
        raise NoDatabase(
            f"{folders.socket} is where Mainstay's database would listen, and it is not a private folder "
            "of its own. Remove it, or set MAINSTAY_DATA to a folder with a shorter path."
        )


@contextmanager
def sentence_if_unwritable(folder: Path) -> Iterator[None]:
    """Turn what the file system refuses into NoDatabase."""
    try:
        yield
    except OSError as refused:
        raise NoDatabase(
            f"Mainstay cannot write to {folder} ({refused.strerror}). "
            "Make it writable for this user, or set MAINSTAY_DATA to a folder that is."
        ) from refused
