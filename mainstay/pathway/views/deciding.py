"""Decisions about a carer: derived, written, overridden, made final, given."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, denied, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.pathway.actions import deciding as actions
from mainstay.pathway.decided.showing import OUTCOMES, shown, shown_decision, wellbeing_of
from mainstay.pathway.forms.deciding import AnswerOpen, GiveLetter, Override, WriteReasons
from mainstay.pathway.queries import deciding as queries
from mainstay.pathway.queries.own_words import own_words
from mainstay.pathway.record import Record, open_record

if TYPE_CHECKING:
    from mainstay.pathway.models import Decision

_READS = (
    Permission.SEE_CARERS,
    Permission.APPROVE_AS_MANAGER,
    Permission.APPROVE_IN_PANEL,
    Permission.APPROVE_MONEY,
)


@requires(*_READS)
def decisions(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """List what was decided for a carer, what waits to be, and what the carer says is not right."""
    record = open_record(request, carer_id, "decisions")
    context = {
        "record": record,
        "decisions": list(queries.decisions_visible_to(request.user).filter(carer=carer_id)),
        "waiting": list(queries.assessments_to_decide(request.user, carer_id)),
        "challenges": list(queries.challenges_visible_to(request.user).filter(carer=carer_id)),
        "may_decide": _may_decide(request, record),
        "outcomes": OUTCOMES,
    }
    return render(request, "pathway/decided/list.html", context)


@requires(Permission.DECIDE_ELIGIBILITY)
def decide(request: SignedInRequest, assessment_id: int) -> HttpResponse:
    """Show what the rules make of an assessment, ask for what is open, and keep it as a tentative decision."""
    assessment = get_object_or_404(queries.assessments_visible_to(request.user), pk=assessment_id)
    record = _to_change(request, assessment.carer_id)
    asked = queries.derived(assessment).missing
    form = AnswerOpen(request.POST if request.method == "POST" else None, asked=asked)
    also = form.answers if form.is_valid() else {}
    found = queries.derived(assessment, also)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.derive(assessment, by=request.user, today=localdate(), also=also)
        except actions.CannotDecide as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Kept as a tentative decision. Write the reasons next."))
            return redirect("pathway:decision", made.pk)
    what = shown(found.result, found.rules, own_words(assessment))
    context = {"record": record, "assessment": assessment, "shown": what, "form": form, "outcomes": OUTCOMES}
    return render(request, "pathway/decided/decide.html", context)


@requires(*_READS)
def decision(request: SignedInRequest, decision_id: int) -> HttpResponse:
    """Show a decision limb by limb, beside the carer's own words, and what is to be done with it."""
    found = _decision(request, decision_id)
    record = open_record(request, found.carer_id, "decisions")
    words = own_words(found.assessment)
    context = {
        "record": record,
        "decision": found,
        "shown": shown_decision(found, words),
        "wants": words.wants,
        "wellbeing": wellbeing_of(found),
        "challenges": list(queries.challenges_visible_to(request.user).filter(decision=found)),
        "later": queries.later_than(found),
        "may_decide": _may_decide(request, record),
        "outcomes": OUTCOMES,
    }
    return render(request, "pathway/decided/decision.html", context)


@requires(Permission.DECIDE_ELIGIBILITY)
def write_reasons(request: SignedInRequest, decision_id: int) -> HttpResponse:
    """Write why it is decided so, the carer's words, and the advice that goes with it."""
    found = _decision(request, decision_id)
    record = _to_change(request, found.carer_id)
    form = WriteReasons(request.POST or None, initial=_written(found))
    if form.is_valid():
        typed = dict(form.cleaned_data)
        advice = queries.advice_of(typed.pop("topics"), typed.pop("more_advice"))
        try:
            actions.write(found, **typed, advice=advice, by=request.user)
        except actions.CannotDecide as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return redirect("pathway:decision", found.pk)
    return render(request, "pathway/decided/reasons.html", _page(record, found, form))


