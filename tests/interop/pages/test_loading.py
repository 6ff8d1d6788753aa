"""Upload, check, preview, confirm."""

import pytest

from mainstay.audit.models import Entry
from mainstay.database import scope
from mainstay.interop import jobs
from tests.cast import Cast, browser_of
from tests.interop.pages.a_file import (
    BAD,
    MANCHESTER,
    TRAFFORD,
    census,
    checked,
    files_of,
    id_of,
    loaded,
    page,
    send,
    upload_of,
)


def test_a_file_is_checked_shown_and_loaded_only_when_somebody_says_so(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    upload_id = id_of(send(browser))
    jobs.check(upload_id=upload_id, authority_id=analyst.authority_id)
    text = page(browser, f"/files/uploads/{upload_id}/")
    assert "Provision of unpaid care, Census 2021 (TS039)" in text
    assert "Load 2 rows" in text
    assert "Trafford" in text
    assert not files_of(analyst)
    browser.post(f"/files/uploads/{upload_id}/load/")
    assert upload_of(analyst, upload_id).state == "loading"
    jobs.load(upload_id=upload_id, authority_id=analyst.authority_id, by_id=analyst.pk)
    (file,) = files_of(analyst)
    assert (file.authority_id, file.loaded_by_id) == (analyst.authority_id, analyst.pk)
    assert file.file_name == "ts039.csv"
    text = page(browser, f"/files/uploads/{upload_id}/")
    assert f"/files/{file.pk}/" in text
    assert "/areas/E08000009/" in text


def test_what_is_sent_lies_under_a_random_name_for_its_owner_only_until_it_is_loaded(everybody: Cast, data):
    analyst = everybody.analyst
    upload_id = checked(browser_of(analyst), analyst)
    kept = sorted((data / "uploads").iterdir())
    assert [each.suffixes for each in kept] == [[], [".problems", ".csv"]]
    assert len(kept[0].name) == 32
    assert kept[0].stat().st_mode & 0o777 == 0o600
    browser_of(analyst).post(f"/files/uploads/{upload_id}/load/")
    jobs.load(upload_id=upload_id, authority_id=analyst.authority_id, by_id=analyst.pk)
    assert not list((data / "uploads").iterdir())


def test_rows_set_aside_are_counted_shown_and_can_be_downloaded(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    upload_id = checked(browser, analyst, census(TRAFFORD, MANCHESTER, BAD))
    text = page(browser, f"/files/uploads/{upload_id}/")
    assert "Load 2 rows" in text
    assert "Enter a number, or .. if it is not known." in text
    answer = browser.get(f"/files/uploads/{upload_id}/rows-to-mend.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    told = answer.content.decode("utf-8-sig").splitlines()
    assert told[0] == "row,column,value,what to do"
    assert told[1].startswith("4,")


def test_many_problems_are_all_in_the_download_and_the_first_hundred_on_the_page(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    bad = [BAD.replace("E08000006", f"E08{number:06}") for number in range(100, 250)]
    upload_id = checked(browser, analyst, census(TRAFFORD, *bad))
    text = page(browser, f"/files/uploads/{upload_id}/")
    assert "The first 100 of 150 problems" in text
    assert text.count("Enter a number") == 100
    answer = browser.get(f"/files/uploads/{upload_id}/rows-to-mend.csv")
    assert len(answer.content.decode("utf-8-sig").splitlines()) == 151


def test_the_preview_says_which_editions_it_would_stand_beside(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    first = upload_of(analyst, loaded(browser, analyst)).loaded_file
    upload_id = checked(browser, analyst, census(TRAFFORD))
    text = page(browser, f"/files/uploads/{upload_id}/")
    assert "It would be the newest edition" in text
    assert f"/files/{first.pk}/" in text


def test_the_same_file_again_cannot_be_confirmed(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    loaded(browser, analyst)
    upload_id = checked(browser, analyst)
    text = page(browser, f"/files/uploads/{upload_id}/")
    assert "This very file was loaded" in text
    assert "Load 2 rows" not in text


def test_the_same_file_sent_twice_at_once_is_loaded_once(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    both = [checked(browser, analyst), checked(browser, analyst)]
    for upload_id in both:
        browser.post(f"/files/uploads/{upload_id}/load/")
        jobs.load(upload_id=upload_id, authority_id=analyst.authority_id, by_id=analyst.pk)
    assert len(files_of(analyst)) == 1
    assert "had been loaded already" in page(browser, f"/files/uploads/{both[1]}/")


def test_a_file_may_be_read_as_a_layout_that_is_named(everybody: Cast):
    analyst = everybody.analyst
    upload_id = checked(browser_of(analyst), analyst, layout="census2021_unpaid_care")
    assert upload_of(analyst, upload_id).findings["asked"] == "census2021_unpaid_care"


def test_colleagues_go_on_with_what_one_of_them_sent(everybody: Cast):
    upload_id = checked(browser_of(everybody.analyst), everybody.analyst)
    commissioner = everybody.commissioner
    browser = browser_of(commissioner)
    assert "ts039.csv" in page(browser, "/files/load/")
    browser.post(f"/files/uploads/{upload_id}/load/")
    ids = {"upload_id": upload_id, "authority_id": commissioner.authority_id}
    jobs.load(**ids, by_id=commissioner.pk)
    assert files_of(commissioner)[0].loaded_by_id == commissioner.pk


def test_each_step_is_in_the_history_with_who_took_it(everybody: Cast):
    analyst = everybody.analyst
    loaded(browser_of(analyst), analyst)
    with scope.of_authority(analyst.authority_id):
        told = Entry.objects.filter(table="places_upload").order_by("id")
        assert [each.action for each in told] == [
            "send a file",
            "check a file",
            "check a file",
            "confirm a file",
            "load a file",
        ]
        assert {each.by_name for each in told} == {analyst.name}


@pytest.mark.parametrize("part", ["worker", "member", "buyer", "practice_lead", "locality_lead"])
def test_whoever_may_only_look_is_not_let_in(everybody: Cast, part: str):
    browser = browser_of(getattr(everybody, part))
    assert browser.get("/files/load/").status_code == 403
    assert send(browser).status_code == 403
    assert "/files/load/" not in page(browser, "/files/").split("<main")[1]
