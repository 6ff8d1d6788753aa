"""Who did what to which record, when."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render

from mainstay.accounts import past
from mainstay.accounts.access import SignedInRequest, denied, requires, signed_in
from mainstay.accounts.forms.history import FindEntries
from mainstay.accounts.permissions import Permission, may
from mainstay.audit import queries

_ON_A_PAGE = 25


@requires(Permission.SEE_HISTORY)
def everything(request: SignedInRequest) -> HttpResponse:
    """List what was done in the authority, by person, kind and day."""
    form = FindEntries(request.GET or None, seen_by=request.user)
    asked = form.cleaned_data if form.is_valid() else {}
    found = queries.entries(
        by_id=asked["by"].pk if asked.get("by") else None,
        action=asked.get("action") or "",
        first_day=asked.get("first_day"),
        last_day=asked.get("last_day"),
    )
    page = _page(request, found)
    chosen = request.GET.copy()
    chosen.pop("page", None)
    query = f"{chosen.urlencode()}&" if chosen else ""
    context = {"find": form, "page": page, "lines": past.lines(page), "query": query}
    return render(request, "accounts/history.html", context)


@signed_in
def of_record(request: SignedInRequest, table: str, record: str) -> HttpResponse:
    """Show everything that happened to one record, to whoever may see history and to its owner."""
    user = request.user
    if not may(user, Permission.SEE_HISTORY) and not queries.is_owner(user.pk, table, record):
        raise PermissionDenied(denied(Permission.SEE_HISTORY))
    page = _page(request, queries.entries_of(table, record))
    if not page.paginator.count:
        raise Http404
    context = {"page": page, "lines": past.lines(page), "record": past.record_in_words(page[0])}
    return render(request, "accounts/history_of_record.html", context)


def _page(request: SignedInRequest, found: "QuerySet[Any]") -> "Page[Any]":
    return Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page"))
