"""The list of loaded files, and everything about one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mainstay.audit.context import Operator
from mainstay.database import scope
from mainstay.interop import statistics
from mainstay.interop.loading import keep
from mainstay.planning.models import NeedsAssessment
from tests.cast import Cast, browser_of
from tests.interop.pages.a_file import BAD, MANCHESTER, TRAFFORD, census, files_of, loaded, page


@pytest.fixture
def shared(everybody: Cast, tmp_path):
    """A file that the operator loaded for everyone."""
    path = tmp_path / "for-everyone.csv"
    path.write_bytes(census(MANCHESTER))
    with scope.of_authority(None, sharing=True):
        return keep(statistics.read(path), by=Operator())


def test_where_nothing_is_loaded_the_page_says_what_to_load_first(everybody: Cast):
    text = page(browser_of(everybody.analyst), "/files/")
    assert "TS039" in text
    assert "/files/load/" in text


def test_the_list_says_of_each_file_what_it_is_and_whose(everybody: Cast, shared):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    loaded(browser, analyst, census(TRAFFORD, BAD))
    text = page(browser, "/files/")
    for told in (
        "Office for National Statistics",
        "Open Government Licence v3.0",
        "21 March 2021",
        "usual residents aged 5 and over",
        "1 set aside",
        "Your own",
        "Shared",
        "Ana Gorse",
        "the operator",
        shared.sha256[:12],
    ):
        assert told in text, told


def test_words_and_a_dataset_choose_among_the_files(everybody: Cast, shared):
    browser = browser_of(everybody.analyst)
    assert "for-everyone.csv" in page(browser, "/files/?words=census+everyone&dataset=unpaid_care")
    assert "No file answers to that" in page(browser, "/files/?words=zebra")


def test_an_older_edition_is_told_from_the_newest(everybody: Cast, published):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    for name in ("census2011_unpaid_care_la.csv", "census2021_ts039_unpaid_care_ltla.csv"):
        loaded(browser, analyst, published(f"census_unpaid_care/{name}").read_bytes())
    older = next(file for file in files_of(analyst) if file.reference_on.year == 2011)
    assert "Older" in page(browser, "/files/?words=2011")
    assert "A newer edition is loaded, about 21 March 2021" in page(browser, f"/files/{older.pk}/")


def test_the_list_asks_as_many_questions_for_one_file_as_for_many(everybody: Cast, shared):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    page(browser, "/files/")
    with CaptureQueriesContext(
        connection,
    ) as one:
        page(browser, "/files/")
    for number in range(4):
        loaded(browser, analyst, census(TRAFFORD.replace("1000", f"100{number}")))
    with CaptureQueriesContext(connection) as many:
        page(browser, "/files/")
    assert len(many) == len(one)
    assert len(one) <= 12


def test_a_file_shows_its_figures_and_what_was_set_aside(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    loaded(browser, analyst, census(TRAFFORD, MANCHESTER, BAD.replace("many", "=1+1")))
    (file,) = files_of(analyst)
    text = page(browser, f"/files/{file.pk}/")
    for told in (file.sha256, "Trafford", "1,000", "2 local authorities", "=1+1", "/areas/E08000009/"):
        assert told in text, told
    answer = browser.get(f"/files/{file.pk}/rows-set-aside.csv").content.decode("utf-8-sig")
    assert ",'=1+1," in answer


def test_columns_and_rows_are_paged_and_a_page_that_is_not_there_is_the_nearest(everybody: Cast, published):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    loaded(
        browser, analyst, published("census_unpaid_care/census2021_ts039_unpaid_care_ltla.csv").read_bytes()
    )
    (file,) = files_of(analyst)
    assert "Rows 26 to 50 of 331" in page(browser, f"/files/{file.pk}/?page=2")
    for asked in ("page=none&part=none", "page=-1&part=-1", "page=99999999&part=99999999", "part=²"):
        assert page(browser, f"/files/{file.pk}/?{asked}")


@pytest.mark.parametrize(
    "path",
    [
        "geography/trafford_electoral_ward.geojson",
        "geography/ltla_to_utla_dec2022_lookup_ew.csv",
        "geography/lad11_to_lad21_lookup.csv",
    ],
)
def test_outlines_lookups_and_changes_of_code_can_be_looked_at_too(everybody: Cast, published, path: str):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    loaded(browser, analyst, published(path).read_bytes(), name=path.rpartition("/")[2])
    (file,) = files_of(analyst)
    assert "Rows 1 to" in page(browser, f"/files/{file.pk}/")


def test_a_saved_assessment_that_cites_the_file_is_named_and_survives_its_removal(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    loaded(browser, analyst)
    (file,) = files_of(analyst)
    with scope.of_authority(analyst.authority_id):
        NeedsAssessment.objects.create(
            authority=analyst.authority,
            area_code="E08000009",
            area_name="Trafford",
            title="For the June board",
            as_at="2026-06-01",
            content={"sources": [{"sha256": file.sha256}]},
            saved_by=analyst,
        )
    assert "For the June board" in page(browser, f"/files/{file.pk}/")
    assert "1 saved assessment stands on it. It keeps its content" in page(
        browser, f"/files/{file.pk}/remove/"
    )
    text = browser.post(f"/files/{file.pk}/remove/", follow=True).content.decode()
    assert "was removed" in text
    assert not files_of(analyst)
    with scope.of_authority(analyst.authority_id):
        assert NeedsAssessment.objects.get().content["sources"][0]["sha256"] == file.sha256


def test_a_shared_file_is_not_removed_by_one_authority(everybody: Cast, shared):
    browser = browser_of(everybody.analyst)
    assert "cannot be removed here" in browser.post(f"/files/{shared.pk}/remove/").content.decode()
    assert files_of(everybody.analyst) == [shared]


def test_an_outsider_sees_and_changes_nothing_of_anothers_files(everybody: Cast):
    analyst, outsider = everybody.analyst, everybody.outsider
    upload_id = loaded(browser_of(analyst), analyst, census(TRAFFORD, BAD))
    (file,) = files_of(analyst)
    browser = browser_of(outsider)
    for address in ("/files/", "/files/load/"):
        assert "ts039.csv" not in page(browser, address)
    for address in (
        f"/files/{file.pk}/",
        f"/files/{file.pk}/remove/",
        f"/files/{file.pk}/rows-set-aside.csv",
        *(
            f"/files/uploads/{upload_id}/{step}"
            for step in ("", "load/", "cancel/", "check-again/", "rows-to-mend.csv")
        ),
    ):
        assert browser.get(address).status_code == 404, address
        assert browser.post(address).status_code == 404, address
    assert files_of(analyst) == [file]
