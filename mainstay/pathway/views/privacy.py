"""Who has looked into a record, how it is guarded, and what was given out."""

from django.http import HttpResponse
from django.shortcuts import render

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.pathway.queries.guarding import guard_of
from mainstay.pathway.queries.openings import emergencies_of, looked_at
from mainstay.pathway.record import open_record


@requires(Permission.SEE_CARERS)
def privacy(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Show who has opened a record, whether it is restricted or held, and what was given out of it."""
    record = open_record(request, carer_id, "privacy")
    context = {
        "record": record,
        "looked": looked_at(record.carer, by_name=True),
        "emergencies": emergencies_of(record.carer),
        "guard": guard_of(record.carer),
        "may_guard": may(request.user, Permission.GUARD_RECORDS),
    }
    return render(request, "pathway/privacy/privacy.html", context)
