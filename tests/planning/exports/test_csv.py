import csv
import io

import pytest

from mainstay.planning.exports import as_csv, tidy
from tests.planning.a_content import SHA, a_content


def rows(**changed):
    page = as_csv.render(a_content(**changed)).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(page, newline="")))


def the_row(section, measure, **named):
    wanted = {"section": section, "measure": measure, **named}
    (found,) = [row for row in rows() if wanted.items() <= row.items()]
    return found


def test_the_table_begins_with_the_mark_by_which_excel_knows_utf_8():
    assert as_csv.render(a_content()).encode().startswith(b"\xef\xbb\xbfsection,code,name,")


def test_a_figure_carries_its_range_base_day_and_file():
    assert the_row("carers", "carers") == {
        "section": "carers",
        "code": "NM0000",
        "name": "Northmoor",
        "measure": "carers",
        "band_or_type": "",
        "low": "27100",
        "value": "27350",
        "high": "27600",
        "unit": "carers",
        "base": "usual residents aged 5 and over",
        "date": "2021-03-21",
        "source_file": "northmoor-unpaid-care.csv",
        "sha256": SHA,
        "note": "invented; added up",
    }


def test_every_part_of_a_row_has_its_heading():
    assert {heading for row in tidy.rows(a_content()) for heading in row} <= {*as_csv.HEADINGS}


def test_every_small_area_has_its_rows():
    found = [row for row in rows() if row["section"] == "where areas" and row["measure"] == "carers"]
    assert len(found) == 150
    assert (found[0]["code"], found[0]["low"], found[0]["value"], found[0]["high"]) == (
        "NM0001",
        "207",
        "219",
        "231",
    )


def test_a_missing_figure_has_a_row_without_a_value_that_says_why():
    row = the_row("overlooked", "expected carers", band_or_type="traveller")
    assert (row["low"], row["value"], row["high"], row["note"]) == ("", "", "", "no share is known")


def test_demand_in_a_place_is_in_the_unit_of_its_break():
    row = the_row("demand_by_place", "demand in a year", code="NMW03", band_or_type="short_stay")
    assert (row["low"], row["value"], row["high"], row["unit"]) == ("580", "1330", "3170", "nights")


def test_money_stays_in_whole_pence():
    assert the_row("demand", "cost in a year", band_or_type="sitting")["value"] == "674940000"


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t=", " ="])
def test_text_that_a_spreadsheet_would_run_is_made_harmless(first):
    area = a_content()["area"] | {"name": f"{first}1+1"}
    named = [row["name"] for row in rows(area=area) if row["section"] == "carers"]
    assert {name[0] for name in named} == {"'"}


def test_a_number_below_nought_stays_a_number():
    hidden = a_content()["hidden"] | {"hidden": {"low": -5, "central": 0, "high": 5}}
    found = [row for row in rows(hidden=hidden) if row["measure"] == "not known to services"]
    assert found[0]["low"] == "-5"


def test_warnings_are_in_the_table_too():
    assert "The census was taken during a lockdown." in [row["note"] for row in rows()]
