"""``./dev demo`` a second time, from the command to the first page; the first time sets everything up."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench import private, promises, reporting

_DEV = Path(__file__).resolve().parents[1] / "dev"
_FIRST_SECONDS = 90
_SECOND_SECONDS = 30
_STOPPING_SECONDS = 20


def measure() -> bool:
    """Print how long the second start takes, and against the first; return whether it is soon enough."""
    data, port = private.new_folder(), _free_port()
    first = _to_first_page(data, port, _FIRST_SECONDS)
    second = _to_first_page(data, port, _SECOND_SECONDS)
    met = reporting.tell(promises.STARTING, second, "from ./dev demo to the whole first page")
    reporting.tell(promises.STARTING_RATIO, second / first, f"{second:.1f} s against {first:.1f} s")
    return met


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _to_first_page(data: Path, port: int, longest: float) -> float:
    """Start the demo, wait for its first page, stop it as Ctrl-C does; return the seconds until the page was there."""
    said = data.parent / f"{data.name}.log"
    try:
        with said.open("w+b") as log:
            began = time.monotonic()
            demo = subprocess.Popen(
                [_DEV, "demo", "--port", str(port)],
                env=private.environment(data),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
            try:
                _wait_for_page(demo, port, began + longest, said)
                return time.monotonic() - began
            finally:
                _stop(demo)
    finally:
        said.unlink(missing_ok=True)


def _wait_for_page(demo: "subprocess.Popen[bytes]", port: int, deadline: float, said: Path) -> None:
    while time.monotonic() < deadline:
        if demo.poll() is not None:
            end = said.read_text(errors="replace").strip().splitlines()[-5:]
            raise reporting.CannotMeasure(f"The demo ended with {demo.returncode}: {' '.join(end)}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as page:
                page.read()
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
    raise reporting.CannotMeasure("The demo showed no page in the time it was given.")


def _stop(demo: "subprocess.Popen[bytes]") -> None:
    """End the demo, and with it everything that it started."""
    if demo.poll() is None:
        demo.send_signal(signal.SIGINT)
    try:
        demo.wait(_STOPPING_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(demo.pid, signal.SIGKILL)
        demo.wait()
