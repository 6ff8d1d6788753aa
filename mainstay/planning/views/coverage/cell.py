"""One cell: who delivers, how far it reaches, why it is judged so, and a person's judgement in its place."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.places.queries import area
from mainstay.planning.actions import coverage as actions
from mainstay.planning.actions import evidence
from mainstay.planning.coverage import Coverage, Seen, explained, lines, words
from mainstay.planning.forms.coverage import Judge
from mainstay.planning.queries.coverage import judged_levels, judgements_visible_to
from mainstay.planning.views.areas import asked_for
from mainstay.planning.views.coverage.choosing import CONDITIONS, GROUPS, around, covered, known, title_of


def _cell(request: SignedInRequest, code: str, intervention: str, place: str) -> tuple[Coverage, Seen]:
    """The cell that the address names: its place may be of any level."""
    group, condition = (
        known(GROUPS, request.GET.get("group")),
        known(CONDITIONS, request.GET.get("condition")),
    )
    coverage = covered(
        asked_for(code), level=explained.level_of(place, code), group=group, condition=condition
    )
    try:
        return coverage, coverage.cell(intervention, place, group)
    except KeyError as missing:
        raise Http404(_("There is no such intervention or place here.")) from missing


@requires(Permission.SEE_PLANS)
def cell(request: SignedInRequest, code: str, intervention: str, place: str) -> HttpResponse:
    """Show one cell with its arithmetic."""
    coverage, seen = _cell(request, code, intervention, place)
    history = judgements_visible_to(request.user).filter(
        intervention=intervention, place=place, group=seen.group
    )
    context = around(coverage, "cell") | {
        "seen": seen,
        "line": lines.line_of(seen, coverage),
        "explained": explained.explain(seen, coverage),
        "history": history,
        "may_judge": may(request.user, Permission.JUDGE_COVERAGE) and not coverage.condition,
        "may_propose": may(request.user, Permission.WRITE_PLANS),
        "counted": words.label(seen.cell.level),
        "keep_href": lines.address(coverage, seen, page="planning:coverage_keep"),
        "judge_href": lines.address(coverage, seen, page="planning:coverage_judge"),
        "line_title": " – ".join(
            filter(
                None,
                [
                    seen.intervention.title,
                    title_of(GROUPS, seen.group),
                    title_of(CONDITIONS, coverage.condition),
                ],
            )
        ),
    }
    return render(request, "planning/coverage/cell.html", context)


@requires(Permission.WRITE_PLANS)
def keep(request: SignedInRequest, code: str, intervention: str, place: str) -> HttpResponse:
    """Ask, then keep what a cell says today as evidence."""
    coverage, seen = _cell(request, code, intervention, place)
    found = explained.as_evidence(seen, coverage)
    if request.method == "POST":
        kept = evidence.add(found, by=request.user)
        messages.success(request, _("What the cell says today was kept as evidence."))
        return redirect("planning:evidence", kept.pk)
    context = {"found": found, "seen": seen, "area": coverage.area, "back": lines.address(coverage, seen)}
    return render(request, "planning/coverage/keep.html", context)


@requires(Permission.JUDGE_COVERAGE)
def judge(request: SignedInRequest, code: str, intervention: str, place: str) -> HttpResponse:
    """Ask for a judgement and its reason, keep it, go back to the cell."""
    coverage, seen = _cell(request, code, intervention, place)
    form = Judge(request.POST or None, levels=judged_levels())
    back = lines.address(coverage, seen)
    if form.is_valid():
        about = (intervention, place, seen.group)
        actions.judge(about, form.cleaned_data["level"], form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("Your judgement counts from now on."))
        return redirect(back)
    context = around(coverage, "cell") | {"seen": seen, "form": form, "back": back}
    context |= {"line": lines.line_of(seen, coverage), "counted": words.label(seen.cell.level)}
    return render(request, "planning/coverage/judge.html", context)


@requires(Permission.JUDGE_COVERAGE)
def take_back(request: SignedInRequest, judgement_id: int) -> HttpResponse:
    """Ask, then take a judgement back: the count speaks again."""
    found = get_object_or_404(judgements_visible_to(request.user), pk=judgement_id)
    asked = (request.GET.get("area", ""), request.user.authority.area_code, found.place)
    back = explained.page_of(found, next((code for code in asked if code and area(code)), found.place))
    if request.method == "POST":
        try:
            actions.take_back(found, by=request.user)
        except actions.CannotTakeBack as refusal:
            messages.error(request, " ".join(refusal.reasons))
        else:
            messages.success(request, _("The judgement was taken back. The count speaks again."))
        return redirect(back)
    return render(request, "planning/coverage/take_back.html", {"judgement": found, "back": back})
