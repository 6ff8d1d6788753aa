"""Who is reached: what is flagged, what is not, what cannot be said, and that small numbers stay hidden."""

import csv
import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mainstay import policy
from mainstay.database import scope
from mainstay.engines.reach import BELOW, NO_COUNT, NO_PART, NO_WHOLE, NOT_APART, TOO_FEW
from mainstay.places.queries import area
from mainstay.planning.equality import told
from mainstay.planning.equality.groups import groups
from mainstay.planning.equality.reach import Reached, reached
from tests import cast
from tests.cast import Cast, browser_of
from tests.planning.needs.town import BANDS, NORTH, SOUTH, TOWN, WHOLE, a_file, load, ordinary

TODAY = date(2026, 11, 22)
# Of 1,000 carers 400 are known. Older carers are taken to be 13% to 22% of carers, disabled ones 18% to 37%.
COUNTS = {"all": 400, "older_carers": 20, "disabled_carers": 110, "young_carers": 3, "f": 300, "m": 100}


@pytest.fixture
def everybody(db: None) -> Cast:
    return cast.assemble()


@pytest.fixture
def town(everybody: Cast) -> Cast:
    load(*ordinary())
    return everybody


def load_known(everybody: Cast, counts=COUNTS, wards=((NORTH, 300), (SOUTH, 100))) -> None:
    rows = {TOWN: tuple(counts.values())} | {code: (n, *[None] * (len(counts) - 1)) for code, n in wards}
    kept = {"reference_on": date(2026, 3, 31), "levels": ("authority", "ward")}
    load(a_file("known_to_services", list(counts), rows, **kept), of=everybody.northmoor)


def found(everybody: Cast, code: str = TOWN, local=None) -> Reached:
    with scope.of_authority(everybody.northmoor.pk):
        place = area(code)
        assert place
        return reached(place, as_at=TODAY, local=local or {})


def by_code(lines) -> dict:
    return {line.code: line for line in lines}


def test_a_group_reached_below_what_is_to_be_expected_is_flagged_with_its_size(town):
    load_known(town)
    line = by_code(found(town).groups)["older_carers"]
    assert line.reach.finding == BELOW
    assert line.reach.ratio.central == pytest.approx(20 / 400 / 0.175, rel=0.01)
    assert line.reach.ratio.high < 1
    assert line.reach.short.low > 0
    assert 50 in line.reach.short  # 17.5% of 400 is 70, and 20 are known


def test_a_group_whose_range_holds_parity_is_not_flagged(town):
    load_known(town, COUNTS | {"older_carers": 60})
    line = by_code(found(town).groups)["older_carers"]
    assert (line.reach.finding, line.reach.short) == (NOT_APART, None)
    assert 1 in line.reach.ratio


def test_what_is_flagged_comes_first_and_what_cannot_be_said_last(town):
    load_known(town)
    lines = found(town).groups
    assert lines[0].code == "older_carers"
    said = [line.reach.ratio is not None for line in lines]
    assert said == sorted(said, reverse=True)


def test_nothing_is_said_of_a_group_without_a_share_or_a_count(town):
    load_known(town)
    lines = by_code(found(town).groups)
    assert lines["out_of_area"].reach.reason == NO_PART
    assert lines["f"].reach.reason == NO_PART
    assert "Enter a local one" in told.why_not(lines["out_of_area"])


def test_with_a_local_share_of_carers_of_someone_elsewhere_they_are_judged_too(town):
    load_known(town, COUNTS | {"out_of_area": 10})
    share = policy.Override(
        value=policy.Range(0.1, 0.12, 0.15),
        reason="Our survey",
        set_on=date(2026, 1, 1),
        set_by="Ana Gorse",
    )
    line = by_code(found(town, local={"estimation.groups.out_of_area": share}).groups)["out_of_area"]
    assert line.reach.finding == BELOW


def test_women_and_men_are_judged_where_people_are_counted_by_sex(town):
    load(a_file("sex", ["f", "m"], {TOWN: (5_000, 5_000)}, levels=("authority",)))
    load_known(town)
    lines = by_code(found(town).groups)
    women = lines["f"].people
    assert women.low == pytest.approx(500, rel=0.01)
    assert women.central == pytest.approx(1000 * 0.103 / 0.179, rel=0.01)
    assert lines["m"].reach.finding == BELOW


