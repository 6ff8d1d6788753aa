"""What would help: chosen from what nobody has to buy first, said whether it is a break, costed, and what matters."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.directory.queries.matching import listed_of
from mainstay.pathway.actions import planning
from mainstay.pathway.forms.supports import Cost, IsABreak, What, WhatMatters
from mainstay.pathway.planned.trying import tried
from mainstay.pathway.queries import plans as queries
from mainstay.pathway.queries.matching import conditions_of
from mainstay.pathway.queries.supports import what_would_help as options_for
from mainstay.pathway.record import open_to_change
from mainstay.pathway.rules.breaks import ANY_IS_ENOUGH, whose_tests
from mainstay.pathway.rules.matches import Wishes

if TYPE_CHECKING:
    from mainstay.pathway.models import PersonalOutcome, Support

Kept = tuple[forms.Form, Callable[[], object]]


@requires(Permission.WORK_WITH_CARERS)
def what_would_help(request: SignedInRequest, carer_id: int, outcome_id: int) -> HttpResponse:
    """Show what there is for an outcome: what nobody has to buy first."""
    record = open_to_change(request, carer_id, "plans")
    outcome = _outcome(request, carer_id, outcome_id)
    intervention = request.GET.get("kind", "")
    options = options_for(outcome, localdate(), intervention=intervention)
    context = {"record": record, "outcome": outcome, "options": options, "intervention": intervention}
    return render(request, "pathway/supports/help.html", context)


@requires(Permission.WORK_WITH_CARERS)
def add_support(request: SignedInRequest, carer_id: int, outcome_id: int) -> HttpResponse:
    """Add a listed service, the carer's own idea, or something that is still to be found."""
    record = open_to_change(request, carer_id, "plans")
    outcome = _outcome(request, carer_id, outcome_id)
    service = listed_of(record.carer.authority, request.GET.get("service", ""))
    own_idea = "own" in request.GET
    initial = {"words": service.name if service else "", "intervention": request.GET.get("kind", "")}
    form = What(request.POST or None, today=localdate(), initial=initial)
    added: list[Support] = []

    def add() -> None:
        said = form.cleaned_data | {"service": service, "own_idea": own_idea}
        added.append(planning.add_support(outcome, **said, by=request.user))

    if form.is_valid() and tried(form, add):
        messages.success(request, _("Added to the plan. Now say what it costs."))
        return redirect("pathway:support", carer_id, added[0].pk, "cost")
    context = {"record": record, "outcome": outcome, "form": form, "service": service, "own_idea": own_idea}
    return render(request, "pathway/supports/add.html", context)


@requires(Permission.WORK_WITH_CARERS)
def support(request: SignedInRequest, carer_id: int, support_id: int, part: str) -> HttpResponse:
    """Change one side of a support: what it is, what it costs, whether it is a break, what matters in finding it."""
    if part not in _PARTS:
        raise Http404
    record = open_to_change(request, carer_id, "plans")
    found = _support(request, carer_id, support_id)
    form, keep = _PARTS[part](request, found)
    if form.is_valid() and tried(form, keep):
        messages.success(request, _("Saved."))
        return redirect("pathway:plan", carer_id, found.plan_id)
    context = {"record": record, "support": found, "form": form, "part": part}
    context |= _tests(request) if part == "break" else {}
    return render(request, "pathway/supports/support.html", context)


@requires(Permission.WORK_WITH_CARERS)
def remove_support(request: SignedInRequest, carer_id: int, support_id: int) -> HttpResponse:
    """Take it out of a plan that is being written."""
    record = open_to_change(request, carer_id, "plans")
    found = _support(request, carer_id, support_id)
    reasons: list[str] = []
    if request.method == "POST":
        try:
            planning.remove_support(found, by=request.user)
        except planning.CannotPlan as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("It was taken out of the plan."))
            return redirect("pathway:plan", carer_id, found.plan_id)
    return render(
        request, "pathway/supports/remove.html", {"record": record, "support": found, "reasons": reasons}
    )


def _what(request: SignedInRequest, found: "Support") -> Kept:
    initial = {"words": found.words, "intervention": found.intervention, "for_person": found.for_person}
    form = What(request.POST or None, today=localdate(), initial=initial)
    return form, lambda: planning.change_support(found, **form.cleaned_data, by=request.user)


def _cost(request: SignedInRequest, found: "Support") -> Kept:
    initial = {name: getattr(found, name) for name in ("unit", "a_week", "weeks", "price_pence")}
    form = Cost(request.POST or None, initial=initial | {"paid": "yes" if found.paid else "no"})
    return form, lambda: planning.say_cost(found, **form.cleaned_data, by=request.user)


def _break(request: SignedInRequest, found: "Support") -> Kept:
    initial = {
        "kind_of_break": found.kind_of_break,
        "met": found.wishes.get("break_tests", []),
        "with_person": found.with_person,
        "planned": "yes" if found.planned else "no",
    }
    nation, today = request.user.authority.nation, localdate()
    form = IsABreak(request.POST or None, nation=nation, today=today, initial=initial)
    return form, lambda: planning.say_break(found, **form.cleaned_data, by=request.user, today=today)


def _matters(request: SignedInRequest, found: "Support") -> Kept:
    wishes = Wishes.read(found.wishes)
    # What the people live with is known already; the worker takes away what has nothing to do with this.
    known = wishes.conditions or (tuple(conditions_of(found.carer)) if found.for_person else ())
    initial = vars(wishes) | {"conditions": known}
    form = WhatMatters(request.POST or None, today=localdate(), initial=initial)
    return form, lambda: planning.say_wishes(found, form.wishes(), by=request.user)


_PARTS: dict[str, Callable[[SignedInRequest, "Support"], Kept]] = {
    "what": _what,
    "cost": _cost,
    "break": _break,
    "matters": _matters,
}


def _tests(request: SignedInRequest) -> dict[str, object]:
    nation = request.user.authority.nation
    of = whose_tests(nation)
    entry = policy.entry(f"model.break_tests.{of}")
    return {
        "entry": entry,
        "any_is_enough": of in ANY_IS_ENOUGH,
        "own_law": of == nation or (of == "england" and nation == "invented"),
    }


def _outcome(request: SignedInRequest, carer_id: int, outcome_id: int) -> "PersonalOutcome":
    found = queries.outcomes_visible_to(request.user).select_related(
        "plan__carer__person", "plan__carer__authority"
    )
    return get_object_or_404(found, pk=outcome_id, carer=carer_id)


def _support(request: SignedInRequest, carer_id: int, support_id: int) -> "Support":
    return get_object_or_404(queries.supports_visible_to(request.user), pk=support_id, carer=carer_id)
