"""The matrix as a file."""

from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.planning.coverage import files
from mainstay.planning.coverage.lines import Asked
from mainstay.planning.views.areas import asked_for
from mainstay.planning.views.coverage.choosing import around, choose_cells, covered

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@requires(Permission.SEE_PLANS)
def of_area(request: SignedInRequest, code: str, ending: str) -> HttpResponse:
    """Send the cells that the page shows."""
    if ending not in KINDS:
        raise Http404(_("Coverage cannot be sent as .%(ending)s.") % {"ending": ending})
    form = choose_cells(request)
    group, condition = form.asked("group"), form.asked("condition")
    coverage = covered(asked_for(code), level=form.asked("level", "wards"), group=group, condition=condition)
    asked = Asked(group, *(form.asked(name) for name in ("pathway", "route", "show")))
    audience = str(around(coverage, "matrix")["audience"])
    sent = files.as_csv(coverage, asked) if ending == "csv" else files.as_excel(coverage, asked, audience)
    answer = HttpResponse(sent, content_type=KINDS[ending])
    name = f"coverage-{slugify(coverage.area.name)}-{coverage.on}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
