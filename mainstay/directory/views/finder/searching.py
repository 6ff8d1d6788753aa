"""Say what would help, and see what there is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from mainstay.directory.forms.finder import FindSupport, address_of, asked_in, typed
from mainstay.directory.found.cards import Card, Reading, cards
from mainstay.directory.found.chosen import further, pieces
from mainstay.directory.found.pins import pins, spots_found
from mainstay.directory.queries import finder
from mainstay.directory.rules.asked import Asked
from mainstay.directory.views.finder.mode import for_everybody
from mainstay.directory.views.finder.remembering import remembered

_LAST_PAGE = 500


@for_everybody("the search itself: carers look for help without an account")
def find(request: HttpRequest) -> HttpResponse:
    """Ask what would help; answer with an address that holds the search, and no postcode."""
    today = localdate()
    form = FindSupport(request.POST or None, today=today, initial=typed(Asked()))
    if form.is_valid():
        return redirect(reverse("finder:results") + address_of(form.asked))
    context = {"form": form, "helps": finder.choices("helps", today), "saved": len(remembered(request))}
    return render(request, "directory/finder/find.html", context)


@for_everybody("shows listed services only, to whoever has the address of a search")
def results(request: HttpRequest) -> HttpResponse:
    """Show a page of what answers the search in the address."""
    today = localdate()
    asked = asked_in(request.GET, today)
    page, wide_page = _number(request, "page"), _number(request, "wide")
    place = finder.standing(asked.near) if asked.near else None
    terms = finder.terms_of(asked, today, place.codes if place else ())
    hits = finder.search(asked, terms, page=page, wide_page=wide_page)
    if not hits.near and page > 1:
        return redirect(reverse("finder:results") + address_of(asked))
    found = finder.entries([*hits.near, *hits.wide])
    named = place.named if place else finder.names_of_areas(each.service for each in found)
    reading = Reading(asked, today, place.name if place else "", named)
    context = _shown(asked, found, reading, page)
    context |= {
        "hits": hits,
        "search": asked,
        "place": place,
        "near_pages": _pages(asked, hits.near_total, page, "page", {"wide": wide_page}),
        "wide_pages": _pages(asked, hits.wide_total, wide_page, "wide", {"page": page}),
        "pieces": pieces(asked, place.name if place else "", today),
        "further": further(asked),
        "form": FindSupport(today=today, initial=typed(asked, place.name if place else "")),
        "saved": remembered(request),
        "here": request.get_full_path(),
    }
    return render(request, "directory/finder/results.html", context)


def _shown(asked: Asked, found: list[finder.Entry], reading: Reading, page: int) -> dict[str, Any]:
    """The cards of both groups, and the map of the first."""
    near = [each for each in found if asked.near is None or each.hit.metres is not None]
    wide = [each for each in found if asked.near is not None and each.hit.metres is None]
    made: list[Card] = cards(near, reading, first=(page - 1) * finder.A_PAGE + 1)
    return {
        "near": made,
        "wide": cards(wide, reading, first=None),
        "map": pins(spots_found(near, made), asked.near, reading.place),
    }


def _number(request: HttpRequest, name: str) -> int:
    given = request.GET.get(name, "")
    return min(max(int(given), 1), _LAST_PAGE) if given.isdecimal() and len(given) < 6 else 1


@dataclass(frozen=True)
class Pages:
    """Where in the pages of a group we are; an address is "" where there is no such page."""

    page: int
    pages: int
    before: str
    after: str


def _pages(asked: Asked, total: int, page: int, name: str, other: Mapping[str, int]) -> Pages:
    last = -(-total // finder.A_PAGE)
    beside = {each: value for each, value in other.items() if value > 1}
    before = address_of(asked, **beside | {name: page - 1}) if page > 1 else ""
    after = address_of(asked, **beside | {name: page + 1}) if page < last else ""
    return Pages(page, last, before, after)
