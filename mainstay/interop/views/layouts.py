"""What can be read: every layout, and the templates that a council fills in."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.interop import layouts_told, sheets, statistics
from mainstay.interop.wording import levels_in_words


@requires(Permission.SEE_AREAS)
def layouts(request: SignedInRequest) -> HttpResponse:
    """List the layouts of published files that can be read."""
    return render(request, "interop/layouts.html", {"table": layouts_told.table(asked=request.GET)})


@requires(Permission.SEE_AREAS)
def layout(request: SignedInRequest, layout: str) -> HttpResponse:
    """Show one layout: what it is, where it comes from, and its headings."""
    known = statistics.layouts().get(layout)
    if known is None:
        raise Http404(_("There is no layout of this name."))
    context = {
        "layout": known,
        "headings": layouts_told.headings(known),
        "levels": levels_in_words(known.levels),
        "has_template": bool(known.template),
    }
    return render(request, "interop/layout.html", context)


@requires(Permission.SEE_AREAS)
def templates(request: SignedInRequest) -> HttpResponse:
    """Show the templates for what only a council knows, with what each column wants."""
    context = {"templates": layouts_told.templates(localdate())}
    return render(request, "interop/templates.html", context)


@requires(Permission.SEE_AREAS)
def template(request: SignedInRequest, layout: str) -> HttpResponse:
    """Send one template as CSV, to fill in."""
    if layout not in statistics.templates():
        raise Http404(_("There is no template of this name."))
    return sheets.download("\ufeff" + statistics.template(layout), f"{layout}.csv")
