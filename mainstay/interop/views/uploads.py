"""Files on their way in: sent, checked, looked at, confirmed or given up."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.interop import actions, queries, sheets, stored, tables
from mainstay.interop.findings import headings_of
from mainstay.interop.forms import ReadAs, SendFile
from mainstay.interop.rules import AT_WORK
from mainstay.interop.views.receiving import StopAtLimit
from mainstay.interop.wording import dataset_in_words, levels_in_words

if TYPE_CHECKING:
    from mainstay.accounts.models import User
    from mainstay.places.models import Upload

RECENT = 10
LOOK_AGAIN_SECONDS = 3


# The limit must be set before anything reads the request, and the check of the form's token reads it all.
@csrf_exempt
@requires(Permission.LOAD_STATISTICS)
def load(request: SignedInRequest) -> HttpResponse:
    """Send a file to be checked, or go on with one that was sent before."""
    limit = StopAtLimit(request)
    request.upload_handlers.insert(0, limit)
    return _load(request, limit)


@csrf_protect
def _load(request: SignedInRequest, limit: StopAtLimit) -> HttpResponse:
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SendFile(*typed, too_large=limit.too_large)
    if form.is_valid():
        sent = actions.receive(form.cleaned_data["file"], form.cleaned_data["layout"], by=request.user)
        return redirect("interop:upload", sent.pk)
    recent = queries.uploads_visible_to(request.user)[:RECENT]
    return render(request, "interop/load.html", {"form": form, "recent": tables.of_uploads(recent)})


@requires(Permission.LOAD_STATISTICS)
def upload(request: SignedInRequest, upload_id: int) -> HttpResponse:
    """Show how a file that was sent stands, and what can be done with it."""
    found = _upload(request, upload_id)
    context = {"upload": found, "found": found.findings, "state": found.state}
    if found.state in AT_WORK:
        job = queries.job_of(found)
        context |= {"job": job, "nobody": queries.waits_for_nobody(found, job)}
    elif found.state == found.State.CHECKED:
        context |= _preview(request.user, found)
    elif found.loaded_file:
        context |= {"covered": queries.covered(found.loaded_file)}
    if found.state in (found.State.CHECKED, found.State.REFUSED):
        context["read_as"] = ReadAs(initial={"layout": found.findings.get("asked", "")})
    watching = bool(context.get("job")) and "watching" in request.GET
    answer = render(request, "interop/upload.html", context | {"watching": watching})
    if watching:
        # Only for who asked for it: a page that reloads unasked takes its reader's place away (WCAG 2.2.1).
        answer["Refresh"] = str(LOOK_AGAIN_SECONDS)
    return answer


def _preview(user: "User", found: "Upload") -> dict[str, object]:
    said = found.findings
    on = parse_date(said["reference_on"])
    assert on is not None
    beside = queries.editions_beside(user, dataset=said["dataset"], levels=said["levels"])
    return {
        "same": queries.same_file(user, found, said["layout"]),
        "dataset": dataset_in_words(said["dataset"]),
        "levels": levels_in_words(said["levels"]),
        "headings": headings_of(said),
        "on": on,
        "beside": beside,
        "newest": not any(each.reference_on > on for each in beside),
    }


def _upload(request: SignedInRequest, upload_id: int) -> "Upload":
    return get_object_or_404(queries.uploads_visible_to(request.user), pk=upload_id)


def _moved(
    request: SignedInRequest, upload_id: int, move: "Callable[[Upload], None]", done: str = ""
) -> HttpResponse:
    """Make the move if it was asked for by a form, say how it went, go back to the upload's page."""
    found = _upload(request, upload_id)
    if request.method == "POST":
        try:
            move(found)
        except actions.CannotMove as refusal:
            messages.warning(request, str(refusal))
        else:
            if done:
                messages.success(request, done)
    return redirect("interop:upload", upload_id)


@requires(Permission.LOAD_STATISTICS)
def confirm(request: SignedInRequest, upload_id: int) -> HttpResponse:
    """Have what was checked loaded."""
    return _moved(request, upload_id, lambda found: actions.confirm(found, by=request.user))


@requires(Permission.LOAD_STATISTICS)
def again(request: SignedInRequest, upload_id: int) -> HttpResponse:
    """Have the file checked once more, perhaps as another layout."""
    form = ReadAs(request.POST)
    layout = form.cleaned_data["layout"] if form.is_valid() else ""
    return _moved(request, upload_id, lambda found: actions.read_again(found, layout, by=request.user))


_CANCELLED = gettext_lazy("The file was removed. Nothing of it was loaded.")


@requires(Permission.LOAD_STATISTICS)
def cancel(request: SignedInRequest, upload_id: int) -> HttpResponse:
    """Give the upload up and remove its file."""
    return _moved(request, upload_id, lambda found: actions.cancel(found, by=request.user), str(_CANCELLED))


@requires(Permission.LOAD_STATISTICS)
def problems_csv(request: SignedInRequest, upload_id: int) -> HttpResponse:
    """Send every problem the check found, as CSV; those of a loaded file are on the file's own page."""
    found = _upload(request, upload_id)
    kept = stored.problems_path(found)
    if not kept.is_file():
        raise Http404(_("There is no list of problems for this upload."))
    return sheets.download(kept.read_bytes(), f"rows-to-mend-{found.pk}.csv")
