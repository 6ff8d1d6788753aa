"""The list of sources, one source as it stands, and what was set aside of it."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.interop import sheets
from mainstay.interop.sources import kept, queries, showing
from mainstay.interop.sources.kinds import KINDS
from mainstay.interop.sources.rules import AT_WORK

if TYPE_CHECKING:
    from mainstay.directory.models import Source

LOOK_AGAIN_SECONDS = 3


@requires(Permission.LOAD_SERVICES)
def sources(request: SignedInRequest) -> HttpResponse:
    """List every source, and how each stands."""
    found = queries.sources_visible_to(request.user)
    return render(request, "interop/sources/sources.html", {"table": showing.table(found, asked=request.GET)})


def source_of(request: SignedInRequest, source_id: int) -> "Source":
    """Return the source, or answer that there is none."""
    return get_object_or_404(queries.sources_visible_to(request.user), pk=source_id)


@requires(Permission.LOAD_SERVICES)
def source(request: SignedInRequest, source_id: int) -> HttpResponse:
    """Show how a source stands, what was found, and what can be done with it."""
    found = source_of(request, source_id)
    phase = found.reading.get("phase", "")
    job = queries.job_of(found) if phase in AT_WORK else None
    context = {
        "source": found,
        "kind": KINDS.get(found.kind),
        "phase": phase,
        "job": job,
        "nobody": queries.waits_for_nobody(job),
        "reached": queries.reached(found),
        "history": queries.history(found),
        "has_list": bool(found.reading.get("token")) and kept.set_aside_path(found).is_file(),
    }
    context |= showing.preview(found)
    watching = bool(job) and "watching" in request.GET
    answer = render(request, "interop/sources/source.html", context | {"watching": watching})
    if watching:
        # Only for who asked for it: a page that reloads unasked takes its reader's place away (WCAG 2.2.1).
        answer["Refresh"] = str(LOOK_AGAIN_SECONDS)
    return answer


@requires(Permission.LOAD_SERVICES)
def set_aside_csv(request: SignedInRequest, source_id: int) -> HttpResponse:
    """Send everything that was set aside when the source was last read, as CSV."""
    found = source_of(request, source_id)
    path = kept.set_aside_path(found) if found.reading.get("token") else None
    if path is None or not path.is_file():
        raise Http404(_("There is no list of what was set aside for this source."))
    return sheets.download(path.read_bytes(), f"set-aside-{found.pk}.csv")
