"""Anybody reports a mistake, without signing in; somebody answers; nothing about who wrote is kept."""

import pytest
from django.db import transaction

from mainstay.audit.models import Entry
from mainstay.database import scope
from mainstay.directory.actions.mistakes import CannotAnswer, CannotReport, answer_mistake, report_mistake
from mainstay.directory.models import MistakeReport, Service
from mainstay.directory.rules.mistakes import ABOUT, MOST_OPEN, reasons_to_refuse_report
from mainstay.directory.wording import ABOUT as WORDS
from tests import cast
from tests.cast import Cast, browser_of
from tests.directory.listed import a_provider, a_service, an_organisation, an_owner


@pytest.fixture
def everybody(db: None) -> Cast:
    return cast.assemble()


@pytest.fixture
def service(everybody: Cast) -> Service:
    return a_service(everybody.worker)


def as_anybody(service: Service, about: str = "closed", words: str = "It shut last week.") -> MistakeReport:
    """Report as the public pages do: in public mode, in no authority's scope."""
    with transaction.atomic():
        scope.enter_authority(None)
        scope.show_listed()
        report = report_mistake(Service.objects.get(pk=service.pk), about, words)
        assert not MistakeReport.objects.exists()
        scope.show_listed(False)
    return report


@pytest.mark.parametrize(
    ("changed", "count"),
    [
        ({}, 0),
        ({"about": "weather"}, 1),
        ({"words": "  "}, 1),
        ({"words": "a" * 1001}, 1),
        ({"words": "Buy at https://spam.example"}, 1),
        ({"words": "see www.spam.example"}, 1),
        ({"open_now": MOST_OPEN}, 1),
        ({"about": "", "words": "", "open_now": MOST_OPEN}, 3),
    ],
)
def test_what_is_refused(changed, count):
    asked = {"about": "closed", "words": "It shut.", "open_now": 0} | changed
    about, words = asked.pop("about"), asked.pop("words")
    assert len(reasons_to_refuse_report(about, words, **asked)) == count


def test_what_a_report_can_be_about_has_words():
    assert set(ABOUT) == set(WORDS)


def test_anybody_reports_without_signing_in(everybody, service):
    as_anybody(service)
    with scope.of_authority(everybody.northmoor.pk):
        kept = MistakeReport.objects.get()
        assert (kept.authority, kept.about, kept.words) == (
            everybody.northmoor,
            "closed",
            "It shut last week.",
        )
        entry = Entry.objects.get(table="directory_mistakereport")
        assert (entry.by_id, entry.by_name) == (None, "somebody on the public pages")
        assert "words" not in entry.after


def test_the_same_words_are_kept_once(everybody, service):
    as_anybody(service)
    as_anybody(service)
    with scope.of_authority(everybody.northmoor.pk):
        assert MistakeReport.objects.count() == 1


def test_a_flood_is_stopped(everybody, service):
    for number in range(MOST_OPEN):
        as_anybody(service, words=f"It shut {number} days ago.")
    with pytest.raises(CannotReport, match="Many reports"):
        as_anybody(service)


def test_mark_up_is_kept_as_words(everybody, service):
    as_anybody(service, words="<b>Shut</b><script>alert(1)</script>")
    with scope.of_authority(everybody.northmoor.pk):
        assert MistakeReport.objects.get().words == "Shut"


def test_a_report_is_answered_once(everybody, service):
    report = as_anybody(service)
    with scope.of_authority(everybody.northmoor.pk):
        with pytest.raises(CannotAnswer, match="Say why"):
            answer_mistake(report, mended=False, words="", by=everybody.worker)
        answer_mistake(report, mended=True, words="", by=everybody.worker)
        with pytest.raises(CannotAnswer, match="already"):
            answer_mistake(report, mended=True, words="", by=everybody.worker)


def test_staff_answer_on_the_page(everybody, service):
    report = as_anybody(service)
    browser = browser_of(everybody.worker)
    assert "It shut last week." in browser.get("/directory/mistakes/").content.decode()
    assert "1 report waits" in browser.get(f"/directory/entries/{service.pk}/").content.decode()
    asked = browser.post(f"/directory/mistakes/{report.pk}/", {"answer": "kept"})
    assert "Say why the entry stays as it is." in asked.content.decode()
    asked = browser.post(f"/directory/mistakes/{report.pk}/", {"answer": "kept", "words": "It is open."})
    assert asked.headers["Location"] == "/directory/mistakes/"


def test_an_owner_sees_reports_about_their_own_entries_only(everybody):
    own = an_organisation(everybody.worker)
    owner = an_owner(everybody, own)
    mine = a_service(everybody.worker, a_provider(everybody.worker, kept_by=own))
    theirs = a_service(everybody.worker, a_provider(everybody.worker, "Sandlow"))
    first, second = as_anybody(mine, words="Mine."), as_anybody(theirs, words="Theirs.")
    browser = browser_of(owner)
    page = browser.get("/directory/mistakes/").content.decode()
    assert "Mine." in page
    assert "Theirs." not in page
    assert browser.get(f"/directory/mistakes/{first.pk}/").status_code == 200
    assert browser.get(f"/directory/mistakes/{second.pk}/").status_code == 404
