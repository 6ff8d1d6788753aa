"""A feed is read to its end or not at all, however it behaves; what was read so far is kept."""

import gzip
import json
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mainstay.interop.entries_read import Known
from mainstay.interop.openreferral.feed import CannotFetch, KeptPages, read_feed, read_on
from mainstay.interop.openreferral.reading import words_in_force
from mainstay.interop.statistics import CannotRead
from tests.interop.openreferral.bad_feed import (
    QUICK,
    Feed,
    Serving,
    packed,
    page_of,
    service,
    serving,
    well_behaved,
)

TODAY = date(2026, 11, 22)
MANY = [service(number) for number in range(1, 26)]


@pytest.fixture
def kept(tmp_path: Path) -> KeptPages:
    return KeptPages(tmp_path / "feed")


@pytest.fixture(scope="module")
def known() -> Known:
    return Known(TODAY, words_in_force(TODAY))


def read(server: Serving, kept: KeptPages, address: str | None = None, **more) -> str:
    more = {"limits": QUICK, "way": server.way, **more}
    return read_on(address or server.address, kept, **more)


def refusal(answer, kept: KeptPages, **more) -> CannotRead:
    with serving(answer) as server, pytest.raises(CannotRead) as refused:
        read(server, kept, **more)
    return refused.value


def on_the_list(answer):
    """Describe the feed as it should be, and answer this way when its services are asked for."""

    def both(feed: Feed) -> None:
        if feed.plain_path == "/feed":
            feed.say({"version": "HSDS-UK-3.0", "openapi_url": "https://example.org"})
        else:
            answer(feed)

    return both


def test_a_feed_is_read_from_its_first_page_to_its_last(kept: KeptPages, known: Known):
    with serving(well_behaved(MANY)) as server:
        assert read(server, kept) == "whole"
    found = read_feed(kept, known)
    assert [each.source_id for each in found.entries] == [each["id"] for each in MANY]
    assert (found.told, found.set_aside, found.whole) == (25, (), True)


@pytest.mark.parametrize("path", ["/feed", "/feed/", "/feed/services", "/feed/services?per_page=10"])
def test_the_address_may_be_the_feeds_own_or_that_of_its_services(kept: KeptPages, path: str):
    with serving(well_behaved(MANY)) as server:
        assert read(server, kept, f"http://{server.host}{path}") == "whole"
    assert kept.reached.services == 25


def test_who_asks_and_what_for_is_said(kept: KeptPages):
    with serving(well_behaved(MANY)) as server:
        read(server, kept)
    assert server.heard[0]["User-Agent"].startswith("Mainstay")
    assert server.heard[0]["Host"] == server.host


def test_there_is_a_pause_between_pages(kept: KeptPages):
    waits: list[float] = []
    with serving(well_behaved(MANY)) as server:
        way = replace(server.way, sleep=waits.append)
        read(server, kept, limits=replace(QUICK, pause_seconds=0.25), way=way)
    assert waits == [0.25, 0.25]


def test_what_a_list_says_little_of_is_asked_for_in_full(kept: KeptPages, known: Known):
    def answer(feed: Feed) -> None:
        if feed.plain_path == "/feed/services":
            bare = [{name: each[name] for name in ("id", "name", "organization")} for each in MANY]
            feed.say(page_of(bare, feed.number))
        else:
            well_behaved(MANY)(feed)

    with serving(answer) as server:
        read(server, kept)
    assert all(each.schedules for each in read_feed(kept, known).entries)


def test_a_feed_that_has_only_lists_is_taken_as_it_is_and_that_is_said(kept: KeptPages, known: Known):
    bare = [{"id": each["id"], "name": each["name"], "organization": each["organization"]} for each in MANY]

    def answer(feed: Feed) -> None:
        feed.say(page_of(bare, feed.number) if feed.plain_path == "/feed/services" else {}, status=200)
        if feed.plain_path != "/feed/services":
            return

    def without_details(feed: Feed) -> None:
        if feed.plain_path.startswith("/feed/services/"):
            feed.say({}, status=404)
        else:
            on_the_list(answer)(feed)

    with serving(without_details) as server:
        read(server, kept)
    found = read_feed(kept, known)
    assert len(found.entries) == 25
    assert any("lists of services only" in each for each in found.notes)


