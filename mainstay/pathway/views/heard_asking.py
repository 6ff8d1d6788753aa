"""A worker writes down what a carer says: question by question by telephone, or the whole form as it came on paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import self_assessment as actions
from mainstay.pathway.forms.self_assessment import BeginForm, SendForm, sent_with
from mainstay.pathway.heard.answering import form_for, keep_known, one_question, saved
from mainstay.pathway.heard.asking import Addresses, Asking, asking
from mainstay.pathway.heard.overview import overview
from mainstay.pathway.queries.self_assessment import being_answered, ways_agreed
from mainstay.pathway.record import Record
from mainstay.pathway.unsent import kept_over_sign_in, whose
from mainstay.pathway.views.heard import to_work


@requires(Permission.WORK_WITH_CARERS)
def heard_begin(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Begin with the way and the agreement, once; go to the first question, or to the whole form for paper."""
    record, today = to_work(request, carer_id), localdate()
    form = BeginForm(sent_with(request), agreements=ways_agreed(today))
    if form.is_valid():
        try:
            said = actions.begin_with_worker(record.carer, **form.cleaned_data, by=request.user, today=today)
        except actions.CannotBegin as refusal:
            form.add_error(None, refusal.reasons)
        else:
            if said.way == "paper":
                return redirect("pathway:heard_whole", record.carer.pk)
            return redirect(asking(record.carer, said, at=Addresses(record.carer.pk), today=today).go_on_href)
    context = {"record": record, "overview": overview(record.carer, today), "form": form}
    return render(request, "pathway/heard/list.html", context)


@requires(Permission.WORK_WITH_CARERS)
def heard_parts(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Show the parts and what is done, with the way to each."""
    record = to_work(request, carer_id)
    found = _answering(record, typed=request.method == "POST")
    if found is None:
        return redirect("pathway:heard", carer_id)
    return render(request, "pathway/heard/parts.html", {"record": record, "asking": found})


@kept_over_sign_in
@requires(Permission.WORK_WITH_CARERS)
def heard_question(request: SignedInRequest, carer_id: int, question: str) -> HttpResponse:
    """Ask the carer one question, and save what they say."""
    record = to_work(request, carer_id)
    found = _answering(record, typed=request.method == "POST")
    if found is None:
        return redirect("pathway:heard", carer_id)
    return one_question(request, found, question, "pathway/heard/question.html", {"record": record})


@kept_over_sign_in
@requires(Permission.WORK_WITH_CARERS)
def heard_whole(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Type the whole form on one page, in the order of the paper; what can be kept is kept at each press."""
    record = to_work(request, carer_id)
    found = _answering(record, typed=request.method == "POST")
    if found is None:
        return redirect("pathway:heard", carer_id)
    form = form_for(request, found, found.asked.questions, as_lists=True)
    if request.method == "POST" and saved(request, found, form):
        return redirect(found.at.check)
    context = {"record": record, "asking": found, "form": form, "whose": whose(request.user)}
    return render(request, "pathway/heard/whole.html", context)


@requires(Permission.WORK_WITH_CARERS)
def heard_check(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Read everything back to the carer, and send it."""
    record = to_work(request, carer_id)
    found, form = _answering(record, typed=request.method == "POST"), SendForm(sent_with(request))
    if found is None:
        return redirect("pathway:heard", carer_id)
    if form.is_valid():
        try:
            sent = actions.send(found.assessment, by=request.user, today=localdate())
        except actions.CannotSend as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("It has been sent, and stands in the record."))
            return redirect("pathway:heard_said", record.carer.pk, sent.pk)
    return render(request, "pathway/heard/check.html", {"record": record, "asking": found, "form": form})


@requires(Permission.WORK_WITH_CARERS)
def heard_keep(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Keep as answers everything that the carer says is still so, and go back to reading."""
    found = _answering(to_work(request, carer_id))
    if found is None:
        return redirect("pathway:heard", carer_id)
    if request.method == "POST":
        keep_known(found, by=request.user)
    return redirect(found.at.check)


def _answering(record: Record, *, typed: bool = False) -> Asking | None:
    # What a carer writes by themselves is theirs until they send it, or agree that a worker goes on with it.
    one = being_answered(record.carer, typed=typed)
    if one is None or not one.agreed_how:
        return None
    return asking(record.carer, one, at=Addresses(record.carer.pk), today=localdate())
