"""The pages about areas: who sees them, what they say, and how often they ask the database."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mainstay.accounts.permissions import Permission, may
from mainstay.engines.tables import Link
from mainstay.planning.views.sections import TITLES
from tests import cast
from tests.cast import Cast, browser_of
from tests.planning.needs.town import (
    BANDS,
    NAMES,
    NORTH,
    PARTS,
    TOWN,
    WHOLE,
    a_file,
    ages_of_2011,
    load,
    of_2011,
    ordinary,
    outlines,
)

SECTIONS = [key for key in TITLES if key != "overview"]


@pytest.fixture
def everybody(db: None) -> Cast:
    return cast.assemble()


@pytest.fixture
def loaded(db: None) -> None:
    load(*ordinary(), of_2011(), ages_of_2011(), outlines())


@pytest.fixture
def browser(everybody: Cast, loaded: None) -> Client:
    """The commissioner's browser, with Alderbrook loaded."""
    return browser_of(everybody.commissioner)


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


# Who sees what


@pytest.mark.parametrize("part", [*Cast.NAMES, "outsider"])
def test_each_role_sees_areas_or_is_told_that_it_may_not(everybody, loaded, part):
    user = everybody.everybody()[part]
    expected = 200 if may(user, Permission.SEE_AREAS) else 403
    for address in ("/areas/", f"/areas/{TOWN}/", f"/areas/{TOWN}/needs.json", "/assessments/"):
        assert browser_of(user).get(address).status_code == expected


@pytest.mark.parametrize("part", [*Cast.NAMES, "outsider"])
def test_each_role_may_save_and_draw_or_is_told_that_it_may_not(everybody, loaded, part):
    user = everybody.everybody()[part]
    browser = browser_of(user)
    assert browser.get(f"/areas/{TOWN}/save/").status_code == (
        200 if may(user, Permission.SAVE_NEEDS) else 403
    )
    assert browser.get(f"/areas/{TOWN}/draw/").status_code == (
        200 if may(user, Permission.DRAW_AREAS) else 403
    )


def test_nobody_sees_an_area_without_signing_in(loaded):
    assert Client().get(f"/areas/{TOWN}/").status_code == 302


def test_links_to_save_and_draw_are_only_for_those_who_may(everybody, browser):
    member = browser_of(everybody.member).get(f"/areas/{TOWN}/").content.decode()
    commissioner = browser.get(f"/areas/{TOWN}/").content.decode()
    for address in (f"/areas/{TOWN}/save/", f"/areas/{TOWN}/draw/"):
        assert address in commissioner
        assert address not in member


# What they say


@pytest.mark.parametrize("section", ["", *SECTIONS])
def test_every_section_of_an_area_is_shown(browser, section):
    answer = browser.get(f"/areas/{TOWN}/{section}{'/' if section else ''}")
    assert answer.status_code == 200
    assert "Alderbrook" in text_of(answer)


def test_the_overview_says_how_many_how_sure_and_from_where(browser):
    said = text_of(browser.get(f"/areas/{TOWN}/"))
    assert "1,000" in said
    assert "usual residents aged 5 and over" in said
    assert "Office for National Statistics" in said


def test_every_part_is_in_the_table_and_on_the_map(browser):
    page = browser.get(f"/areas/{TOWN}/where/").content.decode()
    assert "<svg" in page
    assert all(NAMES[part] in page and f"/areas/{part}/" in page for part in PARTS)


def test_an_area_that_is_not_there_is_not_found(browser):
    for code in ("E08000999", "G999", "G99999999999999999999999", "nothing"):
        assert browser.get(f"/areas/{code}/").status_code == 404


def test_an_area_without_figures_says_what_to_load(browser):
    load(a_file("sex", ["f", "m"], {"W06000901": (1, 1)}, levels=("authority",)))
    answer = browser.get("/areas/W06000901/")
    assert answer.status_code == 200
    assert "Load the census table" in text_of(answer)


def test_a_search_goes_straight_to_the_one_area_meant(browser):
    assert browser.get("/areas/?search=alderbrook").headers["Location"] == f"/areas/{TOWN}/"


def test_a_search_that_finds_nothing_offers_the_nearest(browser):
    answer = browser.get("/areas/?search=Alderbrok")
    assert answer.status_code == 200
    assert f"/areas/{TOWN}/" in answer.content.decode()


def test_the_table_of_authorities_can_be_sorted_and_kept_to_a_nation(browser):
    assert "Alderbrook" in text_of(browser.get("/areas/?sort=-rate&nation=england"))
    table = browser.get("/areas/?nation=wales").content.decode()
    assert f"/areas/{TOWN}/" not in table


def test_with_nothing_loaded_the_pages_say_what_to_do(everybody):
    answer = browser_of(everybody.commissioner).get("/areas/")
    assert answer.status_code == 200
    assert "oad" in text_of(answer)


# Versions


def save(browser: Client, title: str = "For the board") -> str:
    answer = browser.post(f"/areas/{TOWN}/save/", {"title": title, "note": "Draft."})
    assert answer.status_code == 302
    return answer.headers["Location"]


def test_a_saved_version_stays_as_it_was_when_newer_figures_are_loaded(browser):
    version = save(browser)
    load(
        a_file(
            "unpaid_care", BANDS, {TOWN: (10_000, 8_000, *[2 * x for x in WHOLE[2:]])}, levels=("authority",)
        )
    )
    assert "2,000" in text_of(browser.get(f"/areas/{TOWN}/"))
    assert "2,000" not in text_of(browser.get(version))
    for section in SECTIONS:
        assert browser.get(f"{version}{section}/").status_code == 200