@requires(Permission.DECIDE_ELIGIBILITY)
def override(request: SignedInRequest, decision_id: int) -> HttpResponse:
    """Decide otherwise than the rules, with a reason."""
    found = _decision(request, decision_id)
    record = _to_change(request, found.carer_id)
    begun = {"decided": found.decided, "reason": found.override_reason, "edition": actions.edition_of(found)}
    form = Override(request.POST or None, initial=begun)
    if form.is_valid():
        try:
            actions.override(found, **form.cleaned_data, by=request.user, today=localdate())
        except actions.CannotDecide as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Kept. What the rules said is kept beside it."))
            return redirect("pathway:decision", found.pk)
    return render(request, "pathway/decided/override.html", _page(record, found, form))


@requires(Permission.DECIDE_ELIGIBILITY)
def make_final(request: SignedInRequest, decision_id: int) -> HttpResponse:
    """Make a decision final, after a last look at what it will say; or say everything that is still missing."""
    found = _decision(request, decision_id)
    record = _to_change(request, found.carer_id)
    reasons = queries.reasons_not_final_yet(found, localdate())
    if request.method == "POST":
        try:
            actions.make_final(found, by=request.user, today=localdate())
        except actions.CannotDecide as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("The decision is final. Print the letter and give it to the carer."))
            return redirect("pathway:decision", found.pk)
    return render(request, "pathway/decided/final.html", _page(record, found) | {"reasons": reasons})


@requires(Permission.DECIDE_ELIGIBILITY)
def give_letter(request: SignedInRequest, decision_id: int) -> HttpResponse:
    """Note the day on which the carer was given the letter."""
    found = _decision(request, decision_id)
    record = _to_change(request, found.carer_id)
    form = GiveLetter(request.POST or None, initial={"on": found.given_on or localdate()})
    if form.is_valid():
        try:
            actions.give(found, on=form.cleaned_data["on"], by=request.user, today=localdate())
        except actions.CannotDecide as refusal:
            form.add_error("on", refusal.reasons)
        else:
            return redirect("pathway:decision", found.pk)
    return render(request, "pathway/decided/give.html", _page(record, found, form))


@requires(*_READS)
def letter(request: SignedInRequest, decision_id: int) -> HttpResponse:
    """Show the letter to print, in large type where asked for."""
    found = _decision(request, decision_id)
    record = open_record(request, found.carer_id, "decisions")
    context = {"record": record, "decision": found, "large": request.GET.get("type") == "large"}
    return render(request, "pathway/decided/letter.html", context)


def _decision(request: SignedInRequest, decision_id: int) -> "Decision":
    return get_object_or_404(queries.decisions_visible_to(request.user), pk=decision_id)


def _to_change(request: SignedInRequest, carer_id: int) -> Record:
    record = open_record(request, carer_id, "decisions")
    if not record.may_act:
        raise PermissionDenied(denied(Permission.DECIDE_ELIGIBILITY))
    return record


def _may_decide(request: SignedInRequest, record: Record) -> bool:
    return record.may_act and may(request.user, Permission.DECIDE_ELIGIBILITY)


def _written(found: "Decision") -> dict[str, object]:
    """What was written so far, as the form shows it."""
    codes = [each.get("code") for each in found.advice]
    known = {code for code, _title, _text in queries.advice_topics()}
    free = [each for each in found.advice if each.get("code") not in known]
    more = "\n".join(
        ": ".join(part for part in (each.get("title"), each.get("text")) if part) for each in free
    )
    return {
        "edition": actions.edition_of(found),
        "why": found.why,
        "carers_words": found.carers_words or "\n\n".join(own_words(found.assessment).wants[:1]),
        "topics": codes if found.advice else [code for code, _title, _text in queries.advice_topics()],
        "more_advice": more,
    }


def _page(record: Record, found: "Decision", form: object = None) -> dict[str, object]:
    return {"record": record, "decision": found, "outcomes": OUTCOMES} | ({"form": form} if form else {})
