"""What cannot be loaded is refused with a sentence and a way out, and nothing of it is kept."""

import pytest

from mainstay.interop import jobs, rules, stored
from tests.cast import Cast, browser_of
from tests.interop.pages.a_file import BAD, TRAFFORD, census, checked, files_of, id_of, page, send, upload_of


def refused(everybody: Cast, content: bytes, **more: str) -> str:
    """Have a file checked that ought to be refused; return its page."""
    analyst = everybody.analyst
    upload_id = checked(browser_of(analyst), analyst, content, **more)
    assert upload_of(analyst, upload_id).state == "refused"
    assert not files_of(analyst)
    return page(browser_of(analyst), f"/files/uploads/{upload_id}/")


@pytest.mark.parametrize(
    "content",
    [
        b"name,colour\nheron,grey\n",
        b"%PDF-1.7 nothing else",
        b"<!doctype html><html></html>",
        b"PK\x03\x04 this is no zip",
        census(headings="date,geography,geography code,one,two"),
    ],
    ids=["another table", "a PDF", "a web page", "a damaged zip", "changed headings"],
)
def test_a_file_that_is_not_a_known_table_is_refused_by_the_name_its_sender_gave_it(
    everybody: Cast, content: bytes
):
    text = refused(everybody, content)
    assert "This file cannot be loaded as it is" in text
    assert "ts039.csv" in text.split("govuk-inset-text")[1]
    assert "Read it as another table" in text


def test_a_file_read_as_the_wrong_layout_can_be_read_again_by_its_headings(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    upload_id = checked(browser, analyst, layout="imd2019_lsoa")
    assert upload_of(analyst, upload_id).state == "refused"
    jobs_are_done(analyst, upload_id)
    browser.post(f"/files/uploads/{upload_id}/check-again/", {"layout": ""})
    jobs.check(upload_id=upload_id, authority_id=analyst.authority_id)
    assert upload_of(analyst, upload_id).state == "checked"


def jobs_are_done(by, upload_id: int) -> None:
    """Take the job away that a worker would have ended."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE lock = %s", [rules.lock_of(upload_id)])


def test_a_file_of_which_every_row_is_wrong_offers_nothing_to_load(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    upload_id = checked(browser, analyst, census(BAD))
    assert "interop/load" not in page(browser, f"/files/uploads/{upload_id}/")
    browser.post(f"/files/uploads/{upload_id}/load/")
    jobs.load(upload_id=upload_id, authority_id=analyst.authority_id, by_id=analyst.pk)
    assert not files_of(analyst)


@pytest.mark.parametrize("change", ["changed", "vanished"])
def test_a_checked_file_that_is_no_longer_what_was_sent_is_refused(everybody: Cast, change: str):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    upload_id = checked(browser, analyst)
    kept = stored.path(upload_of(analyst, upload_id))
    kept.write_bytes(census(TRAFFORD)) if change == "changed" else kept.unlink()
    browser.post(f"/files/uploads/{upload_id}/load/")
    jobs.load(upload_id=upload_id, authority_id=analyst.authority_id, by_id=analyst.pk)
    assert upload_of(analyst, upload_id).state == "refused"
    assert not files_of(analyst)
    text = page(browser, f"/files/uploads/{upload_id}/")
    assert ("has changed since it was sent" if change == "changed" else "no longer kept here") in text


def test_a_fault_of_mainstays_own_ends_in_a_sentence_too(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    upload_id = id_of(send(browser))
    stored.path(upload_of(analyst, upload_id)).chmod(0o600)
    # The list of problems cannot be written where a folder of its name lies.
    stored.problems_path(upload_of(analyst, upload_id)).mkdir()
    jobs.check(upload_id=upload_id, authority_id=analyst.authority_id)
    assert "Mainstay could not finish with this file" in page(browser, f"/files/uploads/{upload_id}/")


def test_no_file_an_empty_file_and_a_file_that_is_too_large_each_get_their_sentence(
    everybody: Cast, monkeypatch
):
    browser = browser_of(everybody.analyst)
    assert "Choose a file to send" in browser.post("/files/load/", {}).content.decode()
    assert "The file is empty" in send(browser, b"").content.decode()
    monkeypatch.setattr(rules, "MOST_MEGABYTES", 0.0001)
    text = send(browser).content.decode()
    assert "The file is larger than" in text
    assert "Error:" in text


def test_a_file_that_is_too_large_is_not_kept_anywhere(everybody: Cast, monkeypatch, data):
    monkeypatch.setattr(rules, "MOST_MEGABYTES", 0.0001)
    send(browser_of(everybody.analyst))
    assert not (data / "uploads").exists()


def test_the_form_must_be_mainstays_own(everybody: Cast):
    browser = browser_of(everybody.analyst)
    browser.handler.enforce_csrf_checks = True
    assert send(browser).status_code == 403


def test_nothing_is_loaded_before_it_is_checked_nor_twice_nor_after_it_was_given_up(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    upload_id = id_of(send(browser))
    text = browser.post(f"/files/uploads/{upload_id}/load/", follow=True).content.decode()
    assert "Nothing was changed. It is waiting to be checked." in text
    jobs.check(upload_id=upload_id, authority_id=analyst.authority_id)
    browser.post(f"/files/uploads/{upload_id}/load/")
    text = browser.post(f"/files/uploads/{upload_id}/load/", follow=True).content.decode()
    assert "Nothing was changed. It is being loaded." in text
    browser.post(f"/files/uploads/{upload_id}/cancel/")
    jobs.load(upload_id=upload_id, authority_id=analyst.authority_id, by_id=analyst.pk)
    assert not files_of(analyst)


def test_giving_up_removes_the_file(everybody: Cast, django_capture_on_commit_callbacks):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    upload_id = checked(browser, analyst)
    kept = stored.path(upload_of(analyst, upload_id))
    with django_capture_on_commit_callbacks(execute=True):
        text = browser.post(f"/files/uploads/{upload_id}/cancel/", follow=True).content.decode()
    assert "The file was removed. Nothing of it was loaded." in text
    assert not kept.exists()
    assert browser.get(f"/files/uploads/{upload_id}/rows-to-mend.csv").status_code == 404


def test_an_upload_given_up_while_it_was_checked_stays_given_up(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    upload_id = id_of(send(browser))
    browser.post(f"/files/uploads/{upload_id}/cancel/")
    jobs.check(upload_id=upload_id, authority_id=analyst.authority_id)
    assert upload_of(analyst, upload_id).state == "cancelled"


def test_a_formula_in_a_file_is_harmless_in_the_list_of_problems(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    upload_id = checked(browser, analyst, census(TRAFFORD, BAD.replace("many", "=HYPERLINK(1)")))
    told = browser.get(f"/files/uploads/{upload_id}/rows-to-mend.csv").content.decode("utf-8-sig")
    assert ",'=HYPERLINK(1)," in told
