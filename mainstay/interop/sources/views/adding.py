"""Adding a feed or a file, and sending a newer file."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.interop.sources import actions, queries
from mainstay.interop.sources.forms import AddFeed, AddFile, SendServices
from mainstay.interop.sources.kinds import KINDS
from mainstay.interop.views.receiving import StopAtLimit


@requires(Permission.LOAD_SERVICES)
def add_feed(request: SignedInRequest) -> HttpResponse:
    """Ask for the address of a feed, and have it read."""
    form = AddFeed(request.POST or None)
    if form.is_valid():
        try:
            added = actions.add_feed(form.cleaned_data["name"], form.cleaned_data["address"], by=request.user)
        except actions.CannotMove as refusal:
            form.add_error("name", refusal.reasons)
        else:
            return redirect("sources:source", added.pk)
    return render(request, "interop/sources/add_feed.html", {"form": form})


# The limit must be set before anything reads the request, and the check of the form's token reads it all.
@csrf_exempt
@requires(Permission.LOAD_SERVICES)
def add_file(request: SignedInRequest) -> HttpResponse:
    """Ask for a file, and have it read."""
    limit = StopAtLimit(request)
    request.upload_handlers.insert(0, limit)
    return _add_file(request, limit)


@csrf_protect
def _add_file(request: SignedInRequest, limit: StopAtLimit) -> HttpResponse:
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AddFile(*typed, too_large=limit.too_large)
    if form.is_valid():
        given = form.cleaned_data
        try:
            added = actions.add_file(given["kind"], given["name"], given["file"], by=request.user)
        except actions.CannotMove as refusal:
            form.add_error("name", refusal.reasons)
        else:
            return redirect("sources:source", added.pk)
    return render(request, "interop/sources/add_file.html", {"form": form, "kinds": KINDS})


@csrf_exempt
@requires(Permission.LOAD_SERVICES)
def send_newer(request: SignedInRequest, source_id: int) -> HttpResponse:
    """Ask for a newer file of a source, and have it read."""
    limit = StopAtLimit(request)
    request.upload_handlers.insert(0, limit)
    return _send_newer(request, source_id, limit)


@csrf_protect
def _send_newer(request: SignedInRequest, source_id: int, limit: StopAtLimit) -> HttpResponse:
    found = get_object_or_404(queries.sources_visible_to(request.user), pk=source_id)
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SendServices(*typed, too_large=limit.too_large)
    if found.address:
        form.add_error(None, _("This source is a feed. Read it again instead.")) if typed else None
    elif form.is_valid():
        try:
            actions.send_newer(found, form.cleaned_data["file"], by=request.user)
        except actions.CannotMove as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return redirect("sources:source", source_id)
    return render(request, "interop/sources/send.html", {"form": form, "source": found})
