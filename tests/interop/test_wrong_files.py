"""Files that are not what they should be: refused whole with a way out, or their rows set aside one by one."""

import gzip
import io
import struct
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from mainstay.engines.tables import Reading
from mainstay.interop.statistics import CannotRead, KnownCodes, Retired, read
from mainstay.interop.statistics.workbooks import formulas_in

HEADINGS = [
    "date",
    "geography",
    "geography code",
    "Provision of unpaid care: Total: All usual residents aged 5 and over",
    "Provision of unpaid care: Provides no unpaid care",
    "Provision of unpaid care: Provides 19 hours or less unpaid care a week",
    "Provision of unpaid care: Provides 9 hours or less unpaid care a week",
    "Provision of unpaid care: Provides 10 to 19 hours unpaid care a week",
    "Provision of unpaid care: Provides 20 to 49 hours unpaid care a week",
    "Provision of unpaid care: Provides 20 to 34 hours unpaid care a week",
    "Provision of unpaid care: Provides 35 to 49 hours unpaid care a week",
    "Provision of unpaid care: Provides 50 or more hours unpaid care a week",
]
HARTLEPOOL = "2021,Hartlepool,E06000001,87356,77802,3660,2410,1250,2512,1062,1450,3382"
TRAFFORD = "2021,Trafford,E08000009,221585,202763,10054,7362,2692,3681,1766,1915,5087"
POWYS = "2021,Powys,W06000023,127438,113975,6937,4998,1939,2422,1220,1202,4104"
ROWS = (HARTLEPOOL, TRAFFORD, POWYS)


def table(*rows: str, headings: list[str] | None = None) -> str:
    return "\n".join([",".join(headings or HEADINGS), *rows]) + "\n"


def reading_of(tmp_path: Path, content: str | bytes, name: str = "ts039.csv", **asked: object) -> Reading:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path, **asked)


def refusal_of(tmp_path: Path, content: str | bytes, name: str = "ts039.csv", **asked: object) -> CannotRead:
    with pytest.raises(CannotRead) as refused:
        reading_of(tmp_path, content, name, **asked)
    assert refused.value.way_out
    return refused.value


def with_cell(row: str, column: int, value: str) -> str:
    cells = row.split(",")
    cells[column] = value
    return ",".join(cells)


def only_error(reading: Reading) -> tuple[int, str, str, str]:
    assert len(reading.errors) == 1
    error = reading.errors[0]
    return error.row, error.column, error.value, error.mend


def test_the_ordinary_case_has_nothing_to_mend(tmp_path):
    reading = reading_of(tmp_path, table(*ROWS))
    assert (reading.rows_read, reading.rows_set_aside, reading.table.codes) == (
        3,
        0,
        ["E06000001", "E08000009", "W06000023"],
    )


# Rows


@pytest.mark.parametrize(
    ("column", "value", "mend"),
    [
        (3, "many", "Enter a number, or .. if it is not known."),
        (4, "-5", "Enter 0 or more: there cannot be fewer than none."),
        (4, "77802.5", "Enter a whole number."),
        (4, "=B2+C2", "Replace the formula with the number it works out."),
        (4, "1_000", "Enter a number, or .. if it is not known."),
        (4, "٧٧٨", "Enter a number, or .. if it is not known."),
        (4, "99999999999999999999", "Check this number: it is larger than the population of the world."),
        (4, "87999", "This is more than its total, 87,356. Check both."),
        (11, "3000", "Its parts come to 86,974. Check the row against the publication."),
        (2, "", "Enter the code of the area."),
        (2, "Hartlepool", "Enter a code of one letter and eight digits, such as E08000009."),
        (2, "E66000001", "No kind of area has codes that begin E66. Check the code."),
        (0, "2011", "This layout holds only 2021. Take the row out."),
    ],
)
def test_a_bad_cell_sets_its_row_aside_and_says_what_to_do(tmp_path, column, value, mend):
    reading = reading_of(tmp_path, table(with_cell(HARTLEPOOL, column, value), TRAFFORD, POWYS))
    row, _, _, said = only_error(reading)
    assert (row, said) == (2, mend)
    assert reading.table.codes == ["E08000009", "W06000023"]
    assert (reading.rows_read, reading.rows_set_aside) == (3, 1)


def test_the_error_names_the_column_as_the_file_does(tmp_path):
    row, column, value, _ = only_error(reading_of(tmp_path, table(with_cell(HARTLEPOOL, 4, "x5"), TRAFFORD)))
    assert (row, column, value) == (2, "Provision of unpaid care: Provides no unpaid care", "x5")


