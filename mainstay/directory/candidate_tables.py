"""Candidates as a table and as a sheet."""

from collections.abc import Iterable, Sequence

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.directory.models import Candidate
from mainstay.directory.queries.candidates import Decided
from mainstay.directory.rules.payments import pounds
from mainstay.web.csv_text import csv_text
from mainstay.web.tables import Cell, Column, Table, arrange
from mainstay.web.words import day, number

_SHOWN = 2  # sentences of each kind in the list; the page of a candidate has them all


def of_candidates(found: Iterable[Candidate], *, caption: str, asked: QueryDict) -> Table:
    """Return candidates as a table in the order they come in; the headings ask for others."""
    columns = [
        Column("name", _("Supplier or charity")),
        Column("spend", _("Paid"), numeric=True),
        Column("why", _("What speaks for it"), sortable=False),
        Column("doubts", _("What speaks against it"), sortable=False),
        Column("state", _("Decision")),
    ]
    rows = [
        [
            Cell(each.name, href=reverse("directory:candidate", args=[each.pk])),
            Cell(_how_often(each), each.spend_pence),
            Cell(sentences(each.why, shown=1)),
            Cell(sentences(each.doubts) if each.doubts else _("Nothing was found")),
            Cell(str(each.get_state_display())),
        ]
        for each in found
    ]
    return arrange("candidates", caption, columns, rows, asked=asked, first="-spend", in_order=True)


def paid(candidate: Candidate) -> str:
    """Return what was paid, or that no payment is known, as of a charity in a list."""
    return pounds(candidate.spend_pence) if candidate.payments else _("not known")


def _how_often(candidate: Candidate) -> str:
    if not candidate.payments:
        return paid(candidate)
    said = ngettext("in %(count)s payment", "in %(count)s payments", candidate.payments)
    often = said % {"count": number(candidate.payments)}
    return format_html('{}<br><span class="mainstay-quiet">{}</span>', paid(candidate), often)


def sentences(said: Sequence[str], *, shown: int = _SHOWN) -> str:
    """Return the first of some sentences one below the other, and how many more there are."""
    lines = list(said[:shown])
    if more := len(said) - len(lines):
        lines.append(ngettext("%(count)s more", "%(count)s more", more) % {"count": more})
    items = format_html_join("", "<li>{}</li>", ((each,) for each in lines))
    return format_html('<ul class="govuk-list govuk-body-s govuk-!-margin-bottom-0">{}</ul>', items)


def in_words(sums: Iterable[Decided]) -> list[tuple[str, str]]:
    """Return what was decided, and how many candidates and how much money that is, for a list of facts."""
    titles = dict(Candidate.State.choices)
    said = _("%(count)s, paid %(paid)s")
    return [
        (str(titles[each.state]), said % {"count": number(each.count), "paid": pounds(each.pence)})
        for each in sums
    ]


def of_months(candidate: Candidate) -> Table:
    """Return what was paid in each month that the list covers, months without a payment too."""
    columns = [Column("month", _("Month")), Column("paid", _("Paid"), numeric=True)]
    rows = [
        [Cell(day(f"{month}-01").partition(" ")[2]), Cell(pounds(pence) if pence else _("nothing"), pence)]
        for month, pence in sorted(candidate.months.items())
    ]
    none = sum(1 for pence in candidate.months.values() if not pence)
    caption = _("Month by month")
    if none:
        without = ngettext(
            "Month by month: %(count)s month without a payment",
            "Month by month: %(count)s months without a payment",
            none,
        )
        caption = without % {"count": none}
    return arrange("months", caption, columns, rows)


def sheet(found: Iterable[Candidate]) -> str:
    """Return candidates as CSV, one line each, with everything that speaks for and against it."""
    headings = [
        _("Supplier or charity"),
        _("Found in"),
        _("Paid (£)"),
        _("Payments"),
        _("First"),
        _("Last"),
        _("What speaks for it"),
        _("What speaks against it"),
        _("What the payments were for"),
        _("Decision"),
        _("Provider"),
        _("Reason"),
    ]
    lines = (
        [
            each.name,
            each.source.name,
            f"{each.spend_pence / 100:.2f}",
            each.payments,
            each.first_on,
            each.last_on,
            " ".join(each.why),
            " ".join(each.doubts),
            "; ".join(each.purposes),
            str(each.get_state_display()),
            each.provider.name if each.provider else "",
            each.reason,
        ]
        for each in found
    )
    return csv_text(headings, lines)


def between(candidate: Candidate) -> str:
    """Return the days between which payments are known."""
    if candidate.first_on is None:
        return _("not known")
    told = {"first": day(candidate.first_on), "last": day(candidate.last_on)}
    return str(format_html(_("{first} to {last}"), **told))
