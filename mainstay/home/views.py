"""The start page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, public, signed_in
from mainstay.accounts.permissions import Permission, may
from mainstay.home import queries
from mainstay.web.svg.cycle import cycle


@signed_in
def start(request: SignedInRequest) -> HttpResponse:
    """Show the commissioning cycle as it stands, and what this person can do next."""
    today = localdate()
    standings = queries.standings(request.user, today)
    stages = queries.stages(request.user, standings, today)
    centre = _("Carers and the people they support")
    context = {
        "stages": stages,
        "centre": centre,
        "ring": cycle(_("The commissioning cycle"), centre, stages),
        "tasks": queries.tasks(request.user, standings, today),
        "takes_part": may(request.user, Permission.SEE_AREAS),
    }
    return render(request, "home/start.html", context)


@public("says only what Mainstay is and how to reach whoever runs it")
def about(request: HttpRequest) -> HttpResponse:
    """Say what Mainstay is, what its pages do with data, and how accessible they are."""
    return render(request, "home/about.html")
