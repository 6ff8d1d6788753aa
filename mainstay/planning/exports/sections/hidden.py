"""Carers whom no service knows."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay.planning.exports import words
from mainstay.planning.exports.paper import Block, Column, Content, Kind, Section, Table, Text, rows_of

NONE = gettext_lazy(
    "How many carers are not known to services cannot be said: "
    "no number of carers known to services has been loaded, and no estimate was made."
)


def section(content: Content) -> Section:
    """The estimate less carers known to services, as a range, by place and by group."""
    hidden = content.get("hidden") or {}
    blocks: list[Block] = []
    if hidden.get("sentence"):
        blocks.append(Text(words.sentence(hidden["sentence"])))
    if hidden.get("known") is not None or hidden.get("hidden") is not None:
        blocks.append(_whole(hidden))
    if hidden.get("finding"):
        blocks.append(Text(words.sentence(hidden["finding"])))
    blocks += [table for table in (_by_place(hidden), _by_group(hidden)) if table.rows]
    if blocks and hidden.get("source"):
        blocks.append(Text(words.cited(hidden["source"])))
    return Section(_("Hidden carers"), blocks or [Text(str(NONE))])


def _whole(hidden: Mapping[str, Any]) -> Table:
    columns = (
        Column(_("Counted on"), Kind.DAY),
        Column(_("Known to services"), Kind.COUNT, ranged=True),
        Column(_("Not known"), Kind.COUNT, ranged=True),
        Column(_("Share known"), Kind.SHARE, ranged=True),
    )
    row = [hidden.get(key) for key in ("known_on", "known", "hidden", "share_known")]
    return Table(_("Known and not known"), _("Hidden"), columns, [row])


def _by_place(hidden: Mapping[str, Any]) -> Table:
    rows = _rows(hidden, "by_place")
    title = _("Known and not known, by place")
    return Table(title, _("Hidden by place"), _columns(_("Place")), rows, on_paper=40)


def _by_group(hidden: Mapping[str, Any]) -> Table:
    rows = _rows(hidden, "by_group")
    title = _("Known and not known, by group")
    return Table(title, _("Hidden by group"), _columns(_("Group")), rows, on_paper=40)


def _columns(first: str) -> tuple[Column, ...]:
    return (
        Column(first),
        Column(_("Carers"), Kind.COUNT, ranged=True),
        Column(_("Known"), Kind.COUNT, ranged=True),
        Column(_("Not known"), Kind.COUNT, ranged=True),
        Column(_("To note")),
    )


def _rows(hidden: Mapping[str, Any], key: str) -> list[list[Any]]:
    return [
        [
            _name(row),
            row.get("estimate"),
            row.get("known"),
            row.get("hidden"),
            words.sentence(row.get("finding")),
        ]
        for row in rows_of(hidden, key)
    ]


def _name(row: Mapping[str, Any]) -> str:
    return str(row.get("name") or row.get("title") or row.get("label") or row.get("code") or "")
