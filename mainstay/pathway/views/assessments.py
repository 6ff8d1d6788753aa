"""A carer's assessments: listed, offered, looked at, read, and set beside the last one."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import assessing as actions
from mainstay.pathway.assessed.choosing import Choice, choice_for, standing_statement
from mainstay.pathway.assessed.showing import lines_of, read_out, shown
from mainstay.pathway.forms.assessing import OfferForm
from mainstay.pathway.queries import assessing as queries
from mainstay.pathway.queries.assessment_said import beside_the_last
from mainstay.pathway.queries.views_of_family import people_to_ask, views_in
from mainstay.pathway.record import Record, open_record

if TYPE_CHECKING:
    from mainstay.pathway.models import Assessment

TAB = "assessments"
_READERS = (Permission.APPROVE_AS_MANAGER, Permission.APPROVE_IN_PANEL, Permission.APPROVE_MONEY)


@requires(Permission.SEE_CARERS, *_READERS)
def assessments(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """List a carer's assessments, newest first, and say which kind is next and why."""
    record, today = open_record(request, carer_id, TAB), localdate()
    found = list(queries.assessments_visible_to(request.user).filter(carer=carer_id))
    running = next((each for each in found if each.state in ("offered", "open")), None)
    context = {
        "record": record,
        "lines": lines_of(found, today),
        "running": shown(running, today) if running else None,
        "choice": choice_for(record.carer, today, today=today),
        "standing": standing_statement(record.carer, found, today),
    }
    return render(request, "pathway/assessments/list.html", context)


@requires(Permission.WORK_WITH_CARERS)
def offer_assessment(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Offer the assessment that is this carer's, with the reason for its kind shown."""
    record, today = to_act(request, carer_id), localdate()
    choice = choice_for(record.carer, today, today=today)
    form = OfferForm(
        request.POST or None,
        kinds=[(each.code, each.title) for each in choice.fits],
        asks_school=choice.asks_school,
        today=today,
        initial={"identified_on": record.carer.found_on},
    )
    if form.is_valid():
        try:
            offered = _offer(request, record, form, choice)
        except actions.CannotAssess as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The offer was noted."))
            return redirect("pathway:assessment", offered.pk)
    context = {"record": record, "form": form, "choice": choice}
    return render(request, "pathway/assessments/offer.html", context)


def _offer(request: SignedInRequest, record: Record, form: OfferForm, choice: Choice) -> "Assessment":
    typed = form.cleaned_data
    at_school = {"yes": True, "no": False}.get(typed.get("at_school", ""))
    then = choice_for(record.carer, typed["identified_on"], today=localdate(), at_school=at_school)
    first = then.first or choice.first
    return actions.offer(
        record.carer,
        kind=typed.get("kind") or (first.code if first else ""),
        identified_on=typed["identified_on"],
        offered_on=typed["offered_on"],
        at_school=at_school,
        by=request.user,
        today=localdate(),
    )


@requires(Permission.SEE_CARERS, *_READERS)
def assessment(request: SignedInRequest, assessment_id: int) -> HttpResponse:
    """Show where an assessment stands: what is owed, its parts, what it must hold, and the family."""
    found, record = opened(request, assessment_id)
    context = {
        "record": record,
        "shown": shown(found, localdate()),
        "views": views_in(found),
        "others": people_to_ask(found).exists(),
    }
    return render(request, "pathway/assessments/assessment.html", context)


@requires(Permission.SEE_CARERS, Permission.APPROVE_AS_MANAGER, Permission.APPROVE_IN_PANEL)
def read_assessment(request: SignedInRequest, assessment_id: int) -> HttpResponse:
    """Show everything that was written, in its order, to be read or printed."""
    found, record = opened(request, assessment_id)
    paper = queries.paper_of(found, localdate())
    context = {"record": record, "paper": paper, "parts": read_out(paper), "views": views_in(found)}
    return render(request, "pathway/assessments/read.html", context)


@requires(Permission.SEE_CARERS)
def assessment_changed(request: SignedInRequest, assessment_id: int) -> HttpResponse:
    """Set an assessment beside the one before it."""
    found, record = opened(request, assessment_id)
    last = queries.assessments_visible_to(request.user).filter(pk=found.previous_id or 0).first()
    if last is None:
        raise Http404(_("This is the carer's first assessment: there is none to set it beside."))
    paper = queries.paper_of(found, localdate())
    lines = beside_the_last(paper, last, localdate())
    context = {"record": record, "paper": paper, "last": last, "lines": lines}
    return render(request, "pathway/assessments/changed.html", context)


def opened(request: SignedInRequest, assessment_id: int) -> "tuple[Assessment, Record]":
    """Return an assessment and the record it stands on, opened; 404 where the reader may not see it."""
    found = get_object_or_404(queries.assessments_visible_to(request.user), pk=assessment_id)
    return found, open_record(request, found.carer_id, TAB)


def to_act(request: SignedInRequest, carer_id: int) -> Record:
    """Return a carer's record, opened by somebody who may change it; 404 where they may not."""
    record = open_record(request, carer_id, TAB)
    if not record.may_act:
        raise Http404
    return record


def opened_to_act(request: SignedInRequest, assessment_id: int) -> "tuple[Assessment, Record]":
    """Return an assessment and its record for somebody who may change it; 404 where they may not."""
    found, record = opened(request, assessment_id)
    if not record.may_act:
        raise Http404
    return found, record