@pytest.mark.parametrize(
    ("mark", "why"),
    [
        ("..", "missing"),
        (".", "missing"),
        (":", "missing"),
        ("-", "missing"),
        ("", "missing"),
        ("[x]", "missing"),
        ("c", "suppressed"),
        ("*", "suppressed"),
        ("[c]", "suppressed"),
    ],
)
def test_a_mark_is_not_zero_and_not_an_error(tmp_path, mark, why):
    reading = reading_of(tmp_path, table(with_cell(HARTLEPOOL, 6, mark), TRAFFORD))
    assert (reading.errors, reading.table.marks) == ((), {(0, 3): why})
    assert str(reading.table.values[0, 3]) == "nan"


def test_thousands_are_read_where_they_are_unmistakable(tmp_path):
    reading = reading_of(tmp_path, table(HARTLEPOOL.replace("87356", '"87,356"'), TRAFFORD))
    assert reading.table.values[0, 0] == 87_356


def test_an_area_given_twice_alike_is_kept_once(tmp_path):
    reading = reading_of(tmp_path, table(*ROWS, TRAFFORD))
    assert only_error(reading)[0] == 5
    assert reading.table.codes.count("E08000009") == 1


def test_an_area_given_twice_differently_is_not_used_at_all(tmp_path):
    other = "2021,Trafford,E08000009,221590,202768,10054,7362,2692,3681,1766,1915,5087"
    reading = reading_of(tmp_path, table(*ROWS, other))
    assert [error.row for error in reading.errors] == [3, 5]
    assert "E08000009" not in reading.table.codes


def test_a_code_that_no_area_has_is_set_aside(tmp_path):
    known = KnownCodes(current=frozenset({"E06000001", "W06000023"}))
    reading = reading_of(tmp_path, table(*ROWS), known=known)
    assert only_error(reading)[3] == "No area has this code. Check it for a slip."


def test_a_code_that_had_ended_by_then_is_set_aside_with_its_successor(tmp_path):
    known = KnownCodes(retired={"E06000001": Retired(date(2013, 4, 1), ("E06000099",))})
    reading = reading_of(tmp_path, table(*ROWS), known=known)
    assert only_error(reading)[3] == "This code ended on 1 April 2013. Use E06000099."


def test_an_old_code_beside_its_successor_is_one_area_twice(tmp_path):
    old = with_cell(with_cell(TRAFFORD, 2, "E06000048"), 1, "Northumberland")
    new = with_cell(with_cell(TRAFFORD, 2, "E06000057"), 1, "Northumberland")
    reading = reading_of(tmp_path, table(old, new))
    assert "is now E06000057, which is in the file as well" in only_error(reading)[3]


def test_an_old_code_alone_is_kept_and_named(tmp_path):
    reading = reading_of(tmp_path, table(with_cell(HARTLEPOOL, 2, "E06000048"), TRAFFORD))
    assert any("E06000048 (now E06000057)" in warning for warning in reading.warnings)


def test_a_row_with_too_few_cells_is_set_aside(tmp_path):
    reading = reading_of(tmp_path, table(HARTLEPOOL.rsplit(",", 2)[0], TRAFFORD, POWYS))
    assert only_error(reading)[0] == 2
    assert reading.rows_set_aside == 1


def test_a_row_with_a_cell_too_many_is_set_aside(tmp_path):
    reading = reading_of(tmp_path, table(HARTLEPOOL + ",7", TRAFFORD, POWYS))
    assert only_error(reading)[0] == 2


def test_row_numbers_count_blank_lines_and_quoted_line_breaks_as_a_spreadsheet_does(tmp_path):
    broken = with_cell(POWYS, 4, "many").replace("Powys", '"Powys\nPowys"')
    assert only_error(reading_of(tmp_path, table(HARTLEPOOL, "", broken)))[0] == 4


def test_a_name_that_is_a_formula_is_set_aside(tmp_path):
    reading = reading_of(tmp_path, table(HARTLEPOOL.replace("Hartlepool", '"=HYPERLINK(""x"")"'), TRAFFORD))
    assert only_error(reading)[3] == "Replace the formula with the name."


# Whole files