def test_a_version_needs_a_title(browser):
    answer = browser.post(f"/areas/{TOWN}/save/", {"title": ""})
    assert answer.status_code == 200
    assert "Enter a title for this version." in text_of(answer)


def test_an_outsider_cannot_find_another_authoritys_version(everybody, browser):
    version = save(browser)
    outsider = browser_of(everybody.outsider)
    assert outsider.get(version).status_code == 404
    assert outsider.get(f"{version}needs.json").status_code == 404
    assert "For the board" not in text_of(outsider.get("/assessments/"))


def test_two_versions_are_set_side_by_side(browser):
    earlier = save(browser, "Before")
    load(
        a_file(
            "unpaid_care", BANDS, {TOWN: (10_000, 8_000, *[2 * x for x in WHOLE[2:]])}, levels=("authority",)
        )
    )
    later = save(browser, "After")
    numbers = [address.strip("/").split("/")[-1] for address in (earlier, later)]
    answer = browser.get(f"/assessments/compare/?earlier={numbers[0]}&later={numbers[1]}")
    said = text_of(answer)
    assert answer.status_code == 200
    assert "1,000" in said
    assert "2,000" in said
    assert "only the later" in said


def test_versions_cannot_be_compared_with_one_that_is_not_ours(everybody, browser):
    version = save(browser).strip("/").split("/")[-1]
    outsider = browser_of(everybody.outsider)
    answer = outsider.get(f"/assessments/compare/?earlier={version}&later={version}")
    assert answer.status_code == 200
    assert "For the board" not in text_of(answer)


# Groups


def test_small_areas_are_drawn_together_looked_at_and_taken_apart(everybody, browser):
    answer = browser.post(f"/areas/{TOWN}/draw/", {"name": "Two corners", "codes": [PARTS[0], PARTS[3]]})
    group = answer.headers["Location"]
    assert "522" in text_of(browser.get(group))
    assert "Two corners" in text_of(browser.get("/areas/"))
    assert browser_of(everybody.outsider).get(group).status_code == 404
    assert browser_of(everybody.outsider).post(f"{group}remove/").status_code == 404
    assert browser.get(f"{group}remove/").status_code == 200
    assert browser.post(f"{group}remove/").status_code == 302
    assert browser.get(group).status_code == 404


def test_a_group_needs_a_name_of_its_own_and_areas_of_this_area(browser):
    browser.post(f"/areas/{TOWN}/draw/", {"name": "Two corners", "codes": [PARTS[0]]})
    for sent, said in (
        ({"name": "", "codes": [PARTS[0]]}, "Enter a name for the group."),
        ({"name": "None"}, "Choose at least one small area."),
        ({"name": "Two corners", "codes": [PARTS[1]]}, "exists already"),
        ({"name": "Elsewhere", "codes": ["E01999999"]}, "E01999999"),
    ):
        answer = browser.post(f"/areas/{TOWN}/draw/", sent)
        assert answer.status_code == 200
        assert said in text_of(answer)


def test_what_was_not_drawn_cannot_be_removed(browser):
    assert browser.post(f"/areas/{TOWN}/remove/").status_code == 404


# Exports


@pytest.mark.parametrize(
    ("ending", "kind", "begins"),
    [
        ("txt", "text/plain; charset=utf-8", b""),
        ("json", "application/json", b"{"),
        ("csv", "text/csv; charset=utf-8", b""),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("pdf", "application/pdf", b"%PDF"),
    ],
)
def test_an_assessment_is_downloaded_in_each_form(browser, ending, kind, begins):
    for address in (f"/areas/{TOWN}/", save(browser)):
        answer = browser.get(f"{address}needs.{ending}")
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, kind)
        assert answer.content.startswith(begins)
        assert "carers-needs-alderbrook-" in answer.headers["Content-Disposition"]


def test_a_form_that_does_not_exist_is_not_found(browser):
    assert browser.get(f"/areas/{TOWN}/needs.exe").status_code == 404


# How often the database is asked


def questions(browser: Client, address: str) -> int:
    browser.get(address)  # what is found once a process is found now
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(address).status_code == 200
    return len([each for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))])


@pytest.mark.parametrize("address", ["/areas/", f"/areas/{TOWN}/"])
def test_a_page_asks_the_database_at_most_twelve_questions(browser, address):
    assert questions(browser, address) <= 12


def test_an_area_of_150_small_areas_asks_no_more_than_one_of_four(browser):
    few = {address: questions(browser, address) for address in (f"/areas/{TOWN}/", f"/areas/{TOWN}/where/")}
    codes = [f"E0190{n:04}" for n in range(1000, 1150)]
    links = tuple(Link(code, code, "lsoa", TOWN, "Alderbrook", "authority") for code in codes)
    rows = dict.fromkeys(codes, (2500, 2200, 150, 100, 50, 60, 30, 30, 90))
    load(
        a_file("unpaid_care", BANDS, rows, levels=("lsoa",), file_name="more.csv"),
        a_file("lookup", links=links, rows_read=150, file_name="more-lookup.csv"),
    )
    shown = browser.get(f"/areas/{TOWN}/where/").content.decode()
    assert all(f"/areas/{code}/" in shown for code in codes)
    assert {address: questions(browser, address) for address in few} == few


def test_a_ward_is_a_page_too(browser):
    assert "550" in text_of(browser.get(f"/areas/{NORTH}/"))