def test_a_small_number_known_is_never_shown_nor_to_be_had(town):
    load_known(town)
    line = by_code(found(town).groups)["young_carers"]
    assert (line.known, line.reach.ratio, line.reach.reason) == (None, None, NO_COUNT)
    assert line.given


def test_the_rest_of_a_pair_is_hidden_with_a_small_number_of_neither(town):
    load(a_file("sex", ["f", "m"], {TOWN: (5_000, 5_000)}, levels=("authority",)))
    load_known(town, COUNTS | {"f": 300, "m": 98})
    lines = by_code(found(town).groups)
    assert None in (lines["f"].known, lines["m"].known)


def test_too_few_to_judge_are_said_to_be_so(town):
    load_known(town, {"all": 40, "older_carers": 12, "disabled_carers": 12}, wards=())
    assert by_code(found(town).groups)["older_carers"].reach.reason == TOO_FEW


def test_wards_are_set_beside_one_another(town):
    load_known(town)
    lines = by_code(found(town).wards)
    assert lines[SOUTH].reach.finding == BELOW
    assert lines[SOUTH].reach.ratio.central == pytest.approx(0.25 / (452 / 1002), rel=0.01)


def test_without_a_count_of_those_known_nothing_is_flagged_and_the_page_says_what_to_load(town):
    answer = found(town)
    assert {line.reach.reason for line in answer.groups} <= {NO_PART, NO_WHOLE}
    assert answer.flagged() == []
    page = text_of(browser_of(town.commissioner).get(f"/equality/reach/{TOWN}/"))
    assert "Get the template" in page


# The page


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture
def browser(town: Cast) -> Client:
    load_known(town)
    return browser_of(town.commissioner)


def test_the_page_says_who_is_reached_less_how_sure_and_from_where(browser):
    page = text_of(browser.get(f"/equality/reach/{TOWN}/"))
    assert "Reached less than carers as a whole" in page
    assert "Older carers" in page
    assert "Known to services on 31 March 2026" in page
    assert "carers known to the authority" in page or "known_to_services" in page
    assert "Sexual orientation" in page


def test_a_ward_and_an_area_without_figures_have_their_page(browser):
    assert browser.get(f"/equality/reach/{NORTH}/").status_code == 200
    load(a_file("sex", ["f", "m"], {"W06000901": (1, 1)}, levels=("authority",), file_name="w.csv"))
    assert "Load the census table" in text_of(browser.get("/equality/reach/W06000901/"))
    assert browser.get("/equality/reach/W06000901/reach.csv").status_code == 404


def test_the_file_holds_what_the_page_does_and_no_small_number(browser):
    sent = browser.get(f"/equality/reach/{TOWN}/reach.csv")
    assert sent.headers["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(sent.content.decode().removeprefix("\ufeff"))))
    named = {row[1]: row for row in rows[1:]}
    assert {len(row) for row in rows} == {17}
    assert named["older_carers"][12] == "Reached less than carers as a whole"
    assert named["young_carers"][6:9] == ["", "", ""]
    assert {NORTH, SOUTH} <= set(named)


def test_an_outsider_sees_none_of_those_known(browser, town):
    page = text_of(browser_of(town.outsider).get(f"/equality/reach/{TOWN}/"))
    assert "Get the template" in page


def test_the_page_asks_the_same_few_questions_however_many_wards(browser):
    browser.get(f"/equality/reach/{TOWN}/")
    with CaptureQueriesContext(connection) as asked:
        browser.get(f"/equality/reach/{TOWN}/")
    assert len([each for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]) <= 18


def test_northern_ireland_has_its_own_list(everybody):
    codes = [group.code for group in groups("northern_ireland", TODAY) if group.is_characteristic]
    assert "political_opinion" in codes
    assert "political_opinion" not in [group.code for group in groups("scotland", TODAY)]


def test_the_census_that_counts_carers_by_age_stands_before_an_assumption(town):
    ages = {"0-64/total": 8_000, "0-64/none": 7_200, "65+/total": 2_000, "65+/none": 1_800}
    row = dict(zip(BANDS, WHOLE, strict=True)) | ages
    newer = {"reference_on": date(2022, 3, 20), "file_name": "by-age.csv", "levels": ("authority",)}
    load(a_file("unpaid_care", list(row), {TOWN: tuple(row.values())}, **newer))
    load_known(town)
    line = by_code(found(town).groups)["older_carers"]
    assert line.people.central == pytest.approx(200, rel=0.01)
    assert "Counted" in line.why
