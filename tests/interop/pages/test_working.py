"""The worker, for real: on the same PostgreSQL, through its own connections."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from mainstay.database import scope
from mainstay.interop import jobs, queries
from mainstay.places.models import Upload
from tests.cast import Cast, assemble, browser_of
from tests.interop.pages.a_file import files_of, id_of, page, send, upload_of

pytestmark = pytest.mark.usefixtures("emptied")


@pytest.fixture
def committed(emptied: None) -> Cast:
    """The cast, kept for real."""
    with transaction.atomic():
        return assemble()


def test_a_worker_checks_and_loads_what_was_sent_and_leaves_no_job_behind(committed: Cast):
    analyst = committed.analyst
    browser = browser_of_committed(analyst)
    upload_id = id_of(send(browser))
    jobs.work(wait=False)
    assert upload_of(analyst, upload_id).state == "checked"
    browser.post(f"/files/uploads/{upload_id}/load/")
    jobs.work(wait=False)
    assert upload_of(analyst, upload_id).state == "loaded"
    assert len(files_of(analyst)) == 1
    assert not of_jobs("SELECT id FROM procrastinate_jobs WHERE lock IS NOT NULL")


def browser_of_committed(user):
    """Return a browser of somebody whose account is kept for real."""
    with transaction.atomic():
        return browser_of(user)


def of_jobs(sql: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def test_jobs_are_told_ids_only(committed: Cast):
    analyst = committed.analyst
    upload_id = id_of(send(browser_of_committed(analyst)))
    told = of_jobs("SELECT k, v FROM procrastinate_jobs, jsonb_each_text(args) AS a (k, v) ORDER BY k")
    assert told == [("authority_id", str(analyst.authority_id)), ("upload_id", str(upload_id))]


def test_a_page_that_breaks_leaves_neither_upload_nor_job(committed: Cast):
    with transaction.atomic():
        send(browser_of(committed.analyst))
        transaction.set_rollback(True)
    assert not of_jobs("SELECT id FROM procrastinate_jobs")


def test_the_page_says_so_where_no_worker_is_running(committed: Cast):
    browser = browser_of_committed(committed.analyst)
    upload_id = id_of(send(browser))
    address = f"/files/uploads/{upload_id}/"
    assert "Waiting to be checked" in page(browser, address)
    with scope.of_authority(committed.northmoor.pk):
        Upload.objects.update(sent_at=timezone.now() - timedelta(seconds=10))
    assert "The file is waiting: no worker is running." in page(browser, address)


def test_the_page_shows_how_far_the_check_has_come_and_looks_again_for_who_asks_it_to(committed: Cast):
    analyst = committed.analyst
    browser = browser_of_committed(analyst)
    upload_id = id_of(send(browser))
    upload = jobs._begin(upload_id, analyst.authority_id, Upload.State.CHECKING)
    of_jobs("UPDATE procrastinate_jobs SET status = 'doing'")
    jobs._progress(upload, 100)(0.42)
    address = f"/files/uploads/{upload_id}/"
    assert 'value="42"' in page(browser, address)
    assert "Refresh" not in browser.get(address).headers
    assert browser.get(f"{address}?watching=1").headers["Refresh"] == "3"


def test_work_that_stopped_can_be_begun_again(committed: Cast):
    analyst = committed.analyst
    browser = browser_of_committed(analyst)
    upload_id = id_of(send(browser))
    jobs._begin(upload_id, analyst.authority_id, Upload.State.CHECKING)
    of_jobs("UPDATE procrastinate_jobs SET status = 'doing'")
    of_jobs("UPDATE procrastinate_jobs SET status = 'failed'")
    text = page(browser, f"/files/uploads/{upload_id}/")
    assert "stopped before it was done" in text
    assert "watching" not in text
    assert "Refresh" not in browser.get(f"/files/uploads/{upload_id}/?watching=1").headers
    browser.post(f"/files/uploads/{upload_id}/check-again/")
    jobs.work(wait=False)
    assert upload_of(analyst, upload_id).state == "checked"


def stalled(by, upload_id: int, attempts: int) -> None:
    """Leave the job as a worker does that was killed in the middle of it."""
    jobs._begin(upload_id, by.authority_id, Upload.State.CHECKING)
    of_jobs(f"UPDATE procrastinate_jobs SET status = 'doing', attempts = {attempts}")


def test_a_job_whose_worker_died_is_taken_up_by_the_next(committed: Cast):
    analyst = committed.analyst
    upload_id = id_of(send(browser_of_committed(analyst)))
    stalled(analyst, upload_id, attempts=1)
    jobs.take_up_stalled.defer(timestamp=0)
    jobs.work(wait=False)
    assert upload_of(analyst, upload_id).state == "checked"


def test_a_file_on_which_the_worker_died_each_time_is_refused(committed: Cast):
    analyst = committed.analyst
    upload_id = id_of(send(browser_of_committed(analyst)))
    stalled(analyst, upload_id, attempts=jobs.MOST_ATTEMPTS)
    jobs.take_up_stalled.defer(timestamp=0)
    jobs.work(wait=False)
    found = upload_of(analyst, upload_id)
    assert (found.state, found.findings["sentence"]) == ("refused", jobs.broke(upload_id)[0])
    assert queries.job_of(found) is None


def test_a_load_that_breaks_half_way_keeps_nothing(committed: Cast):
    analyst = committed.analyst
    browser = browser_of_committed(analyst)
    upload_id = id_of(send(browser))
    jobs.work(wait=False)
    of_owner("ALTER TABLE places_figures ADD CONSTRAINT refused CHECK (false)")
    try:
        browser.post(f"/files/uploads/{upload_id}/load/")
        jobs.work(wait=False)
    finally:
        of_owner("ALTER TABLE places_figures DROP CONSTRAINT refused")
    assert upload_of(analyst, upload_id).state == "refused"
    assert not files_of(analyst)


def of_owner(sql: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)


def test_a_worker_runs_beside_the_pages_of_its_own_process(committed: Cast):
    analyst = committed.analyst
    worker = threading.Thread(target=jobs.work, kwargs={"wait": False})
    upload_id = id_of(send(browser_of_committed(analyst)))
    worker.start()
    worker.join(20)
    assert not worker.is_alive()
    assert upload_of(analyst, upload_id).state == "checked"
