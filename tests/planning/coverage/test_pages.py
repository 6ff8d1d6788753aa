"""The pages about coverage: who sees them, what they say first, and that every cell says all it must."""

import csv
import io
import re

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mainstay.accounts.permissions import Permission, may
from mainstay.database import scope
from mainstay.places.models import AreaGroup
from mainstay.planning.models import CoverageJudgement, Evidence
from tests.cast import Cast, browser_of
from tests.planning.coverage.there import LEISURE, a_service, judged
from tests.planning.needs.town import NORTH, PARTS, SOUTH, TOWN

HERE = f"/coverage/{TOWN}/"
CELL = f"{HERE}{LEISURE}/{NORTH}/"
PAGES = [HERE, *(f"{HERE}{page}/" for page in ("wheel", "groups", "pathway", "conflicts")), CELL]


def text_of(answer) -> str:
    assert answer.status_code == 200
    return words_of(answer.content.decode())


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&#39;", "'").split())


def cells_of(answer) -> list[str]:
    return [
        words_of(found) for found in re.findall(r"<td role=\"cell\".*?</td>", answer.content.decode(), re.S)
    ]


# Who sees what


@pytest.mark.parametrize("part", [*Cast.NAMES, "outsider"])
def test_each_role_sees_coverage_or_is_told_that_it_may_not(everybody: Cast, part):
    user = everybody.everybody()[part]
    browser = browser_of(user)
    for address in (*PAGES, f"{HERE}coverage.csv"):
        assert browser.get(address).status_code == (200 if may(user, Permission.SEE_PLANS) else 403)
    for end, permission in (("judge/", Permission.JUDGE_COVERAGE), ("keep/", Permission.WRITE_PLANS)):
        assert browser.get(CELL + end).status_code == (200 if may(user, permission) else 403)


def test_links_to_judge_and_propose_are_only_for_those_who_may(everybody: Cast):
    assert "Judge it yourself" not in text_of(browser_of(everybody.member).get(CELL))
    assert "Judge it yourself" in text_of(browser_of(everybody.commissioner).get(CELL))


def test_the_authoritys_own_area_is_where_coverage_begins(everybody: Cast, browser: Client):
    assert "The places of your area have not been loaded" in text_of(browser.get("/coverage/"))
    everybody.northmoor.area_code = TOWN
    with scope.of_authority(None, sharing=True):
        everybody.northmoor.save()
    assert browser.get("/coverage/")["Location"] == HERE


@pytest.mark.parametrize("address", [f"{HERE}I99/{NORTH}/", f"{HERE}{LEISURE}/E05999999/", "/coverage/E0/"])
def test_an_address_of_no_cell_says_so(browser: Client, address):
    assert browser.get(address).status_code == 404


def test_what_an_address_asks_and_no_list_has_is_passed_over(browser: Client):
    for page in PAGES:
        assert (
            browser.get(page, {"group": "x'", "condition": "y", "place": "z", "page": "-1"}).status_code
            == 200
        )


# Acceptance: 24 interventions, five localities, carers of people with dementia


@pytest.fixture
def localities(everybody: Cast) -> list[str]:
    """Draw five localities of Alderbrook's small areas."""
    drawn = [*([part] for part in PARTS), list(PARTS[:2])]
    with scope.of_authority(everybody.northmoor.pk):
        groups = [
            AreaGroup.objects.create(
                authority=everybody.northmoor, name=f"Locality {n}", codes=codes, drawn_by=everybody.analyst
            )
            for n, codes in enumerate(drawn, 1)
        ]
        return [group.code for group in groups]


def test_every_cell_shows_provider_volume_funding_and_gap_and_empty_cells_come_first(
    everybody, browser, localities
):
    a_service(
        everybody.commissioner, "Memory Café", conditions=["dementia"], areas=[TOWN], funded_how="volunteer"
    )
    a_service(everybody.commissioner, "Harbourlight Care", interventions=["I06"], areas=[PARTS[0]])
    answer = browser.get(HERE, {"level": "drawn", "condition": "dementia"})
    page, cells = text_of(answer), cells_of(answer)
    assert len(cells) == 24 * 5 == len(re.findall("mainstay-matrix__link", answer.content.decode()))
    assert page.index("What is missing") < page.index("Everywhere here") < page.index("Every cell")
    assert page.index("Nothing 1. Identification and outreach") < page.index(
        "General services only 6. Planned breaks and replacement care"
    )
    leisure = cells[14 * 5]
    for said in (
        "Memory Café",
        "carers a year",
        "Run by volunteers",
        "Reach not known",
    ):
        assert said in leisure
    breaks = cells[5 * 5]
    assert "General services only" in breaks
    assert "For everybody: Harbourlight Care" in breaks
    assert "Nothing" in cells[0]
    assert "Nothing at all." in cells[0]
    # Where most carers live comes first: the fifth locality is the first two small areas.
    assert page.index("Locality 5") < page.index("Locality 1")
    assert "Some of these places overlap" in page


