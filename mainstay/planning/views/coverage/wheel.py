"""The wheel of carer support, for a place, a group of carers and a condition."""

from django.http import HttpResponse
from django.shortcuts import render

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.planning.coverage import lines, picture
from mainstay.planning.views.areas import asked_for
from mainstay.planning.views.coverage.choosing import (
    CONDITIONS,
    GROUPS,
    around,
    choose_audience,
    covered,
    known,
    listed,
)


@requires(Permission.SEE_PLANS)
def wheel(request: SignedInRequest, code: str) -> HttpResponse:
    """Show the wheel, and the same in a table."""
    group, condition = (
        known(GROUPS, request.GET.get("group")),
        known(CONDITIONS, request.GET.get("condition")),
    )
    coverage = covered(asked_for(code), group=group, condition=condition)
    form = choose_audience(request, [(spot.code, spot.name) for spot in coverage.spots])
    seen = coverage.of_place(form.asked("place", coverage.area.code), group)
    context = around(coverage, "wheel") | {
        "choose": form,
        "spot": seen[0].spot,
        "wheel": picture.wheel_of(seen, coverage, listed("model.outcomes"), listed("model.approaches")),
        "rows": [
            (each.intervention, lines.number_of(each.intervention), lines.line_of(each, coverage))
            for each in seen
        ],
        "outcomes": {item.code: item.title for item in listed("model.outcomes")},
    }
    return render(request, "planning/coverage/wheel.html", context)
