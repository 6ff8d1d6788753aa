"""The reference pages are what the code says, on any machine and on any day; the packs are checked by a command."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from mainstay import policy
from mainstay.config import reference, settings
from mainstay.config.commands import cli

FOLDER = settings.ROOT / "docs" / "reference"


def run(*arguments: str):
    return CliRunner().invoke(cli, arguments)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout elsewhere, whose reference is still to be written."""
    (tmp_path / "docs" / "reference").mkdir(parents=True)
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    return tmp_path / "docs" / "reference"


def test_the_committed_reference_is_what_the_code_says():
    assert list(reference.out_of_date(FOLDER)) == [], "write them again: ./dev docs"


def test_writing_twice_changes_nothing_the_second_time(checkout: Path):
    assert run("docs").stdout.count("\n") == len(reference.written())
    assert run("docs").stdout == ""


def test_checking_names_the_page_that_is_stale_and_leaves_it(checkout: Path):
    run("docs")
    (checkout / "pages.md").write_text("Something else.\n")
    answer = run("docs", "--check")
    assert (answer.exit_code, answer.stdout) == (1, "docs/reference/pages.md\n")
    assert "./dev docs" in answer.stderr
    assert (checkout / "pages.md").read_text() == "Something else.\n"


def test_without_a_checkout_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    answer = run("docs")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "whole checkout" in answer.stderr


def test_no_page_holds_a_path_of_this_machine():
    for name, text in reference.written().items():
        for mine in (str(settings.ROOT), str(Path.home()), str(settings.DATA)):
            assert f"{mine}/" not in text, name


def test_every_command_has_a_sentence_and_every_option_says_what_it_does():
    page = reference.written()["command-line.md"]
    assert "## mainstay needs" in page
    for section in page.split("\n## ")[1:]:
        said = [line for line in section.splitlines()[1:] if line and not line.startswith(("    ", "|"))]
        assert said, section
    assert not re.findall(r"^\| `[^|]*` \|  \|$", page, re.MULTILINE)


def test_every_page_says_who_may_open_it():
    page = reference.written()["pages.md"]
    assert "| `/policy/entry/<key>/set/` |" in page
    assert "names no permission" not in page


def test_sound_packs_are_counted_and_end_with_0():
    answer = run("packs", "--on", "2026-11-22")
    assert answer.exit_code == 0
    assert len(answer.stdout.splitlines()) == 1 + len(policy.packs())
    assert "The packs are sound." in answer.stderr


def test_entries_due_for_review_are_listed_and_are_no_fault():
    first = min(policy.every_entry(), key=lambda each: (each.review_by, each.key))
    answer = run("packs", "--on", first.review_by.isoformat())
    assert answer.exit_code == 0
    assert f"due {first.review_by}  {first.key}" in answer.stdout


def test_every_problem_in_the_packs_is_listed_and_ends_with_1(tmp_path: Path):
    (tmp_path / "broken.yaml").write_text("title: Days to answer\nkind: local standard\n")
    answer = run("packs", "--folder", str(tmp_path))
    assert answer.exit_code == 1
    assert "packs/broken.yaml, broken: unit is missing." in answer.stdout
    assert "packs/broken.yaml, broken: source is missing." in answer.stdout
