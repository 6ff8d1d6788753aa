"""A list of one's own: keep a service, let it go, print the list, share it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mainstay.directory.found.page import page_of
from mainstay.directory.queries import finder
from mainstay.directory.views.finder import remembering
from mainstay.directory.views.finder.mode import for_everybody


@for_everybody("the list is that of whoever has the session, and holds ids of listed services only")
def saved(request: HttpRequest) -> HttpResponse:
    """Show the services that were kept, as a leaflet to print, with an address to share."""
    return _leaflet(request, remembering.remembered(request), mine=True)


@for_everybody("shows listed services by their ids, to whoever was sent the address")
def shared(request: HttpRequest) -> HttpResponse:
    """Show a list that somebody shared."""
    try:
        asked = [UUID(each) for each in request.GET.get("services", "").split(",") if each]
    except ValueError as wrong:
        raise Http404(_("This address is not complete. Ask whoever sent it to send it again.")) from wrong
    return _leaflet(request, asked[: remembering.MOST], mine=False)


def _leaflet(request: HttpRequest, ids: list[UUID], *, mine: bool) -> HttpResponse:
    today, found = localdate(), finder.listed_ones(ids) if ids else []
    named = finder.names_of_areas(found)
    address = reverse("finder:shared") + "?services=" + ",".join(str(each.public_id) for each in found)
    context = {
        "pages": [page_of(each, today, named) for each in found],
        "missing": len(set(ids)) - len(found),
        "mine": mine,
        "today": today,
        "address": request.build_absolute_uri(address) if found else "",
    }
    return render(request, "directory/finder/leaflet.html", context)


@require_POST
@for_everybody("keeps the id of a listed service in the session of whoever asks")
def save(request: HttpRequest, listed_id: UUID) -> HttpResponse:
    """Keep a service for later."""
    found = finder.listed_service(listed_id)
    if found is None:
        raise Http404(
            _("This service is not listed. It may have closed, or been taken out of the directory.")
        )
    if remembering.remember(request, found.public_id):
        messages.success(request, _("%(service)s is on your list.") % {"service": found.name})
    else:
        said = _("Your list is full: it holds %(count)s services. Take one off first.")
        messages.warning(request, said % {"count": remembering.MOST})
    return _back(request)


@require_POST
@for_everybody("lets ids of services go from the session of whoever asks")
def forget(request: HttpRequest, listed_id: UUID) -> HttpResponse:
    """Take a service off the list."""
    remembering.forget(request, listed_id)
    messages.success(request, _("It is off your list."))
    return _back(request)


@require_POST
@for_everybody("empties the list in the session of whoever asks")
def clear(request: HttpRequest) -> HttpResponse:
    """Take everything off the list."""
    remembering.forget(request)
    messages.success(request, _("Your list is empty."))
    return redirect("finder:saved")


def _back(request: HttpRequest) -> HttpResponse:
    """Go back to the page the button was on."""
    here = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(here, {request.get_host()}, require_https=request.is_secure())
    return redirect(here if safe and here.startswith("/find/") else "finder:saved")