def test_a_cell_says_what_is_missing_in_numbers(everybody: Cast, browser: Client):
    a_service(everybody.commissioner, carers_a_year=20, quality="Good")
    cells = cells_of(browser.get(HERE))
    assert "Harbourlight Care about 20 carers a year; Commissioned Reaches 3.6%; 5% is enough" in cells[28]
    assert cells[28].endswith("Only one provider")
    assert "Nothing for about 450 carers." in cells[29]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"show": "gap"}, 47),
        ({"show": "one"}, 1),
        ({"show": "ending"}, 0),
        ({"show": "over"}, 0),
        ({"show": "full"}, 0),
        ({"level": "drawn"}, 24),
        ({"route": "commissioned"}, 1),
        ({"route": "grant"}, 0),
        ({"pathway": "3b"}, 8),
        ({"level": "whole"}, 24),
    ],
)
def test_cells_can_be_chosen(everybody: Cast, browser: Client, asked, shown):
    a_service(everybody.commissioner)
    answer = browser.get(HERE, asked)
    assert len(re.findall(r"mainstay-matrix__link", answer.content.decode())) == shown
    if not shown:
        assert "No cell is like that" in text_of(answer)


def test_small_numbers_of_people_are_not_shown(everybody: Cast, browser: Client):
    a_service(everybody.commissioner, carers_a_year=3)
    for page in (browser.get(HERE), browser.get(CELL)):
        assert "fewer than 5" in text_of(page)
    line = next(line for line in rows_of(browser.get(f"{HERE}coverage.csv")) if line["services"] == "1")
    assert (line["carers_low"], line["carers_central"]) == ("fewer than 5", "fewer than 5")


def test_a_cells_page_says_who_how_far_and_why(everybody: Cast, browser: Client):
    a_service(
        everybody.commissioner, areas=[TOWN], carers_a_year=45, interventions=[LEISURE, "I09"], quality="Good"
    )
    page = text_of(browser.get(CELL))
    assert "45 carers a year ÷ 2 interventions × 55% of the carers where it serves" in page
    assert "Reaches 2.2% of carers. 5% would be enough." in page
    assert "Everything comes from one provider" in page
    assert "Good" in page


def test_a_cell_leads_to_a_priority_with_what_it_is_about(browser: Client):
    html = browser.get(CELL, {"group": "young_carers"}).content.decode()
    assert f"/priorities/propose/?intervention={LEISURE}&amp;place={NORTH}&amp;group=young_carers" in html


def test_what_a_cell_says_can_be_kept_as_evidence(everybody: Cast, browser: Client):
    answer = browser.post(f"{CELL}keep/", follow=True)
    assert "was kept as evidence" in text_of(answer)
    with scope.of_authority(everybody.northmoor.pk):
        kept = Evidence.objects.get()
    assert (kept.kind, kept.page, kept.places) == ("figure", CELL, [NORTH])
    assert kept.says == "Nothing. Nothing for about 550 carers."


def test_a_commissioner_overrules_a_cell_with_a_reason_and_takes_it_back(everybody: Cast, browser: Client):
    told = text_of(browser.post(f"{CELL}judge/", {"level": "enough"}))
    assert "Say why you judge it so." in told
    page = text_of(
        browser.post(f"{CELL}judge/", {"level": "enough", "reason": "Neighbours do it."}, follow=True)
    )
    assert "Connor Cedar judged this" in page
    assert "By the count alone it would be: Nothing" in page
    assert "Enough (a person's judgement)" in text_of(browser.get(HERE))
    with scope.of_authority(everybody.northmoor.pk):
        kept = CoverageJudgement.objects.get()
    link = f"/coverage/judgements/{kept.pk}/take-back/?area={TOWN}"
    assert f'href="{link}"' in browser.get(CELL).content.decode()
    assert "Neighbours do it." in text_of(browser.get(link))
    answer = browser.post(link, follow=True)
    assert answer.redirect_chain == [(CELL, 302)]
    assert "was taken back" in text_of(answer)


