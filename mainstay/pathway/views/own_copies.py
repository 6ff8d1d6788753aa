"""What a carer may take away of their record, and who has looked into it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions.subject_access import ENDINGS, file_name, give_copy
from mainstay.pathway.own import decided
from mainstay.pathway.own.opening import my_own_record, my_record
from mainstay.pathway.queries.openings import emergencies_of, looked_at


@requires(Permission.OWN_RECORD)
def my_letter(request: SignedInRequest, decision_id: int) -> HttpResponse:
    """Show the letter about a decision, to read and print."""
    record = my_record(request, "decisions")
    letter = decided.letter(record.carer, decision_id)
    if letter is None:
        raise Http404
    return render(request, "pathway/own/letter.html", {"record": record, "letter": letter})


@requires(Permission.OWN_RECORD)
def my_openings(request: SignedInRequest) -> HttpResponse:
    """Show who opened the record and when, by role and organisation."""
    record = my_own_record(request)
    context = {
        "record": record,
        "looked": looked_at(record.carer, by_name=False),
        "emergencies": emergencies_of(record.carer),
    }
    return render(request, "pathway/own/openings.html", context)


@requires(Permission.OWN_RECORD)
def my_copy(request: SignedInRequest) -> HttpResponse:
    """Say what a copy of the record holds, and offer it."""
    return render(request, "pathway/own/copy.html", {"record": my_own_record(request)})


@requires(Permission.OWN_RECORD)
def my_copy_as(request: SignedInRequest, ending: str) -> HttpResponse:
    """Give the carer everything that is held about them, as a file; it is written down that they were given it."""
    record = my_own_record(request)
    if ending not in ENDINGS:
        raise Http404
    content = give_copy(record.carer, ending, by=request.user, today=localdate())
    named = f'attachment; filename="{file_name(record.carer, ending)}"'
    return HttpResponse(content, ENDINGS[ending], headers={"Content-Disposition": named})
