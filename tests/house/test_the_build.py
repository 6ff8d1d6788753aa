"""The build refuses to pass without its journeys and its real files."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT

JOURNEY = "def test_a_newcomer_arrives():\n    pass\n"
REAL = "import pytest\n@pytest.fixture\ndef published(): pass\ndef test_real(published): pass\n"


def build(folder: Path, **modules: str) -> tuple[int, str]:
    """Run the build's pytest on these modules; return its exit status and what it said."""
    (folder / "tests" / "journeys").mkdir(parents=True)
    for name, text in ({"journeys/test_journey": JOURNEY, "test_real": REAL} | modules).items():
        (folder / "tests" / f"{name}.py").write_text(text)
    (folder / "pytest.ini").write_text("[pytest]\n")
    command = [sys.executable, "-m", "pytest", "-rs", "-p", "tests.strict", "-p", "no:django"]
    command += [
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(folder),
        "-c",
        str(folder / "pytest.ini"),
        str(folder),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    return done.returncode, done.stdout


def skipping(reason: str) -> str:
    return f"import pytest\ndef test_it():\n    pytest.skip({reason!r})\n"


def test_it_passes_where_journeys_and_real_files_were_tried(tmp_path):
    assert build(tmp_path)[0] == 0


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("test_figures", "published files are not here: ../shared/data"),
        ("test_page", "no Chromium on this machine"),
        ("journeys/test_other", "whatever it may be"),
    ],
)
def test_it_fails_where_one_was_skipped_and_gives_the_reason(tmp_path, name, reason):
    status, said = build(tmp_path, **{name: skipping(reason)})
    assert status == 1
    assert f"may not be skipped in the build. Skipped: {reason}" in said


def test_it_fails_where_a_whole_module_was_skipped(tmp_path):
    whole = "import pytest\npytest.skip('no Chromium', allow_module_level=True)\n"
    assert build(tmp_path, test_browser=whole)[0] != 0


def test_another_skip_is_only_named(tmp_path):
    status, said = build(tmp_path, test_root=skipping("only root can do this"))
    assert (status, "only root can do this" in said) == (0, True)


def test_it_fails_where_there_was_no_journey(tmp_path):
    status, said = build(tmp_path, **{"journeys/test_journey": ""})
    assert status == 1
    assert "No journey passed" in said


def test_it_calls_check_and_test_and_nothing_else():
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert [line.split()[1] for line in lines if line.startswith("./dev")] == ["check", "test"]
