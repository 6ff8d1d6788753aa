import io
from datetime import datetime

import openpyxl
import pytest

from mainstay.planning.exports import as_excel
from tests.planning.a_content import SHA, a_content, a_source


def opened(**changed):
    return openpyxl.load_workbook(io.BytesIO(as_excel.render(a_content(**changed))))


@pytest.fixture(scope="module")
def book():
    return opened()


def test_the_cover_says_what_this_is_from_when_and_what_to_bear_in_mind(book):
    cover = [cell.value for cell in book["Cover"]["A"]]
    assert cover[:3] == [
        "Needs of unpaid carers in Northmoor",
        "Northmoor (NM0000)",
        "As at 22 November 2026",
    ]
    assert "The census was taken during a lockdown." in cover
    assert "Places: Carers by place: small areas" in cover


def test_every_sheet_is_named_on_the_cover(book):
    cover = "\n".join(str(cell.value) for cell in book["Cover"]["A"])
    assert [name for name in book.sheetnames if f"{name}: " not in cover] == ["Cover"]


def test_every_table_has_frozen_headings_and_its_title_above(book):
    for sheet in book.worksheets[2:]:
        assert sheet.freeze_panes == "B4"
        assert sheet["A1"].value
        assert sheet["A3"].font.bold


def test_figures_are_numbers_in_the_format_of_their_kind(book):
    row = book["Carers"][4]
    assert [cell.value for cell in row[1:]] == [285000, 27100, 27350, 27600, 0.0951, 0.096, 0.0968]
    assert [cell.number_format for cell in row[1:8:3]] == ["#,##0", "#,##0", "0.0%"]


def test_days_are_days(book):
    assert book["Sources"]["D4"].value == datetime(2021, 3, 21)
    assert book["Sources"]["D4"].number_format == "d mmmm yyyy"


def test_money_is_in_pounds(book):
    found = [cell for cell in book["Demand"][4] if cell.number_format.startswith("£")]
    assert [cell.value for cell in found] == [2892600, 6749400, 15427200]


def test_all_150_small_areas_are_there(book):
    assert book["Places"].max_row == 3 + 150


def test_every_file_is_listed_with_its_sha_256(book):
    assert {cell.value for cell in book["Sources"]["G"][3:]} == {SHA}


def test_a_missing_figure_is_said_and_not_left_blank(book):
    assert "no figure" in [cell.value for cell in book["Hidden by place"][5]]


def test_nothing_that_a_file_says_becomes_a_formula_or_a_link():
    source = a_source(title="=1+1", publisher="https://example.org/", file="@SUM(A1)", licence="12")
    book = opened(sources=[source])
    cells = book["Sources"][4]
    assert [cells[place].value for place in (0, 1, 2, 5)] == [
        "=1+1",
        "https://example.org/",
        "12",
        "@SUM(A1)",
    ]
    assert {cell.data_type for cell in cells} <= {"s", "d"}
    assert not any(cell.hyperlink for cell in cells)


def test_two_tables_of_one_name_get_two_sheets():
    who = [part | {"key": key} for key in ("age", "Age", "a/g:e*") for part in a_content()["who"]]
    assert {"Age", "Age 2", "A g e"} <= set(opened(who=who).sheetnames)


def test_an_invented_area_is_said_to_be_so_in_the_properties(book):
    assert book.properties.description.startswith("Northmoor is invented.")
    assert book.properties.created == datetime(2026, 11, 22)
