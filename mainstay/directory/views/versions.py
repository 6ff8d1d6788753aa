"""Look at an older version of an entry, set two side by side, bring one back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.audit.refusing import Refused
from mainstay.directory import showing
from mainstay.directory.actions import writing
from mainstay.directory.forms.deciding import CompareVersions
from mainstay.directory.queries import visible
from mainstay.directory.queries.listing import names_of
from mainstay.directory.rules.differences import differences
from mainstay.directory.rules.entry import from_json
from mainstay.directory.wording import Words

_MAY_SEE = (Permission.SEE_DIRECTORY, Permission.OWN_ENTRIES)


@requires(*_MAY_SEE)
def version(request: SignedInRequest, entry_version_id: int) -> HttpResponse:
    """Show an entry as one version had it."""
    found = get_object_or_404(visible.published_visible_to(request.user), pk=entry_version_id)
    entry = from_json(found.content)
    words = Words(localdate(), names_of(entry.areas))
    context = {
        "version": found,
        "sections": showing.sections(entry, words),
        "may_write": visible.may_write(request.user),
    }
    return render(request, "directory/version.html", context)


@requires(Permission.WRITE_ENTRIES, Permission.OWN_ENTRIES)
def restore(request: SignedInRequest, entry_version_id: int) -> HttpResponse:
    """Begin a change that brings an older version back: it becomes a new version, and nothing is lost."""
    found = get_object_or_404(visible.published_visible_to(request.user), pk=entry_version_id)
    if request.method == "POST":
        try:
            draft = writing.restore(found, by=request.user)
        except Refused as refusal:
            for reason in refusal.reasons:
                messages.warning(request, reason)
        else:
            messages.success(
                request, _("This is what the older version said. Look it over before it is listed.")
            )
            return redirect("directory:draft", draft.pk)
    return redirect("directory:entry_version", found.pk)


@requires(*_MAY_SEE)
def compare(request: SignedInRequest, service_id: int) -> HttpResponse:
    """Set two versions of an entry side by side, field by field."""
    service = get_object_or_404(visible.services_visible_to(request.user), pk=service_id)
    by_number = {
        each.number: each for each in visible.published_visible_to(request.user).filter(service=service)
    }
    if not by_number:
        raise Http404
    numbers = sorted(number for number in by_number if number is not None)
    asked = request.GET or {"earlier": numbers[max(len(numbers) - 2, 0)], "later": numbers[-1]}
    form = CompareVersions(asked, numbers=numbers)
    context = {"form": form, "service": service, "rows": None}
    if form.is_valid():
        pair = [by_number[int(form.cleaned_data[name])] for name in ("earlier", "later")]
        before, after = (from_json(each.content) for each in pair)
        words = Words(localdate(), names_of(sorted({*before.areas, *after.areas})))
        context |= {"pair": pair, "rows": showing.compared(differences(before, after), words)}
    return render(request, "directory/compare.html", context)
