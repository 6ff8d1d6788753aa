import shutil
import subprocess

import pytest

from mainstay.planning.exports import as_pdf, typesetting
from tests.planning.a_content import SHA, a_content

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext and pdfinfo are not on this machine"
)


@pytest.fixture
def told(tmp_path):
    """What a program of poppler's says of the PDF made from the content."""

    def tell(program, *options, **changed):
        file = tmp_path / "needs.pdf"
        file.write_bytes(as_pdf.render(a_content(**changed)))
        before, after = (options, []) if program == "pdfinfo" else ([], ["-"])
        return subprocess.run(
            [program, *before, file, *after], capture_output=True, text=True, check=True
        ).stdout

    return tell


def test_the_file_is_a_pdf_that_claims_ua_1_and_its_language():
    pdf = as_pdf.render(a_content())
    assert pdf.startswith(b"%PDF-1.7")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"en-GB" in pdf


@needs_poppler
def test_the_file_is_tagged_and_has_a_title_and_a_date(told):
    said = told("pdfinfo")
    assert "Title:           Needs of unpaid carers in Northmoor" in said
    assert "Tagged:          yes" in said
    assert "22 " in said.split("CreationDate:")[1].splitlines()[0]


@needs_poppler
def test_headings_tables_and_charts_are_tagged_as_what_they_are(told):
    said = told("pdfinfo", "-struct-text")
    assert 'H1 "Where carers live"' in said
    assert "/Scope /Column" in said
    assert "Figure" in said


@needs_poppler
def test_the_figures_can_be_read_out_of_it(told):
    said = " ".join(told("pdftotext").split())
    assert "27,350 (27,100 to 27,600)" in said
    assert "The census was taken during a lockdown." in said
    assert SHA in said


@needs_poppler
def test_every_page_says_that_the_figures_are_invented(told):
    pages = told("pdftotext").split("\f")[:-1]
    assert len(pages) > 1
    assert all("Invented figures" in page for page in pages)


@needs_poppler
def test_markup_in_a_name_is_printed_as_it_is(told):
    warning = '#panic("x") *bold* $x^2$ <label> @ref \\ [a] #let'
    assert warning in " ".join(told("pdftotext", warnings=[warning]).split())


@needs_poppler
def test_a_letter_that_no_font_has_is_shown_by_its_number(told):
    assert "Ward [U+1F600] one." in told("pdftotext", warnings=["Ward 😀 one"])


def test_letters_of_the_languages_of_these_islands_are_kept():
    name = "Tŷ Ẁysg, Àrd na Gaoithe, Béal Feirste £ “…” – ≤ ×"
    assert typesetting.with_shapes(name) == name


def test_a_word_longer_than_a_line_does_not_run_off_the_page():
    long = "x" * 400
    assert as_pdf.render(a_content(warnings=[long]))
