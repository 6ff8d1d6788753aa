"""One answer from the web, with an end to everything: bytes, seconds, redirects, and how far it may swell."""

import contextlib
import json
import threading
import time
import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from mainstay.interop.openreferral.feed.addresses import Resolve, Target, look_up, target
from mainstay.interop.openreferral.feed.limits import CannotFetch, Limits

CALLED = "Mainstay (reads open directories of services; mainstay open-referral load)"
_CHUNK = 65_536
_MOVED = (301, 302, 303, 307, 308)
_NOT_NOW = (429, 500, 502, 503, 504)


@dataclass(frozen=True)
class Way:
    """How to reach the web: what may be reached beside the public internet, who finds names, who waits."""

    may_reach: Collection[str] = ()
    resolve: Resolve = look_up
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True)
class Answer:
    """What came back: JSON as it was read, how many bytes it had, and from where it came in the end."""

    told: Any
    bytes: int
    address: str
    status: int = 200


def fetch(address: str, limits: Limits, way: Way, *, missing: bool = False) -> Answer:
    """Return the JSON at an address, or raise CannotFetch; asks again where the other side has a bad moment.

    missing: a 404 is an answer (with None), not a fault.
    """
    for attempt in range(1, limits.tries + 1):
        status, headers, body, came_from = _follow(address, limits, way)
        if status not in _NOT_NOW:
            break
        wait = _asked_to_wait(headers, default=2.0**attempt * limits.pause_seconds)
        if attempt == limits.tries or wait > limits.wait_seconds:
            raise CannotFetch(
                f"{_host(address)} answers that it cannot do this now ({status}).",
                "Go on with the reading later: what has been read so far is kept.",
                later=True,
            )
        way.sleep(wait)
    if status == 404 and missing:
        return Answer(None, 0, came_from, status)
    _refuse_status(address, status)
    return Answer(_json(address, headers, body), len(body), came_from, status)


def _follow(address: str, limits: Limits, way: Way) -> tuple[int, Mapping[str, str], bytes, str]:
    ends_at = time.monotonic() + limits.page_seconds
    for _ in range(limits.redirects + 1):
        at = target(address, way.may_reach, way.resolve)
        status, headers, body = _ask(at, limits, ends_at)
        if status not in _MOVED or not headers.get("location"):
            return status, headers, body, address
        onward = onwards(address, headers["location"])
        if urlsplit(address).scheme == "https" and urlsplit(onward).scheme == "http":
            raise CannotFetch(
                f"{at.host} leads from a secure address to one that is not.", "Ask for its new address."
            )
        address = onward
    raise CannotFetch(
        f"{_host(address)} leads on and on and never to an answer.",
        "Ask its publisher for the feed's own address.",
    )


def onwards(address: str, led: str) -> str:
    """Return where an answer leads to, or raise CannotFetch where that is no address."""
    try:
        onward = urljoin(address, led)
        urlsplit(onward)
    except ValueError as fault:
        raise CannotFetch(
            f"{_host(address)} leads to what is no address.", "Ask its publisher to mend it."
        ) from fault
    return onward


def _ask(at: Target, limits: Limits, ends_at: float) -> tuple[int, Mapping[str, str], bytes]:
    """Connect to the checked address and read one answer before its time is over."""
    left = ends_at - time.monotonic()
    late = CannotFetch(
        f"{at.host} took longer than {limits.page_seconds:g} seconds over one page.",
        "Go on with the reading later, or ask for the feed as a file.",
        later=True,
    )
    if left <= 0:
        raise late
    connection = _connection(at, min(limits.connect_seconds, left))
    # A feed that sends a letter now and then is never silent: at the end of its time the line is cut.
    cut = threading.Timer(left, _cut, [connection])
    cut.daemon = True
    try:
        cut.start()
        connection.connect()
        connection.sock.settimeout(limits.silent_seconds)
        connection.request("GET", at.path, headers=_headers(at), preload_content=False, decode_content=False)
        answer = connection.getresponse()
        body = _body(answer, at, limits, ends_at, late)
        if time.monotonic() >= ends_at:
            # The line was cut, and what had arrived by then looks like all there is.
            raise late
        return answer.status, {name.lower(): value for name, value in answer.headers.items()}, body
    except CannotFetch:
        raise
    except (urllib3.exceptions.HTTPError, HTTPException, OSError, ValueError) as fault:
        if time.monotonic() >= ends_at:
            raise late from fault
        raise _fault(at, fault) from fault
    finally:
        cut.cancel()
        connection.close()


