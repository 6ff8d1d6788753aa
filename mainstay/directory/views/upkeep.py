"""Keep entries right with few presses: look again, still right, room, pause or withdraw."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.audit.refusing import Refused
from mainstay.directory.actions import listing
from mainstay.directory.forms.deciding import RoomForm, StateForm
from mainstay.directory.queries import pages, upkeep, visible

_MAY_WRITE = (Permission.WRITE_ENTRIES, Permission.OWN_ENTRIES)
_ON_A_PAGE = 25


@requires(*_MAY_WRITE)
def due(request: SignedInRequest) -> HttpResponse:
    """List the entries that it is time to look at again, the longest unchecked first."""
    today = localdate()
    months = upkeep.rules_in_force(today).months
    found = upkeep.to_look_at_again(request.user, today, months)
    page = Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "months": months, "is_staff": may(request.user, Permission.SEE_DIRECTORY)}
    return render(request, "directory/due.html", context)


@requires(*_MAY_WRITE)
def still_right(request: SignedInRequest, service_id: int) -> HttpResponse:
    """Say in one press that an entry is right today, and go back to where that was pressed."""
    service = get_object_or_404(visible.services_visible_to(request.user), pk=service_id)
    if request.method == "POST":
        listing.still_right(service, by=request.user, today=localdate())
        messages.success(request, _("%(name)s: checked today.") % {"name": service.name})
        back = request.POST.get("back", "")
        if url_has_allowed_host_and_scheme(back, allowed_hosts=None):
            return redirect(back)
    return redirect("directory:entry", service.pk)


@requires(*_MAY_WRITE)
def room(request: SignedInRequest, service_id: int) -> HttpResponse:
    """Say whether a service takes people now, and how long they wait."""
    service = get_object_or_404(visible.services_visible_to(request.user), pk=service_id)
    held = {"capacity": service.capacity, "waiting_weeks": service.waiting_weeks}
    form = RoomForm(request.POST or None, initial=held)
    if form.is_valid():
        try:
            listing.set_capacity(service, **form.cleaned_data, by=request.user, today=localdate())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Room and waiting time were kept."))
            return redirect("directory:entry", service.pk)
    return render(request, "directory/room.html", {"form": form, "service": service})


@requires(Permission.APPROVE_ENTRIES, Permission.OWN_ENTRIES)
def state(request: SignedInRequest, service_id: int) -> HttpResponse:
    """Pause an entry, take it out of the directory, or list it again, with the reason."""
    service = get_object_or_404(visible.services_visible_to(request.user), pk=service_id, merged_into=None)
    form = StateForm(request.POST or None, states=pages.states_open_to(request.user, service))
    if form.is_valid():
        try:
            listing.set_state(service, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The entry was changed, and the reason kept in its history."))
            return redirect("directory:entry", service.pk)
    context = {"form": form, "service": service}
    context |= {"wants_equality": pages.wants_equality(request.user, service)}
    return render(request, "directory/state.html", context)
