"""Files that were sent and that nobody loaded, once the days for which they are kept are over."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from mainstay.audit.models import Entry
from mainstay.database import scope
from mainstay.interop import clearing, jobs, stored
from tests.cast import Cast, browser_of
from tests.interop.pages.a_file import BAD, TRAFFORD, census, checked, files_of, loaded, upload_of

LATER = timezone.now() + timedelta(days=31)


@pytest.fixture
def analyst(everybody: Cast):
    """Whoever sends the files."""
    return everybody.analyst


def a_checked(analyst) -> int:
    """The ordinary case: a file sent and checked, with a list of rows to mend, and then forgotten."""
    return sent(analyst, census(TRAFFORD, BAD))


def sent(analyst, content: bytes) -> int:
    """Send a file and have it checked by a worker, which leaves no job behind."""
    upload_id = checked(browser_of(analyst), analyst, content)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    return upload_id


def kept(data: Path) -> list[str]:
    return sorted(each.name for each in (data / "uploads").iterdir())


def test_an_upload_that_nobody_loaded_is_given_up_with_its_file_and_its_problems(analyst, data: Path):
    upload_id = a_checked(analyst)
    assert len(kept(data)) == 2
    clearing.clear_away(LATER)
    assert kept(data) == []
    assert upload_of(analyst, upload_id).state == "cancelled"


def test_the_audit_says_that_nobody_asked_for_it(analyst):
    upload_id = a_checked(analyst)
    clearing.clear_away(LATER)
    with scope.of_authority(analyst.authority_id):
        entry = Entry.objects.filter(table="places_upload", record=str(upload_id)).first()
    assert (entry.action, entry.by_name) == ("cancel a file", "Mainstay itself")


def test_until_the_days_are_over_it_stays(analyst, data: Path):
    upload_id = a_checked(analyst)
    clearing.clear_away(timezone.now() + timedelta(days=29))
    assert len(kept(data)) == 2
    assert upload_of(analyst, upload_id).state == "checked"


def test_a_refused_file_goes_too(analyst, data: Path):
    sent(analyst, b"nothing,known\n1,2\n")
    clearing.clear_away(LATER)
    assert kept(data) == []


def test_an_upload_whose_job_still_waits_is_left_alone(analyst, data: Path):
    upload_id = checked(browser_of(analyst), analyst, b"nothing,known\n1,2\n")
    clearing.clear_away(LATER)
    assert upload_of(analyst, upload_id).state == "refused"


def test_what_was_loaded_stays_loaded(analyst):
    upload_id = loaded(browser_of(analyst), analyst)
    clearing.clear_away(LATER)
    assert upload_of(analyst, upload_id).state == "loaded"
    assert len(files_of(analyst)) == 1


def test_a_file_whose_page_broke_is_removed_when_it_is_old_and_not_before(analyst, data: Path):
    (data / "uploads").mkdir()
    orphan = data / "uploads" / ("0" * 32)
    orphan.write_text("of a transaction that was rolled back")
    jobs.clear_away(timestamp=0)
    assert orphan.exists()
    month_ago = (timezone.now() - timedelta(days=31)).timestamp()
    os.utime(orphan, (month_ago, month_ago))
    jobs.clear_away(timestamp=0)
    assert not orphan.exists()


def test_an_old_file_of_an_upload_that_still_waits_is_not_taken_for_nobodys(analyst, data: Path):
    upload = upload_of(analyst, a_checked(analyst))
    os.utime(stored.path(upload), (0, 0))
    jobs.clear_away(timestamp=0)
    assert stored.path(upload).exists()
