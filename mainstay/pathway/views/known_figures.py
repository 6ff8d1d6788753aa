"""How many carers are known and what they get, in counts that are fit to be published."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.queries.known_figures import Known, Line, known
from mainstay.web.csv_text import csv_text
from mainstay.web.svg.bars import Bar, BarChart, bars
from mainstay.web.words import number


@requires(Permission.SEE_CARER_FIGURES)
def known_carers(request: SignedInRequest) -> HttpResponse:
    """Show how many carers are known today, where they stand, and what they get; or as CSV."""
    titles = {
        "ages": {
            "young": _("Young carers"),
            "working": _("Of working age"),
            "older": _("Older carers"),
            "unknown": _("Age not known"),
        },
        "gets": {
            "assessed": _("Had an assessment"),
            "planned": _("Have a plan that runs"),
            "supported": _("Get support now"),
            "breaks": _("Get a break now"),
            "budget": _("Have a budget of their own"),
            "unmet": _("Need something that could not be had"),
        },
        "hours": {"": _("Hours not known")},
        "outcomes": {"": _("Nothing decided yet")},
    }
    held = known(request.user.authority, localdate(), titles)
    parts = _parts(held)
    if request.GET.get("as") == "csv":
        return _csv(held, parts)
    context = {
        "known": held,
        "charts": [_chart(caption, heading, lines) for caption, heading, lines in parts],
        "said": _said,
    }
    return render(request, "pathway/found/known.html", context)


def _parts(held: Known) -> list[tuple[str, str, list[Line]]]:
    return [
        (_("What carers get"), _("What"), held.gets),
        (_("Where they stand"), _("Stage"), held.stages),
        (_("What was decided"), _("Decision"), held.outcomes),
        (_("Age"), _("Age"), held.ages),
        (_("Hours of care in a week"), _("Hours"), held.hours),
    ]


def _said(people: int | None) -> str:
    return _("left out") if people is None else number(people)


def _chart(caption: str, heading: str, lines: list[Line]) -> BarChart:
    each = [Bar(line.title, line.people, _said(line.people)) for line in lines]
    return bars(caption, heading, _("Carers"), each)


def _csv(held: Known, parts: list[tuple[str, str, list[Line]]]) -> HttpResponse:
    today = f"{localdate()}"
    rows = [[today, _("Carers known"), "", held.people]]
    rows += [
        [today, caption, line.title, line.people] for caption, _heading, lines in parts for line in lines
    ]
    for ward, people, supported in held.wards:
        where = ward or _("Ward not known")
        rows += [
            [today, _("Known, by ward"), where, people],
            [today, _("Supported, by ward"), where, supported],
        ]
    text = csv_text([_("Counted on"), _("What"), _("Which"), _("How many, rounded")], rows)
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="carers-known-{today}.csv"'
    return answer
