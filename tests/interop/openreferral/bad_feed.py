"""A real server on this machine that gives services page by page, or misbehaves in one way."""

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from mainstay.interop.openreferral.feed import Limits, Way

QUICK = Limits(
    pause_seconds=0,
    silent_seconds=0.6,
    page_seconds=1.2,
    connect_seconds=1,
    wait_seconds=1,
    page_megabytes=0.5,
)


def service(number: int, **more: Any) -> dict[str, Any]:
    """An ordinary service of its own number, in full."""
    return {
        "id": str(UUID(int=number)),
        "name": f"Carers' group {number}",
        "status": "active",
        "organization": {"id": str(UUID(int=9_000_000 + number % 7)), "name": f"Carers' centre {number % 7}"},
        "schedules": [{"byday": "SA", "freq": "WEEKLY", "opens_at": "10:00", "closes_at": "12:00"}],
        **more,
    }


def page_of(services: list[dict[str, Any]], number: int, size: int = 10, **more: Any) -> dict[str, Any]:
    """One page of these services, as Open Referral UK 3.0 numbers it."""
    pages = max(1, -(-len(services) // size))
    here = services[(number - 1) * size : number * size]
    return {
        "total_items": len(services),
        "total_pages": pages,
        "page_number": number,
        "size": len(here),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not here,
        "contents": here,
        **more,
    }


class Feed(BaseHTTPRequestHandler):
    """Answers as ``server.answer`` says; ``asked`` keeps the paths and ``heard`` the headers."""

    server: "Serving"

    def do_GET(self) -> None:
        """Hand the request to the test's own answer."""
        self.server.asked.append(self.path)
        self.server.heard.append(dict(self.headers))
        with suppress(OSError):
            self.server.answer(self)

    @property
    def number(self) -> int:
        """The page that is asked for."""
        return int(parse_qs(urlsplit(self.path).query).get("page", ["1"])[0])

    @property
    def plain_path(self) -> str:
        """The path without its query."""
        return urlsplit(self.path).path

    def say(self, told: Any, *, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        """Answer with JSON, or with bytes as they are."""
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        self.begin(status, kind, **{"Content-Length": str(len(body)), **headers})
        self.wfile.write(body)

    def begin(self, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        """Send the first line and the headers."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def drip(self, seconds: float, letter: bytes = b" ") -> None:
        """Send a letter now and then, for so long."""
        ends_at = time.monotonic() + seconds
        while time.monotonic() < ends_at:
            self.wfile.write(letter)
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, *said: object) -> None:
        """Say nothing."""


class Serving(ThreadingHTTPServer):
    """The server with what it was asked."""

    daemon_threads = True
    answer: Callable[[Feed], None]

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Feed)
        self.asked: list[str] = []
        self.heard: list[dict[str, str]] = []

    @property
    def host(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.server_port}"

    @property
    def address(self) -> str:
        """The address of the feed."""
        return f"http://{self.host}/feed"

    @property
    def way(self) -> Way:
        """The way to reach this server, which is not on the public internet."""
        return Way(may_reach=(self.host,))


@contextmanager
def serving(answer: Callable[[Feed], None]) -> Iterator[Serving]:
    """Serve until the block ends."""
    server = Serving()
    server.answer = answer
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def well_behaved(services: list[dict[str, Any]], size: int = 10) -> Callable[[Feed], None]:
    """Answer as a feed should: its description, its pages, each service in full."""
    by_id = {each["id"]: each for each in services}

    def answer(feed: Feed) -> None:
        if feed.plain_path == "/feed":
            feed.say({"version": "HSDS-UK-3.0", "openapi_url": "https://example.org", "profile": "p"})
        elif feed.plain_path == "/feed/services":
            feed.say(page_of(services, feed.number, size))
        elif feed.plain_path.startswith("/feed/services/"):
            found = by_id.get(feed.plain_path.rpartition("/")[2])
            feed.say(found, status=200 if found else 404)
        else:
            feed.say({}, status=404)

    return answer


def packed(told: Any) -> bytes:
    """JSON, gzipped."""
    return gzip.compress(json.dumps(told).encode())
