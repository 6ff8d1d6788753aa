"""A feed on the web checked from page to page: politely, within the limits of reading one, nothing kept."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from django.utils.translation import gettext as _

from mainstay.interop.openreferral.checking import recognising, totals
from mainstay.interop.openreferral.checking.check import about, finish
from mainstay.interop.openreferral.checking.clock import Clock
from mainstay.interop.openreferral.checking.documents import LIST, CannotRead
from mainstay.interop.openreferral.checking.entries import Entries
from mainstay.interop.openreferral.checking.findings import found
from mainstay.interop.openreferral.checking.report import Report
from mainstay.interop.openreferral.checking.together import Together
from mainstay.interop.openreferral.feed import LIMITS, Limits, Way
from mainstay.interop.openreferral.feed.fetching import fetch
from mainstay.interop.statistics import CannotRead as CannotFetch

# A list tells each service's own fields only: so many are looked at whole, by their id.
LOOKED_AT_WHOLE = 5


def check_feed(address: str, *, today: date, limits: Limits = LIMITS, way: Way | None = None) -> Report:
    """Return what there is to say about a feed, or one answer of its; CannotRead if it cannot be read."""
    try:
        return _Feed(limits, way or Way(), today).check(address)
    except CannotFetch as refusal:
        raise CannotRead(" ".join([refusal.sentence, *refusal.way_out])) from refusal


class _Feed:
    def __init__(self, limits: Limits, way: Way, today: date) -> None:
        self.limits, self.way = limits, way
        self.report, self.together = Report(), Together(Clock.of(today))
        self._judges: dict[str, Entries] = {}

    def check(self, address: str) -> Report:
        first = self._get(address)
        if isinstance(first, dict) and recognising.is_first_page(first):
            self.report.take(about(first))
            address = f"{address.rstrip('/')}/services"
            first = self._get(_with(address, page=1, per_page=self.limits.a_page))
        if isinstance(first, dict) and isinstance(first.get(LIST), list):
            self._pages(address, first)
        else:
            self._entries(first if isinstance(first, list) else [first], wrapped=False)
        finish(self.report, self.together)
        return self.report

    def _get(self, address: str) -> Any:
        return fetch(address, self.limits, self.way).told

    def _pages(self, address: str, first: Mapping[str, Any]) -> None:
        whole: list[Any] = []
        for page in self._each(address, first):
            before = self.report.checked
            self._entries(page[LIST], wrapped=True)
            around = {name: value for name, value in page.items() if name != LIST}
            self.report.take(totals.around_a_list(around, self.report.checked - before))
            whole += page[LIST][: LOOKED_AT_WHOLE - len(whole)]
        told = first.get("total_items")
        if isinstance(told, int) and told != self.report.checked:
            count = f"{self.report.checked:,}"
            self.report.take([found("", "total_items", told, "pages_hold", found=count)])
        self._whole(address, whole)

    def _each(self, address: str, first: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        """Yield page after page, until one is empty, is the last, or was there before."""
        asked = dict(parse_qsl(urlsplit(address).query)).get("page", "")
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1
        page, seen = first, set()
        while True:
            yield page
            ids = tuple(str(each.get("id")) for each in page[LIST] if isinstance(each, dict))
            if ids in seen and ids:
                self.report.take([found("", "page_number", number, "loops")])
                return
            seen.add(ids)
            if not page[LIST] or page.get("last_page") is True or number >= self.limits.pages:
                return
            number += 1
            after = self._get(_with(address, page=number, per_page=self.limits.a_page))
            if not isinstance(after, dict) or not isinstance(after.get(LIST), list):
                raise CannotRead(_("Page %(number)s is not a page of a list.") % {"number": number})
            page = after

    def _whole(self, address: str, entries: list[Any]) -> None:
        lists = urlsplit(address)
        below = urlunsplit((lists.scheme, lists.netloc, lists.path.rstrip("/") + "/", "", ""))
        for each in entries:
            if isinstance(each, dict) and isinstance(each.get("id"), str):
                told = self._get(below + quote(each["id"], safe=""))
                # Counted already, as it stands in the list: here only what is found counts.
                apart = Report()
                Entries(recognising.thing_of([told]), apart, Together(self.together.clock)).check([told])
                self.report.take(apart.findings)

    def _entries(self, entries: list[Any], *, wrapped: bool) -> None:
        names = {name for each in entries[:1] if isinstance(each, dict) for name in each}
        if called := recognising.older(names):
            raise CannotRead(
                _("This is %(called)s. Publish it as Open Referral UK 3.0, then check it again.")
                % {"called": called}
            )
        if entries:
            self._judge(entries, wrapped=wrapped).check(entries)

    def _judge(self, entries: list[Any], *, wrapped: bool) -> Entries:
        name = next(iter(self._judges), "") or recognising.thing_of(entries[:1])
        if name not in self._judges:
            self._judges[name] = Entries(name, self.report, self.together, wrapped=wrapped)
        return self._judges[name]


def _with(address: str, **asked: int) -> str:
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query)) | {name: str(value) for name, value in asked.items()}
    return urlunsplit(parts._replace(query=urlencode(query)))
