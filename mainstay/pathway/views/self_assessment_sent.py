"""What a carer sent, as the carer reads it: shown, printed, downloaded, taken back; and the questions on paper."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import self_assessment as actions
from mainstay.pathway.forms.self_assessment import NoForm, sent_with
from mainstay.pathway.heard.showing import shown
from mainstay.pathway.heard.written import as_text, file_name
from mainstay.pathway.own.opening import my_record
from mainstay.pathway.queries.self_assessment import asked_in, self_assessments_of
from mainstay.pathway.views.self_assessment import to_act

if TYPE_CHECKING:
    from mainstay.pathway.models import Carer, SelfAssessment


@requires(Permission.OWN_RECORD)
def my_sent(request: SignedInRequest, self_assessment_id: int) -> HttpResponse:
    """Show what was said and sent, to read or to print."""
    record = my_record(request, "heard")
    said = one_of(record.carer, self_assessment_id)
    context = {"record": record, "shown": shown(said, today=localdate())}
    return render(request, "pathway/heard/my_sent.html", context)


@requires(Permission.OWN_RECORD)
def my_sent_as_text(request: SignedInRequest, self_assessment_id: int) -> HttpResponse:
    """Give what was said as a text file."""
    return text_of(one_of(my_record(request, "heard").carer, self_assessment_id))


@requires(Permission.OWN_RECORD)
def my_take_back(request: SignedInRequest, self_assessment_id: int) -> HttpResponse:
    """Take back what was sent, as long as no assessment was begun with it."""
    record, form = to_act(request), NoForm(sent_with(request))
    said = one_of(record.carer, self_assessment_id)
    if form.is_valid():
        try:
            actions.take_back(said, by=request.user, today=localdate())
        except actions.CannotTakeBack as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("It has been taken back. Nobody but you can read it now."))
            return redirect("pathway:my_self_assessment")
    return render(request, "pathway/heard/my_take_back.html", {"record": record, "said": said, "form": form})


@requires(Permission.OWN_RECORD)
def my_paper(request: SignedInRequest) -> HttpResponse:
    """Show every question to print and fill in by hand."""
    record = my_record(request, "heard")
    asked = asked_in(record.carer.authority, localdate())
    return render(request, "pathway/heard/paper.html", {"carer": record.carer, "asked": asked})


def one_of(carer: "Carer", self_assessment_id: int) -> "SelfAssessment":
    """Return one of a carer's self-assessments; 404 where it is not theirs."""
    return get_object_or_404(
        self_assessments_of(carer).select_related("authority", "carer"), pk=self_assessment_id
    )


def text_of(said: "SelfAssessment") -> HttpResponse:
    """Return what was said as a text file to keep."""
    answer = HttpResponse(as_text(said, localdate()), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{file_name(said)}"'
    return answer
