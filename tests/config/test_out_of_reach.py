"""What cannot be had is said in one sentence with the way out, and no password is in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.database.processes import ROOT

NOBODY_ANSWERS = "postgresql://mainstay_runtime:kept-secret@127.0.0.1:1/mainstay"


def mainstay(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mainstay", *words],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "MAINSTAY_LOCAL": "1"} | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.parametrize("words", [["needs", "Trafford"], ["migrate"], ["serve", "--port", "18499"]])
def test_a_database_that_does_not_answer_is_one_sentence(words: list[str], tmp_path: Path):
    done = mainstay(*words, MAINSTAY_DATA=str(tmp_path), DATABASE_URL=NOBODY_ANSWERS)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("PostgreSQL does not answer at the address in DATABASE_URL (")
    assert done.stderr.endswith("Start it, or correct the address.\n")
    assert done.stderr.count("\n") == 1
    assert "kept-secret" not in done.stderr


def test_a_data_folder_that_is_a_file_is_one_sentence(tmp_path: Path):
    file = tmp_path / "notes.txt"
    file.write_text("not a folder")
    done = mainstay("needs", "Trafford", MAINSTAY_DATA=str(file))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Mainstay cannot write to {file} (")
    assert done.stderr.endswith("or set MAINSTAY_DATA to a folder that is.\n")