def test_half_a_feed_is_kept_and_yields_nothing_until_it_is_read_on(kept: KeptPages, known: Known):
    broken = [True]

    def answer(feed: Feed) -> None:
        if feed.number == 3 and broken[0]:
            feed.begin(**{"Content-Length": "5000"})
            feed.wfile.write(b'{"contents": [')
        else:
            feed.say(page_of(MANY, feed.number))

    with serving(on_the_list(answer)) as server:
        with pytest.raises(CannotFetch) as refused:
            read(server, kept)
        assert refused.value.later
        assert (kept.reached.pages, kept.reached.services, kept.reached.whole) == (2, 20, False)
        with pytest.raises(CannotRead, match="not been read to its end"):
            read_feed(kept, known)
        broken[0] = False
        server.asked.clear()
        assert read(server, kept) == "whole"
        assert server.asked == ["/feed/services?page=3&per_page=100"]
    assert len(read_feed(kept, known).entries) == 25


def test_reading_stops_when_told_to_and_goes_on_where_it_stopped(kept: KeptPages):
    with serving(well_behaved(MANY)) as server:
        assert read(server, kept, stop=lambda: kept.reached.pages == 1) == "stopped"
        assert kept.reached.pages == 1
        assert read(server, kept) == "whole"
    assert kept.reached.services == 25


def test_reading_gives_way_after_its_time_and_goes_on_later(kept: KeptPages):
    with serving(well_behaved(MANY)) as server:
        assert read(server, kept, seconds=0) == "more"
        assert read(server, kept, seconds=60) == "whole"


def test_a_reading_of_another_address_begins_anew(kept: KeptPages):
    with serving(well_behaved(MANY)) as server:
        read(server, kept, stop=lambda: kept.reached.pages == 2)
        read(server, kept, f"{server.address}/services")
    assert kept.reached.services == 25


def test_a_feed_that_gives_the_same_page_again_is_noticed(kept: KeptPages):
    told = refusal(on_the_list(lambda feed: feed.say(page_of(MANY, 1) | {"total_pages": 99})), kept)
    assert "goes round in circles: its page 2 tells of the same" in told.sentence


def test_a_feed_whose_next_page_is_itself_is_noticed(kept: KeptPages):
    def answer(feed: Feed) -> None:
        feed.say({"contents": MANY[:10], "next": feed.path})

    assert "goes round in circles" in refusal(on_the_list(answer), kept).sentence


def test_a_feed_that_never_ends_is_left(kept: KeptPages):
    def answer(feed: Feed) -> None:
        first = feed.number * 10
        feed.say({"contents": [service(number) for number in range(first, first + 10)]})

    told = refusal(on_the_list(answer), kept, limits=replace(QUICK, services=55))
    assert "does not come to an end: 60 services on 6 pages" in told.sentence


def test_a_feed_that_says_it_is_enormous_is_left_at_once(kept: KeptPages):
    told = refusal(on_the_list(lambda feed: feed.say(page_of(MANY, 1, total_items=10**9))), kept)
    assert "more than the 100,000 that are read" in told.sentence


def test_totals_that_lie_are_said_and_nothing_counts_as_gone(kept: KeptPages, known: Known):
    def answer(feed: Feed) -> None:
        feed.say(page_of(MANY, feed.number) | {"total_items": 40})

    with serving(on_the_list(answer)) as server:
        read(server, kept)
    found = read_feed(kept, known)
    assert found.notes == ("127.0.0.1 says that it has 40 services, and gave 25.",)
    assert not found.whole


def test_a_page_that_is_too_large_is_not_read_on(kept: KeptPages):
    told = refusal(on_the_list(lambda feed: feed.say(b"[" + b" " * 600_000 + b"]")), kept)
    assert "larger than 0.5 MB" in told.sentence


def test_a_page_that_swells_when_unpacked_is_not_read_on(kept: KeptPages):
    bomb = gzip.compress(b"[" + b" " * 50_000_000 + b"]")
    began = time.monotonic()
    told = refusal(on_the_list(lambda feed: feed.say(bomb, Content_Encoding="gzip")), kept)
    assert "larger than 0.5 MB" in told.sentence
    assert time.monotonic() - began < 1


def test_a_packed_page_is_unpacked(kept: KeptPages):
    def answer(feed: Feed) -> None:
        feed.say(packed(page_of(MANY, feed.number)), Content_Encoding="gzip")

    with serving(on_the_list(answer)) as server:
        assert read(server, kept) == "whole"


