"""Sources as tables and words for their pages."""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.directory.models import Source
from mainstay.interop.sources import rules
from mainstay.interop.sources.kinds import KINDS
from mainstay.web import words
from mainstay.web.tables import Cell, Column, Table, arrange


def stands(source: Source) -> str:
    """Return how a source stands, in a few words."""
    return {
        rules.NEW: _("Not read yet") if not source.read_at else _("Listed"),
        rules.WAITING: _("Waiting to be read"),
        rules.READING: _("Being read"),
        rules.CHECKED: _("Read, waiting for you"),
        rules.LOADING: _("Being listed"),
        rules.DONE: _("Listed"),
        rules.STOPPED: _("Stopped"),
        rules.REFUSED: _("Cannot be listed as it is"),
    }.get(source.reading.get("phase", rules.NEW), "")


def table(sources: Iterable[Source], *, asked: QueryDict) -> Table:
    """Return every source as a sortable table."""
    columns = [
        Column("name", _("Source")),
        Column("kind", _("What it is")),
        Column("state", _("State")),
        Column("telling", _("Services it tells of"), numeric=True),
        Column("read", _("Last listed")),
    ]
    rows = [
        [
            Cell(each.name, href=reverse("sources:source", args=[each.pk])),
            Cell(str(KINDS[each.kind].label) if each.kind in KINDS else _(each.get_kind_display())),
            Cell(stands(each)),
            Cell(words.number(each.telling), each.telling),  # type: ignore[attr-defined]
            Cell(
                words.day(localdate(each.read_at)) if each.read_at else _("never"),
                each.read_at.isoformat() if each.read_at else "",
            ),
        ]
        for each in sources
    ]
    return arrange("sources", _("Sources"), columns, rows, asked=asked, first="name")


def preview(source: Source) -> dict[str, Any]:
    """Return what the page of a source shows of what was found: counts, sentences, and the first of each list."""
    found = source.reading.get("found") or {}
    changes = found.get("changes") or {}
    shown = [
        ("new", _("New")),
        ("changed", _("Changed")),
        ("same", _("The same")),
        ("left", _("Left to owners, or merged")),
        ("gone", _("Gone, to be taken out")),
    ]
    if found.get("candidates"):
        shown[3:] = [
            ("left", _("Decided on before")),
            ("gone", _("Gone, and not decided on")),
        ]
    gone, listed = changes.get("gone", 0), changes.get("listed", 0)
    names = changes.get("names", {})
    return {
        "found": found,
        "counts": [(label, words.number(changes.get(kind, 0))) for kind, label in shown] if changes else [],
        "names": [(label, names[kind], changes.get(kind, 0)) for kind, label in shown if names.get(kind)],
        "many_gone": rules.many_would_go(gone, listed),
        "gone": gone,
        "listed_before": listed,
        "since": parse_datetime(source.reading["since"]) if source.reading.get("since") else None,
        "readings": [_line(each) for each in source.findings.get("history", [])],
    }


def _line(told: dict[str, Any]) -> list[str]:
    at = parse_datetime(told["at"])
    assert at is not None
    counts = [words.number(told.get(name, 0)) for name in ("added", "changed", "left", "gone", "whole")]
    return [words.moment(at), *counts, str(told.get("by") or "")]
