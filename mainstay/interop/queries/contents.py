"""What does a loaded file hold, and which areas does it cover?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mainstay.directory.models import Service
from mainstay.interop.findings import cell_text
from mainstay.interop.wording import level_in_words, without_what_they_share
from mainstay.places import queries as places
from mainstay.places.models import Boundary, CodeChange, Figures, LoadedFile, PlaceLink
from mainstay.web.words import number

ROWS_A_PAGE = 25
COLUMNS_A_PAGE = 6


@dataclass(frozen=True)
class Contents:
    """A page of what is in a file: text only. The first two headings name the place.

    part: which columns are shown, from 1, of ``parts``. common: what every heading began with.
    """

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    page: "Page[Any]"
    numeric_from: int
    part: int = 1
    parts: int = 1
    common: str = ""


def contents(file: LoadedFile, *, page: str = "", part: str = "") -> Contents | None:
    """Return a page of the file's figures, nestings, code changes, outlines or services; None if it has none.

    page, part: as the address says them; what cannot be read is the first.
    """
    for objects, show in _KINDS:
        found = objects(file)
        paginator = Paginator(found, ROWS_A_PAGE)
        if paginator.count:
            return show(file, paginator.get_page(page), part)
    return None


def _figures(file: LoadedFile, page: "Page[Any]", part: str) -> Contents:
    rows = list(page.object_list)
    named = places.named([row.code for row in rows])
    common, titles = without_what_they_share(file.titles or file.columns)
    parts = max(1, -(-len(titles) // COLUMNS_A_PAGE))
    at = min(max(int(part), 1), parts) if part.isdecimal() and len(part) < 6 else 1
    shown = range((at - 1) * COLUMNS_A_PAGE, min(at * COLUMNS_A_PAGE, len(titles)))
    text = [
        [
            _name(named, row.code),
            row.code,
            *(cell_text(row.values[n], (row.marks or {}).get(str(n))) for n in shown),
        ]
        for row in rows
    ]
    return Contents([_("Name"), _("Code"), *(titles[n] for n in shown)], text, page, 2, at, parts, common)


def _links(file: LoadedFile, page: "Page[Any]", part: str) -> Contents:
    rows = list(page.object_list)
    named = places.named([code for row in rows for code in (row.child, row.parent)])
    text = [[_name(named, row.child), row.child, _name(named, row.parent), row.parent] for row in rows]
    return Contents([_("Name"), _("Code"), _("Lies in"), _("Code of that")], text, page, 4)


def _changes(file: LoadedFile, page: "Page[Any]", part: str) -> Contents:
    kinds = {"U": _("unchanged"), "S": _("split"), "M": _("merged"), "X": _("no simple match")}
    text = [[row.old, row.new, kinds.get(row.kind, row.kind)] for row in page.object_list]
    return Contents([_("Code before"), _("Code after"), _("What happened")], text, page, 3)


def _outlines(file: LoadedFile, page: "Page[Any]", part: str) -> Contents:
    rows = list(page.object_list)
    named = places.named([row.code for row in rows])
    text = [[_name(named, row.code), row.code, number(row.square_km, 2)] for row in rows]
    return Contents([_("Name"), _("Code"), _("Square kilometres")], text, page, 2)


def _services(file: LoadedFile, page: "Page[Any]", part: str) -> Contents:
    text = [
        [row.name, row.provider.name, ", ".join(row.interventions), ", ".join(row.areas)]
        for row in page.object_list
    ]
    return Contents([_("Service"), _("Provider"), _("What it helps with"), _("Places")], text, page, 4)


def _name(named: dict[str, places.Area], code: str) -> str:
    return named[code].name if code in named else code


_KINDS: list[
    tuple[Callable[[LoadedFile], QuerySet[Any]], "Callable[[LoadedFile, Page[Any], str], Contents]"]
] = [
    (lambda file: Figures.objects.filter(file=file).order_by("code"), _figures),
    (lambda file: Boundary.objects.filter(file=file).defer("geometry").order_by("code"), _outlines),
    (lambda file: PlaceLink.objects.filter(file=file).order_by("child", "parent"), _links),
    (lambda file: CodeChange.objects.filter(file=file).order_by("old", "new"), _changes),
    (lambda file: Service.objects.filter(file=file).order_by("name", "pk"), _services),
]

_COVERED = """
WITH named AS (
    SELECT code FROM places_figures WHERE file_id = %(file)s
    UNION SELECT code FROM places_boundary WHERE file_id = %(file)s
    UNION SELECT parent FROM places_placelink WHERE file_id = %(file)s
)
SELECT level, count(*), (array_agg(ARRAY[code, name] ORDER BY name))[1:%(most)s]
FROM (SELECT DISTINCT ON (p.code) p.code, p.name, p.level FROM named n JOIN places_place p ON p.code = n.code) x
GROUP BY level
"""


@dataclass(frozen=True)
class Covered:
    """The places of one level that a file names: how many, and the code and name of the first by name."""

    level: str
    called: str
    places: int
    first: Sequence[tuple[str, str]]


def covered(file: LoadedFile, *, most: int = 6) -> list[Covered]:
    """Return what the file covers, level by level, fewest places first; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_COVERED, {"file": file.pk, "most": most})
        found = [
            Covered(level, level_in_words(level, count), count, [tuple(each) for each in first])
            for level, count, first in cursor.fetchall()
        ]
    return sorted(found, key=lambda each: each.places)
