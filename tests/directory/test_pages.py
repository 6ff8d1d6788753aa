"""The directory's own pages at each role: what they show, and how often they ask the database."""

import csv
import io
import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from mainstay.accounts.permissions import Permission, may
from mainstay.database import scope
from mainstay.directory.actions.publishing import list_entry
from mainstay.directory.models import Claim, MistakeReport, Service, ServiceVersion
from mainstay.directory.rules.entry import LocationEntry, as_json
from mainstay.places.models import LoadedFile, Place, PlaceLink
from tests import cast
from tests.cast import Cast, browser_of
from tests.directory.listed import a_provider, a_service, an_entry, an_organisation


@pytest.fixture
def everybody(db: None) -> Cast:
    return cast.assemble()


@pytest.fixture
def service(everybody: Cast) -> Service:
    return a_service(everybody.worker)


@pytest.fixture
def browser(everybody: Cast) -> Client:
    """The commissioner's browser; its first page, which also keeps the session, is behind it."""
    browser = browser_of(everybody.commissioner)
    browser.get("/about/")
    return browser


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


LISTS = ("", "providers/", "changes/", "look-again/", "mistakes/", "claims/", "entries/new/")


@pytest.mark.parametrize("part", [*Cast.NAMES, "outsider"])
def test_each_role_opens_the_directory_or_is_told_that_it_may_not(everybody, part):
    user = everybody.everybody()[part]
    sees = may(user, Permission.SEE_DIRECTORY) or may(user, Permission.OWN_ENTRIES)
    writes = may(user, Permission.WRITE_ENTRIES) or may(user, Permission.OWN_ENTRIES)
    browser = browser_of(user)
    for address in LISTS:
        expected = sees if address in ("", "providers/") else writes
        assert browser.get(f"/directory/{address}").status_code == (200 if expected else 403), address


def test_the_page_of_an_entry_says_everything_about_it(browser, service):
    said = text_of(browser.get(f"/directory/entries/{service.pk}/"))
    for words in (
        "Saturday sitting",
        "Harbourlight Care",
        "Planned breaks and replacement care",
        "Dementia",
        "English, Polish",
        "Saturday, 10am to 4pm at Millgate Hall",
        "An hour: £18.50",
        "Last checked",
    ):
        assert words in said, words


def test_a_change_goes_from_draft_to_listed(everybody, service):
    writer, approver = browser_of(everybody.worker), browser_of(everybody.commissioner)
    draft = writer.post(f"/directory/entries/{service.pk}/change/").headers["Location"]
    page = writer.get(f"{draft}contact/")
    assert page.status_code == 200
    answer = writer.post(f"{draft}contact/", {"phone": "01632 960200", "next": "1"})
    assert answer.headers["Location"] == f"{draft}funding/"
    assert "01632 960200" in text_of(writer.get(draft))
    assert writer.post(f"{draft}publish/").status_code == 403
    assert writer.post(f"{draft}send/", {"note": "New number."}).status_code == 302
    assert writer.get("/directory/").status_code == 200
    listed = approver.post(f"{draft}publish/").headers["Location"]
    assert listed == f"/directory/entries/{service.pk}/"
    assert "01632 960200" in text_of(approver.get(listed))


def test_somebody_who_may_not_write_is_shown_no_way_to(everybody, service):
    page = browser_of(everybody.member).get(f"/directory/entries/{service.pk}/").content.decode()
    assert "Change this entry" not in page
    assert "Still right today" not in page
    assert "/directory/changes/" not in page


def test_text_with_mark_up_is_shown_as_text(everybody, browser):
    service = a_service(everybody.worker, description="<script>alert(1)</script>", name="<b>Bold</b>")
    for address in (f"/directory/entries/{service.pk}/", "/directory/"):
        page = browser.get(address).content.decode()
        assert "<script>" not in page
        assert "<b>Bold" not in page


# Finding


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", ["Cinema", "Saturday sitting"]),
        ("words=harbour+sat", ["Saturday sitting"]),
        ("words=nothing", []),
        ("intervention=I15", ["Cinema"]),
        ("funded=donated", ["Cinema"]),
        ("funded=unknown", []),
        ("state=paused", []),
        ("freshness=due", ["Saturday sitting"]),
        ("freshness=fresh", ["Cinema"]),
        ("sort=-name", ["Saturday sitting", "Cinema"]),
        ("sort=checked", ["Saturday sitting", "Cinema"]),
        ("sort=nothing", ["Cinema", "Saturday sitting"]),
        ("page=99", ["Cinema", "Saturday sitting"]),
    ],
)
def test_entries_are_found_by_words_and_choices(everybody, browser, service, asked, names):
    a_service(
        everybody.worker,
        a_provider(everybody.worker, "The Regal"),
        name="Cinema",
        interventions=("I15",),
        funded_how="donated",
        checked_on=localdate(),
    )
    page = browser.get(f"/directory/?{asked}").content.decode()
    found = re.findall(r'href="/directory/entries/\d+/">([^<]+)<', page)
    assert found == names
    sheet = list(csv.reader(io.StringIO(browser.get(f"/directory/entries.csv?{asked}").content.decode())))
    assert [line[0] for line in sheet[1:]] == names


