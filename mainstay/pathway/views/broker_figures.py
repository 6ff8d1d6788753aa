"""What carers wanted and could not have, by kind of help and area: counts alone, protected."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.brokered.figures import as_csv, table_of, why_of
from mainstay.pathway.queries.brokering import unmet_by_area


@requires(Permission.SEE_CARER_FIGURES)
def unmet_needs(request: SignedInRequest) -> HttpResponse:
    """Show unmet needs by kind of help and area, and why they could not be met."""
    unmet = unmet_by_area(request.user, localdate())
    context = {"unmet": unmet, "table": table_of(unmet), "why": why_of(unmet, localdate())}
    return render(request, "pathway/broker/unmet.html", context)


@requires(Permission.SEE_CARER_FIGURES)
def unmet_needs_csv(request: SignedInRequest) -> HttpResponse:
    """Give out the same table as CSV."""
    unmet = unmet_by_area(request.user, localdate())
    answer = HttpResponse(as_csv(unmet), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="unmet-needs-{localdate():%Y-%m-%d}.csv"'
    return answer
