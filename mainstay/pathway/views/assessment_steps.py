"""The steps of an assessment: what the carer said to the offer, the conversation, completing, a copy, stopping."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import assessing as actions
from mainstay.pathway.actions.assessment_done import complete, give_copy
from mainstay.pathway.assessed.showing import shown
from mainstay.pathway.forms.assessing import (
    AnswerForm,
    CompleteForm,
    CopyForm,
    LaterForm,
    StopForm,
    TalkedForm,
)
from mainstay.pathway.queries.assessing import paper_of
from mainstay.pathway.views.assessments import opened_to_act


@requires(Permission.WORK_WITH_CARERS)
def answer_offer(request: SignedInRequest, assessment_id: int) -> HttpResponse:
    """Note whether the carer said yes or no to the offer."""
    found, record = opened_to_act(request, assessment_id)
    form = AnswerForm(request.POST or None, initial={"accepted_on": localdate()})

    def keep(said: str, accepted_on: Any, later_on: Any, because: str) -> None:
        if said == "yes":
            actions.accept(
                found, accepted_on=accepted_on, later_on=later_on, by=request.user, today=localdate()
            )
        else:
            actions.decline(found, because=because, by=request.user)

    page = {"record": record, "shown": shown(found, localdate())}
    return _step(request, form, keep, _("What the carer said was noted."), assessment_id, "answer", page)


@requires(Permission.WORK_WITH_CARERS)
def talk_later(request: SignedInRequest, assessment_id: int) -> HttpResponse:
    """Move the conversation to a later day that the carer asks for."""
    found, record = opened_to_act(request, assessment_id)
    form = LaterForm(request.POST or None, initial={"until": found.chosen_later_on})

    def keep(until: Any) -> None:
        actions.put_off(found, until=until, by=request.user, today=localdate())

    page = {"record": record, "shown": shown(found, localdate())}
    return _step(request, form, keep, _("The later day was noted."), assessment_id, "later", page)


@requires(Permission.WORK_WITH_CARERS)
def assessment_talked(request: SignedInRequest, assessment_id: int) -> HttpResponse:
    """Note when and how it was talked through."""
    found, record = opened_to_act(request, assessment_id)
    ways = [(each.code, each.title) for each in policy.items("assessment.ways", localdate())]
    before = {"talked_on": found.talked_on or localdate(), "way": found.way}
    form = TalkedForm(request.POST or None, ways=ways, initial=before)

    def keep(talked_on: Any, way: str) -> None:
        actions.talk(found, talked_on=talked_on, way=way, by=request.user, today=localdate())

    page = {"record": record, "shown": shown(found, localdate())}
    return _step(request, form, keep, _("The conversation was noted."), assessment_id, "talked", page)


@requires(Permission.WORK_WITH_CARERS)
def complete_assessment(request: SignedInRequest, assessment_id: int) -> HttpResponse:
    """Complete it, or show everything that is still missing."""
    found, record = opened_to_act(request, assessment_id)
    form = CompleteForm(request.POST or None, initial={"on": localdate()})

    def keep(on: Any) -> None:
        complete(found, on=on, by=request.user, today=localdate())

    page = {"record": record, "shown": shown(found, localdate())}
    return _step(request, form, keep, _("The assessment is complete."), assessment_id, "complete", page)


@requires(Permission.WORK_WITH_CARERS)
def give_assessment_copy(request: SignedInRequest, assessment_id: int) -> HttpResponse:
    """Note the day on which the carer was given a copy."""
    found, record = opened_to_act(request, assessment_id)
    form = CopyForm(request.POST or None, initial={"on": localdate()})

    def keep(on: Any) -> None:
        give_copy(found, on=on, by=request.user, today=localdate())

    page = {"record": record, "paper": paper_of(found, localdate())}
    return _step(
        request, form, keep, _("It was noted that the carer has a copy."), assessment_id, "copy", page
    )


@requires(Permission.WORK_WITH_CARERS)
def stop_assessment(request: SignedInRequest, assessment_id: int) -> HttpResponse:
    """Stop it, with the reason."""
    found, record = opened_to_act(request, assessment_id)
    form = StopForm(request.POST or None)

    def keep(because: str) -> None:
        actions.stop(found, because=because, by=request.user, today=localdate())

    page = {"record": record, "shown": shown(found, localdate())}
    return _step(request, form, keep, _("The assessment was stopped."), assessment_id, "stop", page)


def _step(
    request: SignedInRequest,
    form: forms.Form,
    keep: Callable[..., None],
    done: str,
    assessment_id: int,
    template: str,
    page: dict[str, Any],
) -> HttpResponse:
    """Do one step with what was typed and go back to the assessment, or show the form with what is the matter."""
    if form.is_valid():
        try:
            keep(**form.cleaned_data)
        except actions.CannotAssess as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, done)
            return redirect("pathway:assessment", assessment_id)
    context = {"form": form, "assessment_id": assessment_id, **page}
    return render(request, f"pathway/assessments/{template}.html", context)
