"""Priorities: listed, proposed, changed, and one of them with all that it stands on."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.planning.actions import priorities as actions
from mainstay.planning.exports import as_excel
from mainstay.planning.forms.priorities import MANY, ChooseEvidence, NewPriority, ProposePriority
from mainstay.planning.forms.priorities_listed import FilterPriorities
from mainstay.planning.priorities import listing
from mainstay.planning.priorities.naming import Choices, names, titles, wards_of
from mainstay.planning.priorities.showing import about
from mainstay.planning.queries import priorities as queries
from mainstay.planning.queries.priorities import InReview
from mainstay.planning.views.attempts import attempt, decided_page
from mainstay.planning.views.exports import KINDS
from mainstay.web.words import day


@requires(Permission.SEE_PLANS)
def priorities(request: SignedInRequest) -> HttpResponse:
    """List the priorities of a review, in the order that carers put them unless another is asked for."""
    found = asked_for(request)
    context: dict[str, Any] = {"found": found, "may_write": may(request.user, Permission.WRITE_PLANS)}
    if found:
        form = _filter(request, found)
        lines = form.chosen(found.lines)
        context |= {"filter": form, "table": listing.table(lines, request.GET), "shown": lines}
        context |= {"query": request.GET.urlencode(), "bare": [x for x in found.lines if not x.evidence]}
    return render(request, "planning/priorities/list.html", context)


@requires(Permission.SEE_PLANS)
def export(request: SignedInRequest, ending: str) -> HttpResponse:
    """Send the list, as it was filtered, as CSV or as a workbook."""
    found = asked_for(request)
    if found is None or ending not in ("csv", "xlsx"):
        raise Http404(_("Priorities cannot be sent as .%(ending)s.") % {"ending": ending})
    lines = _filter(request, found).chosen(found.lines)
    table = listing.as_paper(lines, names(_places(found), localdate()), found.review.title)
    as_file = (
        listing.as_csv(table) if ending == "csv" else as_excel.one_table(table, table.title, localdate())
    )
    sent = HttpResponse(as_file, content_type=KINDS[ending][1])
    sent["Content-Disposition"] = f'attachment; filename="priorities-{localdate()}.{ending}"'
    return sent


@requires(Permission.WRITE_PLANS)
def propose(request: SignedInRequest) -> HttpResponse:
    """Propose a priority, perhaps from an empty cell of the coverage matrix."""
    review = queries.review_asked_for(request.user, request.GET.get("review", ""))
    if review is None:
        return render(request, "planning/priorities/no_review.html")
    asked = {name: request.GET.getlist(name.removesuffix("s")) for name in MANY}
    form = NewPriority(request.POST or None, choices=_choices(request, asked["places"]), initial=asked)
    if form.is_valid():
        risk = form.cleaned_data["risk_of_not_acting"]
        made = attempt(
            form,
            lambda: actions.propose(review, form.proposal, risk_of_not_acting=risk, by=request.user),
        )
        if made:
            messages.success(request, _("The priority is proposed. Say now what it stands on."))
            return redirect("planning:priority_evidence", made.pk)
    return render(request, "planning/priorities/propose.html", {"form": form, "review": review})


@requires(Permission.SEE_PLANS)
def priority(request: SignedInRequest, priority_id: int) -> HttpResponse:
    """Show one priority with all that it stands on, and what is still to settle before it is decided."""
    found = get_object_or_404(queries.priorities_visible_to(request.user), pk=priority_id)
    return render(request, "planning/priorities/one.html", about(request.user, found, localdate()))


@requires(Permission.WRITE_PLANS)
def change(request: SignedInRequest, priority_id: int) -> HttpResponse:
    """Change what a priority says."""
    found = get_object_or_404(queries.priorities_visible_to(request.user), pk=priority_id)
    if closed := decided_page(request, found):
        return closed
    now = {name: getattr(found, name) for name in ProposePriority.base_fields}
    now["needs_equality"] = "yes" if found.needs_equality else "no"
    form = ProposePriority(request.POST or None, choices=_choices(request, found.places), initial=now)
    if form.is_valid() and attempt(form, lambda: actions.change(found, form.proposal, by=request.user)):
        messages.success(request, _("The priority was changed."))
        return redirect("planning:priority", found.pk)
    return render(request, "planning/priorities/change.html", {"form": form, "priority": found})


@requires(Permission.WRITE_PLANS)
def evidence(request: SignedInRequest, priority_id: int) -> HttpResponse:
    """Choose from the evidence there is what a priority stands on."""
    found = get_object_or_404(queries.priorities_visible_to(request.user), pk=priority_id)
    if closed := decided_page(request, found):
        return closed
    there = queries.evidence_to_choose(request.user)
    choices = [
        (str(each.pk), f"{each.title} ({each.get_kind_display()}, {day(each.gathered_on)})") for each in there
    ]
    now = [str(each.pk) for each in queries.evidence_of(found)]
    form = ChooseEvidence(request.POST or None, choices=choices, initial={"evidence": now})
    if request.method == "POST" and form.is_valid():
        chosen = [each for each in there if str(each.pk) in form.cleaned_data["evidence"]]
        if attempt(form, lambda: actions.stand_on(found, chosen, by=request.user) or True):
            messages.success(request, _("What the priority stands on was kept."))
            return redirect("planning:priority", found.pk)
    return render(
        request, "planning/priorities/evidence.html", {"form": form, "priority": found, "there": there}
    )


def asked_for(request: SignedInRequest) -> InReview | None:
    """Return the priorities of the review that the address asks for, or of the newest; None where there is none."""
    asked = request.GET.get("review", "")
    review = queries.review_asked_for(request.user, asked)
    if review is None and asked:
        raise Http404(_("There is no such review."))
    return queries.in_review(request.user, review, localdate()) if review else None


def _filter(request: SignedInRequest, found: InReview) -> FilterPriorities:
    today = localdate()
    choices: dict[str, Choices] = {
        "review": [(str(each.pk), each.title) for each in queries.reviews_to_choose(request.user)],
        "state": queries.states(),
        "intervention": titles("model.interventions", today),
        "place": sorted(names(_places(found), today).places.items(), key=lambda pair: pair[1]),
        "group": titles("model.overlooked_groups", today),
    }
    asked = request.GET.copy()
    asked.setdefault("review", str(found.review.pk))
    return FilterPriorities(asked, choices=choices)


def _places(found: InReview) -> list[str]:
    return sorted({code for line in found.lines for code in line.priority.places})


def _choices(request: SignedInRequest, places: Sequence[str]) -> dict[str, Choices]:
    """What may be chosen. places: codes that may be chosen too, though they are no wards (a group somebody drew)."""
    today, own = localdate(), request.user.authority.area_code
    wards = {ward.code: ward.name for ward in wards_of(request.user)}
    others = names([code for code in places if code != own and code not in wards], today).places
    return {
        "interventions": titles("model.interventions", today),
        "outcomes": titles("model.outcomes", today),
        "groups": titles("model.overlooked_groups", today),
        "places": list((wards | dict(others)).items()),
    }
