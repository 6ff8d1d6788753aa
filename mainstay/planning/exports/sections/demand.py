"""Demand for short breaks as it stands, what is provided, and the working in annexes."""

from collections.abc import Mapping
from itertools import takewhile
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay.planning.exports import words
from mainstay.planning.exports.paper import (
    As,
    Block,
    Column,
    Content,
    Kind,
    Points,
    Section,
    Table,
    Text,
    rows_of,
)

NONE = gettext_lazy(
    "Demand for short breaks has not been estimated: it needs carers by hours of care a week."
)
NO_SERVICES = gettext_lazy("No services have been loaded for this area.")
READING = gettext_lazy(
    "Each is for one year as things stand, not for a future year. The figure in front is the central estimate; "
    "demand is not outside the range in brackets unless an assumption is. "
    "Hours, days, nights and breaks are not added up."
)


def section(content: Content) -> Section:
    """Demand by break type as a range, what is unmet, what it would cost, and what was noticed."""
    demand = rows_of(content, "demand")
    if not demand:
        return Section(_("Demand for short breaks"), [Text(str(NONE))])
    found = [
        f"{_title(kind)}: {words.sentence(said)}" for kind in demand for said in kind.get("findings") or []
    ]
    blocks: list[Block] = [Text(str(READING)), _table(demand)]
    return Section(_("Demand for short breaks"), [*blocks, *([Points(found)] if found else [])])


def services(content: Content) -> Section:
    """The services known to be here, who provides them and how they are paid for."""
    rows = [
        [row.get("name"), row.get("provider") or "", _kinds(row), row.get("funded_how") or ""]
        for row in rows_of(content, "services")
    ]
    columns = (
        Column(_("Service")),
        Column(_("Provider")),
        Column(_("Support it gives")),
        Column(_("Paid for by")),
    )
    table = Table(_("Services in the area"), _("Services"), columns, rows)
    return Section(_("What is provided now"), [table] if rows else [Text(str(NO_SERVICES))])


def by_place(content: Content) -> Section | None:
    """Annex: demand in each place, a column for each break type; None where there is none."""
    places, kinds = rows_of(content, "demand_by_place"), rows_of(content, "demand")
    if not places or not kinds:
        return None
    columns = [Column(f"{_title(kind)} ({kind.get('unit')})", Kind.COUNT, ranged=True) for kind in kinds]
    rows = [
        [place.get("name"), *((place.get("demand") or {}).get(kind.get("break_type")) for kind in kinds)]
        for place in places
    ]
    table = Table(
        _("Demand in a year, by place"),
        _("Demand by place"),
        (Column(_("Place")), *columns),
        rows,
        on_paper=40,
    )
    return Section(_("Annex: demand by place"), [table], annex=True)


def working(content: Content) -> Section | None:
    """Annex: from carers to demand, line by line, what all breaks share said once; None with no steps."""
    names = _Names(content)
    kinds = [(_title(kind), rows_of(kind, "steps")) for kind in rows_of(content, "demand")]
    shared = _shared([steps for _name, steps in kinds])
    parts = [(_("Every type"), steps[:shared]) for _name, steps in kinds[:1]]
    parts += [(title, steps[shared:]) for title, steps in kinds]
    rows = [[title, *names.row(step)] for title, steps in parts for step in steps]
    if not rows:
        return None
    columns = (
        Column(_("Break")),
        Column(_("Line")),
        Column(_("Operation")),
        Column(_("With"), Kind.NUMBER, ranged=True),
        Column(_("Gives"), Kind.COUNT, ranged=True),
        Column(_("Unit")),
    )
    note = _(
        "Each line works on the line above it, with the assumption it names; a sum adds up the lines in need. "
        "Each type goes on from the last line that every type shares."
    )
    table = Table(_("How demand was worked out"), _("Demand working"), columns, rows, note=note)
    return Section(_("Annex: how demand was worked out"), [table], annex=True)


def _shared(steps: list[list[Mapping[str, Any]]]) -> int:
    """How many lines every type of break begins with alike; none where there is one type."""
    if len(steps) < 2:
        return 0
    alike = takewhile(lambda lines: all(line == lines[0] for line in lines), zip(*steps, strict=False))
    return len(list(alike))


class _Names:
    """What the lines of the working are called: as the step says, by its assumption, or by its hours band."""

    def __init__(self, content: Content) -> None:
        self.assumptions = {row.get("key"): row for row in rows_of(content, "assumptions")}
        bands = rows_of(content.get("carers"), "by_hours")
        self.bands = {
            f"carers/{band.get('band')}": _("Carers, %(hours)s") % {"hours": band.get("label")}
            for band in bands
        }

    def row(self, step: Mapping[str, Any]) -> list[Any]:
        operand, assumption = step.get("operand"), self.assumptions.get(step.get("assumption"), {})
        kind = Kind.SHARE if str(assumption.get("unit") or "").startswith("share") else Kind.NUMBER
        name = str(step.get("name") or "")
        return [
            step.get("label") or assumption.get("title") or self.bands.get(name) or name.capitalize(),
            step.get("operation") or "",
            As(Kind.TEXT, "") if operand is None else As(kind, operand),
            step.get("value"),
            step.get("unit"),
        ]


def _table(demand: list[Mapping[str, Any]]) -> Table:
    columns = (
        Column(_("Break")),
        Column(_("Unit")),
        Column(_("Demand in a year"), Kind.COUNT, ranged=True),
        Column(_("Likely between"), Kind.TEXT),
        Column(_("Not met now"), Kind.COUNT, ranged=True),
        Column(_("Cost in a year"), Kind.MONEY, ranged=True),
    )
    return Table(_("Demand by type of break"), _("Demand"), columns, [_row(kind) for kind in demand])


def _row(kind: Mapping[str, Any]) -> list[Any]:
    likely = [kind.get("likely_low"), kind.get("likely_high")]
    said = "" if None in likely else f" {_('and')} ".join(words.count(end) for end in likely)
    cost = kind.get("cost_pence")
    return [
        _title(kind),
        kind.get("unit"),
        words.range_of(kind, "central"),
        said,
        kind.get("unmet"),
        As(Kind.TEXT, _("no price")) if cost is None else cost,
    ]


def _title(kind: Mapping[str, Any]) -> str:
    return str(kind.get("title") or kind.get("break_type") or "")


def _kinds(row: Mapping[str, Any]) -> str:
    return ", ".join(str(kind) for kind in row.get("interventions") or [])
