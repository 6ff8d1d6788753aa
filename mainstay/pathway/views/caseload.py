"""The caseload: whose carers wait for what, and by when."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.pathway.forms.caseload import FindCaseload, FindDue
from mainstay.pathway.forms.searching import FindCarer
from mainstay.pathway.queries import caseload as queries
from mainstay.web.csv_text import csv_text

_MOST_PAGES = 1000
# Pages about many carers at once, for those whose work they are.
_ALSO = (
    (Permission.WORK_WITH_CARERS, gettext_lazy("Support to be found"), "pathway:broker"),
    (Permission.DECIDE_ELIGIBILITY, gettext_lazy("What carers say is not right"), "pathway:challenges"),
    (Permission.APPROVE_AS_MANAGER, gettext_lazy("Plans to answer"), "pathway:approvals"),
    (Permission.KEEP_BUDGETS, gettext_lazy("Budgets"), "pathway:all_budgets"),
    (Permission.SEE_CARER_FIGURES, gettext_lazy("Carers in figures"), "pathway:found"),
)


@requires(Permission.SEE_CARERS)
def carers(request: SignedInRequest) -> HttpResponse:
    """List the carers of one's own, one's organisation or everybody, what is late first."""
    form = FindCaseload(request.GET or {"whose": "mine"}, user=request.user)
    found = queries.caseload(request.user, form.asked, today=localdate(), page=_page(request.GET))
    context = {
        "find": form,
        "look": FindCarer(),
        "found": found,
        "query": _rest(request.GET),
        "sees_worries": may(request.user, Permission.SEE_SAFEGUARDING),
        "sets_days": may(request.user, Permission.SET_CRITERIA),
        "also": [(label, reverse(name)) for needs, label, name in _ALSO if may(request.user, needs)],
    }
    return render(request, "pathway/carers/list.html", context)


@requires(Permission.SEE_CARERS)
def carers_due(request: SignedInRequest) -> HttpResponse:
    """List what is owed to carers by the end of this week, what is late first."""
    form = FindDue(request.GET or {"whose": "mine"}, user=request.user)
    found = queries.due(request.user, form.asked, today=localdate(), page=_page(request.GET))
    context = {"find": form, "found": found, "query": _rest(request.GET)}
    return render(request, "pathway/carers/due.html", context)


@requires(Permission.SEE_CARERS)
def carers_csv(request: SignedInRequest) -> HttpResponse:
    """Give the carers asked for as a file of open fields: nothing in it says who anybody is."""
    form = FindCaseload(request.GET or {"whose": "mine"}, user=request.user)
    headings, *rows = queries.open_rows(request.user, form.asked, localdate())
    answer = HttpResponse(csv_text([str(each) for each in headings], rows), content_type="text/csv")
    answer["Content-Disposition"] = 'attachment; filename="carers.csv"'
    return answer


def _page(asked: QueryDict) -> int:
    number = asked.get("page", "1")
    return min(int(number), _MOST_PAGES) if number.isascii() and number.isdigit() and int(number) else 1


def _rest(asked: QueryDict) -> str:
    rest = asked.copy()
    rest.pop("page", None)
    return f"{rest.urlencode()}&" if rest else ""
