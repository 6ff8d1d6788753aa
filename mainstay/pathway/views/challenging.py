"""A plan or a budget that a carer says is not right: written down by a worker, or said by the carer themselves."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import challenges as actions
from mainstay.pathway.forms.deciding import SayNotRight, WriteChallenge
from mainstay.pathway.own.links import PAGES_NOT_RIGHT
from mainstay.pathway.own.opening import my_record
from mainstay.pathway.queries.deciding import in_force
from mainstay.pathway.record import open_to_change
from mainstay.pathway.rules.challenges import DECISION, PARTS


@requires(Permission.WORK_WITH_CARERS)
def challenge_part(request: SignedInRequest, carer_id: int, kind: str) -> HttpResponse:
    """Write down for a carer what they say is not right about their plan or their budget."""
    if kind not in PARTS or kind == DECISION:
        raise Http404
    record = open_to_change(request, carer_id, PARTS[kind])
    form = WriteChallenge(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        try:
            made = actions.challenge(
                record.carer, words=words, about=kind, by=request.user, today=localdate()
            )
        except actions.CannotChallenge as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Written down. The answer has a day by which it is owed."))
            return redirect("pathway:challenge", made.pk)
    context = {"record": record, "form": form, "back": f"pathway:{PARTS[kind]}", "kind": kind}
    return render(request, "pathway/challenges/write_part.html", context)


@requires(Permission.OWN_RECORD)
def my_challenge(request: SignedInRequest, kind: str) -> HttpResponse:
    """Say that a decision, the plan or the budget is not right; the answer has a day by which it is owed."""
    if kind not in PARTS:
        raise Http404
    record = my_record(request, PARTS[kind])
    if not record.may_act:
        raise PermissionDenied(_("You may read this record and not change it."))
    decision = in_force(record.carer.pk) if kind == DECISION else None
    if kind == DECISION and decision is None:
        raise Http404
    form = SayNotRight(request.POST or None)
    if form.is_valid():
        told = {"words": form.cleaned_data["words"], "about": kind, "decision": decision}
        try:
            actions.challenge(record.carer, **told, by=request.user, today=localdate())
        except actions.CannotChallenge as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("It was written down. You are answered with reasons, by a day."))
            return redirect(PAGES_NOT_RIGHT[kind])
    context = {"record": record, "form": form, "kind": kind, "back": PAGES_NOT_RIGHT[kind]}
    return render(request, "pathway/own/not_right.html", context)
