"""The demo, started for real in a folder of its own, as ./dev demo starts it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS, STOPPED_SECONDS = 180, 30
READY = re.compile(r"Each signs in with the password  (\S+)")
PERSON = re.compile(r"^  (\S.*?)  +\S.*?  +(\S+@\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class Demo:
    """What the demo prints: where it is, and the e-mail address of each role; they share one password."""

    address: str
    people: dict[str, str]
    password: str


@contextmanager
def running() -> Iterator[Demo]:
    """Start the demo, give what it prints once it answers, stop it and remove its folder."""
    folder = Path(tempfile.mkdtemp(prefix="mainstay-journeys-"))
    said, port = folder / "said.txt", _free_port()
    with said.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mainstay", "demo", "--port", str(port)],
            cwd=ROOT,
            env=_environment(folder / "data"),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield _once_ready(process, said, port)
    finally:
        _stop(process)
        shutil.rmtree(folder, ignore_errors=True)


def _environment(data: Path) -> dict[str, str]:
    """The environment of these tests without what they set for themselves."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAINSTAY_")}
    kept.pop("DATABASE_URL", None)
    return kept | {"MAINSTAY_DATA": str(data), "PYTHONUNBUFFERED": "1"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _once_ready(process: subprocess.Popen[bytes], said: Path, port: int) -> Demo:
    until = time.monotonic() + READY_SECONDS
    while not (password := READY.search(said.read_text())):
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"The demo did not come up. It said:\n{said.read_text()}")
        time.sleep(0.2)
    return Demo(f"http://127.0.0.1:{port}", dict(PERSON.findall(said.read_text())), password[1])


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(STOPPED_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