def test_a_ward_finds_what_serves_it_what_serves_all_and_what_lies_in_it(everybody, browser, service):
    held = {"file_name": "l.csv", "size_bytes": 1, "sha256": "c" * 64, "dataset": "lookup", "rows": 1}
    of = {"authority": everybody.northmoor}
    with scope.of_authority(everybody.northmoor.pk):
        file = LoadedFile.objects.create(**of, **held, title="L", reference_on=localdate())
        levels = {"X06000001": "authority", "X05000001": "ward", "X05000009": "ward", "X01000001": "lsoa"}
        for code, level in levels.items():
            Place.objects.create(**of, code=code, name=code, level=level, nation="invented")
        for child, parent in [
            ("X05000001", "X06000001"),
            ("X05000009", "X06000001"),
            ("X01000001", "X05000009"),
        ]:
            PlaceLink.objects.create(
                **of,
                file=file,
                child=child,
                child_level=levels[child],
                parent=parent,
                parent_level=levels[parent],
            )
    everywhere = a_service(everybody.worker, service.provider, name="Everywhere", areas=("X06000001",))
    there = a_service(
        everybody.worker,
        service.provider,
        name="There",
        areas=(),
        schedules=(),
        locations=(LocationEntry(name="Hall", small_area="X01000001"),),
    )
    page = browser.get("/directory/?place=X05000009").content.decode()
    assert re.findall(r'href="/directory/entries/(\d+)/">', page) == [str(everywhere.pk), str(there.pk)]


def test_an_empty_directory_and_an_empty_search_say_what_to_do(browser):
    assert "The directory is empty" in text_of(browser.get("/directory/"))
    assert "No entry answers to that" in text_of(browser.get("/directory/?words=x"))


# How often they ask the database


