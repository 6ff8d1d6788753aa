"""The assessment for a terminal: 88 characters wide, bars made of characters, no colour."""

import textwrap
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay.planning.exports.assessment import paper
from mainstay.planning.exports.paper import Bars, Block, Content, Heading, Points, Section, Table, Text

WIDTH = 88
_ELSEWHERE = gettext_lazy(
    "The working, and the source of each assumption, are in the Excel, Word, PDF and JSON versions."
)
_BAR = 40
_GAP = "  "


def render(content: Content) -> str:
    """The headline, then each section; annexes are left to the other formats, and that is said."""
    whole = paper(content)
    below = _("%(area)s, as at %(day)s") % {"area": whole.area, "day": whole.as_at}
    lines = [whole.title, "=" * len(whole.title), below, ""]
    for notice in whole.notices:
        lines += [*_wrapped(notice.upper()), ""]
    for said in whole.summary:
        lines += _wrapped(said)
    for section in whole.sections:
        lines += [] if section.annex else _section(section)
    lines += ["", *_wrapped(str(_ELSEWHERE))]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _section(section: Section) -> list[str]:
    lines = ["", section.title, "-" * len(section.title)]
    for place, block in enumerate(section.blocks):
        lines += ([""] if place else []) + [*_block(block, section.title)]
    return lines


def _block(block: Block, below: str) -> Iterator[str]:
    match block:
        case Text():
            yield from _wrapped(block.words)
        case Heading():
            yield from _wrapped(f"{block.words}:")
        case Points():
            yield from _wrapped(f"{block.under}:" if block.under else "")
            for line in block.lines:
                yield from _wrapped(line, first="- ", rest="  ")
        case Bars():
            yield from _bars(block)
        case Table():
            yield from _wrapped("" if block.title == below else block.title)
            yield from _wrapped(block.note)
            yield from _entries(block) if block.entries else _table(block)
            yield from _wrapped(block.more)


def _bars(chart: Bars) -> Iterator[str]:
    longest = max((bar.length for bar in chart.bars), default=0)
    room = min(max((len(bar.label) for bar in chart.bars), default=0), WIDTH - _BAR - 14)
    yield from _wrapped(chart.title)
    for bar in chart.bars:
        drawn = "█" * max(round(_BAR * bar.length / longest), 1) if longest and bar.length else ""
        yield f"{textwrap.shorten(bar.label, room, placeholder='…'):<{room}}{_GAP}{drawn:<{_BAR}}{_GAP}{bar.written:>8}"


def _entries(table: Table) -> Iterator[str]:
    shown = table.columns[1 : table.in_brief]
    for name, *told in table.written():
        yield from _wrapped(name, first="- ", rest="  ")
        said = [f"{column.title}: {cell}" for column, cell in zip(shown, told, strict=False) if cell]
        for line in ["; ".join(said)] if table.in_brief else said:
            yield from _wrapped(line, first="    ", rest="      ")


def _table(table: Table) -> Iterator[str]:
    headings, rows = [column.title for column in table.columns], table.written()
    right = [column.of_figures for column in table.columns]
    widths = _widths(headings, rows, right)
    yield from _row(headings, widths, right)
    yield _GAP.join("-" * width for width in widths)
    for row in rows:
        yield from _row(row, widths, right)


def _widths(headings: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]) -> list[int]:
    """As wide as the longest cell of each column. Where that is too wide, headings over figures give way
    first, then the widest columns."""
    cells = [max((len(row[place]) for row in rows), default=0) for place in range(len(headings))]
    widths = [max(1, width, len(heading)) for width, heading in zip(cells, headings, strict=True)]
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - WIDTH
    for _letter in range(max(over, 0)):
        least = [
            max(width, *map(len, heading.split())) if of_figures else widths[place]
            for place, (width, heading, of_figures) in enumerate(zip(cells, headings, right, strict=True))
        ]
        to_spare = [place for place, width in enumerate(widths) if width > least[place]]
        widest = max(to_spare or range(len(widths)), key=lambda place: widths[place])
        widths[widest] = max(widths[widest] - 1, 1)
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    wrapped = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    for line in range(max(len(cell) for cell in wrapped)):
        parts = [cell[line] if line < len(cell) else "" for cell in wrapped]
        set_out = zip(parts, widths, right, strict=True)
        yield _GAP.join(
            f"{part:>{width}}" if to_right else f"{part:<{width}}" for part, width, to_right in set_out
        )


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
