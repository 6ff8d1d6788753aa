"""Loaded files: which there are, what is in each, and taking one out again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.interop import queries, sheets, tables
from mainstay.interop.forms import FindFiles
from mainstay.interop.wording import dataset_in_words
from mainstay.places.actions import remove_file

SHOWN_PROBLEMS = 100


@requires(Permission.SEE_AREAS)
def files(request: SignedInRequest) -> HttpResponse:
    """List every loaded file that can be seen."""
    lines = queries.file_list(request.user)
    form = FindFiles(request.GET, datasets=sorted({line.file.dataset for line in lines}))
    asked = form.cleaned_data if form.is_valid() else {"words": "", "dataset": ""}
    found = queries.chosen(lines, **asked)
    context = {
        "find": form,
        "any": bool(lines),
        "table": tables.of_files(found, asked=request.GET),
        "may_load": may(request.user, Permission.LOAD_STATISTICS),
    }
    return render(request, "interop/files.html", context)


@requires(Permission.SEE_AREAS)
def file(request: SignedInRequest, file_id: int) -> HttpResponse:
    """Show everything about one file, with a page of what is in it."""
    found = get_object_or_404(queries.files_visible_to(request.user), pk=file_id)
    context = {
        "file": found,
        "dataset": dataset_in_words(found.dataset),
        "beside": queries.others_beside(request.user, found),
        "cited": queries.assessments_citing(request.user, found),
        "covered": queries.covered(found),
        "holdings": queries.holdings(found),
        "contents": queries.contents(
            found, page=request.GET.get("page", ""), part=request.GET.get("part", "")
        ),
        "problems": queries.rows_set_aside(found)[:SHOWN_PROBLEMS],
        "may_remove": may(request.user, Permission.LOAD_STATISTICS) and found.authority_id is not None,
        "may_see_history": may(request.user, Permission.SEE_HISTORY) and found.authority_id is not None,
    }
    return render(request, "interop/file.html", context)


@requires(Permission.SEE_AREAS)
def problems_csv(request: SignedInRequest, file_id: int) -> HttpResponse:
    """Send every row that was set aside, as CSV."""
    found = get_object_or_404(queries.files_visible_to(request.user), pk=file_id)
    rows = queries.rows_set_aside(found).values_list("row", "column", "value", "mend")
    return sheets.download(sheets.of_problems(rows), f"rows-set-aside-{found.pk}.csv")


@requires(Permission.LOAD_STATISTICS)
def remove(request: SignedInRequest, file_id: int) -> HttpResponse:
    """Ask, then take one of the authority's own files out again; a shared one is refused."""
    found = get_object_or_404(queries.files_visible_to(request.user), pk=file_id)
    if request.method == "POST" and found.authority_id is not None:
        remove_file(found, by=request.user)
        messages.success(request, _("%(title)s was removed.") % {"title": found.title})
        return redirect("interop:files")
    context = {
        "file": found,
        "cited": queries.assessments_citing(request.user, found).count(),
        "holdings": queries.holdings(found),
    }
    return render(request, "interop/remove.html", context)