def queries_of(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(address).status_code == 200, address
    return len(caught)


@pytest.mark.parametrize(
    "address", ["", "entries.csv", "providers/", "changes/", "look-again/", "mistakes/", "claims/"]
)
def test_a_list_asks_the_database_as_often_for_many_as_for_few(everybody, browser, service, address):
    fill(everybody, service, 1)
    few = queries_of(browser, f"/directory/{address}")
    fill(everybody, service, 6)
    assert queries_of(browser, f"/directory/{address}") == few


def test_the_page_of_an_entry_asks_as_often_however_much_hangs_from_it(everybody, browser, service):
    few = queries_of(browser, f"/directory/entries/{service.pk}/")
    draft = browser.post(f"/directory/entries/{service.pk}/change/").headers["Location"]
    with_draft = queries_of(browser, draft)
    with scope.of_authority(everybody.northmoor.pk):
        many = an_entry(
            locations=tuple(LocationEntry(name=f"Hall {number}") for number in range(9)),
            schedules=tuple(replace(an_entry().schedules[0], location=number) for number in range(9)),
            cost_options=an_entry().cost_options * 9,
        )
        list_entry(service, many, by=everybody.worker)
    assert queries_of(browser, f"/directory/entries/{service.pk}/") == few
    assert queries_of(browser, draft) == with_draft


def test_the_page_of_a_provider_asks_as_often_however_much_it_offers(everybody, browser, service):
    address = f"/directory/providers/{service.provider_id}/"
    few = queries_of(browser, address)
    for number in range(4):
        a_service(everybody.worker, service.provider, name=f"Another {number}")
    assert queries_of(browser, address) == few


def fill(everybody: Cast, service: Service, count: int) -> None:
    """Add entries of as many providers, with a draft, a claim and a report each."""
    of, by = {"authority": everybody.northmoor}, everybody.worker
    for number in range(count):
        provider = a_provider(by, f"Provider {count} {number}")
        each = a_service(by, provider, name=f"Entry {count} {number}")
        own = an_organisation(by, f"Organisation {count} {number}")
        with scope.of_authority(everybody.northmoor.pk):
            content = as_json(an_entry())
            ServiceVersion.objects.create(
                **of, provider=provider, service=each, content=content, written_by=by
            )
            Claim.objects.create(**of, provider=provider, organisation=own, asked_by=by)
            MistakeReport.objects.create(**of, service=each, about="closed", words="Shut.")


# Providers


def test_a_provider_is_added_once_and_changed(browser, everybody):
    typed = {"name": "Falcon Carers", "kind": "charity", "number_GB-CHC": "1234567"}
    page = browser.post("/directory/providers/new/", typed).headers["Location"]
    assert "1234567" in text_of(browser.get(page))
    again = browser.post("/directory/providers/new/", {"name": "Falcon", "number_GB-CHC": "1234567"})
    assert "Falcon Carers is in the directory already." in text_of(again)
    browser.post(f"{page}change/", {"name": "Falcon Carers", "phone": "01632 960900", "number_GB-COH": "07"})
    said = text_of(browser.get(page))
    assert "01632 960900" in said
    assert "1234567" not in said
    wrong = browser.post("/directory/providers/new/", {"name": "Kite", "website": "kite.example"})
    assert "Enter a web address that begins with https://" in text_of(wrong)


def test_a_new_entry_is_written_section_by_section_and_published(everybody, browser):
    provider = a_provider(everybody.worker)
    about = browser.post("/directory/entries/new/", {"provider": str(provider.pk)}).headers["Location"]
    draft = about.removesuffix("about/")
    assert "Enter the name of the service." in text_of(browser.get(draft))
    browser.post(about, {"name": "Tea", "next": "1"})
    browser.post(f"{draft}help/", {"interventions": ["I09"], "next": "1"})
    browser.post(f"{draft}room/", {"capacity": "taking", "keep": "1"})
    listed = browser.post(f"{draft}publish/").headers["Location"]
    said = text_of(browser.get(listed))
    assert "Peer support and groups" in said
    assert "Taking people now" in said
    assert "Version 1" in said


def test_a_row_added_without_script_keeps_what_was_typed(everybody, browser, service):
    draft = browser.post(f"/directory/entries/{service.pk}/change/").headers["Location"]
    sent = {"rows-TOTAL_FORMS": "1", "rows-INITIAL_FORMS": "0", "rows-0-option": "A night", "add": "1"}
    answer = browser.post(f"{draft}cost/", sent | {"rows-0-amount_pence": "90"})
    assert answer.headers["Location"] == f"{draft}cost/?more=1#another"
    page = browser.get(f"{draft}cost/?more=1").content.decode()
    assert 'value="A night"' in page
    assert "rows-1-option" in page


def test_two_versions_are_set_side_by_side_and_the_older_brought_back(everybody, browser, service):
    draft = browser.post(f"/directory/entries/{service.pk}/change/").headers["Location"]
    browser.post(f"{draft}contact/", {"phone": "01632 960222", "keep": "1"})
    browser.post(f"{draft}publish/")
    said = text_of(browser.get(f"/directory/entries/{service.pk}/compare/"))
    assert "01632 960118 01632 960222" in said
    with scope.of_authority(everybody.northmoor.pk):
        first = ServiceVersion.objects.get(service=service, number=1)
    assert "01632 960118" in text_of(browser.get(f"/directory/versions/{first.pk}/"))
    draft = browser.post(f"/directory/versions/{first.pk}/restore/").headers["Location"]
    assert browser.post(f"{draft}publish/").status_code == 302
    assert "01632 960118" in text_of(browser.get(f"/directory/entries/{service.pk}/"))


def test_one_press_says_that_an_entry_is_still_right(browser, service):
    assert "Saturday sitting" in text_of(browser.get("/directory/look-again/"))
    sent = {"back": "/directory/look-again/?page=1"}
    answer = browser.post(f"/directory/entries/{service.pk}/still-right/", sent)
    assert answer.headers["Location"] == "/directory/look-again/?page=1"
    assert "Every entry has been checked lately" in text_of(browser.get("/directory/look-again/"))
    answer = browser.post(f"/directory/entries/{service.pk}/still-right/", {"back": "https://evil.example/"})
    assert answer.headers["Location"] == f"/directory/entries/{service.pk}/"


def test_whoever_stops_what_is_bought_is_led_to_its_equality_assessment(everybody, browser, service):
    address = f"/directory/entries/{service.pk}/state/"
    with scope.of_authority(everybody.northmoor.pk):
        Service.objects.update(funded_how="private")
    assert "/equality/begin/" not in browser.get(address).content.decode()
    with scope.of_authority(everybody.northmoor.pk):
        Service.objects.update(funded_how="commissioned")
    assert f"/equality/begin/?of=service-{service.pk}" in browser.get(address).content.decode()


def test_an_entry_is_paused_with_a_reason(browser, service):
    address = f"/directory/entries/{service.pk}/state/"
    assert "Say why" in text_of(browser.post(address, {"to": "paused"}))
    browser.post(address, {"to": "paused", "reason": "The hall is closed."})
    said = text_of(browser.get(f"/directory/entries/{service.pk}/"))
    assert "Not running for now" in said
    assert "The hall is closed." in said
