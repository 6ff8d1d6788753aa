"""Keep an assessment as it stands, look at it again, set two side by side."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.local.queries import local_values
from mainstay.planning import actions, comparing, queries
from mainstay.planning.forms import CompareVersions, SaveAssessment
from mainstay.planning.needs import NoFigures, assess
from mainstay.planning.views.areas import asked_for, show
from mainstay.planning.views.sections import sections
from mainstay.web.words import day


@requires(Permission.SAVE_NEEDS)
def save(request: SignedInRequest, code: str) -> HttpResponse:
    """Keep the assessment of an area as it stands today."""
    found = asked_for(code)
    today = localdate()
    suggested = _("Needs of carers in %(area)s, %(day)s") % {"area": found.name, "day": day(today)}
    form = SaveAssessment(request.POST or None, initial={"title": suggested})
    if form.is_valid():
        try:
            content = assess(found, as_at=today, local=local_values())
        except NoFigures as refusal:
            form.add_error(None, f"{refusal} {refusal.way_out}")
        else:
            saved = actions.save(content, **form.cleaned_data, by=request.user, today=today)
            messages.success(request, _("This version was saved."))
            return redirect("planning:version", saved.pk)
    return render(request, "planning/save.html", {"form": form, "area": found})


@requires(Permission.SEE_AREAS)
def versions(request: SignedInRequest) -> HttpResponse:
    """List the assessments that were saved, and choose two to compare."""
    found = list(queries.assessments_visible_to(request.user).defer("content"))
    choices = [(str(each.pk), f"{each.title} ({day(each.as_at)})") for each in found]
    form = CompareVersions(versions=choices) if len(found) > 1 else None
    return render(request, "planning/versions.html", {"versions": found, "compare": form})


@requires(Permission.SEE_AREAS)
def version(request: SignedInRequest, version_id: int, section: str = "overview") -> HttpResponse:
    """Show one section of a saved assessment, exactly as it was saved."""
    saved = get_object_or_404(queries.assessments_visible_to(request.user), pk=version_id)
    links = sections("planning:version", saved.pk, section)
    history = may(request.user, Permission.SEE_HISTORY) or saved.saved_by_id == request.user.pk
    context = {"version": saved, "area": saved.content["area"], "may_see_history": history, "saved": None}
    context |= {"may_save": False, "may_draw": False}
    return show(request, saved.content, section, links, context)


@requires(Permission.SEE_AREAS)
def compare(request: SignedInRequest) -> HttpResponse:
    """Set two saved assessments side by side: what changed in the figures, and which assumptions did."""
    found = queries.assessments_visible_to(request.user)
    choices = [(str(each.pk), each.title) for each in found.defer("content")]
    form = CompareVersions(request.GET, versions=choices)
    if not form.is_valid():
        return render(
            request, "planning/versions.html", {"versions": found.defer("content"), "compare": form}
        )
    earlier, later = (get_object_or_404(found, pk=form.cleaned_data[name]) for name in ("earlier", "later"))
    context = {
        "earlier": earlier,
        "later": later,
        "figures": comparing.figures(earlier.content, later.content),
        "assumptions": comparing.assumptions(earlier.content, later.content),
        "files": comparing.files(earlier.content, later.content),
    }
    return render(request, "planning/compare.html", context)