def test_a_heading_that_changed_is_named_with_what_stands_there_instead(tmp_path):
    headings = [*HEADINGS[:-1], "Provision of unpaid care: Provides 50+ hours"]
    said = refusal_of(tmp_path, table(*ROWS, headings=headings)).sentence
    assert "census2021_unpaid_care" in said
    assert "no “Provides 50 or more hours unpaid care a week”" in said
    assert "“Provision of unpaid care: Provides 50+ hours”" in said


def test_a_file_of_some_other_kind_says_what_was_found(tmp_path):
    said = refusal_of(tmp_path, "supplier,amount,paid on\nA,1,2\n").sentence
    assert "has no layout that Mainstay knows. It begins: supplier; amount; paid on." in said


def test_a_layout_asked_for_by_name_says_which_headings_are_not_there(tmp_path):
    said = refusal_of(tmp_path, table(*ROWS), layout="census2021_disability").sentence
    assert "nearest to Disability, Census 2021 (TS038)" in said


def test_a_layout_that_does_not_exist_lists_those_that_do(tmp_path):
    refused = refusal_of(tmp_path, table(*ROWS), layout="ts039")
    assert "census2021_unpaid_care" in refused.way_out[0]


def test_the_figures_of_another_year_are_refused(tmp_path):
    rows = [row.replace("2021,", "2031,", 1) for row in ROWS]
    assert "says 2031" in refusal_of(tmp_path, table(*rows)).sentence


@pytest.mark.parametrize("end", [5, 40])
def test_a_file_cut_short_inside_a_row_is_refused(tmp_path, end):
    said = refusal_of(tmp_path, table(*ROWS)[:-end]).sentence
    assert said == "The file stops in the middle of row 4: it was cut short."


def test_a_file_cut_short_between_rows_says_how_many_are_there(tmp_path):
    reading = reading_of(tmp_path, table(*ROWS))
    assert any("331 rows for authority areas and this file has 3" in said for said in reading.warnings)


def test_a_quotation_mark_left_open_is_said(tmp_path):
    rows = [HARTLEPOOL.replace("Hartlepool", '"Hartlepool'), TRAFFORD, POWYS]
    assert "opened on row 2 is never closed" in refusal_of(tmp_path, table(*rows)).sentence


def test_a_quotation_mark_left_open_in_a_long_file_is_said(tmp_path):
    rows = [HARTLEPOOL.replace("Hartlepool", '"Hartlepool'), *[TRAFFORD] * 2_000]
    assert "a quotation mark is not closed" in refusal_of(tmp_path, table(*rows)).sentence


def test_a_nation_that_is_missing_is_named(tmp_path):
    reading = reading_of(tmp_path, table(HARTLEPOOL, TRAFFORD))
    assert "There are no areas in Wales." in reading.warnings


def test_a_file_with_headings_and_nothing_else_has_nothing_in_it(tmp_path):
    reading = reading_of(tmp_path, table())
    assert (reading.rows_read, reading.table.codes) == (0, [])


def test_utf_16_is_read_and_said(tmp_path):
    reading = reading_of(tmp_path, table(*ROWS).encode("utf-16"))
    assert (len(reading.table.codes), reading.warnings[0]) == (
        3,
        "The file is in UTF-16, not UTF-8. Check that names with accents look right.",
    )


def test_windows_1252_is_read_and_said(tmp_path):
    reading = reading_of(tmp_path, table(TRAFFORD.replace("Trafford", "Ynys Môn")).encode("cp1252"))
    assert reading.table.names == ["Ynys Môn"]
    assert "Windows-1252" in reading.warnings[0]


def test_a_byte_order_mark_is_no_part_of_the_first_heading(tmp_path):
    assert reading_of(tmp_path, table(*ROWS).encode("utf-8-sig")).rows_read == 3


def test_semicolons_are_read_and_said(tmp_path):
    reading = reading_of(tmp_path, table(*ROWS).replace(",", ";"))
    assert "semicolons" in reading.warnings[0]


def test_a_file_a_hundred_times_larger_than_the_publication_is_refused(tmp_path):
    rows = [TRAFFORD] * 100
    said = refusal_of(tmp_path, table(*rows * 10_000)).sentence
    assert "Provision of unpaid care, Census 2021 (TS039) is about 3 MB." in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"   \n", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"<!DOCTYPE html><html>", "is a web page"),
        (b"\x00\x01\x02\x03" * 400, "is not a spreadsheet, CSV or JSON"),
        (b'{"type": "Topology", "arcs": [[', "is cut short or damaged"),
        (b'{"type": "Feature"}', "neither GeoJSON nor TopoJSON"),
        (b"PK\x03\x04 nothing", "damaged or cut short"),
        (b"\xd0\xcf\x11\xe0 nothing", "damaged"),
        (b"\x1f\x8b nothing", "damaged"),
    ],
)
def test_what_is_not_a_table_is_refused_in_one_sentence(tmp_path, content, said):
    assert said in refusal_of(tmp_path, content).sentence


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CannotRead, match=r"There is no file none\.csv"):
        read(tmp_path / "none.csv")


