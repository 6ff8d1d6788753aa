"""A feed on the pages: read a while at a time, stopped, gone on with, and listed only when all of it is here."""

import pytest

from mainstay.interop.openreferral.feed import paging
from mainstay.interop.sources import jobs
from tests.cast import Cast, browser_of
from tests.interop.openreferral.bad_feed import QUICK, page_of, service, serving, well_behaved
from tests.interop.sources.a_source import id_of, list_it, page, services_of, source_of

MANY = [service(number) for number in range(1, 26)]


@pytest.fixture(autouse=True)
def quick(settings, monkeypatch):
    """Read feeds without pauses."""
    monkeypatch.setattr(paging.read_on, "__kwdefaults__", {**paging.read_on.__kwdefaults__, "limits": QUICK})
    return settings


def add(browser, address: str) -> int:
    """Add a feed by the form; return its source's id."""
    return id_of(browser.post("/sources/add-a-feed/", {"name": "County", "address": address}))


def read(by, source_id: int) -> None:
    jobs.read(source_id=source_id, authority_id=by.authority_id)


def test_a_feed_is_read_looked_at_and_listed(everybody: Cast, quick):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    with serving(well_behaved(MANY)) as server:
        quick.FEED_MAY_REACH = (server.host,)
        source_id = add(browser, server.address)
        read(analyst, source_id)
    assert "List 25 services" in page(browser, f"/sources/{source_id}/")
    list_it(browser, analyst, source_id)
    assert len(services_of(analyst)) == 25


def test_half_a_feed_lists_nothing_says_so_and_is_gone_on_with(everybody: Cast, quick):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    broken = [True]

    def answer(feed) -> None:
        if feed.number == 3 and broken:
            feed.begin(**{"Content-Length": "5000"})
        else:
            feed.say(page_of(MANY, feed.number))

    with serving(answer) as server:
        quick.FEED_MAY_REACH = (server.host,)
        source_id = add(browser, f"{server.address}/services")
        read(analyst, source_id)
        text = page(browser, f"/sources/{source_id}/")
        assert "broke off" in text
        assert "20 services on 2 pages are kept from this reading" in text
        assert not services_of(analyst)
        browser.post(f"/sources/{source_id}/list/")
        jobs.load(source_id=source_id, authority_id=analyst.authority_id, by_id=analyst.pk)
        assert not services_of(analyst)
        broken.clear()
        server.asked.clear()
        browser.post(f"/sources/{source_id}/read/")
        read(analyst, source_id)
        assert len(server.asked) == 1
    list_it(browser, analyst, source_id)
    assert len(services_of(analyst)) == 25


def test_a_long_feed_goes_to_the_end_of_the_queue_between_whiles(everybody: Cast, quick, monkeypatch):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    monkeypatch.setattr(jobs, "AT_A_TIME_SECONDS", 0)
    with serving(well_behaved(MANY)) as server:
        quick.FEED_MAY_REACH = (server.host,)
        source_id = add(browser, server.address)
        read(analyst, source_id)
    assert source_of(analyst, source_id).reading["phase"] == "reading"
    text = page(browser, f"/sources/{source_id}/")
    assert "Stop reading" in text


def test_a_feed_that_is_stopped_is_read_no_further(everybody: Cast, quick):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    with serving(well_behaved(MANY)) as server:
        quick.FEED_MAY_REACH = (server.host,)
        source_id = add(browser, server.address)
        browser.post(f"/sources/{source_id}/stop/")
        read(analyst, source_id)
        assert not server.asked
    assert "Somebody stopped it" in page(browser, f"/sources/{source_id}/")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda feed: feed.say(page_of(MANY, 1) | {"total_pages": 99}), "goes round in circles"),
        (lambda feed: feed.say(page_of(MANY, 1, total_items=10**9)), "more than the 100,000 that are read"),
        (lambda feed: feed.drip(3), "longer than 1.2 seconds"),
        (lambda feed: feed.say(b'{"contents": ['), "not whole JSON"),
        (lambda feed: feed.say({"version": "HSDS-UK-9.0"}), "follows version HSDS-UK-9.0"),
    ],
)
def test_a_feed_that_misbehaves_leaves_nothing_and_says_why(everybody: Cast, quick, answer, said: str):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    with serving(answer) as server:
        quick.FEED_MAY_REACH = (server.host,)
        source_id = add(browser, f"{server.address}/services")
        read(analyst, source_id)
    assert said in page(browser, f"/sources/{source_id}/")
    assert not services_of(analyst)


def test_a_feed_that_lost_services_on_the_way_takes_none_out(everybody: Cast, quick):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    told = [MANY]

    def answer(feed) -> None:
        feed.say(page_of(told[0], feed.number, total_items=25))

    with serving(answer) as server:
        quick.FEED_MAY_REACH = (server.host,)
        source_id = add(browser, f"{server.address}/services")
        read(analyst, source_id)
        list_it(browser, analyst, source_id)
        told[0] = MANY[:10]
        browser.post(f"/sources/{source_id}/read/", {"anew": "1"})
        read(analyst, source_id)
    assert "none is taken to be gone" in page(browser, f"/sources/{source_id}/")
    list_it(browser, analyst, source_id)
    assert {each.state for each in services_of(analyst)} == {"listed"}
