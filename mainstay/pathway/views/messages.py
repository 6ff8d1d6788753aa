"""What is said between a carer and a worker, and what carers ask for, as workers read and answer it."""

from django.contrib import messages as told
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, denied, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.pathway.actions import messages as writing
from mainstay.pathway.actions import wishes as answering
from mainstay.pathway.forms.own import AnswerWish, WriteMessage
from mainstay.pathway.own.blocks import titles
from mainstay.pathway.queries import messages as queries
from mainstay.pathway.queries.visible import may_act_for
from mainstay.pathway.record import open_record


@requires(Permission.SEE_CARERS)
def messages(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Show what was said with a carer, newest first, and write to them."""
    record = open_record(request, carer_id, "messages")
    may_write = record.may_act and may(request.user, Permission.WORK_WITH_CARERS)
    form = WriteMessage(request.POST or None)
    if form.is_valid():
        if not may_write:
            raise PermissionDenied(denied(Permission.WORK_WITH_CARERS))
        try:
            writing.send(
                record.carer, **form.cleaned_data, from_carer=False, by=request.user, today=localdate()
            )
        except writing.CannotSend as refusal:
            form.add_error("words", refusal.reasons)
        else:
            told.success(request, _("Your message was sent."))
            return redirect("pathway:messages", carer_id)
    said = list(queries.messages_of(record.carer)[:100])
    if may_write:
        writing.note_read(record.carer, by_carer=False, by=request.user)
    context = {"record": record, "said": said, "form": form, "may_write": may_write}
    return render(
        request, "pathway/messages/messages.html", context | {"wishes": queries.open_wishes_of(record.carer)}
    )


@requires(Permission.SEE_CARERS)
def wishes(request: SignedInRequest) -> HttpResponse:
    """List what carers asked for and wrote that waits for an answer, the oldest first."""
    today = localdate()
    waiting, answered = queries.waiting_wishes(request.user)
    context = {
        "waiting": waiting,
        "answered": answered,
        "unread": queries.unread_of_carers(request.user),
        "kinds": titles("privacy.wishes", today),
    }
    return render(request, "pathway/wishes/list.html", context)


@requires(Permission.WORK_WITH_CARERS)
def wish(request: SignedInRequest, wish_id: int) -> HttpResponse:
    """Show what a carer asked for, and answer it."""
    found = get_object_or_404(queries.wishes_visible_to(request.user), pk=wish_id)
    record = open_record(request, found.carer_id, "messages")
    form = AnswerWish(request.POST or None)
    if form.is_valid():
        if not may_act_for(request.user, record.carer):
            raise PermissionDenied(_("You may read this record and not change it."))
        done, answer = form.cleaned_data["done"] == "yes", form.cleaned_data["answer"]
        try:
            answering.answer(found, done=done, answer=answer, by=request.user, today=localdate())
        except answering.CannotAnswer as refusal:
            form.add_error(None, refusal.reasons)
        else:
            told.success(request, _("Answered. The carer reads it in their record."))
            return redirect("pathway:wishes")
    context = {"record": record, "wish": found, "form": form, "kinds": titles("privacy.wishes", localdate())}
    return render(request, "pathway/wishes/wish.html", context)
