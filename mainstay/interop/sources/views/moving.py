"""Reading a source again, listing what was read, stopping, and removing it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.interop.sources import actions, queries
from mainstay.interop.sources.views.looking import source_of

if TYPE_CHECKING:
    from mainstay.directory.models import Source


def _moved(
    request: SignedInRequest, source_id: int, move: "Callable[[Source], object]", done: str = ""
) -> HttpResponse:
    """Make the move if it was asked for by a form, say how it went, go back to the source's page."""
    found = source_of(request, source_id)
    if request.method == "POST":
        try:
            move(found)
        except actions.CannotMove as refusal:
            messages.warning(request, str(refusal))
        else:
            if done:
                messages.success(request, done)
    return redirect("sources:source", source_id)


@requires(Permission.LOAD_SERVICES)
def read(request: SignedInRequest, source_id: int) -> HttpResponse:
    """Have the source read: on from where it stopped, or from its beginning."""
    anew = "anew" in request.POST
    return _moved(request, source_id, lambda found: actions.read_again(found, by=request.user, anew=anew))


@requires(Permission.LOAD_SERVICES)
def confirm(request: SignedInRequest, source_id: int) -> HttpResponse:
    """Have what was read listed."""
    return _moved(request, source_id, lambda found: actions.confirm(found, by=request.user))


_STOPPED = gettext_lazy("Reading was stopped. Nothing of it was listed.")


@requires(Permission.LOAD_SERVICES)
def stop(request: SignedInRequest, source_id: int) -> HttpResponse:
    """Stop the reading, or leave what was read unlisted."""
    return _moved(request, source_id, lambda found: actions.stop(found, by=request.user), str(_STOPPED))


@requires(Permission.LOAD_SERVICES)
def remove(request: SignedInRequest, source_id: int) -> HttpResponse:
    """Say what goes with the source, and remove it."""
    found = source_of(request, source_id)
    if request.method != "POST":
        context = {"source": found, "does": queries.what_removing_does(found)}
        return render(request, "interop/sources/remove.html", context)
    try:
        gone = actions.remove(found, by=request.user)
    except actions.CannotMove as refusal:
        messages.warning(request, str(refusal))
        return redirect("sources:source", source_id)
    said = ngettext(
        "The source was removed, and %(num)d service with it.",
        "The source was removed, and %(num)d services with it.",
        gone,
    ) % {"num": gone}
    messages.success(request, said if gone else _("The source was removed. No service went with it."))
    return redirect("sources:sources")
