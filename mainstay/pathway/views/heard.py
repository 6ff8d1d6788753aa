"""What a carer said, in their record: what was sent and when, side by side, what they asked for."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import self_assessment as actions
from mainstay.pathway.forms.self_assessment import BeginForm
from mainstay.pathway.heard.overview import overview
from mainstay.pathway.heard.showing import shown
from mainstay.pathway.queries.self_assessment import asked_in, sent_before, waiting_for, ways_agreed
from mainstay.pathway.record import Record, open_record
from mainstay.pathway.rules.self_assessment import UNSAFE
from mainstay.pathway.views.self_assessment_sent import one_of, text_of

if TYPE_CHECKING:
    from mainstay.pathway.models import SelfAssessment


@requires(Permission.SEE_CARERS)
def heard(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Show what the carer said and when, what they asked for, and the way to write it down for them."""
    record = open_record(request, carer_id, "heard")
    context = {
        "record": record,
        "overview": overview(record.carer, localdate()),
        "form": BeginForm(agreements=ways_agreed(localdate())),
    }
    return render(request, "pathway/heard/list.html", context)


@requires(Permission.SEE_CARERS)
def heard_said(request: SignedInRequest, carer_id: int, self_assessment_id: int) -> HttpResponse:
    """Show one of them, beside an earlier one where there is one; ?beside= chooses which."""
    record = open_record(request, carer_id, "heard")
    said = _sent(record, self_assessment_id)
    earlier = list(sent_before(said))
    asked = request.GET.get("beside", "")
    beside = next((each for each in earlier if str(each.pk) == asked), None)
    if beside is None and asked != "none":
        beside = next(iter(earlier), None)
    found = shown(said, beside, today=localdate())
    context = {
        "record": record,
        "shown": found,
        "earlier": earlier,
        "to_read": said.pk in waiting_for(record.carer, "said"),
        "unsafe": any(each.question.code == UNSAFE for each in found.first),
    }
    return render(request, "pathway/heard/said.html", context)


@requires(Permission.SEE_CARERS)
def heard_as_text(request: SignedInRequest, carer_id: int, self_assessment_id: int) -> HttpResponse:
    """Give what the carer said as a text file, to hand to them."""
    return text_of(_sent(open_record(request, carer_id, "heard"), self_assessment_id))


@requires(Permission.WORK_WITH_CARERS)
def heard_done(request: SignedInRequest, carer_id: int, self_assessment_id: int, part: str) -> HttpResponse:
    """Note that what was asked for has been arranged, or that what was said has been read."""
    record = to_work(request, carer_id)
    said = one_of(record.carer, self_assessment_id)
    if part not in ("arranged", "read"):
        raise Http404
    if request.method != "POST":
        return redirect("pathway:heard", record.carer.pk)
    if part == "arranged":
        actions.note_another_way_arranged(said, by=request.user, today=localdate())
        messages.success(request, _("Noted: what the carer asked for has been arranged."))
    else:
        actions.note_read(said, by=request.user, today=localdate())
        messages.success(request, _("Noted: you have read it."))
    return redirect("pathway:heard", record.carer.pk)


@requires(Permission.SEE_CARERS)
def heard_paper(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Show every question in large type, to print, post and fill in by hand."""
    record = open_record(request, carer_id, "heard")
    asked = asked_in(record.carer.authority, localdate())
    return render(
        request, "pathway/heard/paper.html", {"carer": record.carer, "asked": asked, "record": record}
    )


def to_work(request: SignedInRequest, carer_id: int) -> Record:
    """Return the record for a worker who may change it; else 404."""
    record = open_record(request, carer_id, "heard")
    if not record.may_act:
        raise Http404
    return record


def _sent(record: Record, self_assessment_id: int) -> "SelfAssessment":
    # What is not sent, or was taken back, is the carer's alone.
    said = one_of(record.carer, self_assessment_id)
    if said.state != "sent":
        raise Http404
    return said
