"""One service, in plain words; and a word about what is wrong in its entry."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.directory.actions.mistakes import CannotReport, report_mistake
from mainstay.directory.forms.finder import ReportMistake
from mainstay.directory.found.page import page_of
from mainstay.directory.found.pins import pins, spots_of
from mainstay.directory.queries import finder
from mainstay.directory.views.finder.mode import for_everybody
from mainstay.directory.views.finder.remembering import remembered


@for_everybody("a listed service is everybody's to read")
def service(request: HttpRequest, listed_id: UUID) -> HttpResponse:
    """Show a listed service; an id that was merged away leads to what stands for it."""
    found = finder.listed_service(listed_id)
    if found is None:
        raise Http404(
            _("This service is not listed. It may have closed, or been taken out of the directory.")
        )
    if found.public_id != listed_id:
        return redirect("finder:service", found.public_id, permanent=False)
    context = {"service": found, "page": page_of(found, localdate(), finder.names_of_areas([found]))}
    context |= {
        "map": pins(spots_of(found), to="place", outlines=finder.ground_of(found)),
        "is_saved": listed_id in remembered(request),
        "here": request.get_full_path(),
    }
    return render(request, "directory/finder/service.html", context)


@for_everybody("anybody may say that an entry is wrong, and nothing about them is kept")
def mistake(request: HttpRequest, listed_id: UUID) -> HttpResponse:
    """Take a report of a mistake."""
    found = finder.listed_service(listed_id)
    if found is None:
        raise Http404(
            _("This service is not listed. It may have closed, or been taken out of the directory.")
        )
    form = ReportMistake(request.POST or None)
    if form.is_valid():
        try:
            report_mistake(found, form.cleaned_data["about"], form.cleaned_data["words"])
        except CannotReport as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Thank you. Somebody will look at the entry."))
            return redirect("finder:service", found.public_id)
    return render(request, "directory/finder/mistake.html", {"service": found, "form": form})
