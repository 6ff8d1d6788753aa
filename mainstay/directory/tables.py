"""Entries and providers as tables."""

from collections.abc import Iterable
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay.directory.models import Service
from mainstay.directory.rules.freshness import freshness
from mainstay.web.tables import Cell, Column, Table, arrange
from mainstay.web.words import day


def of_entries(
    services: Iterable[Service], *, caption: str, asked: QueryDict, today: date, months: int
) -> Table:
    """Return entries as a table in the order they come in; the headings ask for others."""
    columns = [
        Column("name", _("Service")),
        Column("provider", _("Offered by")),
        Column("funded", _("Funding")),
        Column("state", _("State")),
        Column("checked", _("Last checked")),
    ]
    rows = [
        [
            Cell(each.name, href=reverse("directory:entry", args=[each.pk])),
            Cell(each.provider.name, href=reverse("directory:provider", args=[each.provider_id])),
            Cell(each.get_funded_how_display() or _("Not said")),
            Cell(str(each.get_state_display())),
            Cell(checked(each.checked_on, today, months)),
        ]
        for each in services
    ]
    return arrange("entries", caption, columns, rows, asked=asked, first="name", in_order=True)


def checked(on: date | None, today: date, months: int) -> str:
    """Return when an entry was last checked, and that it is due where it is."""
    found = freshness(on, today, months)
    if on is None:
        return _("Never")
    return _("%(day)s: look again") % {"day": day(on)} if found.is_due else day(on)
