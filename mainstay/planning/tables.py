"""The sortable tables on an area's pages."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay.planning.queries import AuthorityLine
from mainstay.policy import in_words
from mainstay.web.tables import Cell, Column, Table, arrange
from mainstay.web.words import between, number, percent


def _count(value: float | None) -> Cell:
    return Cell(number(value), value)


def _rate(value: float | None) -> Cell:
    return Cell(percent(value), value)


def _range(row: dict[str, Any]) -> Cell:
    return Cell(between(row["low"], row["high"]), row["low"])


def _link(name: str, code: str) -> Cell:
    return Cell(name, None, reverse("planning:area", args=[code]))


def of_authorities(lines: list[AuthorityLine], asked: QueryDict) -> Table:
    """Return every authority that was asked for, with its carers."""
    columns = [
        Column("name", _("Authority")),
        Column("nation", _("Nation")),
        Column("people", _("People asked"), numeric=True),
        Column("carers", _("Carers"), numeric=True),
        Column("rate", _("Share of people"), numeric=True),
        Column("intense", _("50 hours or more"), numeric=True),
        Column("intense_rate", _("Share of people"), numeric=True),
    ]
    rows = [
        [
            _link(line.name, line.code),
            Cell(in_words(line.nation)),
            _count(line.people),
            _count(line.carers),
            _rate(line.rate),
            _count(line.intense),
            _rate(line.intense_rate),
        ]
        for line in lines
    ]
    return arrange("authorities", _("Carers by authority"), columns, rows, asked=asked, first="name")


def of_parts(content: dict[str, Any], asked: QueryDict) -> Table:
    """Return the area's parts with their carers, their ward and their tenth of deprivation."""
    where = content["where"]
    columns = _columns(_("Area"))
    extra = [("ward", _("Ward"), False), ("decile", _("Tenth of deprivation"), True)]
    extra = [each for each in extra if any(area.get(each[0]) for area in where["areas"])]
    columns += [Column(key, heading, numeric=numeric) for key, heading, numeric in extra]
    rows = [
        [*_line(area), *(Cell(str(area.get(key) or "–"), area.get(key)) for key, _heading, _numeric in extra)]
        for area in where["areas"]
    ]
    caption = _("Carers by %(parts)s") % {"parts": where["level_label"]}
    return arrange("parts", caption, columns, rows, asked=asked, first="-rate")


def of_wards(content: dict[str, Any], asked: QueryDict) -> Table:
    """Return the area's wards with their carers."""
    rows = [_line(ward) for ward in content["where"]["by_ward"]]
    return arrange(
        "wards", _("Carers by ward"), _columns(_("Ward")), rows, asked=asked, first="-rate", parameter="wards"
    )


def _columns(place: str) -> list[Column]:
    """The headings of ``_line``: a place, named as the table calls it, with its carers."""
    return [
        Column("name", place),
        Column("people", _("People asked"), numeric=True),
        Column("carers", _("Carers"), numeric=True),
        Column("range", _("Range"), numeric=True),
        Column("rate", _("Share of people"), numeric=True),
        Column("intense", _("50 hours or more"), numeric=True),
    ]


def _line(row: dict[str, Any]) -> list[Cell]:
    return [
        _link(row["name"], row["code"]),
        _count(row["people"]),
        _count(row["carers"]),
        _range(row),
        _rate(row["rate"]),
        _count(row["intense"]),
    ]


KINDS = {
    "this area": gettext_lazy("This area"),
    "neighbour": gettext_lazy("Similar area"),
    "authority": gettext_lazy("Its authority"),
    "county": gettext_lazy("Its county"),
    "region": gettext_lazy("Its region"),
    "ward": gettext_lazy("Its ward"),
    "nation": gettext_lazy("Its nation"),
}


def of_comparison(content: dict[str, Any], asked: QueryDict) -> Table:
    """Return the area beside those it is compared with."""
    columns = [
        Column("name", _("Area")),
        Column("kind", _("Why it is here")),
        Column("carers", _("Carers"), numeric=True),
        Column("rate", _("Share of people"), numeric=True),
        Column("intense", _("Share caring 50 hours or more"), numeric=True),
        Column("distance", _("Distance"), numeric=True),
    ]
    rows = [
        [
            _link(row["name"], row["code"]) if row["kind"] not in ("nation",) else Cell(row["name"]),
            Cell(_why_here(row["kind"], invented=content["area"]["invented"])),
            _count(row["carers"]),
            _rate(row["rate"]),
            _rate(row["intense_rate"]),
            Cell("–" if row["distance"] is None else number(row["distance"], 2), row["distance"]),
        ]
        for row in content["compared"]["rows"]
    ]
    return arrange("compared", _("How it compares"), columns, rows, asked=asked)


def _why_here(kind: str, *, invented: bool) -> str:
    return _("For scale") if invented and kind == "nation" else str(KINDS.get(kind, kind))


def of_hidden(content: dict[str, Any], asked: QueryDict) -> Table:
    """Return places by how few of their carers are known to services."""
    columns = [
        Column("name", _("Place")),
        Column("estimate", _("Carers"), numeric=True),
        Column("known", _("Known to services"), numeric=True),
        Column("share", _("Share known"), numeric=True),
        Column("hidden", _("Not known"), numeric=True),
    ]
    rows = [
        [
            _link(row["name"], row["code"]),
            Cell(number(row["estimate"]["central"]), row["estimate"]["central"]),
            _about(row["known"]),
            Cell(percent(row["share_known"]["central"], 0), row["share_known"]["central"])
            if row["share_known"]
            else Cell("–"),
            _spread(row["hidden"]),
        ]
        for row in content["hidden"]["by_place"]
    ]
    return arrange(
        "hidden", _("Carers not known to services, by ward"), columns, rows, asked=asked, first="share"
    )


def _about(value: dict[str, float] | None) -> Cell:
    return Cell(between(value["low"], value["high"]), value["central"]) if value else Cell(_("not given"))


def _spread(value: dict[str, float] | None) -> Cell:
    if value is None:
        return Cell("–")
    text = f"{number(value['central'])} ({between(value['low'], value['high'])})"
    return Cell(text, value["central"])
