"""A file of services: sent, read, looked at, listed; and read again."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from mainstay.database import scope
from mainstay.directory.models import Service, SourceRecord
from mainstay.interop import clearing
from mainstay.interop.sources import jobs
from tests.cast import Cast, browser_of
from tests.interop.openreferral.bad_feed import service
from tests.interop.sources.a_source import (
    THREE,
    id_of,
    list_it,
    listed,
    page,
    read,
    send,
    send_newer,
    services_of,
    source_of,
    told,
)


def test_there_is_nothing_at_first_and_the_page_says_how_to_begin(everybody: Cast):
    assert "No source has been added" in page(browser_of(everybody.analyst), "/sources/")


def test_what_was_read_is_shown_and_nothing_is_listed_until_somebody_says_so(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    source_id = read(browser, analyst)
    text = page(browser, f"/sources/{source_id}/")
    assert "Nothing is listed yet" in text
    assert "List 3 services" in text
    assert not services_of(analyst)
    list_it(browser, analyst, source_id)
    assert "Listed: 3 new, 0 read again, 0 left to their owners, 0 taken out." in page(
        browser, f"/sources/{source_id}/"
    )
    assert [each.name for each in services_of(analyst)] == [each["name"] for each in THREE]


def test_reading_again_says_what_is_new_changed_the_same_and_gone(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    source_id = listed(browser, analyst)
    send_newer(browser, analyst, source_id, told(THREE[0], {**THREE[1], "name": "Tuesday group"}, service(4)))
    found = source_of(analyst, source_id).reading["found"]["changes"]
    assert {kind: found[kind] for kind in ("new", "changed", "same", "left", "gone")} == {
        "new": 1,
        "changed": 1,
        "same": 1,
        "left": 0,
        "gone": 1,
    }
    text = page(browser, f"/sources/{source_id}/")
    assert "Missing now: 1 of the 3 services that this source told of before" in text
    list_it(browser, analyst, source_id)
    states = {each.name: each.state for each in services_of(analyst)}
    assert states == {
        "Carers' group 1": "listed",
        "Tuesday group": "listed",
        "Carers' group 3": "withdrawn",
        "Carers' group 4": "listed",
    }
    assert len(source_of(analyst, source_id).findings["history"]) == 2


def test_what_an_owner_keeps_is_left_to_its_owner(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    source_id = listed(browser, analyst)
    with scope.of_authority(analyst.authority_id):
        Service.objects.filter(name="Carers' group 1").update(kept_by="owner", name="Our own words")
    send_newer(browser, analyst, source_id, told({**THREE[0], "description": "Other words"}, *THREE[1:]))
    assert source_of(analyst, source_id).reading["found"]["changes"]["left"] == 1
    list_it(browser, analyst, source_id)
    assert "Our own words" in {each.name for each in services_of(analyst)}


def test_a_service_that_can_no_longer_be_used_stays_as_it_was(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    source_id = listed(browser, analyst)
    send_newer(browser, analyst, source_id, told({**THREE[0], "name": ""}, *THREE[1:]))
    list_it(browser, analyst, source_id)
    assert [each.state for each in services_of(analyst)] == ["listed"] * 3


def test_what_was_set_aside_is_said_and_can_be_downloaded_before_and_after_listing(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    bad = service(4, url="example.org", minimum_age=70, maximum_age=18, name="=Sitting")
    source_id = read(browser, analyst, told(*THREE, bad, {"id": "5", "name": "Nobody's"}))
    for _ in range(2):
        text = page(browser, f"/sources/{source_id}/")
        assert "Give the whole address on the web" in text
        rows = browser.get(f"/sources/{source_id}/set-aside.csv").content.decode()
        assert "Say which organisation offers it" in rows
        assert "the whole service or row" in rows
        list_it(browser, analyst, source_id)
    assert len(services_of(analyst)) == 4


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'[{"id": "1", "name": "Sitt', "It seems cut short"),
        (b"", "The file is empty"),
        (b'{"version": "HSDS-UK-9.0", "contents": []}', "which Mainstay does not know"),
        (b'{"type": "FeatureCollection", "features": []}', "is a map"),
        (b"name,colour\nA,red\n", "neither JSON of Open Referral nor"),
        (b"[" * 200_000, "JSON that no directory writes"),
        (b'[{"id": NaN}]', "JSON that no directory writes"),
        (b"[]", "holds no services"),
        (b"\x1f\x8bnot gzip", "damaged"),
        (b"PK\x03\x04nonsense", "damaged"),
    ],
)
def test_a_file_that_cannot_be_used_gets_its_sentence_and_leaves_nothing(
    everybody: Cast, content: bytes, said: str
):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    answer = send(browser, content)
    if answer.status_code == 302:
        source_id = id_of(answer)
        jobs.read(source_id=source_id, authority_id=analyst.authority_id)
        text = page(browser, f"/sources/{source_id}/")
        assert "This cannot be listed as it is" in text
    else:
        text = answer.content.decode()
    assert said in text
    assert not services_of(analyst)


def test_markup_in_a_description_is_shown_as_text(everybody: Cast):
    analyst = everybody.analyst
    words = "<p>Come &amp; rest</p><script>alert(1)</script><ul><li>Tea</li></ul>&lt;img src=x onerror=alert(1)&gt;"
    listed(browser_of(analyst), analyst, told(service(1, description=words)))
    assert services_of(analyst)[0].description == "Come & rest\n\n- Tea"


def test_two_sources_with_the_same_service_keep_their_own_words_and_ids(everybody: Cast, published):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    for name, path in (
        ("UK", "uk_profile_3/examples__service_full.json"),
        ("HSDS", "hsds_3.0/examples__tabular.json"),
    ):
        content = published(f"directory_open_referral/{path}").read_bytes()
        listed(browser, analyst, content, name=name, file_name="a.json")
    one, other = services_of(analyst)
    assert one.public_id != other.public_id
    with scope.of_authority(analyst.authority_id):
        records = SourceRecord.objects.filter(kind="service").order_by("source__name")
        assert [each.known_as for each in records] == ["ac148810-d857-441c-9679-408f346de14b"] * 2
        assert [each.source.name for each in records] == ["HSDS", "UK"]
        assert records[0].content != records[1].content


def test_removing_a_source_says_what_goes_and_takes_out_only_what_nobody_else_tells_of(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    source_id = listed(browser, analyst)
    with scope.of_authority(analyst.authority_id):
        Service.objects.filter(name="Carers' group 1").update(kept_by="owner")
    text = page(browser, f"/sources/{source_id}/remove/")
    assert "2 services that only this source tells of are taken out of the directory" in text
    assert "1 service stays listed" in text
    browser.post(f"/sources/{source_id}/remove/")
    assert [each.state for each in services_of(analyst)] == ["listed", "withdrawn", "withdrawn"]
    assert "No source has been added" in page(browser, "/sources/")


def test_what_was_stopped_is_not_listed(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    source_id = read(browser, analyst)
    browser.post(f"/sources/{source_id}/stop/")
    browser.post(f"/sources/{source_id}/list/")
    jobs.load(source_id=source_id, authority_id=analyst.authority_id, by_id=analyst.pk)
    assert not services_of(analyst)


def test_a_job_that_comes_too_late_does_nothing(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    source_id = read(browser, analyst)
    jobs.load(source_id=source_id, authority_id=analyst.authority_id, by_id=analyst.pk)
    assert not services_of(analyst)


def test_all_that_is_missing_from_the_forms_is_said_at_once(everybody: Cast):
    browser = browser_of(everybody.analyst)
    text = browser.post("/sources/add-a-file/", {}).content.decode()
    assert all(
        each in text for each in ("Choose what the file is", "Enter what to call it", "Choose a file to send")
    )
    text = browser.post("/sources/add-a-feed/", {"address": "ftp://x"}).content.decode()
    assert all(each in text for each in ("Enter what to call it", "beginning with https://"))


def test_a_name_that_is_taken_is_refused(everybody: Cast):
    browser = browser_of(everybody.analyst)
    send(browser)
    assert (
        "There is a source of that name already" in send(browser, name="northmoor council").content.decode()
    )


def test_the_list_takes_the_same_number_of_queries_however_many_sources(
    everybody: Cast, django_assert_max_num_queries
):
    browser = browser_of(everybody.analyst)
    for number in range(6):
        send(browser, name=f"Source {number}")
    with django_assert_max_num_queries(10):
        page(browser, "/sources/")


def test_json_that_was_kept_is_the_sources_own(everybody: Cast):
    analyst = everybody.analyst
    listed(browser_of(analyst), analyst, told(service(1, wheelchair_colour="red")))
    with scope.of_authority(analyst.authority_id):
        record = SourceRecord.objects.get(kind="service")
    assert json.loads(json.dumps(record.content)) == service(1, wheelchair_colour="red")


def test_what_was_sent_and_never_listed_is_removed_once_its_days_are_over(everybody: Cast, data: Path):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    source_id = read(browser, analyst)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    assert clearing.clear_away(timezone.now() + timedelta(days=29)) == 0
    assert len(list(data.glob("sources/*/sent.*"))) == 1
    assert clearing.clear_away(timezone.now() + timedelta(days=31)) == 1
    assert not list(data.glob("sources/*/sent.*"))
    assert source_of(analyst, source_id).reading["phase"] == "stopped"
    assert clearing.clear_away(timezone.now() + timedelta(days=31)) == 0
