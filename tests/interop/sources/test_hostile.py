"""What a hostile file or feed tells is listed as plain words, or set aside; nothing of it breaks a reading."""

import json
import time

import pytest

from mainstay.directory.rules.plain import plain_text
from mainstay.interop.openreferral.feed import CannotFetch
from mainstay.interop.openreferral.feed.addresses import is_public, target
from mainstay.interop.openreferral.feed.fetching import fetch, onwards
from mainstay.interop.openreferral.reading import values
from tests.cast import Cast, browser_of
from tests.interop.openreferral.bad_feed import QUICK, service, serving
from tests.interop.sources.a_source import listed, page, services_of

# As JSON writes them: no character of these may be kept by PostgreSQL, or be a number in its JSON.
UNKEEPABLE = {
    "a NUL": r'"a\u0000b"',
    "half a sign": r'"a\ud800b"',
    "a number without end": "1e999",
    "a number as long as a page": "1" * 4000,
    "a deep list": "[" * 400 + "]" * 400,
}
FIELDS = [
    "id",
    "name",
    "description",
    "url",
    "email",
    "status",
    "fees",
    "minimum_age",
    "eligibility_description",
    "assured_date",
    "alert",
    "license",
    "something_of_its_own",
    "interpretation_services",
]


@pytest.mark.parametrize("written", UNKEEPABLE.values(), ids=UNKEEPABLE)
def test_what_cannot_be_kept_never_stops_a_reading(everybody: Cast, written: str):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    objects = []
    for number, field in enumerate(
        [*FIELDS, "organization", "schedules", "service_at_locations", "phones"], 1
    ):
        text = json.dumps(service(number) | {field: "HERE"})
        objects.append(text.replace('"HERE"', written))
    objects += [
        json.dumps(service(60, organization={"id": "x", "name": "HERE"})).replace('"HERE"', written),
        json.dumps(
            service(61, service_at_locations=[{"location": {"name": "HERE", "latitude": "HERE"}}])
        ).replace('"HERE"', written),
        json.dumps(service(62, HERE=1)).replace('"HERE"', written if written[0] == '"' else '"k"'),
        json.dumps(service(63, organization={"id": "HERE", "name": "Named"})).replace('"HERE"', written),
    ]
    source_id = listed(browser, analyst, f"[{','.join([json.dumps(service(99)), *objects])}]".encode())
    assert "Carers' group 99" in {each.name for each in services_of(analyst)}
    page(browser, f"/sources/{source_id}/")
    assert browser.get("/open-referral/services?full=true").status_code == 200
    assert browser.get("/find/results/").status_code == 200


@pytest.mark.parametrize("ip", ["168.63.129.16", "192.0.0.192", "192.88.99.1", "3fff::1", "::7f00:1"])
def test_what_only_seems_public_is_not_read_from(ip: str):
    assert not is_public(ip)


@pytest.mark.parametrize(
    "led", ["http://[", "http://[::1", "https://a:b:c/", "file:///etc/passwd", "//", "http://a b/"]
)
def test_an_answer_that_leads_to_no_address_is_refused_in_a_sentence(led: str):
    with serving(lambda feed: feed.say(b"", status=302, Location=led)) as server, pytest.raises(CannotFetch):
        fetch(server.address, QUICK, server.way)
    with pytest.raises(CannotFetch):
        target(onwards("http://example.org/feed", led))


def test_text_of_nothing_but_begun_markup_is_read_in_one_pass():
    began = time.monotonic()
    for begun in ("<br", "<li ", "<a ", "<!--", "<script ", "<!a", "</", "&lt;a "):
        values.text_of(begun * 20_000)
        plain_text(begun * 20_000 + "<b>x</b>")
    assert time.monotonic() - began < 10