# Archives


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_a_gzip_and_a_zip_of_one_table_are_read(tmp_path):
    content = table(*ROWS).encode()
    assert reading_of(tmp_path, gzip.compress(content), "a.csv.gz").rows_read == 3
    assert reading_of(tmp_path, zipped({"meta/": b"", "a.csv": content}), "a.zip").rows_read == 3


def test_a_zip_of_several_tables_names_them_and_one_can_be_chosen(tmp_path):
    content = zipped({"ltla.csv": table(*ROWS).encode(), "lsoa.csv": b"x"})
    assert "holds 2 files: ltla.csv, lsoa.csv" in refusal_of(tmp_path, content, "a.zip").sentence
    assert reading_of(tmp_path, content, "a.zip", member="ltla.csv").rows_read == 3


def test_a_gzip_cut_short_is_refused(tmp_path):
    content = gzip.compress(table(*ROWS * 50).encode())
    assert "cut short" in refusal_of(tmp_path, content[:-20], "a.gz").sentence


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zipped({"a.csv": data})])
def test_an_archive_that_swells_is_refused(tmp_path, pack):
    assert "would unpack to" in refusal_of(tmp_path, pack(b"0" * 30_000_000), "bomb").sentence


def test_a_zip_that_lies_about_its_size_is_refused(tmp_path):
    content = bytearray(zipped({"a.csv": b"0" * 30_000_000}))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    assert refusal_of(tmp_path, bytes(content), "bomb.zip")


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"../../etc/a.csv": b"x"}, "points outside the archive"),
        ({"/etc/a.csv": b"x"}, "points outside the archive"),
        ({"inner.zip": b"x"}, "holds another archive"),
        ({"readme.doc": b"x"}, "holds no CSV, Excel or JSON file"),
        ({f"{n}.csv": b"x" for n in range(300)}, "holds 300 files"),
    ],
)
def test_a_zip_that_is_not_one_table_is_refused(tmp_path, members, said):
    assert said in refusal_of(tmp_path, zipped(members), "a.zip").sentence


def test_a_zip_inside_a_gzip_is_refused(tmp_path):
    content = gzip.compress(zipped({"a.csv": table(*ROWS).encode()}))
    assert "an archive inside an archive" in refusal_of(tmp_path, content, "a.gz").sentence


# Workbooks


def workbook(*rows: list[object]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["A title above the table"])
    book.active.append([])
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def cells(row: str) -> list[object]:
    return [int(cell) if cell.isdigit() else cell for cell in row.split(",")]


def test_a_workbook_with_a_title_above_its_headings_is_read(tmp_path):
    reading = reading_of(tmp_path, workbook(HEADINGS, *map(cells, ROWS)), "a.xlsx")
    assert (reading.rows_read, reading.table.values[1, 0]) == (3, 221_585)


def test_a_formula_in_a_workbook_sets_its_row_aside_and_is_never_worked_out(tmp_path):
    faulty = cells(HARTLEPOOL)
    faulty[3] = "=SUM(E4:L4)"
    reading = reading_of(tmp_path, workbook(HEADINGS, faulty, cells(TRAFFORD)), "a.xlsx")
    row, _, value, mend = only_error(reading)
    assert (row, value, mend) == (4, "=SUM(E4:L4)", "Replace the formula with the number it works out.")


def record(kind: int, *numbers: int) -> bytes:
    return struct.pack(f"<HH{len(numbers)}H", kind, 2 * len(numbers), *numbers)


def test_formulas_of_an_old_workbook_are_found_though_only_their_results_are_given():
    begin, number, formula, end = 0x0809, 0x0203, 0x0006, 0x000A
    sheet = record(begin, 0) + record(number, 1, 1, 0) + record(formula, 3, 2, 0, 0) + record(end)
    assert list(formulas_in(sheet + record(formula, 9, 9), 0)) == [(3, 2)]


def test_an_error_in_a_workbook_is_not_a_number(tmp_path):
    faulty = cells(HARTLEPOOL)
    faulty[3] = "#REF!"
    assert (
        only_error(reading_of(tmp_path, workbook(HEADINGS, faulty, cells(TRAFFORD)), "a.xlsx"))[2] == "#REF!"
    )


