"""What makes a cluster (PostgreSQL's data folder) and the command that serves it."""

import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

from mainstay.database import folders
from mainstay.database.account import Account
from mainstay.database.binaries import Binaries
from mainstay.database.connect import OWNER, RUNTIME, SUPERUSER
from mainstay.database.folders import Folders
from mainstay.database.refusal import NoDatabase

_LOCALE = "en_GB.UTF-8" if sys.platform == "darwin" else "C.UTF-8"  # each comes with its system
_SAFE = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    # A statement that fails holds what somebody wrote of a person. The log says what failed, and none of it.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
_FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


def create(place: Folders, programs: Binaries, who: Account, *, fast: bool) -> None:
    """Make the cluster and its passwords unless they exist. Raises NoDatabase."""
    if place.cluster.exists():
        return
    shutil.rmtree(place.staging, ignore_errors=True)
    place.staging.mkdir(mode=0o700)
    os.chown(place.staging, who.uid, who.gid)
    _write_passwords(place)
    password = place.staging / "password"
    _write_private(password, passwords(place)[SUPERUSER])
    os.chown(password, who.uid, who.gid)
    _initdb(place.staging / "cluster", password, programs, who, fast=fast)
    (place.staging / "cluster").rename(place.cluster)
    shutil.rmtree(place.staging)


def command(place: Folders, programs: Binaries, *, fast: bool) -> list[str]:
    """The command that serves this cluster on its socket, and nowhere else."""
    folder = str(place.socket).replace('"', '""')
    settings = (
        _SAFE | {"unix_socket_directories": f'"{folder}"', "port": folders.PORT} | (_FAST if fast else {})
    )
    chosen = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return [str(programs.folder / "postgres"), "-D", str(place.cluster), *chosen]


def passwords(place: Folders) -> dict[str, str]:
    """The password of each role, from its file."""
    files = {role: place.passfile(role) for role in (SUPERUSER, OWNER, RUNTIME)}
    return {role: file.read_text().strip().rsplit(":", 1)[1] for role, file in files.items()}


def environment() -> dict[str, str]:
    """What the server gets to see of ours: no secrets, and no PG… variable that would change what it does."""
    kept = ("PATH", "LD_LIBRARY_PATH", "TZ")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"LC_ALL": "C"}


def _initdb(new: Path, password: Path, programs: Binaries, who: Account, *, fast: bool) -> None:
    command = [
        *(str(programs.folder / "initdb"), "--pgdata", str(new), "--username", SUPERUSER),
        *("--auth=scram-sha-256", f"--pwfile={password}", "--encoding=UTF8", f"--locale={_LOCALE}"),
        *(["--no-sync"] if fast else []),
    ]
    done = subprocess.run(
        command, cwd="/", env=environment(), preexec_fn=who.enter, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = " ".join(done.stderr.strip().splitlines()[-5:])
        raise NoDatabase(f"PostgreSQL could not make its data folder in {new}. It said: {said}")


def _write_passwords(place: Folders) -> None:
    for role in (SUPERUSER, OWNER, RUNTIME):
        if not place.passfile(role).exists():
            _write_private(place.passfile(role), f"*:*:*:{role}:{secrets.token_urlsafe(24)}\n")


def _write_private(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600), "w") as file:
        file.write(text)
