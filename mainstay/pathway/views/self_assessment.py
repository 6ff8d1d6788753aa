"""A carer's own self-assessment: one question a page, saved as it is given, read back and sent."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import self_assessment as actions
from mainstay.pathway.forms.self_assessment import NoForm, sent_with
from mainstay.pathway.heard.answering import keep_known, one_question
from mainstay.pathway.heard.asking import Addresses, Asking, asking
from mainstay.pathway.own.opening import MyRecord, find_my_record, my_record
from mainstay.pathway.queries.self_assessment import being_answered, open_one_of, self_assessments_of
from mainstay.pathway.unsent import kept_over_sign_in


@requires(Permission.OWN_RECORD)
def my_self_assessment(request: SignedInRequest) -> HttpResponse:
    """Show how far it is, part by part, where to go on, and what was sent before."""
    if find_my_record(request) is None:
        return redirect("pathway:my")
    record = my_record(request, "heard")
    one = open_one_of(record.carer)
    context = {
        "record": record,
        "asking": asking(record.carer, one, at=Addresses(), today=localdate()) if one else None,
        "earlier": self_assessments_of(record.carer).exclude(state="open"),
    }
    return render(request, "pathway/heard/my_start.html", context)


@requires(Permission.OWN_RECORD)
def my_begin(request: SignedInRequest) -> HttpResponse:
    """Begin, or go on where it was left."""
    record = to_act(request)
    if request.method != "POST":
        return redirect("pathway:my_self_assessment")
    one = actions.begin(record.carer, by=request.user)
    return redirect(asking(record.carer, one, at=Addresses(), today=localdate()).go_on_href)


@kept_over_sign_in
@requires(Permission.OWN_RECORD)
def my_question(request: SignedInRequest, question: str) -> HttpResponse:
    """Ask one question, save its answer, and go on to the next or back to the parts."""
    record = to_act(request)
    found = _answering(record, typed=request.method == "POST")
    if found is None:
        return redirect("pathway:my_self_assessment")
    return one_question(request, found, question, "pathway/heard/my_question.html", {"record": record})


@requires(Permission.OWN_RECORD)
def my_check(request: SignedInRequest) -> HttpResponse:
    """Read everything back, and send it; sent twice, it is sent once."""
    record = to_act(request)
    found, form = _answering(record, typed=request.method == "POST"), NoForm(sent_with(request))
    if found is None:
        return redirect("pathway:my_self_assessment")
    if form.is_valid():
        try:
            sent = actions.send(found.assessment, by=request.user, today=localdate())
        except actions.CannotSend as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("It has been sent. Thank you for telling us."))
            return redirect("pathway:my_sent", sent.pk)
    return render(request, "pathway/heard/my_check.html", {"record": record, "asking": found, "form": form})


@requires(Permission.OWN_RECORD)
def my_keep(request: SignedInRequest) -> HttpResponse:
    """Keep as answers everything that is known already, and go back to reading."""
    found = _answering(to_act(request))
    if found is None:
        return redirect("pathway:my_self_assessment")
    if request.method == "POST":
        keep_known(found, by=request.user)
    return redirect(found.at.check)


def to_act(request: SignedInRequest) -> MyRecord:
    """Return the record of whoever may answer in it: the carer, or family who act for them; else 404."""
    record = my_record(request, "heard")
    if not record.may_act:
        raise Http404
    return record


def _answering(record: MyRecord, *, typed: bool = False) -> Asking | None:
    one = being_answered(record.carer, typed=typed)
    return asking(record.carer, one, at=Addresses(), today=localdate()) if one else None
