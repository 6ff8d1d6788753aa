"""From page to page of a feed, to its end or until told to stop. Nothing is listed here: pages are only kept.

A feed's word about itself is noted and not trusted: totals may lie, pages may repeat, the next page may be this one.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from mainstay.interop.openreferral.feed.fetching import Way, fetch, onwards
from mainstay.interop.openreferral.feed.limits import LIMITS, CannotFetch, Limits
from mainstay.interop.openreferral.feed.pages import KeptPages, Reached
from mainstay.interop.openreferral.reading.noting import fields
from mainstay.interop.openreferral.reading.shapes import refuse_other_versions

_LISTS = ("contents", "content", "items")
# What only the full form of a service has; a page on which no service has any of these tells lists only.
_FULL = fields(
    "service_at_locations schedules service_areas contacts phones cost_options attributes locations "
    "service_taxonomys regular_schedules eligibilitys languages funding"
)
Outcome = Literal["whole", "more", "stopped"]


def _never() -> bool:
    return False


def read_on(
    address: str,
    kept: KeptPages,
    *,
    limits: Limits = LIMITS,
    way: Way | None = None,
    seconds: float | None = None,
    stop: Callable[[], bool] = _never,
    tell: Callable[[Reached], None] = lambda reached: None,
) -> Outcome:
    """Read on from where the kept pages end: "whole" when all is read, "stopped" when told to, else "more".

    seconds: how long to read at a time; None is to the end. Raises CannotFetch or CannotRead where the feed cannot be
    read on; what was read so far stays kept. A reading begun longer ago than the limit is begun anew.
    """
    way = way or Way()
    reached, now = kept.reached, time.time()
    if reached.address != address or now - reached.began_at > limits.whole_hours * 3600:
        reached = kept.begin(_first(address, limits, way))
    seen = {each for ids in kept.ids() for each in ids}
    ends_at = time.monotonic() + seconds if seconds is not None else None
    while not reached.whole:
        if stop():
            return "stopped"
        if ends_at is not None and time.monotonic() >= ends_at:
            return "more"
        reached = _page(reached, kept, seen, limits, way, stop)
        tell(reached)
    return "whole"


def _first(address: str, limits: Limits, way: Way) -> Reached:
    """Look at what is at the address: a feed's own description, or its list of services."""
    answer = fetch(address, limits, way, missing=True)
    lists, told = answer.address, answer.told
    if isinstance(told, dict):
        refuse_other_versions(urlsplit(address).hostname or address, told)
    if _services_on(told) is None:
        # What is there describes the feed, or nothing is: its services are one step below.
        lists = _below(answer.address, "services")
    onward = lists if isinstance(told, list) else _with(lists, page=1, per_page=limits.a_page)
    return Reached(address=address, began_at=time.time(), next=onward)


def _services_on(told: object) -> list[Any] | None:
    """Return the services on a page; None where it is no page of services."""
    if isinstance(told, list):
        return told
    if isinstance(told, dict):
        return next((told[name] for name in _LISTS if isinstance(told.get(name), list)), None)
    return None


def _page(
    reached: Reached, kept: KeptPages, seen: set[str], limits: Limits, way: Way, stop: Callable[[], bool]
) -> Reached:
    if reached.pages:
        way.sleep(limits.pause_seconds)
    answer = fetch(reached.next, limits, way)
    services = _services_on(answer.told)
    host = urlsplit(reached.next).hostname or reached.next
    if services is None:
        raise CannotFetch(
            f"{host} holds no list of services at this address.",
            "Give the address of an Open Referral feed, such as https://example.org/openreferral.",
        )
    page = answer.told if isinstance(answer.told, dict) else {}
    reached = _noting_totals(reached, page, host, limits)
    ids = [str(each.get("id", "")) if isinstance(each, dict) else "" for each in services]
    if services and seen.issuperset(ids):
        raise CannotFetch(
            f"{host} goes round in circles: its page {reached.pages + 1} tells of the same services as pages before.",
            "Ask its publisher to mend the paging, or for the feed as a file. Nothing of it was listed.",
        )
    detailed, more_bytes, lists_only = _in_full(services, reached, limits, way, stop)
    onward = _next(reached.next, page, services, reached)
    reached = replace(
        reached,
        bytes=reached.bytes + answer.bytes + more_bytes,
        lists_only=lists_only,
        next=onward,
        whole=not onward,
    )
    _refuse_too_much(reached, len(services), host, limits)
    if stop() or len(detailed) < len(services):
        # Stopped in the middle of a page: it is asked for again when the reading goes on.
        return kept.reached
    seen.update(ids)
    if not services:
        return kept.note(_noting_shortfall(reached, host))
    reached = kept.add(reached, detailed, ids)
    return kept.note(_noting_shortfall(reached, host)) if reached.whole else reached