def test_a_workbook_whose_xml_swells_is_refused(tmp_path):
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><workbook>&a8;</workbook>'.encode()
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(HEADINGS))) as book, zipfile.ZipFile(whole, "w") as harmful:
        for name in book.namelist():
            harmful.writestr(name, bomb if name == "xl/workbook.xml" else book.read(name))
    assert "Excel's parts cannot be read" in refusal_of(tmp_path, whole.getvalue(), "a.xlsx").sentence


def test_one_long_row_does_not_make_all_short_ones_as_long(tmp_path):
    long_and_short = workbook(list(range(2_000)), *[[1]] * 10_001)
    said = refusal_of(tmp_path, long_and_short, "a.xlsx").sentence
    assert "10,004 rows of up to 2,000 columns" in said


def estimates(men: int = 55, rows: int = 2) -> bytes:
    """A workbook of estimates. men: how many are on the sheet of males. rows: authorities on the other two sheets."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    for name, people in (("MYE2 - Persons", 100), ("MYE2 - Males", men), ("MYE2 - Females", 45)):
        sheet = book.create_sheet(name)
        sheet.append(["MYE2: Population estimates, mid-2019"])
        sheet.append(["Code", "Name", "Geography", "All ages", *range(90), "90+"])
        for code in ("E06000001", "E08000009")[: 2 if name == "MYE2 - Males" else rows]:
            sheet.append([code, code, "Unitary", people, people, *[0] * 90])
    book.save(out)
    return out.getvalue()


def test_a_year_not_seen_before_is_read_by_its_description(tmp_path):
    reading = reading_of(tmp_path, estimates(), "mye.xlsx")
    assert (reading.reference_on, reading.rows_read, reading.errors) == (date(2019, 6, 30), 2, ())


def test_sheets_that_disagree_set_the_area_aside_on_each(tmp_path):
    reading = reading_of(tmp_path, estimates(men=50), "mye.xlsx")
    assert {error.column for error in reading.errors} == {
        "MYE2 - Persons: All ages",
        "MYE2 - Males: All ages",
        "MYE2 - Females: All ages",
    }
    assert {error.mend for error in reading.errors} == {
        "The other sheets come to 95. Check the area on each sheet."
    }
    assert (reading.rows_read, reading.rows_set_aside, reading.table.codes) == (2, 2, [])


def test_an_area_missing_from_one_sheet_is_set_aside_on_the_others(tmp_path):
    reading = reading_of(tmp_path, estimates(rows=1), "mye.xlsx")
    assert reading.table.codes == ["E06000001"]
    assert "has no usable row for this area" in only_error(reading)[3]


def test_a_workbook_without_a_year_in_its_title_is_refused(tmp_path):
    book, out = openpyxl.load_workbook(io.BytesIO(estimates())), io.BytesIO()
    book["MYE2 - Persons"]["A1"] = "Population"
    book.save(out)
    assert "names no year" in refusal_of(tmp_path, out.getvalue(), "mye.xlsx").sentence


# Downloads from Nomis


def nomis(year: str) -> str:
    short = [heading.removeprefix("Provision of unpaid care: ") for heading in HEADINGS[3:]]
    rows = [row.split(",") for row in ROWS]
    lines = [
        '"TS039 - Provision of unpaid care"',
        '"ONS Crown Copyright Reserved [from Nomis on 1 June 2026]"',
        "",
        '"Population :","All usual residents aged 5 and over"',
        f'"date      :","{year}"',
        "",
        ",".join(f'"{text}"' for text in ["local authority: district / unitary", "mnemonic", *short]),
        *(",".join([f'"{row[1]}"', f'"{row[2]}"', *row[3:]]) for row in rows),
        "",
        '"In order to protect against disclosure of personal information, records have been swapped."',
    ]
    return "\n".join(lines) + "\n"


def test_a_table_queried_from_nomis_is_the_same_table(tmp_path):
    reading = reading_of(tmp_path, nomis("2021"))
    assert (reading.layout, reading.rows_read, reading.errors) == ("census2021_unpaid_care", 3, ())
    assert reading.table.names == ["Hartlepool", "Trafford", "Powys"]


def test_the_year_above_a_nomis_table_is_believed(tmp_path):
    assert "Above the headings the file says 2031" in refusal_of(tmp_path, nomis("2031")).sentence
