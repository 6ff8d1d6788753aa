"""Interventions by group of carers, for one place."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.local.queries import local_values
from mainstay.planning.coverage import lines, matrix_for
from mainstay.planning.views.areas import asked_for
from mainstay.planning.views.coverage.choosing import (
    CONDITIONS,
    GROUPS,
    around,
    choose_audience,
    columns_of,
    known,
    listed,
)


@requires(Permission.SEE_PLANS)
def groups(request: SignedInRequest, code: str) -> HttpResponse:
    """Show every intervention for every group of carers in a place."""
    codes = ("", *(item.code for item in listed(GROUPS)))
    condition = known(CONDITIONS, request.GET.get("condition"))
    coverage = matrix_for(
        asked_for(code), on=localdate(), local=local_values(), groups=codes, condition=condition
    )
    form = choose_audience(request, [(spot.code, spot.name) for spot in coverage.spots])
    del form.fields["group"]
    place = form.asked("place", coverage.area.code)
    called = [_("All carers"), *(item.title for item in listed(GROUPS))]
    context = around(coverage, "groups") | {
        "choose": form,
        "spot": coverage.spot(place),
        "rows": lines.rows_by_group(coverage, place, called),
        "columns": columns_of(request, zip(("all", *codes[1:]), called, strict=True)),
    }
    return render(request, "planning/coverage/groups.html", context)
