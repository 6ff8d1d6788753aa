"""The matrix of interventions and places: what is missing first, then every cell."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.places.queries import area
from mainstay.planning.coverage import lines
from mainstay.planning.coverage.lines import Asked
from mainstay.planning.views.areas import asked_for
from mainstay.planning.views.coverage.choosing import around, choose_cells, columns_of, covered

MANY_PLACES = 20


@requires(Permission.SEE_PLANS)
def own(request: SignedInRequest) -> HttpResponse:
    """Go to the coverage of the authority's own area, or say what is needed before there can be any."""
    code = request.user.authority.area_code
    if code and area(code):
        return redirect("planning:coverage_of", code)
    return render(request, "planning/coverage/nowhere.html")


@requires(Permission.SEE_PLANS)
def of_area(request: SignedInRequest, code: str) -> HttpResponse:
    """Show what is missing first, then every cell that was asked for."""
    form = choose_cells(request)
    coverage = covered(
        asked_for(code),
        level=form.asked("level", "wards"),
        group=form.asked("group"),
        condition=form.asked("condition"),
    )
    asked = Asked(*(form.asked(name) for name in ("group", "pathway", "route", "show")))
    many = len(coverage.places) > MANY_PLACES
    context = around(coverage, "matrix") | {
        "choose": form,
        "gaps": lines.gap_lines(coverage, asked),
        "rows": [] if many else lines.rows_of(coverage, asked),
        "columns": columns_of(request, ((spot.code, spot.name) for spot in coverage.places)),
        "compact": lines.page_of(coverage, asked, request.GET.get("page", "")) if many else None,
        "none_drawn": form.asked("level") == "drawn" and len(coverage.spots) == 1,
        "may_draw": may(request.user, Permission.DRAW_AREAS),
        "query": "&".join(
            part for part in request.GET.urlencode().split("&") if not part.startswith(("page=", "only="))
        ),
    }
    return render(request, "planning/coverage/matrix.html", context)
