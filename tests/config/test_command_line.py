"""The command line as people and programs use it: other processes, a data folder of their own, exit statuses."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.database.processes import ROOT, User

DONE, FINDINGS, COULD_NOT = 0, 1, 2
HEADINGS = [
    "date",
    "geography",
    "geography code",
    *(
        f"Provision of unpaid care: {said}"
        for said in (
            "Total: All usual residents aged 5 and over",
            "Provides no unpaid care",
            "Provides 19 hours or less unpaid care a week",
            "Provides 9 hours or less unpaid care a week",
            "Provides 10 to 19 hours unpaid care a week",
            "Provides 20 to 49 hours unpaid care a week",
            "Provides 20 to 34 hours unpaid care a week",
            "Provides 35 to 49 hours unpaid care a week",
            "Provides 50 or more hours unpaid care a week",
        )
    ),
]
# As Census 2021 published them.
TRAFFORD = ["2021", "Trafford", "E08000009", 221585, 202763, 10054, 7362, 2692, 3681, 1766, 1915, 5087]
HARTLEPOOL = ["2021", "Hartlepool", "E06000001", 87356, 77802, 3660, 2410, 1250, 2512, 1062, 1450, 3382]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder whose database runs all the while, kept by another process: every command joins it."""
    folder = tmp_path_factory.mktemp("line")
    keeper = User(folder)
    assert keeper.outcome == "Started"
    yield folder
    keeper.leave()


