"""The two pages for a ward: what they say, that they are two, and that each figure names its source."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document

from mainstay.accounts.models import Authority
from mainstay.accounts.permissions import Permission, may
from mainstay.database import scope
from mainstay.planning.actions.priorities import propose
from mainstay.planning.exports import as_pdf
from mainstay.planning.models import Priority
from mainstay.planning.strategy import ward_paper
from tests.cast import Cast, assemble, browser_of
from tests.planning.needs.town import NORTH, SOUTH, TOWN, load, ordinary
from tests.planning.priorities.ordinary import Ordinary, a_proposal, agree
from tests.planning.priorities.ordinary import ordinary as start

needs_poppler = pytest.mark.skipif(
    shutil.which("pdfinfo") is None, reason="pdfinfo and pdftotext are not on this machine"
)


@pytest.fixture
def cast(db: None) -> Cast:
    everybody = assemble()
    with scope.of_authority(None, sharing=True):
        Authority.objects.filter(pk=everybody.northmoor.pk).update(area_code=TOWN)
    load(*ordinary())
    return everybody


@pytest.fixture
def found(cast: Cast) -> Iterator[Ordinary]:
    with scope.of_authority(cast.northmoor.pk, user_id=cast.commissioner.pk):
        ready = start(cast)
        ready.priority = agree(ready)
        Priority.objects.filter(pk=ready.priority.pk).update(places=[NORTH])
        Priority.objects.filter(pk=ready.other.pk).update(places=[])
        yield ready


@pytest.fixture
def browser(found: Ordinary) -> Client:
    return browser_of(found.cast.member)


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def pages_of(pdf: bytes, tmp_path) -> int:
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    said = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    assert "Page size:       595.276 x 841.89 pts (A4)" in said
    assert "Tagged:          yes" in said
    return int(re.search(r"Pages:\s+(\d+)", said)[1])


@pytest.mark.parametrize("part", [*Cast.NAMES, "outsider"])
def test_the_papers_open_for_who_sees_plans(found: Ordinary, part: str):
    person = found.cast.everybody()[part]
    own = person.authority_id == found.cast.northmoor.pk
    for address in ("", f"{NORTH}/"):
        status = browser_of(person).get(f"/strategies/papers/{address}").status_code
        if not may(person, Permission.SEE_PLANS):
            assert status == 403
        else:
            assert status == (200 if own or not address else 404)


def test_every_ward_has_its_paper(browser: Client):
    page = browser.get("/strategies/papers/").content.decode()
    for ward in (NORTH, SOUTH):
        assert f"/strategies/papers/{ward}/" in page
        assert browser.get(f"/strategies/papers/{ward}/").status_code == 200


def test_a_place_that_is_no_ward_of_the_authority_has_none(browser: Client):
    for code in (TOWN, "E05999999"):
        assert browser.get(f"/strategies/papers/{code}/").status_code == 404


def test_the_paper_says_need_decisions_the_cost_of_doing_nothing_and_law(browser: Client):
    said = text_of(browser.get(f"/strategies/papers/{NORTH}/"))
    assert "550 (547 to 553) people in Northgate look after someone unpaid" in said
    assert "More carers reach breaking point at weekends." in said
    assert "£50,000" in said
    assert "Care Act 2014, section 10" in said
    assert "for this ward by name" in said


def test_what_is_for_another_ward_alone_is_not_in_it(browser: Client):
    said = text_of(browser.get(f"/strategies/papers/{SOUTH}/"))
    assert "Saturday sitting for carers of people with dementia" not in said
    assert "A carers&#39; card" in said


def test_every_figure_names_a_source_that_is_listed(browser: Client):
    page = browser.get(f"/strategies/papers/{NORTH}/").content.decode()
    numbers = set(re.findall(r"\[(\d+)\]", page))
    assert numbers
    for number in numbers:
        assert f'id="ref-{number}"' in page
    assert "Office for National Statistics" in page


@needs_poppler
def test_the_pdf_has_two_pages_of_a4(browser: Client, tmp_path):
    answer = browser.get(f"/strategies/papers/{NORTH}/paper.pdf")
    assert pages_of(answer.content, tmp_path) == 2


@needs_poppler
def test_the_pdf_of_a_ward_where_much_is_decided_still_has_two_pages(
    found: Ordinary, browser: Client, tmp_path
):
    for number in range(30):
        title = (
            f"Number {number}: a priority with a long name that has to be set over several lines of a table"
        )
        propose(
            found.review,
            a_proposal(title=title, places=(NORTH,)),
            risk_of_not_acting="Carers go on without rest. " * 40,
            by=found.cast.analyst,
        )
    answer = browser.get(f"/strategies/papers/{NORTH}/paper.pdf")
    assert pages_of(answer.content, tmp_path) == 2


@needs_poppler
def test_the_pdf_of_a_ward_of_which_nothing_is_known_has_two_pages(tmp_path):
    nothing = {
        "ward": {"code": NORTH, "name": "Northgate"},
        "authority": "Northmoor Council",
        "invented": True,
        "made_on": "2026-11-20",
        "needs": None,
        "why": "No count has been loaded.",
        "services": None,
        "decided": None,
        "law": [],
        "references": [],
    }
    assert pages_of(as_pdf.set_as_pdf(ward_paper.paper(nothing)), tmp_path) == 2


def test_the_word_document_breaks_before_its_second_page(browser: Client):
    page = Document(io.BytesIO(browser.get(f"/strategies/papers/{NORTH}/paper.docx").content))
    breaks = [each.text for each in page.paragraphs if each.paragraph_format.page_break_before]
    assert breaks == ["What was decided, and what doing nothing costs"]


def test_another_ending_is_not_found(browser: Client):
    assert browser.get(f"/strategies/papers/{NORTH}/paper.exe").status_code == 404


def test_without_a_lookup_of_wards_the_page_says_what_to_load(db: None):
    browser = browser_of(assemble().member)
    assert "The wards are not known" in text_of(browser.get("/strategies/papers/"))


def test_the_paper_asks_the_database_as_often_for_many_priorities_as_for_few(
    found: Ordinary, browser: Client
):
    page = f"/strategies/papers/{NORTH}/"
    browser.get(page)
    with CaptureQueriesContext(connection) as few:
        browser.get(page)
    for number in range(6):
        propose(found.review, a_proposal(title=f"Number {number}", places=(NORTH,)), by=found.cast.analyst)
    with CaptureQueriesContext(connection) as many:
        browser.get(page)
    assert len(many) == len(few)
