"""What carers say is not right: written down, answered with reasons."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, denied, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import challenges as actions
from mainstay.pathway.decided.showing import OUTCOMES
from mainstay.pathway.forms.deciding import AnswerChallenge, WriteChallenge
from mainstay.pathway.letters.challenge import answer_letter
from mainstay.pathway.queries import deciding as queries
from mainstay.pathway.record import Record, open_record
from mainstay.pathway.rules.challenges import PARTS

if TYPE_CHECKING:
    from mainstay.pathway.models import Challenge


@requires(Permission.SEE_CARERS)
def challenges(request: SignedInRequest) -> HttpResponse:
    """List what carers say is not right and waits for an answer, the oldest first."""
    found = queries.challenges_visible_to(request.user).filter(state="open")[:200]
    return render(request, "pathway/challenges/list.html", {"challenges": found, "today": localdate()})


@requires(Permission.WORK_WITH_CARERS)
def write_challenge(request: SignedInRequest, decision_id: int) -> HttpResponse:
    """Write down for a carer what they say is not right about a decision."""
    found = get_object_or_404(queries.decisions_visible_to(request.user), pk=decision_id)
    record = _to_change(request, found.carer_id)
    form = WriteChallenge(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        try:
            made = actions.challenge(
                record.carer, words=words, decision=found, by=request.user, today=localdate()
            )
        except actions.CannotChallenge as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Written down. The answer has a day by which it is owed."))
            return redirect("pathway:challenge", made.pk)
    context = {"record": record, "decision": found, "form": form, "outcomes": OUTCOMES}
    return render(request, "pathway/challenges/write.html", context)


@requires(Permission.SEE_CARERS)
def challenge(request: SignedInRequest, challenge_id: int) -> HttpResponse:
    """Show what a carer says is not right, and what was answered."""
    found = _challenge(request, challenge_id)
    part = PARTS.get(found.about, "decisions")
    record = open_record(request, found.carer_id, part)
    context = {"record": record, "challenge": found, "part": part, "due": queries.due_of(found)}
    return render(request, "pathway/challenges/challenge.html", context)


@requires(Permission.SEE_CARERS)
def challenge_letter(request: SignedInRequest, challenge_id: int) -> HttpResponse:
    """Show the answer to a challenge as a letter to print, in large type where asked for."""
    found = _challenge(request, challenge_id)
    record = open_record(request, found.carer_id, "decisions")
    context = {"record": record, "challenge": found, "letter": answer_letter(found)}
    large = request.GET.get("type") == "large"
    return render(request, "pathway/challenges/letter.html", context | {"large": large})


@requires(Permission.DECIDE_ELIGIBILITY)
def answer_challenge(request: SignedInRequest, challenge_id: int) -> HttpResponse:
    """Answer a challenge with reasons; where the carer is right, a new decision is begun."""
    found = _challenge(request, challenge_id)
    record = _to_change(request, found.carer_id)
    form = AnswerChallenge(request.POST or None, about=found.about)
    if form.is_valid():
        try:
            actions.answer(found, **form.cleaned_data, by=request.user, today=localdate())
        except actions.CannotChallenge as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The challenge is answered."))
            return redirect("pathway:challenge", found.pk)
    context = {"record": record, "challenge": found, "form": form}
    return render(request, "pathway/challenges/answer.html", context)


@requires(Permission.WORK_WITH_CARERS)
def take_back_challenge(request: SignedInRequest, challenge_id: int) -> HttpResponse:
    """Note that the carer takes a challenge back."""
    found = _challenge(request, challenge_id)
    record = _to_change(request, found.carer_id)
    reasons: list[str] = []
    if request.method == "POST":
        try:
            actions.take_back(found, by=request.user, today=localdate())
        except actions.CannotChallenge as refusal:
            reasons = refusal.reasons
        else:
            return redirect("pathway:challenge", found.pk)
    context = {"record": record, "challenge": found, "reasons": reasons}
    return render(request, "pathway/challenges/take_back.html", context)


def _challenge(request: SignedInRequest, challenge_id: int) -> "Challenge":
    return get_object_or_404(queries.challenges_visible_to(request.user), pk=challenge_id)


def _to_change(request: SignedInRequest, carer_id: int) -> Record:
    record = open_record(request, carer_id, "decisions")
    if not record.may_act:
        raise PermissionDenied(denied(Permission.WORK_WITH_CARERS))
    return record
