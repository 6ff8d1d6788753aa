"""Carers whom no service knows."""

from collections.abc import Mapping
from typing import Any

from mainstay.planning.exports import words
from mainstay.planning.exports.paper import Block, Column, Content, Kind, Section, Table, Text, rows_of

NONE = (
    "How many carers are not known to services cannot be said: "
    "no number of carers known to services has been loaded, and no estimate was made."
)
_FIGURES = (
    Column("Carers", Kind.COUNT, ranged=True),
    Column("Known", Kind.COUNT, ranged=True),
    Column("Not known", Kind.COUNT, ranged=True),
    Column("To note"),
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
    blocks += [table for table in (_by(hidden, "place"), _by(hidden, "group")) if table.rows]
    if blocks and hidden.get("source"):
        blocks.append(Text(words.cited(hidden["source"])))
    return Section("Hidden carers", blocks or [Text(NONE)])


def _whole(hidden: Mapping[str, Any]) -> Table:
    columns = (
        Column("Counted on", Kind.DAY),
        Column("Known to services", Kind.COUNT, ranged=True),
        Column("Not known", Kind.COUNT, ranged=True),
        Column("Share known", Kind.SHARE, ranged=True),
    )
    row = [hidden.get(key) for key in ("known_on", "known", "hidden", "share_known")]
    return Table("Known and not known", "Hidden", columns, [row])


def _by(hidden: Mapping[str, Any], what: str) -> Table:
    rows = [
        [
            _name(row),
            row.get("estimate"),
            row.get("known"),
            row.get("hidden"),
            words.sentence(row.get("finding")),
        ]
        for row in rows_of(hidden, f"by_{what}")
    ]
    title = f"Known and not known, by {what}"
    return Table(title, f"Hidden by {what}", (Column(what.capitalize()), *_FIGURES), rows, on_paper=40)


def _name(row: Mapping[str, Any]) -> str:
    return str(row.get("name") or row.get("title") or row.get("label") or row.get("code") or "")
