"""A file with faults is refused row by row, and one that is no known table is refused whole."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

from tests.journeys.person import Person

CENSUS = "census_unpaid_care/census2021_ts039_unpaid_care_ltla.csv"
CODE, TOTAL = 2, 3


def test_a_bad_file_is_refused_row_by_row(
    somebody: Callable[..., Person], published: Callable[[str], Path], tmp_path: Path
):
    headings, *good = rows_of(published(CENSUS))
    file = written(tmp_path / "ts039_with_faults.csv", [headings, *rows_with_faults(good)])
    analyst = somebody("Analyst")
    sends(analyst, file)
    analyst.waits_until_it_says("Checked.")
    analyst.sees("Nothing is loaded yet", "Rows set aside 4", "Rows that can be loaded 3")
    assert analyst.reads_table("problems") == faults(headings)
    text = analyst.downloads("Every problem, as CSV").decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text)))[1:] == faults(headings)
    gives_it_up(analyst, file)


def test_a_file_with_wrong_headings_is_refused_whole(
    somebody: Callable[..., Person], published: Callable[[str], Path], tmp_path: Path
):
    headings, *good = rows_of(published(CENSUS))
    file = written(tmp_path / "ts039_renamed.csv", [[each.upper()[::-1] for each in headings], *good[:6]])
    analyst = somebody("Analyst")
    sends(analyst, file)
    analyst.waits_until_it_says("This file cannot be loaded as it is")
    analyst.sees("What you can do:", "Read it as another table")
    gives_it_up(analyst, file)


def gives_it_up(analyst: Person, file: Path) -> None:
    analyst.presses(re.compile("^(Do not load it|Remove this file)$"))
    analyst.sees("Nothing of it was loaded.")
    analyst.opens("/files/")
    analyst.does_not_see(file.name)


def faults(headings: list[str]) -> list[list[str]]:
    return [
        ["2", headings[TOTAL], "many", "Enter a number, or .. if it is not known."],
        ["3", headings[TOTAL + 1], "-5", "Enter 0 or more: there cannot be fewer than none."],
        ["6", headings[CODE], "E06000004", "E06000004 is on rows 5 and 6. Keep one."],
        ["7", headings[CODE], "E99999999", "No kind of area has codes that begin E99. Check the code."],
    ]


def rows_with_faults(good: list[list[str]]) -> list[list[str]]:
    """Six rows, one of them twice; a figure that is not known is no fault."""
    words, negative, missing, twice, unknown, sound = (list(row) for row in good[:6])
    words[TOTAL] = "many"
    negative[TOTAL + 1] = "-5"
    missing[TOTAL + 2] = ".."
    unknown[CODE] = "E99999999"
    return [words, negative, missing, twice, list(twice), unknown, sound]


def rows_of(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def written(file: Path, rows: list[list[str]]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)
    return file


def sends(analyst: Person, file: Path) -> None:
    analyst.opens("/files/load/")
    analyst.attaches("Published file", file)
    analyst.presses("Send and check")
