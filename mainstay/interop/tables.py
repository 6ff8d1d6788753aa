"""Loaded files and uploads as sortable tables."""

from collections.abc import Iterable

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.interop.queries import FileLine
from mainstay.places.models import Upload
from mainstay.web import words
from mainstay.web.tables import Cell, Column, Table, arrange

SHA_SHOWN = 12


def of_files(lines: Iterable[FileLine], *, asked: QueryDict) -> Table:
    """Return the loaded files in the order asked for."""
    columns = [
        Column("title", _("File")),
        Column("publisher", _("Publisher")),
        Column("date", _("About")),
        Column("rows", _("Rows"), numeric=True),
        Column("edition", _("Edition")),
        Column("cited", _("Saved assessments on it"), numeric=True),
        Column("loaded", _("Loaded")),
    ]
    rows = [_file(line) for line in lines]
    return arrange("files", _("Loaded files"), columns, rows, asked=asked)


def _file(line: FileLine) -> list[Cell]:
    file = line.file
    by = file.loaded_by.name if file.loaded_by else _("the operator")
    told = _("%(file)s, SHA-256 %(start)s…") % {"file": file.file_name, "start": file.sha256[:SHA_SHOWN]}
    aside = _("%(count)s set aside") % {"count": words.number(file.rows_set_aside)}
    edition = _("Older") if line.older else _("Newest")
    return [
        Cell(_two(file.title, told, file=True), file.title, reverse("interop:file", args=[file.pk])),
        Cell(_two(file.publisher, file.licence), file.publisher),
        Cell(_two(words.day(file.reference_on), file.base), file.reference_on.isoformat()),
        Cell(_two(words.number(file.rows), aside), file.rows),
        Cell(_two(edition, _("Your own") if file.authority_id else _("Shared")), edition),
        Cell(words.number(line.cited), line.cited),
        Cell(_two(words.day(localdate(file.loaded_at)), by), file.loaded_at.isoformat()),
    ]


def _two(first: str, second: str, *, file: bool = False) -> str:
    """Return two lines for a cell, the second quieter. file: it may break anywhere, as names of files must."""
    kind = "mainstay-quiet mainstay-file" if file else "mainstay-quiet"
    return format_html('{}<br><span class="{}">{}</span>', first, kind, second)


def of_uploads(uploads: Iterable[Upload], *, asked: QueryDict | None = None) -> Table:
    """Return what was sent, the latest first."""
    columns = [
        Column("name", _("File")),
        Column("state", _("State")),
        Column("sent", _("Sent")),
        Column("by", _("By")),
    ]
    rows = [
        [
            Cell(each.file_name, href=reverse("interop:upload", args=[each.pk])),
            Cell(_(each.get_state_display())),
            Cell(words.moment(each.sent_at), each.sent_at.isoformat()),
            Cell(each.sent_by.name if each.sent_by else _("nobody known")),
        ]
        for each in uploads
    ]
    return arrange("uploads", _("Files sent lately"), columns, rows, asked=asked)
