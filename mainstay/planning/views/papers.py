"""The two-page paper of a ward, for the elected member who answers for it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.places.queries import Area
from mainstay.planning.priorities.naming import wards_of
from mainstay.planning.strategy import ward_paper
from mainstay.planning.strategy.as_paper import RENDERERS
from mainstay.planning.strategy.ward import paper_of
from mainstay.planning.views.exports import KINDS


@requires(Permission.SEE_PLANS)
def papers(request: SignedInRequest) -> HttpResponse:
    """List the wards of the authority, each with its paper."""
    return render(request, "planning/strategies/papers.html", {"wards": wards_of(request.user)})


@requires(Permission.SEE_PLANS)
def paper(request: SignedInRequest, code: str) -> HttpResponse:
    """Show the paper of one ward, all of it; it prints on two pages or a little more."""
    content = paper_of(_ward(request, code), by=request.user, today=localdate())
    context = {
        "content": content,
        "summary": ward_paper.summary(content),
        "figures": ward_paper.figures(content),
        "money": ward_paper.money(content),
        "cost_of": ward_paper.cost_of,
        "nothing_of": ward_paper.nothing_of,
        "numbered": ward_paper.numbered,
    }
    return render(request, "planning/strategies/paper.html", context)


@requires(Permission.SEE_PLANS)
def export(request: SignedInRequest, code: str, ending: str) -> HttpResponse:
    """Send the paper of one ward as a Word document or a PDF of two pages."""
    ward = _ward(request, code)
    if ending not in RENDERERS:
        raise Http404(_("A paper cannot be sent as .%(ending)s.") % {"ending": ending})
    whole = ward_paper.paper(paper_of(ward, by=request.user, today=localdate()))
    sent = HttpResponse(RENDERERS[ending](whole), content_type=KINDS[ending][1])
    name = f"carers-in-{slugify(ward.name)}-{localdate()}.{ending}"
    sent["Content-Disposition"] = f'attachment; filename="{name}"'
    return sent


def _ward(request: SignedInRequest, code: str) -> Area:
    found = next((ward for ward in wards_of(request.user) if ward.code == code), None)
    if found is None:
        raise Http404(_("No ward of this authority has the code %(code)s.") % {"code": code})
    return found
