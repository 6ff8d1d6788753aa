"""A carer's record: its first page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.queries.caseload import next_of
from mainstay.pathway.record import open_record


@requires(
    Permission.SEE_CARERS,
    Permission.APPROVE_AS_MANAGER,
    Permission.APPROVE_IN_PANEL,
    Permission.APPROVE_MONEY,
)
def carer(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Show who the carer is, where they stand on the pathway and what happens next."""
    record = open_record(request, carer_id, "carer")
    owed = next_of(request.user, [carer_id], localdate()).get(carer_id, [])
    return render(request, "pathway/carers/overview.html", {"record": record, "owed": owed})
