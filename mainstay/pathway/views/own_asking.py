"""What a carer does with their own record: write, ask, put right, take access back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import contact as changing
from mainstay.pathway.actions import messages as writing
from mainstay.pathway.actions import wishes
from mainstay.pathway.forms.own import Ask, Contact, EndAccess, WriteMessage
from mainstay.pathway.own.blocks import titles
from mainstay.pathway.own.opening import MyRecord, my_own_record, my_record
from mainstay.pathway.queries.messages import messages_of
from mainstay.pathway.queries.own import access_to, wishes_of


@requires(Permission.OWN_RECORD)
def my_messages(request: SignedInRequest) -> HttpResponse:
    """Show what was said, newest first, and write."""
    record = my_record(request, "messages")
    form = WriteMessage(request.POST or None)
    if form.is_valid():
        _may_act(record)
        try:
            writing.send(
                record.carer, **form.cleaned_data, from_carer=True, by=request.user, today=localdate()
            )
        except writing.CannotSend as refusal:
            form.add_error("words", refusal.reasons)
        else:
            messages.success(request, _("Your message was sent."))
            return redirect("pathway:my_messages")
    said = list(messages_of(record.carer)[:100])
    if record.own:
        writing.note_read(record.carer, by_carer=True, by=request.user)
    context = {"record": record, "said": said, "form": form}
    return render(request, "pathway/own/messages.html", context)


@requires(Permission.OWN_RECORD)
def my_wishes(request: SignedInRequest) -> HttpResponse:
    """Show what was asked for and what became of it."""
    record = my_record(request)
    kinds = titles("privacy.wishes", localdate())
    context = {"record": record, "wishes": wishes_of(record.carer), "kinds": kinds}
    return render(request, "pathway/own/wishes.html", context)


@requires(Permission.OWN_RECORD)
def my_ask(request: SignedInRequest) -> HttpResponse:
    """Ask for something, or say that something is wrong."""
    record = my_record(request)
    _may_act(record)
    today = localdate()
    form = Ask(request.POST or None, today=today, initial={"kind": request.GET.get("kind", "")})
    if form.is_valid():
        try:
            wishes.ask(record.carer, **form.cleaned_data, by=request.user, today=today)
        except wishes.CannotAsk as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("It was written down. You see here what becomes of it."))
            return redirect("pathway:my_wishes")
    return render(request, "pathway/own/ask.html", {"record": record, "form": form})


@requires(Permission.OWN_RECORD)
def my_contact(request: SignedInRequest) -> HttpResponse:
    """Change how the carer is reached; it counts at once."""
    record = my_record(request, "carer")
    _may_act(record)
    person = record.carer.person
    shown = {name: getattr(person, name) for name in changing.CONTACT} | {"seen": person and person.edition}
    form = Contact(request.POST or None, initial=shown)
    if form.is_valid():
        seen = form.cleaned_data.pop("seen")
        try:
            changing.change_contact(record.carer, form.cleaned_data, seen=seen, by=request.user)
        except changing.CannotChange as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Changed. From now on you are reached so."))
            return redirect("pathway:my_details")
    return render(request, "pathway/own/contact.html", {"record": record, "form": form})


@requires(Permission.OWN_RECORD)
def my_access_end(request: SignedInRequest, access_id: int) -> HttpResponse:
    """End what somebody may see: at once where the carer gave it, else by asking whoever gave it."""
    record = my_own_record(request)
    access = next((each for each in access_to(record.carer) if each.pk == access_id), None)
    if access is None:
        raise Http404
    form = EndAccess(request.POST or None)
    if form.is_valid():
        try:
            ended = wishes.end_access(access, **form.cleaned_data, by=request.user, today=localdate())
        except wishes.CannotAsk as refusal:
            form.add_error(None, refusal.reasons)
        else:
            said = _("Ended. They cannot open your record any more.")
            messages.success(
                request, said if ended else _("It was asked for. You see here what becomes of it.")
            )
            return redirect("pathway:my_details" if ended else "pathway:my_wishes")
    return render(request, "pathway/own/end_access.html", {"record": record, "access": access, "form": form})


def _may_act(record: MyRecord) -> None:
    if not record.may_act:
        raise PermissionDenied(_("You may read this record and not change it."))
