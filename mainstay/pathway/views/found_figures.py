"""Who is found through what, in counts that are fit to be published."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.queries.found_figures import BECAME, Counted, figures, year_of
from mainstay.web.csv_text import csv_text
from mainstay.web.svg.bars import Bar, BarChart, bars
from mainstay.web.words import number

_YEARS = 5


@requires(Permission.SEE_CARER_FIGURES)
def found(request: SignedInRequest) -> HttpResponse:
    """Show how many carers were found through what in a year, and what advice was given; or as CSV."""
    today = localdate()
    newest = year_of(today)
    years = list(range(newest, newest - _YEARS, -1))
    asked = request.GET.get("year", "")
    year = int(asked) if asked in map(str, years) else newest
    held = figures(request.user.authority, year, today)
    if request.GET.get("as") == "csv":
        return _csv(
            year,
            [
                (_("Carers found"), held.found),
                (_("Advice, about"), held.topics),
                (_("Advice, how"), held.ways),
                (_("Advice, ward"), held.wards),
            ],
        )
    context = {
        "figures": held,
        "years": years,
        "chart": _chart(_("Carers found, by what they were found through"), _("Found through"), held.found),
        "topics": _chart(_("Advice given, by what it was about"), _("About"), held.topics),
        "ways": _chart(_("Advice given, by how"), _("How"), held.ways),
        "wards": _chart(_("Advice given, by ward"), _("Ward"), held.wards),
        "became": [title for _code, title in BECAME],
        "said": _said,
    }
    return render(request, "pathway/found/figures.html", context)


def _said(people: int | None) -> str:
    return _("left out") if people is None else number(people)


def _chart(caption: str, heading: str, counts: list[Counted]) -> BarChart | None:
    lines = [each for each in counts[:-1] if each.people != 0]
    return (
        bars(
            caption,
            heading,
            _("How many"),
            [Bar(each.title, each.people, _said(each.people)) for each in lines],
        )
        if lines
        else None
    )


def _csv(year: int, parts: list[tuple[str, list[Counted]]]) -> HttpResponse:
    rows = [
        [f"{year}-{(year + 1) % 100:02}", part, each.title or _("All"), each.people]
        for part, counts in parts
        for each in counts
    ]
    text = csv_text([_("Year"), _("What"), _("Which"), _("How many, rounded")], rows)
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="found-{year}.csv"'
    return answer
