"""Loaded files and uploads as sortable tables."""

from collections.abc import Iterable

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.interop.queries import FileLine
from mainstay.places.models import Upload
from mainstay.web import words
from mainstay.web.tables import Cell, Column, Table, arrange

SHA_SHOWN = 12


def of_files(lines: Iterable[FileLine], *, asked: QueryDict) -> Table:
    """Return the loaded files in the order asked for."""
    columns = [
        Column("title", _("File")),
        Column("publisher", _("Publisher and licence")),
        Column("date", _("About")),
        Column("base", _("Base")),
        Column("rows", _("Rows"), numeric=True),
        Column("aside", _("Set aside"), numeric=True),
        Column("edition", _("Edition")),
        Column("cited", _("Assessments on it"), numeric=True),
        Column("whose", _("Whose")),
        Column("loaded", _("Loaded")),
    ]
    rows = [_file(line) for line in lines]
    return arrange("files", _("Loaded files"), columns, rows, asked=asked)


def _file(line: FileLine) -> list[Cell]:
    file = line.file
    by = file.loaded_by.name if file.loaded_by else _("the operator")
    return [
        Cell(file.title, href=reverse("interop:file", args=[file.pk])),
        _two(file.publisher, file.licence),
        Cell(words.day(file.reference_on), file.reference_on.isoformat()),
        _two(file.base, _("SHA-256 %(start)s…") % {"start": file.sha256[:SHA_SHOWN]}),
        Cell(words.number(file.rows), file.rows),
        Cell(words.number(file.rows_set_aside), file.rows_set_aside),
        Cell(_("Older") if line.older else _("Newest")),
        Cell(words.number(line.cited), line.cited),
        Cell(_("Yours") if file.authority_id else _("Shared")),
        Cell(_two(words.day(file.loaded_at.date()), by).text, file.loaded_at.isoformat()),
    ]


def _two(first: str, second: str) -> Cell:
    """Two lines in a cell, the second quieter; sorted by the first."""
    return Cell(format_html('{}<br><span class="mainstay-quiet">{}</span>', first, second), first)


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


def rows_in_words(count: int) -> str:
    """Return "1 row" or "1,234 rows"."""
    return ngettext("%(rows)s row", "%(rows)s rows", count) % {"rows": words.number(count)}
