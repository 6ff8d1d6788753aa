"""Only the public internet may be reached, by the very address that was checked."""

import pytest

from mainstay.interop.openreferral.feed import CannotFetch, reasons_to_refuse
from mainstay.interop.openreferral.feed.addresses import is_public, target


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fc00::1", "fec0::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::808:808", "2002:7f00:1::",
        "2001:0:7f00:1::", "2001:db8::1", "nonsense",
    ],
)  # fmt: skip
def test_an_address_that_is_not_public_is_refused(address: str):
    assert not is_public(address)
    with pytest.raises(CannotFetch, match="not on the public internet"):
        target("https://example.org/", resolve=lambda host, port: [address])


@pytest.mark.parametrize("address", ["8.8.8.8", "151.101.1.1", "2606:4700::1111"])
def test_an_address_of_the_public_internet_may_be_reached(address: str):
    assert is_public(address)
    assert target("https://example.org/a?b=1", resolve=lambda host, port: [address]).ip == address


def test_a_name_that_leads_to_a_public_and_a_private_address_is_refused():
    with pytest.raises(CannotFetch, match="not on the public internet"):
        target("https://example.org/", resolve=lambda host, port: ["8.8.8.8", "10.0.0.1"])


def test_a_name_is_looked_up_once_and_what_was_checked_is_what_is_connected_to():
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    assert target("https://example.org/", resolve=lambda host, port: next(answers)).ip == "8.8.8.8"


def test_what_may_be_reached_beside_the_internet_is_that_host_and_port_only():
    def here(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    assert target("http://127.0.0.1:8099/", ("127.0.0.1:8099",), here).port == 8099
    for other in ("http://127.0.0.1:8098/", "http://localhost:8099/"):
        with pytest.raises(CannotFetch):
            target(other, ("127.0.0.1:8099",), here)


@pytest.mark.parametrize(
    "address",
    ["ftp://example.org/", "file:///etc/passwd", "gopher://x", "example.org/feed", "https://", "https://a:b@example.org/",
     "https://example.org:99999/", "https://example.org/a b", "https://example.org/\r\nHost: x", "", "http://[::1"],
)  # fmt: skip
def test_what_is_no_address_of_a_feed_is_refused_with_what_to_do(address: str):
    assert reasons_to_refuse(address)


def test_the_ports_of_an_address_are_its_own():
    assert (
        target("http://example.org:8080/", resolve=lambda host, port: ["8.8.8.8"]).called
        == "example.org:8080"
    )
    assert target("https://example.org/", resolve=lambda host, port: ["8.8.8.8"]).called == "example.org"
