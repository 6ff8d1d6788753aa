"""The same services along the care pathway, by strand of personalisation, and possible conflicts of interest."""

from django.http import HttpResponse
from django.shortcuts import render

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.planning.coverage import pathway as along
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
def pathway(request: SignedInRequest, code: str) -> HttpResponse:
    """Show what is there and what is missing at each step of the pathway, and in each strand."""
    group, condition = (
        known(GROUPS, request.GET.get("group")),
        known(CONDITIONS, request.GET.get("condition")),
    )
    coverage = covered(asked_for(code), level="whole", group=group, condition=condition)
    steps = along.steps(coverage, listed("model.pathway"))
    context = around(coverage, "pathway") | {
        "choose": choose_audience(request),
        "steps": steps,
        "strands": along.strands(steps, listed("model.personalisation")),
    }
    return render(request, "planning/coverage/pathway.html", context)


@requires(Permission.SEE_PLANS)
def conflicts(request: SignedInRequest, code: str) -> HttpResponse:
    """List the providers that both assess or arrange and deliver, and what reduces the risk."""
    coverage = covered(asked_for(code), level="whole")
    context = around(coverage, "conflicts") | {"both": along.both_hands(coverage)}
    return render(request, "planning/coverage/conflicts.html", context)
