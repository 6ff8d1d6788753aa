"""Whether a server really runs in a cluster, whatever its pid file says.

``kill -9`` leaves the file behind, and its number may since have gone to another process, or to a zombie that
nobody has collected. So the process is checked by name, folder and state.
"""

import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from mainstay.database.folders import PORT

_ORPHANS_SECONDS = 30


@dataclass(frozen=True)
class Postmaster:
    """A server that runs. state: "starting", "ready", "stopping" or "standby", as it says of itself."""

    pid: int
    cluster: Path
    state: str


def find(cluster: Path) -> Postmaster | None:
    """The server that runs in this cluster; None where none does."""
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
        server = Postmaster(int(lines[0]), cluster, lines[7].strip() if len(lines) > 7 else "starting")
    except (FileNotFoundError, IndexError, ValueError):
        return None
    return server if is_alive(server) else None


def is_alive(server: Postmaster) -> bool:
    """True while its process is a PostgreSQL, in its folder, and no zombie."""
    return _serves(server.pid, server.cluster)


def clear_away(cluster: Path, socket: Path) -> None:
    """Remove the files that a killed server left and that would keep the next from starting.

    Waits first for its orphaned children, which still write to the cluster; only then is the pid file, by
    which PostgreSQL itself notices them, taken away.
    """
    deadline = time.monotonic() + _ORPHANS_SECONDS
    while _anyone_in(cluster) and time.monotonic() < deadline:
        time.sleep(0.02)
    if not _anyone_in(cluster):
        (cluster / "postmaster.pid").unlink(missing_ok=True)
        (socket / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)


def _anyone_in(cluster: Path) -> bool:
    return any(_serves(int(process.name), cluster) for process in Path("/proc").glob("[0-9]*"))


def _serves(pid: int, cluster: Path) -> bool:
    if not Path("/proc/self").exists():
        return _ps_says_it_serves(pid, cluster)
    try:
        name, _, rest = Path(f"/proc/{pid}/stat").read_text().partition("(")[2].rpartition(")")
        is_zombie = rest.split()[0] == "Z"
        return "postgres" in name and not is_zombie and Path(f"/proc/{pid}/cwd").samefile(cluster)
    except OSError:
        return False


def _ps_says_it_serves(pid: int, cluster: Path) -> bool:
    told = subprocess.run(
        ["/bin/ps", "-o", "stat=,command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    state, _, command = told.stdout.strip().partition(" ")
    return not state.startswith("Z") and "postgres" in command and str(cluster) in command
