"""./dev says in one sentence what stands in its way, and needs nothing but Python to say it."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.database.processes import ROOT, as_nobody

RECIPES = ["setup", "demo", "test", "mainstay", "check", "fix", "serve", "bench", "journeys", "docs", "packs"]


def dev(*arguments: str, root: Path = ROOT, before: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Run ./dev with nothing but the standard library; ``before`` is Python that runs ahead of it."""
    door = str(root / "dev")
    program = f"""
import runpy, sys
sys.argv = {[door, *arguments]!r}
{before}
runpy.run_path({door!r}, run_name="__main__")
"""
    return subprocess.run(
        [sys.executable, "-B", "-S", "-c", program],
        env={"PATH": os.environ["PATH"]} | env,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A checkout in which nothing has been set up."""
    root = tmp_path / "fresh"
    (root / "mainstay").mkdir(parents=True)
    for file in ("dev", "tools", "uv.lock", "pyproject.toml", "mainstay/__init__.py", "mainstay/database"):
        copy = shutil.copytree if (ROOT / file).is_dir() else shutil.copy
        copy(ROOT / file, root / file)
    return root


def refusal(run: subprocess.CompletedProcess[str]) -> str:
    """The one sentence it ended with."""
    assert (run.returncode, run.stdout) == (2, "")
    return run.stderr.strip()


def test_it_lists_its_recipes_with_a_line_each():
    run = dev()
    assert run.returncode == 0
    assert [line.split()[0] for line in run.stdout.splitlines()[2:]] == RECIPES
    assert all(len(line.split()) > 2 for line in run.stdout.splitlines()[2:])


def test_an_unknown_recipe_is_refused():
    assert refusal(dev("bake")) == "There is no recipe bake. ./dev lists those there are."


def test_a_port_in_use_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert refusal(dev("demo", "--port", str(port))) == (
            f"Port {port} is not free; perhaps a demo runs already. Choose another: ./dev demo --port 8000"
        )


def test_a_python_without_venv_is_told_what_to_install(fresh: Path):
    told = refusal(dev("setup", root=fresh, before="sys.modules['ensurepip'] = None"))
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert told == (
        "This Python has no venv module. "
        f"Install it (Debian, Ubuntu: apt install python{version}-venv), then run this again."
    )


def test_a_python_too_old_is_told_which_will_do():
    told = refusal(dev(before="sys.version_info = (3, 9, 2); import os; os.environ['PATH'] = '/nowhere'"))
    assert told == "Mainstay needs Python 3.11, 3.12 or 3.13, and this is 3.9. Install one of those."


def test_a_folder_that_cannot_be_written_is_refused(fresh: Path, ordinary_python: str):
    home = Path("/tmp") / f"mainstay-door-{os.getpid()}"
    shutil.copytree(fresh, home)
    try:
        command = [ordinary_python, "-B", str(home / "dev"), "setup"]
        run = subprocess.run(
            command, cwd="/", env={}, capture_output=True, text=True, check=False, **as_nobody()
        )
    finally:
        shutil.rmtree(home)
    assert refusal(run) == (
        f"Mainstay cannot write to {home}. Make it writable for this user, or copy it to a folder that is."
    )


def test_packages_that_cannot_be_fetched_say_so(fresh: Path):
    offline = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0"}
    offline |= {"PIP_CONFIG_FILE": os.devnull, "HOME": str(fresh), "PIP_NO_CACHE_DIR": "1"}
    run = dev("setup", root=fresh, **offline)
    assert run.returncode == 2
    assert run.stderr.strip().splitlines()[-1] == (
        "uv could not be fetched. Connect to the package index, "
        "or name another in PIP_INDEX_URL and UV_DEFAULT_INDEX; then run this again."
    )
