"""Loaded files and uploads as sortable tables."""

import re
from collections.abc import Iterable

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.interop.queries import FileLine
from mainstay.interop.wording import unbroken
from mainstay.places.models import LoadedFile, Upload
from mainstay.web import words
from mainstay.web.tables import Cell, Column, Table, arrange

SHA_SHOWN = 12
_AT_MARKS = re.compile(r"[^_.\- ]{1,20}[_.\- ]?|[_.\- ]")


def of_files(lines: Iterable[FileLine], *, asked: QueryDict) -> Table:
    """Return the loaded files in the order asked for."""
    columns = [
        Column("title", _("File")),
        Column("publisher", _("Publisher")),
        Column("date", _("About")),
        Column("rows", _("Rows"), numeric=True),
        Column("edition", _("Edition")),
        Column("cited", _("Cited by"), numeric=True),
        Column("loaded", _("Loaded")),
    ]
    rows = [_file(line) for line in lines]
    return arrange("files", _("Loaded files"), columns, rows, asked=asked)


def _file(line: FileLine) -> list[Cell]:
    file = line.file
    by = file.loaded_by.name if file.loaded_by else _("the operator")
    aside = _("%(count)s set aside") % {"count": words.number(file.rows_set_aside)}
    edition = _("Older") if line.older else _("Newest")
    return [
        Cell(_named(file), file.title),
        Cell(_two(file.publisher, file.licence), file.publisher),
        Cell(_two(words.day(file.reference_on), file.base), file.reference_on.isoformat()),
        Cell(_two(words.number(file.rows), unbroken(aside)), file.rows),
        Cell(_two(edition, unbroken(_("Your own")) if file.authority_id else _("Shared")), edition),
        Cell(words.number(line.cited), line.cited),
        Cell(_two(words.day(localdate(file.loaded_at)), by), file.loaded_at.isoformat()),
    ]


def _named(file: LoadedFile) -> str:
    """The title as a link, then the file's name, which may break after a mark, and the beginning of its SHA-256."""
    return format_html(
        '<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">, {}</span></a>'
        '<br><span class="mainstay-quiet">{}<br>{}</span>',
        reverse("interop:file", args=[file.pk]),
        file.title,
        file.file_name,
        format_html_join("", "{}<wbr>", ((part,) for part in _AT_MARKS.findall(file.file_name))),
        unbroken(_("SHA-256 %(start)s…") % {"start": file.sha256[:SHA_SHOWN]}).replace("-", "\u2011"),
    )


def _two(first: str, second: str) -> str:
    """Return two lines for a cell, the second quieter."""
    return format_html('{}<br><span class="mainstay-quiet">{}</span>', first, second)


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
