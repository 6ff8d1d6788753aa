"""Layouts and templates in words, for whoever wonders what can be loaded."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.interop import statistics
from mainstay.interop.statistics import Layout
from mainstay.web.tables import Cell, Column, Table, arrange


def table(*, asked: QueryDict) -> Table:
    """Return every layout as a sortable table."""
    columns = [
        Column("title", _("Table")),
        Column("publisher", _("Publisher")),
        Column("base", _("Base")),
        Column("on", _("About")),
        Column("name", _("Name for --as")),
    ]
    rows = [
        [
            Cell(each.title, href=reverse("interop:layout", args=[each.name])),
            Cell(each.publisher),
            Cell(each.base),
            Cell(str(each.reference_on.year) if each.reference_on else _("as the file says")),
            Cell(each.name),
        ]
        for each in statistics.layouts().values()
    ]
    return arrange("layouts", _("Tables that can be read"), columns, rows, asked=asked, first="title")


def headings(layout: Layout) -> list[tuple[str, list[str]]]:
    """Return what each group of headings is → the headings by which the layout is recognised, in its order."""
    groups = [
        (_("The place"), [*layout.place.code, *layout.place.name]),
        (_("What tells the figures apart"), [each.heading for each in layout.by]),
        (_("Figures"), [" / ".join(each.headings) for each in layout.columns]),
        (
            _("Areas and what they lie in"),
            [name for each in layout.links for name in (*each.child, *each.parent)],
        ),
        (
            _("Codes before and after"),
            [name for x in layout.changes for name in (x.old, x.new, x.kind) if name],
        ),
        (_("Columns"), [each.heading for each in layout.fields]),
        (_("Properties of each outline"), [*layout.code_properties, *layout.name_properties]),
    ]
    return [(title, list(dict.fromkeys(names))) for title, names in groups if names]


@dataclass(frozen=True)
class ColumnTold:
    """A column of a template: what it wants, and the values it takes (code, meaning) where they are listed."""

    heading: str
    required: bool
    wants: str
    values: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class TemplateTold:
    """A template with its columns and its example rows."""

    layout: Layout
    columns: Sequence[ColumnTold]
    headings: Sequence[str]
    examples: Sequence[Sequence[str]]


def templates(today: date) -> list[TemplateTold]:
    """Return each template with what its columns want."""
    return [_told(name, today) for name in statistics.templates()]


def _told(name: str, today: date) -> TemplateTold:
    first, *examples = csv.reader(io.StringIO(statistics.template(name)))
    layout = statistics.layouts()[name]
    required = {each.heading for each in layout.fields if each.required} or set(first) - {"place name"}
    wanted = _wanted(today)
    columns = [ColumnTold(each, each in required, *wanted.get(each, ("", ()))) for each in first]
    return TemplateTold(layout, columns, first, examples)


def _wanted(today: date) -> dict[str, tuple[str, Sequence[tuple[str, str]]]]:
    groups = [(each.code, each.title) for each in policy.items("model.overlooked_groups", on=today)]
    interventions = [(each.code, each.title) for each in policy.items("model.interventions", on=today)]
    kinds = [
        ("all", _("everybody known")),
        ("age", _("an age band")),
        ("sex", _("female or male")),
        ("ethnicity", _("an ethnic group")),
        ("hours", _("a band of hours a week")),
        ("condition", _("the condition of the person looked after")),
        ("other", _("any other group")),
    ]
    no_values: Sequence[tuple[str, str]] = ()
    return {
        "place code": (_("The code of the ward, authority or small area, such as E08000009."), no_values),
        "place name": (_("Its name, for people who read the file. It is not checked."), no_values),
        "group kind": (_("What kind of group the row counts."), kinds),
        "group": (
            _(
                "The group. Write all, an age band such as 0-17 or 65+, or one of these where you can count it."
            ),
            groups,
        ),
        "people known": (_("Whole number of carers. Write c where it is too small to give away."), no_values),
        "as at": (_("The day of the count, as 2026-03-31. The same on every row."), no_values),
        "name": (_("What the service is called."), no_values),
        "provider": (_("Who runs it."), no_values),
        "what it helps with": (_("One or more of these codes, with semicolons between them."), interventions),
        "place codes": (_("Codes of the areas it serves, with semicolons between them."), no_values),
        "cost to carer": (_("What a carer pays, in words, such as free."), no_values),
        "funded how": (_("Such as contract, grant or own funds."), no_values),
        "places or hours a week": (_("How much there is, as a number."), no_values),
        "contact": (
            _("A telephone number or an address that the public may use, never a person's own."),
            no_values,
        ),
        "last checked": (_("The day somebody last made sure that this is right, as 2026-03-31."), no_values),
    }