@pytest.fixture(scope="module")
def run(data):
    """Run ``mainstay …`` as a process of its own."""

    def command(*words: object) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": os.environ["PATH"], "MAINSTAY_DATA": str(data), "MAINSTAY_LOCAL": "1"}
        return subprocess.run(
            [sys.executable, "-m", "mainstay", *map(str, words)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
        )

    return command


def a_table(path: Path, *rows: list, headings: list[str] = HEADINGS) -> Path:
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return path


@pytest.fixture(scope="module")
def census(run, data):
    """The census of two authorities, loaded."""
    done = run("load", a_table(data / "census.csv", TRAFFORD, HARTLEPOOL))
    assert done.returncode == DONE, done.stderr
    return done


def test_a_good_file_is_loaded_and_only_the_answer_is_on_standard_output(census):
    assert census.stdout == (
        "census.csv: loaded 2 rows as Provision of unpaid care, Census 2021 (TS039); 0 set aside.\n"
    )
    assert "SHA-256" in census.stderr
    assert "Base: usual residents aged 5 and over" in census.stderr


def test_the_same_file_a_second_time_says_so_and_changes_nothing(census, run, data):
    again = run("load", data / "census.csv")
    assert again.returncode == DONE
    assert "Nothing was changed" in again.stdout


def test_json_is_all_there_is_on_standard_output(census, run):
    done = run("needs", "Trafford", "--format", "json")
    content = json.loads(done.stdout)
    assert done.returncode == DONE
    assert (content["area"]["code"], content["carers"]["total"]) == ("E08000009", 18_822)
    assert round(content["carers"]["rate"], 5) == 0.08494
    assert {"band", "carers", "share"} <= set(content["carers"]["by_hours"][0])
    assert {"dataset", "file", "sha256"} <= set(content["carers"]["source"])
    assert {"break_type", "low", "central", "high", "unit"} <= set(content["demand"][0])
    assert all(isinstance(said, str) for said in content["warnings"])


def test_an_area_is_asked_for_by_code_in_text_and_in_csv(census, run):
    text = run("needs", "E06000001")
    assert (text.returncode, text.stdout.isprintable()) == (DONE, False)
    assert "Hartlepool" in text.stdout
    rows = list(csv.reader(run("needs", "e06000001", "--format", "csv").stdout.splitlines()))
    assert len({len(row) for row in rows}) == 1


def test_an_unknown_area_lists_the_nearest_and_prints_no_answer(census, run):
    refused = run("needs", "Traford")
    assert (refused.returncode, refused.stdout) == (COULD_NOT, "")
    assert "The nearest are:" in refused.stderr
    assert "E08000009  Trafford (authority)" in refused.stderr


def test_a_nation_can_be_asked_for_without_a_file_that_names_it(census, run):
    england = json.loads(run("needs", "England", "--format", "json").stdout)
    assert england["carers"]["total"] == 18_822 + 9_554
    assert england["carers"]["method"] == "added up"


def test_bad_rows_are_set_aside_and_the_rest_is_loaded(run, data):
    bad = ["2021", "Leeds", "E08000035", "many", 1, 1, 1, 0, 1, 1, 0, 1]
    other = ["2021", "Kingston upon Thames", "E09000021", 1000, 900, 50, 30, 20, 20, 10, 10, 30]
    done = run("load", a_table(data / "bad.csv", bad, other))
    assert done.returncode == FINDINGS
    assert "loaded 1 rows" in done.stdout
    assert "1 set aside" in done.stdout
    assert "Row 2" in done.stderr
    assert "many" in done.stderr
    left_out = run("needs", "Leeds")
    assert left_out.returncode == COULD_NOT
    assert "Leeds" not in left_out.stderr.split("The nearest are:")[1]


def test_a_wrong_file_is_refused_whole_with_the_way_out(run, data):
    refused = run("load", a_table(data / "wrong.csv", ["a", "b"], headings=["apples", "pears"]))
    assert (refused.returncode, refused.stdout) == (COULD_NOT, "")
    assert "wrong.csv was not loaded." in refused.stderr


def test_a_good_and_a_wrong_file_together_end_with_the_graver_status(run, data):
    good = a_table(data / "good.csv", ["2021", "Bury", "E08000002", 1000, 900, 50, 30, 20, 20, 10, 10, 30])
    done = run("load", good, data / "wrong.csv", data / "not-there.csv")
    assert done.returncode == COULD_NOT
    assert "good.csv: loaded 1 rows" in done.stdout
    assert "not-there.csv was not loaded." in done.stderr


def test_a_check_loads_nothing(run, data):
    path = a_table(data / "check.csv", ["2021", "Bolton", "E08000001", 1000, 900, 50, 30, 20, 20, 10, 10, 30])
    done = run("load", "--check", path)
    assert (done.returncode, done.stdout) == (DONE, "")
    assert "Nothing was loaded" in done.stderr


def test_a_name_that_is_two_areas_lists_both(run, data):
    links = ["LTLA22CD,LTLA22NM,UTLA22CD,UTLA22NM,ObjectId"]
    links += ["E07000001,Same Name,E10000900,One County,1", "E07000002,Same Name,E10000901,Other County,2"]
    path = data / "lookup.csv"
    path.write_text("\n".join(links) + "\n")
    assert run("load", path).returncode in (DONE, FINDINGS)
    refused = run("needs", "Same Name")
    assert (refused.returncode, refused.stdout) == (COULD_NOT, "")
    assert "E07000001" in refused.stderr
    assert "E07000002" in refused.stderr


@pytest.mark.parametrize("template", ["services_by_hand", "known_to_services"])
def test_figures_that_only_one_authority_has_are_refused_without_its_name(run, data, template):
    own = data / f"{template}.csv"
    own.write_text(run("template", template).stdout.replace("Example", "Stretford"))
    refused = run("load", own)
    assert (refused.returncode, refused.stdout) == (COULD_NOT, "")
    assert "--authority" in refused.stderr
    unknown = run("load", own, "--authority", "Nowhere Council")
    assert unknown.returncode == COULD_NOT
    assert "No authority is called Nowhere Council" in unknown.stderr


def test_layouts_and_templates_need_no_database(run):
    assert "census2021_unpaid_care" in run("layouts").stdout
    assert run("template", "known_to_services").stdout.startswith("place code,place name,")
    refused = run("template", "nothing")
    assert (refused.returncode, refused.stdout) == (COULD_NOT, "")
    assert "There is no template named nothing." in refused.stderr


def test_the_audit_of_what_was_loaded_is_whole(census, run):
    done = run("audit", "verify")
    assert (done.returncode, done.stdout) == (DONE, "")
    assert "whole" in done.stderr