def test_a_feed_that_falls_silent_is_left(kept: KeptPages):
    told = refusal(on_the_list(lambda feed: time.sleep(3)), kept)
    assert "did not answer in time" in told.sentence
    assert told.later


@pytest.mark.parametrize("when", ["in its headers", "in its answer"])
def test_a_feed_that_sends_a_letter_now_and_then_is_cut_off(kept: KeptPages, when: str):
    def answer(feed: Feed) -> None:
        if when == "in its answer":
            feed.begin(**{"Content-Length": "1000"})
            feed.drip(5)
        else:
            feed.wfile.write(b"HTTP/1.0 200 OK\r\nX-Long: ")
            feed.drip(5, b"a")

    began = time.monotonic()
    told = refusal(on_the_list(answer), kept)
    assert "took longer than 1.2 seconds over one page" in told.sentence
    assert time.monotonic() - began < 3


def test_a_busy_feed_is_asked_again_when_it_says(kept: KeptPages):
    waits: list[float] = []
    busy = [True, True]

    def answer(feed: Feed) -> None:
        if busy:
            busy.pop()
            feed.say({}, status=429, Retry_After="1")
        else:
            feed.say(page_of(MANY, feed.number))

    with serving(on_the_list(answer)) as server:
        assert read(server, kept, way=replace(server.way, sleep=waits.append)) == "whole"
    assert waits[:2] == [1, 1]


def test_a_feed_that_would_have_us_wait_long_is_put_off(kept: KeptPages):
    told = refusal(on_the_list(lambda feed: feed.say({}, status=503, Retry_After="3600")), kept)
    assert "cannot do this now (503)" in told.sentence
    assert told.later


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda feed: feed.say(b"<html>Hello</html>", kind="text/html"), "a page for people"),
        (lambda feed: feed.say(b'{"contents": ['), "not whole JSON"),
        (lambda feed: feed.say(b"[" * 100_000), "not whole JSON"),
        (lambda feed: feed.say({"error": "no"}), "holds no list of services"),
        (lambda feed: feed.say({}, status=404), "has nothing at this address (404)"),
        (lambda feed: feed.say({}, status=401), "does not let everybody read"),
        (lambda feed: feed.say({}, status=302, Location=feed.path), "leads on and on"),
        (lambda feed: feed.say({}, status=302, Location="http://localhost:1/"), "not on the public internet"),
        (lambda feed: feed.say({}, status=302, Location="file:///etc/passwd"), "beginning with https://"),
        (
            lambda feed: feed.say({}, status=302, Location="http://169.254.169.254/"),
            "not on the public internet",
        ),
        (lambda feed: feed.say(b"x", Content_Encoding="br"), "packs its answer as br"),
    ],
)
def test_an_answer_that_is_no_feed_gets_its_sentence(kept: KeptPages, answer, said: str):
    assert said in refusal(on_the_list(answer), kept).sentence


def test_a_feed_of_another_version_is_refused(kept: KeptPages):
    told = refusal(lambda feed: feed.say({"version": "HSDS-UK-4.0", "openapi_url": "x"}), kept)
    assert "follows version HSDS-UK-4.0" in told.sentence


def test_a_feed_of_the_older_profile_is_read(kept: KeptPages, known: Known):
    def answer(feed: Feed) -> None:
        feed.say(
            {
                "totalElements": 2,
                "totalPages": 2,
                "number": feed.number,
                "first": feed.number == 1,
                "last": feed.number == 2,
                "content": [
                    {
                        "id": str(feed.number),
                        "name": "Sitting",
                        "organization": {"id": "o", "name": "Carers' centre"},
                        "eligibilitys": [{"minimum_age": 18, "maximum_age": 99}],
                        "regular_schedules": [{"weekday": "6", "opens_at": "09:00", "closes_at": "12:00"}],
                        "service_taxonomys": [{"taxonomy": {"id": "x:1", "name": "Sitting service"}}],
                    }
                ],
            }
        )

    with serving(answer) as server:
        read(server, kept, f"{server.address}/services")
    one, other = read_feed(kept, known).entries
    assert (one.minimum_age, one.schedules[0].days, one.interventions) == (18, ("SA",), ("I06",))
    assert json.dumps(one.told) != json.dumps(other.told)
    assert "regular_schedules" in one.told
