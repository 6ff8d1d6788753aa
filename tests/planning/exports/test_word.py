import io
from itertools import pairwise

import pytest
from docx import Document
from docx.oxml.ns import qn

from mainstay.planning.exports import as_word
from tests.planning.a_content import SHA, a_content


def opened(**changed):
    return Document(io.BytesIO(as_word.render(a_content(**changed))))


@pytest.fixture(scope="module")
def page():
    return opened()


def headings(page, level):
    return [line.text for line in page.paragraphs if line.style.name == f"Heading {level}"]


def test_the_paper_has_a_title_and_real_headings_in_order(page):
    assert page.paragraphs[0].style.name == "Title"
    assert headings(page, 1)[:4] == [
        "Summary",
        "Before you use these figures",
        "How many carers",
        "Where carers live",
    ]
    assert headings(page, 1)[-1] == "Annex: how demand was worked out"


def test_no_level_of_heading_is_skipped(page):
    levels = [int(line.style.name[-1]) for line in page.paragraphs if line.style.name.startswith("Heading")]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_repeats_its_heading_row_and_says_what_it_is(page):
    for table in page.tables:
        properties = table._tbl.tblPr
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert properties.find(qn("w:tblCaption")).get(qn("w:val"))
        assert "Columns:" in properties.find(qn("w:tblDescription")).get(qn("w:val"))


def test_the_charts_say_every_figure_in_words(page):
    said = [shape._inline.docPr.get("descr") for shape in page.inline_shapes]
    assert said[0].startswith("Carers by hours of care a week. 9 hours or fewer: 35.7%;")
    assert len(said) == 2


def test_the_figures_are_in_the_tables_as_ranges(page):
    bands = page.tables[1]
    assert [cell.text for cell in bands.rows[5].cells] == [
        "50 or more hours",
        "8,200 (8,150 to 8,250)",
        "29.9%",
    ]


def test_the_language_is_british_english_throughout(page):
    assert page.core_properties.language == "en-GB"
    assert {tag.get(qn("w:val")) for tag in page.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_the_properties_say_what_the_paper_is(page):
    assert page.core_properties.title == "Needs of unpaid carers in Northmoor"
    assert page.core_properties.created.date().isoformat() == "2026-11-22"
    assert page.core_properties.comments.startswith("Northmoor is invented.")


def test_every_page_says_that_the_figures_are_invented(page):
    assert page.sections[0].header.paragraphs[0].text == "Invented figures"


def test_a_real_area_has_no_such_heading():
    real = opened(area=a_content()["area"] | {"invented": False}, sources=[])
    assert real.sections[0].header.paragraphs[0].text == ""


def test_warnings_assumptions_and_sources_are_in_the_paper(page):
    said = "\n".join(line.text for line in page.paragraphs)
    assert "The census was taken during a lockdown." in said
    assert "Set locally: Yes. Our own contract price." in said
    assert f"SHA-256: {SHA}" in said


def test_a_name_longer_than_a_property_may_be_is_cut_there_and_only_there():
    long = "Northmoor and " * 30
    page = opened(area=a_content()["area"] | {"name": long})
    assert len(page.core_properties.title) == 255
    assert long.strip() in page.paragraphs[0].text