def _connection(at: Target, seconds: float) -> HTTPConnection:
    if at.scheme == "http":
        return HTTPConnection(at.ip, at.port, timeout=seconds)
    return HTTPSConnection(
        at.ip,
        at.port,
        timeout=seconds,
        server_hostname=at.host,
        assert_hostname=at.host,
        cert_reqs="CERT_REQUIRED",
    )


def _headers(at: Target) -> dict[str, str]:
    return {"Host": at.called, "User-Agent": CALLED, "Accept": "application/json", "Accept-Encoding": "gzip"}


def _cut(connection: HTTPConnection) -> None:
    with contextlib.suppress(OSError, AttributeError):
        connection.sock.shutdown(2)


def _body(answer: Any, at: Target, limits: Limits, ends_at: float, late: CannotFetch) -> bytes:
    """Read the answer as it arrives, unpacking as we go, and stop at the limit whatever it claims to be."""
    most = int(limits.page_megabytes * 1_000_000)
    packed = answer.headers.get("content-encoding", "identity").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip"):
        raise CannotFetch(
            f"{at.host} packs its answer as {packed}, which was not asked for.", "Ask for it as a file."
        )
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in packed else None
    out, arrived = bytearray(), 0
    while chunk := answer.read1(_CHUNK):
        arrived += len(chunk)
        try:
            out += unpacker.decompress(chunk, most - len(out) + 1) if unpacker else chunk
        except zlib.error as fault:
            raise CannotFetch(f"{at.host} sent a damaged answer.", "Read on later.", later=True) from fault
        if len(out) > most or arrived > most:
            raise CannotFetch(
                f"One page of {at.host} is larger than {limits.page_megabytes:g} MB, so it was not read on.",
                "Ask its publisher for smaller pages, or for the feed as a file.",
            )
        if time.monotonic() >= ends_at:
            raise late
    promised = answer.headers.get("content-length", "")
    cut_short = (promised.isdecimal() and arrived < int(promised)) or (
        unpacker and arrived and not unpacker.eof
    )
    if cut_short:
        raise CannotFetch(f"{at.host} broke off in the middle of a page.", "Read on later.", later=True)
    return bytes(out)


def _fault(at: Target, fault: Exception) -> CannotFetch:
    if "certificate" in str(fault).lower():
        return CannotFetch(
            f"{at.host} cannot prove that it is {at.host}: its certificate does not hold.",
            "Ask its publisher to renew it.",
        )
    if isinstance(fault, TimeoutError) or "timed out" in str(fault).lower():
        return CannotFetch(f"{at.host} did not answer in time.", "Go on with the reading later.", later=True)
    return CannotFetch(
        f"The connection to {at.host} could not be made, or broke off.",
        "Go on with the reading later.",
        later=True,
    )


def _asked_to_wait(headers: Mapping[str, str], default: float) -> float:
    said = headers.get("retry-after", "").strip()
    if said.isdecimal():
        return float(said)
    with contextlib.suppress(ValueError, TypeError, OverflowError):
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    return default


def _refuse_status(address: str, status: int) -> None:
    if status in (401, 403):
        raise CannotFetch(
            f"{_host(address)} does not let everybody read this ({status}).",
            "Ask its publisher for an open address.",
        )
    if status != 200:
        raise CannotFetch(
            f"{_host(address)} has nothing at this address ({status}).", "Look for a slip in the address."
        )


def _json(address: str, headers: Mapping[str, str], body: bytes) -> Any:
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in ("text/html", "application/xhtml+xml") or body.lstrip()[:1] == b"<":
        raise CannotFetch(
            f"{_host(address)} answers with a page for people, not with data.",
            "Ask for the address of its feed.",
        )
    try:
        return json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise CannotFetch(
            f"What {_host(address)} answers is not whole JSON.", "Ask its publisher to mend it.", later=True
        ) from fault


def _host(address: str) -> str:
    return urlsplit(address).hostname or address
