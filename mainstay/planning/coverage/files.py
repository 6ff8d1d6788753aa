"""Coverage as files: every cell in a row, for a spreadsheet or another program."""

import io
from collections.abc import Iterator, Sequence

import xlsxwriter
from django.utils.translation import gettext as _

from mainstay.engines.estimate import Triple
from mainstay.planning.coverage import words
from mainstay.planning.coverage.lines import Asked
from mainstay.planning.coverage.whole import Coverage, Seen
from mainstay.web.csv_text import csv_text
from mainstay.web.words import day

HEADINGS = (
    "intervention", "title", "place", "place_name", "group", "condition", "level", "judged_by_person", "reason",
    "services", "providers", "provider_names", "carers_low", "carers_central", "carers_high", "places_a_week",
    "estimated_low", "estimated_central", "estimated_high", "reach_low", "reach_central", "reach_high",
    "enough_is", "funding", "quality", "general_services", "flags",
)  # fmt: skip
# What a figure of a range is rounded to: the service's own numbers are protected already, divided ones look exact.
_WHOLE, _SHARE = 0, 4


def rows(coverage: Coverage, asked: Asked) -> Iterator[list[object]]:
    """Give every cell asked for as a row under HEADINGS; None where a figure is not known."""
    for seen in coverage.cells(asked.group):
        if asked.has(seen.intervention) and asked.shows(seen):
            yield _row(seen, coverage)


def _row(seen: Seen, coverage: Coverage) -> list[object]:
    cell, item = seen.cell, seen.intervention
    enough = coverage.thresholds.enough[item.code]
    return [
        item.code, item.title, seen.spot.code, seen.spot.name, seen.group or "all", coverage.condition or "any",
        seen.level, "yes" if seen.judgement else "no", seen.judgement.reason if seen.judgement else "",
        cell.meant.services, cell.providers, words.who(seen.cell.keys, coverage.services, most=99),
        *_people(cell.meant.carers, coverage), None if cell.meant.places is None else round(cell.meant.places, 1),
        *_people(cell.expected, coverage), *_share(cell.reach),
        None if enough != enough else enough,  # NaN: not judged by reach
        words.paid(cell.meant), words.quality(seen, coverage.services),
        cell.general.services, "; ".join(words.flags(cell)),
    ]  # fmt: skip


def _people(value: Triple | None, coverage: Coverage) -> tuple[object, object, object]:
    """A range of people as it may leave: small numbers are said in words, as on the page."""
    if value is None:
        return None, None, None
    ends = [words.people(end, coverage.small) for end in (value.low, value.central, value.high)]
    low, central, high = (
        int(each.replace(",", "")) if each.replace(",", "").isdecimal() else each for each in ends
    )
    return low, central, high


def _share(value: Triple | None) -> tuple[object, object, object]:
    if value is None:
        return None, None, None
    return round(value.low, _SHARE), round(value.central, _SHARE), round(value.high, _SHARE)


def as_csv(coverage: Coverage, asked: Asked) -> str:
    """Return every cell asked for as CSV text."""
    return csv_text(HEADINGS, rows(coverage, asked))


def as_excel(coverage: Coverage, asked: Asked, audience: str) -> bytes:
    """Return a workbook: a cover that says what it is, the cells, and how they were worked out."""
    file = io.BytesIO()
    safe = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(file, safe)
    bold = book.add_format({"bold": True})
    cover, cells = book.add_worksheet(_("Cover")), book.add_worksheet(_("Coverage"))
    title = _("What exists and what is missing: %(area)s") % {"area": coverage.area.name}
    told = [title, _("As at %(day)s") % {"day": day(coverage.on)}, audience]
    invented = (
        [_("Invented: its people, places, figures and services are nobody's.")]
        if coverage.area.invented
        else []
    )
    told += [*invented, *words.how_it_is_worked_out(coverage), *words.beware(coverage), *sources(coverage)]
    cover.set_column(0, 0, 110, book.add_format({"text_wrap": True, "valign": "top"}))
    for at, line in enumerate(told):
        cover.write_string(at, 0, line, bold if at == 0 else None)
    for at, heading in enumerate(HEADINGS):
        cells.write_string(0, at, heading, bold)
    for row, values in enumerate(rows(coverage, asked), start=1):
        for at, value in enumerate(values):
            if isinstance(value, (int, float)):
                cells.write_number(row, at, value)
            elif value is not None:
                cells.write_string(row, at, str(value))
    cells.set_column(0, len(HEADINGS) - 1, 16)
    cells.freeze_panes(1, 2)
    book.close()
    return file.getvalue()


def sources(coverage: Coverage) -> Sequence[str]:
    """Return the files that the carers were estimated from, a sentence each."""
    return [
        _("Source: %(title)s, %(publisher)s, file %(file)s, SHA-256 %(sha256)s")
        % {**source, "sha256": source["sha256"]}
        for source in coverage.sources
    ]
