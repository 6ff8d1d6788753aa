"""A paper as a tagged PDF (PDF/UA-1), for people who read it on paper or with a screen reader."""

from typing import Any

from django.utils.translation import gettext as _

from mainstay.planning.exports import typesetting, words
from mainstay.planning.exports.assessment import paper
from mainstay.planning.exports.paper import Bars, Block, Content, Heading, Paper, Points, Table, Text

# In points. A brief paper may be set smaller, down to a size that can still be read in print.
_LARGEST, _SMALLER, _SMALLEST = 10.5, (10.5, 10.0, 9.5, 9.0, 8.5), 8.0
_BRIEF = 2  # pages


def render(content: Content) -> bytes:
    """The assessment as a PDF; the same content gives the same bytes."""
    return set_as_pdf(paper(content))


def set_as_pdf(whole: Paper) -> bytes:
    """The paper as a PDF; the same paper gives the same bytes."""
    day = words.as_date(whole.made)
    told = {"title": whole.title, "area": whole.area, "day": whole.as_at}
    laid_out = {
        "title": whole.title,
        "under_title": _("%(area)s, as at %(day)s") % told,
        "foot": _("%(title)s, as at %(day)s") % told,
        "page": _("Page %(page)s of %(pages)s"),
        "headings": {"summary": _("Summary"), "contents": _("Contents")},
        "language": words.language().split("-"),
        "day": {"year": day.year, "month": day.month, "day": day.day} if day else None,
        "invented": _("Invented figures") if whole.notices else "",
        "notices": list(whole.notices),
        "summary": list(whole.summary),
        "brief": whole.brief,
        "size": _LARGEST,
        "sections": [
            {
                "title": section.title,
                "annex": section.annex,
                "starts_page": section.starts_page,
                "blocks": [_block(block) for block in section.blocks],
            }
            for section in whole.sections
        ],
    }
    if whole.brief:
        laid_out["size"] = _size_for(laid_out)
    return typesetting.tagged_pdf(laid_out, int(words.moment(whole.made).timestamp()))


def _size_for(laid_out: dict[str, Any]) -> float:
    """The largest size of letters at which the paper keeps to its two pages; the smallest where none does."""
    sizes = (*_SMALLER, _SMALLEST)
    return next((size for size in sizes if typesetting.pages(laid_out | {"size": size}) <= _BRIEF), _SMALLEST)


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Text():
            return {"kind": "text", "words": block.words}
        case Heading():
            return {"kind": "heading", "words": block.words}
        case Points():
            return {"kind": "points", "lines": list(block.lines), "under": block.under}
        case Bars():
            return {"kind": "bars", **typesetting.drawn(block)}
        case Table():
            return {"kind": "table", **_table(block)}


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "note": table.note,
        "more": table.more,
        "entries": table.entries,
        "headed": table.headed,
        "columns": [
            {"title": column.title, "right": column.of_figures, "weight": weight}
            for column, weight in zip(table.columns, table.weights(), strict=True)
        ],
        "rows": table.written(),
        "particulars": [table.particulars(row) for row in table.written()] if table.entries else [],
    }
