"""The read API of Open Referral UK 3.0, at the standard's own paths."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from mainstay.interop.openreferral import standard
from mainstay.interop.openreferral.publishing import described, listed, pages, whole
from mainstay.interop.openreferral.publishing.answers import as_json, open_feed
from mainstay.interop.openreferral.publishing.asking import asked

_WHY = "the directory is open data; only what is listed can be read"
_PROFILE = "https://docs.openreferraluk.org/en/latest/"


def _term_uri(request: HttpRequest) -> pages.TermUri:
    return lambda term: request.build_absolute_uri(reverse("openreferral:taxonomy_term", args=[term]))


@open_feed(_WHY)
def index(request: HttpRequest) -> Any:
    """Tell the version of the standard, and where this API is described."""
    described_at = request.build_absolute_uri(reverse("openreferral:openapi"))
    return {"version": standard.version(), "profile": _PROFILE, "openapi_url": described_at}


@open_feed(_WHY)
def openapi(request: HttpRequest) -> Any:
    """Describe this API in OpenAPI."""
    return described.openapi(request.build_absolute_uri(reverse("openreferral:index")).rstrip("/"))


@open_feed(_WHY)
def services(request: HttpRequest) -> Any:
    """Give a page of services."""
    return pages.services(asked(request.GET.dict()), _term_uri(request))


@open_feed(_WHY)
def service(request: HttpRequest, open_id: UUID) -> Any:
    """Give one service, whole; an id that was merged away leads to what stands for it."""
    return _one(request, pages.service(open_id, _term_uri(request)), open_id)


@open_feed(_WHY)
def organizations(request: HttpRequest) -> Any:
    """Give a page of organisations."""
    return pages.organizations(asked(request.GET.dict()))


@open_feed(_WHY)
def organization(request: HttpRequest, open_id: UUID) -> Any:
    """Give one organisation with its services; an id that was merged away leads to what stands for it."""
    return _one(request, pages.organization(open_id, _term_uri(request)), open_id)


@open_feed(_WHY)
def service_at_locations(request: HttpRequest) -> Any:
    """Give a page of services at their locations."""
    return pages.service_at_locations(asked(request.GET.dict()), _term_uri(request))


@open_feed(_WHY)
def service_at_location(request: HttpRequest, open_id: UUID) -> Any:
    """Give one service at one of its locations, whole."""
    return pages.service_at_location(open_id, _term_uri(request))


@open_feed(_WHY)
def taxonomies(request: HttpRequest) -> Any:
    """Give a page of taxonomies."""
    return pages.taxonomies(asked(request.GET.dict()), _term_uri(request))


@open_feed(_WHY)
def taxonomy(request: HttpRequest, open_id: UUID) -> Any:
    """Give one taxonomy with its terms."""
    return pages.taxonomy(open_id, _term_uri(request))


@open_feed(_WHY)
def taxonomy_terms(request: HttpRequest) -> Any:
    """Give a page of taxonomy terms."""
    return pages.taxonomy_terms(asked(request.GET.dict()), _term_uri(request))


@open_feed(_WHY)
def taxonomy_term(request: HttpRequest, open_id: UUID) -> Any:
    """Give one taxonomy term."""
    return pages.taxonomy_term(open_id, _term_uri(request))


@open_feed(_WHY)
def file(request: HttpRequest, place: str) -> Any:
    """Give every listed service of one authority in one file."""
    found = whole.services_of(place, _term_uri(request))
    if not found:
        return None
    answer = as_json(found)
    answer["Content-Disposition"] = f'attachment; filename="services-{place}.json"'
    return answer


@open_feed(_WHY)
def about(request: HttpRequest) -> HttpResponse:
    """Show people what is published, where, and as which file."""
    return render(request, "interop/open_data.html", {"authorities": listed.authorities_that_list()})


def _one(request: HttpRequest, told: dict[str, Any] | None, open_id: UUID) -> Any:
    if told and told["id"] != str(open_id):
        return redirect(request.resolver_match.view_name, told["id"])  # type: ignore[union-attr]
    return told
