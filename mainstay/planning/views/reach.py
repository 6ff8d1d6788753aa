"""Who is reached: an area's groups and wards, as a page and as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.local.queries import local_values
from mainstay.planning.equality import as_csv, told
from mainstay.planning.equality.groups import groups
from mainstay.planning.equality.reach import reached
from mainstay.planning.needs import NoFigures
from mainstay.planning.queries.equality import offered_to_groups
from mainstay.planning.views.areas import asked_for
from mainstay.web.csv_text import csv_text


@requires(Permission.SEE_PLANS)
def reach(request: SignedInRequest, code: str) -> HttpResponse:
    """Show which groups and wards are reached less than carers as a whole, and of which nothing can be said."""
    area, today = asked_for(code), localdate()
    try:
        found = reached(area, as_at=today, local=local_values())
    except NoFigures as refusal:
        return render(request, "planning/no_figures.html", {"area": area, "refusal": refusal})
    asked = request.GET
    context = {
        "area": area,
        "found": found,
        "lead": told.lead(found),
        "groups": told.table_of("groups", _("Groups of carers"), _("Group"), found.groups, asked),
        "wards": told.table_of("wards", _("Wards"), _("Ward"), found.wards, asked, parameter="ward"),
        "groups_picture": told.picture(found.groups),
        "wards_picture": told.picture(found.wards),
        "unsaid": told.unsaid([*found.groups, *found.wards]),
        "arithmetic": told.sentences(found),
        "stood_on": told.stood_on(found.groups),
        "characteristics": told.by_characteristic(groups(area.nation, today), found),
        "offered": offered_to_groups(request.user, today),
    }
    return render(request, "planning/equality/reach.html", context)


@requires(Permission.SEE_PLANS)
def reach_csv(request: SignedInRequest, code: str) -> HttpResponse:
    """Send the same figures as a file."""
    area, today = asked_for(code), localdate()
    try:
        found = reached(area, as_at=today, local=local_values())
    except NoFigures as refusal:
        raise Http404(str(refusal)) from refusal
    text = csv_text(as_csv.headings(), as_csv.rows(found))
    sent = HttpResponse(text, content_type="text/csv; charset=utf-8")
    sent["Content-Disposition"] = f'attachment; filename="who-is-reached-{code}-{today.isoformat()}.csv"'
    return sent
