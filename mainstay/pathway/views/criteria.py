"""The criteria: what is in force, what an authority writes itself, and how two versions differ."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.pathway.actions import criteria as actions
from mainstay.pathway.decided.rules import test_shown, tests_shown
from mainstay.pathway.forms.criteria import PublishCriteria, SwitchBreaks, WriteCriteria, as_typed
from mainstay.pathway.queries import criteria as queries

if TYPE_CHECKING:
    from mainstay.pathway.models import LocalCriteria


@requires(Permission.SET_CRITERIA, Permission.DECIDE_ELIGIBILITY)
def criteria(request: SignedInRequest) -> HttpResponse:
    """Show which test decides in the authority's nation today, its own criteria, and the tests of other nations."""
    today = localdate()
    authority = request.user.authority
    context = {
        "tests": tests_shown(authority, today),
        "own": [queries.version_of(each) for each in queries.criteria_visible_to(request.user)],
        "switches": list(queries.switches_visible_to(request.user)),
        "writes": queries.may_write_criteria(authority),
        "may_set": may(request.user, Permission.SET_CRITERIA),
        "today": today,
    }
    return render(request, "pathway/criteria/list.html", context)


@requires(Permission.SET_CRITERIA, Permission.DECIDE_ELIGIBILITY)
def rules_of_test(request: SignedInRequest, kind: str) -> HttpResponse:
    """Show a test whole, limb by limb, with its source and how sure we are of it."""
    found = test_shown(kind, request.user.authority, localdate())
    if found is None:
        raise Http404(_("There is no test of that name."))
    return render(request, "pathway/criteria/test.html", {"test": found})


@requires(Permission.SET_CRITERIA)
def write_criteria(request: SignedInRequest) -> HttpResponse:
    """Write criteria of the authority's own, beginning from those in force."""
    _refuse_other_nations(request)
    newest = queries.criteria_visible_to(request.user).first()
    begun = queries.version_of(newest) if newest else queries.guidance(localdate())
    return _write(request, begun, None)


@requires(Permission.SET_CRITERIA)
def change_criteria(request: SignedInRequest, criteria_id: int) -> HttpResponse:
    """Change criteria that are not published yet."""
    draft = _criteria(request, criteria_id)
    return _write(request, queries.version_of(draft), draft)


def _write(request: SignedInRequest, begun: queries.Version, draft: "LocalCriteria | None") -> HttpResponse:
    typed = as_typed(begun) | ({"from_on": draft.from_on, "reason": draft.reason} if draft else {})
    form = WriteCriteria(request.POST or None, begun=begun, initial=typed)
    if form.is_valid():
        of = {"from_on": form.cleaned_data["from_on"], "reason": form.cleaned_data["reason"], "draft": draft}
        try:
            kept = actions.write_criteria(form.written, **of, by=request.user, today=localdate())
        except actions.CannotSetCriteria as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Kept as a draft. Nothing is decided by it until it is published."))
            return redirect("pathway:criteria_version", kept.pk)
    return render(request, "pathway/criteria/write.html", {"form": form, "draft": draft})


@requires(Permission.SET_CRITERIA, Permission.DECIDE_ELIGIBILITY)
def criteria_version(request: SignedInRequest, criteria_id: int) -> HttpResponse:
    """Show criteria of the authority's own, beside the version before them or the guidance."""
    found = _criteria(request, criteria_id)
    earlier = queries.criteria_visible_to(request.user).filter(from_on__lt=found.from_on).first()
    before = queries.version_of(earlier) if earlier else queries.guidance(localdate())
    version = queries.version_of(found)
    context = {
        "criteria": found,
        "version": version,
        "before": before,
        "compared": queries.compare(before, version),
        "may_set": may(request.user, Permission.SET_CRITERIA),
    }
    return render(request, "pathway/criteria/version.html", context)


@requires(Permission.SET_CRITERIA)
def publish_criteria(request: SignedInRequest, criteria_id: int) -> HttpResponse:
    """Publish criteria, so that they decide from their first day."""
    draft = _criteria(request, criteria_id)
    form = PublishCriteria(request.POST or None, most_years=queries.most_years(localdate()))
    if form.is_valid():
        try:
            actions.publish(draft, **form.cleaned_data, by=request.user, today=localdate())
        except actions.CannotSetCriteria as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request, _("Published. What was decided before keeps the rules it was decided by.")
            )
            return redirect("pathway:criteria_version", draft.pk)
    return render(request, "pathway/criteria/publish.html", {"form": form, "criteria": draft})


@requires(Permission.SET_CRITERIA)
def switch_breaks(request: SignedInRequest) -> HttpResponse:
    """Record from which day the duty to support sufficient breaks applies, and why."""
    _refuse_other_nations(request)
    form = SwitchBreaks(request.POST or None)
    if form.is_valid():
        try:
            actions.switch_breaks(**form.typed, by=request.user, today=localdate())
        except actions.CannotSetCriteria as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Recorded. Assessments completed from that day follow it."))
            return redirect("pathway:criteria")
    return render(request, "pathway/criteria/breaks.html", {"form": form})


def _criteria(request: SignedInRequest, criteria_id: int) -> "LocalCriteria":
    return get_object_or_404(queries.criteria_visible_to(request.user), pk=criteria_id)


def _refuse_other_nations(request: SignedInRequest) -> None:
    if not queries.may_write_criteria(request.user.authority):
        raise Http404(_("Only Scottish authorities set levels, words and threshold of their own."))
