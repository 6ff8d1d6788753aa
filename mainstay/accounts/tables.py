"""People and organisations as sortable tables."""

from collections.abc import Iterable

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay.accounts.models import Organisation, User
from mainstay.web import words
from mainstay.web.tables import Cell, Column, Table, arrange


def of_people(people: Iterable[User], *, asked: QueryDict) -> Table:
    """Return the people in the order asked for; they come from queries.people_list."""
    columns = [
        Column("name", _("Name")),
        Column("roles", _("Roles")),
        Column("organisation", _("Organisation")),
        Column("state", _("Account")),
        Column("second_step", _("Second step")),
        Column("signed_in", _("Last signed in")),
    ]
    rows = [_person(each) for each in people]
    return arrange("table", _("People and their roles"), columns, rows, asked=asked, first="name")


def _person(user: User) -> list[Cell]:
    at = user.signed_in_at  # type: ignore[attr-defined]  # annotated by the query
    second_step = user.has_second_step  # type: ignore[attr-defined]  # annotated by the query
    return [
        Cell(user.name, href=reverse("accounts:person", args=[user.pk])),
        Cell(", ".join(str(User.Role(role).label) for role in user.roles)),
        Cell(str(user.organisation or user.authority)),
        Cell(_("Open") if user.is_active else _("Closed")),
        Cell(_("Set up") if second_step else _("Not set up")),
        # As text, so that never comes last whichever way the column is sorted.
        Cell(words.moment(at) if at else _("Never"), value=at.isoformat() if at else None),
    ]


def of_organisations(organisations: Iterable[Organisation], *, asked: QueryDict) -> Table:
    """Return the organisations in the order asked for."""
    rows = [
        [
            Cell(each.name, href=reverse("accounts:organisation", args=[each.pk])),
            Cell(each.get_kind_display()),
        ]
        for each in organisations
    ]
    columns = [Column("name", _("Name")), Column("kind", _("Kind"))]
    return arrange("table", _("Organisations"), columns, rows, asked=asked, first="name")