def test_a_judgement_is_in_the_history_with_who_took_it_back(everybody: Cast, browser: Client):
    kept = judged("enough", "Neighbours do it.", by=everybody.commissioner)
    browser.post(f"/coverage/judgements/{kept.pk}/take-back/")
    assert "Taken back by Connor Cedar" in text_of(browser.get(CELL))
    again = browser.post(f"/coverage/judgements/{kept.pk}/take-back/", follow=True)
    assert "This judgement was taken back already." in words_of(again.content.decode())


def test_a_phone_shows_the_cells_of_one_place_and_leads_to_the_others(everybody: Cast, browser: Client):
    html = browser.get(HERE, {"only": SOUTH, "show": "gap"}).content.decode()
    assert html.count("mainstay-matrix__cell--other") == 24
    assert f'href="?only={NORTH}&amp;show=gap#cells"' in html
    assert re.search(rf'href="\?only={SOUTH}&amp;show=gap#cells" aria-current="true"', html)
    by_group = browser.get(f"{HERE}groups/", {"only": "nobody"}).content.decode()
    assert by_group.count("mainstay-matrix__cell--other") == 24 * 13
    assert re.search(r'only=all#cells" aria-current="true"', by_group)


def test_many_places_are_a_table_of_signs_by_pages(everybody: Cast, browser: Client, monkeypatch):
    monkeypatch.setattr("mainstay.planning.views.coverage.matrix.MANY_PLACES", 3)
    answer = browser.get(HERE, {"level": "small"})
    assert "page 1 of 1" in text_of(answer)
    assert 'aria-label="Identification and outreach, Alderbrook 001: Nothing"' in answer.content.decode()


def test_where_nobody_drew_a_group_the_whole_area_is_shown_and_one_can_be_drawn(browser: Client):
    assert "Nobody has drawn a group" in text_of(browser.get(HERE, {"level": "drawn"}))
    assert f"/areas/{TOWN}/draw/" in browser.get(HERE, {"level": "drawn"}).content.decode()


def test_the_wheel_and_its_table_say_the_same(everybody: Cast, browser: Client):
    a_service(everybody.commissioner)
    html = browser.get(f"{HERE}wheel/", {"place": NORTH}).content.decode()
    assert f'href="{CELL}"' in html
    assert "15 Leisure, social and community participation: Enough" in html
    assert "Nothing: 23; Enough: 1." in html
    assert len(re.findall("mainstay-wheel__segment", html)) == 24


def test_groups_are_side_by_side_for_one_place(everybody: Cast, browser: Client):
    a_service(everybody.commissioner, groups=["young_carers"])
    cells = cells_of(browser.get(f"{HERE}groups/", {"place": NORTH}))
    assert len(cells) == 24 * 14
    row = cells[14 * 14 : 15 * 14]
    assert sum("Harbourlight Care" in cell for cell in row) == 2  # all carers, and young carers


def rows_of(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_files_have_the_cells_that_the_page_shows(everybody: Cast, browser: Client):
    a_service(everybody.commissioner, "=cmd()")
    rows = rows_of(browser.get(f"{HERE}coverage.csv"))
    assert len(rows) == 48
    there = next(row for row in rows if row["services"] == "1")
    assert (there["provider_names"], there["level"], there["carers_central"]) == ("'=cmd()", "enough", "100")
    book = openpyxl.load_workbook(io.BytesIO(browser.get(f"{HERE}coverage.xlsx", {"show": "one"}).content))
    assert book.sheetnames == ["Cover", "Coverage"]
    assert book["Coverage"].max_row == 2
    assert browser.get(f"{HERE}coverage.exe").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_as_often_however_much_there_is(everybody: Cast, browser: Client, page):
    a_service(everybody.commissioner, areas=[NORTH, "E05999999"])
    browser.get(page)
    few = queries_of(browser, page)
    for number in range(8):
        a_service(everybody.commissioner, f"Provider {number}", areas=[SOUTH], groups=["young_carers"])
        judged("thin", "Ours", by=everybody.commissioner, about=("I09", SOUTH, ""))
    assert queries_of(browser, page) == few <= 30


def queries_of(browser: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        browser.get(page)
    return len(counted)