def _noting_totals(reached: Reached, page: dict[str, Any], host: str, limits: Limits) -> Reached:
    items = _count(page, "total_items", "totalElements")
    pages = _count(page, "total_pages", "totalPages")
    if items is not None and items > limits.services:
        raise CannotFetch(
            f"{host} says that it has {items:,} services, more than the {limits.services:,} that are read.",
            "Ask for a feed of your own area, or for a file.",
        )
    if reached.told_items not in (None, items) and items is not None:
        reached = _noting(reached, f"{host} changed its number of services while it was read.")
    return replace(
        reached,
        told_items=reached.told_items if items is None else items,
        told_pages=reached.told_pages if pages is None else pages,
    )


def _noting_shortfall(reached: Reached, host: str) -> Reached:
    if reached.told_items is None or reached.told_items == reached.services:
        return reached
    said = f"{host} says that it has {reached.told_items:,} services, and gave {reached.services:,}."
    return _noting(reached, said)


def _noting(reached: Reached, said: str) -> Reached:
    return reached if said in reached.notes else replace(reached, notes=(*reached.notes, said))


def _count(page: dict[str, Any], *names: str) -> int | None:
    found = next((page[name] for name in names if name in page), None)
    return found if isinstance(found, int) and not isinstance(found, bool) and found >= 0 else None


def _in_full(
    services: list[Any], reached: Reached, limits: Limits, way: Way, stop: Callable[[], bool]
) -> tuple[list[Any], int, bool]:
    """Fetch each service by itself where the list says little of it; a feed without them is taken as it is."""
    bare = all(isinstance(each, dict) and each.get("id") and not _FULL & each.keys() for each in services)
    if reached.lists_only or not services or not bare:
        return services, 0, reached.lists_only
    lists = urlunsplit(urlsplit(reached.next)._replace(query=""))
    found, read = [], 0
    for number, each in enumerate(services):
        if stop():
            break
        way.sleep(limits.pause_seconds)
        answer = fetch(_below(lists, quote(str(each["id"]), safe="")), limits, way, missing=True)
        if number == 0 and answer.status == 404 and not reached.pages:
            return services, 0, True
        read += answer.bytes
        same = isinstance(answer.told, dict) and str(answer.told.get("id")) == str(each["id"])
        found.append(answer.told if same else each)
    return found, read, False


def _next(address: str, page: dict[str, Any], services: list[Any], reached: Reached) -> str:
    """Return the address of the next page; "" at the end."""
    links = page.get("links") if isinstance(page.get("links"), dict) else {}
    onward = page.get("next") or (links or {}).get("next")
    if isinstance(onward, str) and onward:
        onward = onwards(address, onward)
        if urlsplit(onward).netloc != urlsplit(address).netloc:
            raise CannotFetch("The feed's next page lies at another host.", "Ask its publisher why.")
        return onward
    last = page.get("last_page", page.get("last"))
    number = _asked(address)
    if not services or not page or page.get("empty") is True:
        return ""
    if reached.told_pages is not None:
        return _with(address, page=number + 1) if number < reached.told_pages else ""
    return "" if last is True else _with(address, page=number + 1)


def _asked(address: str) -> int:
    said = dict(parse_qsl(urlsplit(address).query)).get("page", "1")
    return int(said) if said.isdecimal() else 1


def _refuse_too_much(reached: Reached, more: int, host: str, limits: Limits) -> None:
    if (
        reached.services + more > limits.services
        or reached.pages >= limits.pages
        or reached.bytes > limits.whole_megabytes * 1_000_000
    ):
        raise CannotFetch(
            f"{host} does not come to an end: {reached.services + more:,} services on {reached.pages + 1:,} pages "
            f"and {reached.bytes / 1_000_000:,.0f} MB so far.",
            "Ask for a feed of your own area, or for a file.",
        )


def _below(address: str, name: str) -> str:
    parts = urlsplit(address)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/{name}"))


def _with(address: str, **query: int) -> str:
    """Return the address with these in its query; how many a page is left as whoever gave the address has it."""
    parts = urlsplit(address)
    held = dict(parse_qsl(parts.query, keep_blank_values=True))
    asked = {name: str(value) for name, value in query.items() if name == "page" or name not in held}
    return urlunsplit(parts._replace(query=urlencode(held | asked), fragment=""))
