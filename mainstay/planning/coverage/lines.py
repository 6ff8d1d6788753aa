"""Coverage as lines that a page shows: which cells were asked for, what each says, and what is missing first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from mainstay import policy
from mainstay.planning.coverage import words
from mainstay.planning.coverage.brief import Brief, brief_of
from mainstay.planning.coverage.whole import Coverage, Seen

# What a page may ask to see of all cells → whether a cell is that.
WANTED: Mapping[str, Callable[[Seen], bool]] = {
    "gap": lambda seen: seen.level in ("gap", "general"),
    "one": lambda seen: seen.cell.one_provider,
    "ending": lambda seen: seen.cell.ending > 0,
    "over": lambda seen: seen.level == "over",
    "full": lambda seen: seen.cell.full + seen.cell.waiting > 0,
    "stale": lambda seen: seen.cell.stale > 0,
}


_NAMED, _A_PAGE = 12, 25  # places that a line names; places on a page of the table of signs


@dataclass(frozen=True)
class CellLine:
    """One cell, ready to show.

    place: what tells it from its neighbours, a place or a group. judged: a person's word counts, not the count's.
    """

    code: str
    place: str
    href: str
    level: str
    label: str
    judged: bool
    who: str
    how_much: str
    missing: str
    general: str
    brief: Brief


@dataclass(frozen=True)
class Row:
    """One intervention across the places; None for a cell that was not asked for."""

    item: policy.Item
    number: int
    cells: Sequence[CellLine | None]


@dataclass(frozen=True)
class GapLine:
    """One intervention that is missing somewhere: in places, of which more are not named, or everywhere.

    carers: how many live there, written. of_all: whether that is carers of every kind, because nobody knows how
    many are of the kind asked for. href: the page of the intervention for the whole area.
    """

    item: policy.Item
    number: int
    level: str
    label: str
    carers: str
    places: Sequence[tuple[str, str]]
    everywhere: bool
    more: int
    of_all: bool
    href: str


@dataclass(frozen=True)
class Asked:
    """What a page asks to see: carers of one group, a part of the pathway, a way of funding, cells of one kind."""

    group: str = ""
    pathway: str = ""
    route: str = ""
    show: str = ""

    def shows(self, seen: Seen) -> bool:
        """Whether a cell is one of those asked for."""
        if self.route and self.route not in seen.cell.meant.pence:
            return False
        return self.show not in WANTED or WANTED[self.show](seen)

    def has(self, item: policy.Item) -> bool:
        """Whether an intervention is in the part of the pathway asked for."""
        return not self.pathway or self.pathway in item.attributes["pathway"]


def rows_of(coverage: Coverage, asked: Asked) -> list[Row]:
    """Return the interventions asked for with their cells; an intervention without any such cell is left out."""
    found: dict[str, list[Seen]] = {}
    for seen in coverage.cells(asked.group):
        if asked.has(seen.intervention):
            found.setdefault(seen.intervention.code, []).append(seen)
    rows = []
    for cells in found.values():
        lines = [line_of(seen, coverage) if asked.shows(seen) else None for seen in cells]
        if any(lines):
            rows.append(Row(cells[0].intervention, number_of(cells[0].intervention), lines))
    return rows


def rows_by_group(coverage: Coverage, place: str, called: Sequence[str]) -> list[Row]:
    """Return every intervention in one place with a cell for each group of the coverage. called: the groups' names."""
    columns = [coverage.of_place(place, group) for group in coverage.groups]
    return [
        Row(
            cells[0].intervention,
            number_of(cells[0].intervention),
            [replace(line_of(each, coverage), place=name) for each, name in zip(cells, called, strict=True)],
        )
        for cells in zip(*columns, strict=True)
    ]


def line_of(seen: Seen, coverage: Coverage) -> CellLine:
    """Return one cell ready to show."""
    return CellLine(
        seen.spot.code,
        seen.spot.name,
        address(coverage, seen),
        seen.level,
        words.label(seen.level),
        seen.judgement is not None,
        words.who(seen.cell.keys, coverage.services),
        words.how_much(seen.cell.meant, coverage.small),
        words.missing(seen, coverage),
        words.added_by_general(seen, coverage),
        brief_of(seen, coverage),
    )


def address(coverage: Coverage, seen: Seen, page: str = "planning:coverage_cell") -> str:
    """Return where one cell has its page. page: another page about a cell, by name."""
    found = reverse(page, args=[coverage.area.code, seen.intervention.code, seen.spot.code])
    about = {"group": seen.group, "condition": coverage.condition}
    asked = urlencode({name: value for name, value in about.items() if value})
    return f"{found}?{asked}" if asked else found


def number_of(item: policy.Item) -> int:
    """Return the intervention's number in the model: 6 for I06."""
    return int(item.code.lstrip("I"))


def gap_lines(coverage: Coverage, asked: Asked) -> list[GapLine]:
    """Return what is missing, one line an intervention and level: nothing at all first, then where most carers live."""
    found: dict[tuple[str, str], list[Seen]] = {}
    for seen in coverage.gaps(asked.group, levels=("gap", "general")):
        if asked.has(seen.intervention):
            found.setdefault((seen.level, seen.intervention.code), []).append(seen)
    order = sorted(found.items(), key=lambda each: (each[0][0] != "gap", -_living(each[1]), each[0][1]))
    return [_gap_line(level, cells, coverage) for (level, _code), cells in order]


def _gap_line(level: str, cells: list[Seen], coverage: Coverage) -> GapLine:
    item, carers = cells[0].intervention, _living(cells)
    return GapLine(
        item,
        number_of(item),
        level,
        words.label(level),
        words.about(carers or None, coverage.small),
        [(seen.spot.name, address(coverage, seen)) for seen in cells[:_NAMED]],
        len(cells) == len(coverage.places),
        max(len(cells) - _NAMED, 0),
        any(seen.cell.expected is None for seen in cells),
        address(coverage, coverage.cell(item.code, coverage.area.code, cells[0].group)),
    )


def _living(cells: Sequence[Seen]) -> float:
    known = [seen.cell.expected or seen.spot.carers for seen in cells]
    return sum(each.central for each in known if each)


@dataclass(frozen=True)
class Signs:
    """A page of a table of signs, for many places: a place down, an intervention across.

    rows: the place's name and, for each intervention, the address of its cell, its level, and both in words; None
    for one that was not asked for. page, pages: from 1.
    """

    items: Sequence[tuple[int, str]]
    rows: Sequence[tuple[str, Sequence[tuple[str, str, str] | None]]]
    page: int
    pages: int
    places: int


def page_of(coverage: Coverage, asked: Asked, page: str) -> Signs:
    """Return one page of places with a sign for each intervention. page: as the address gives it."""
    items = [item for item in coverage.interventions if asked.has(item)]
    pages = max(1, -(-len(coverage.places) // _A_PAGE))
    at = min(max(int(page) if page.isdecimal() else 1, 1), pages)
    rows = [
        (
            spot.name,
            [
                _sign(seen, coverage) if asked.shows(seen) else None
                for seen in _of(spot.code, items, coverage, asked)
            ],
        )
        for spot in coverage.places[(at - 1) * _A_PAGE : at * _A_PAGE]
    ]
    return Signs([(number_of(item), item.title) for item in items], rows, at, pages, len(coverage.places))


def _of(place: str, items: Sequence[policy.Item], coverage: Coverage, asked: Asked) -> list[Seen]:
    return [coverage.cell(item.code, place, asked.group) for item in items]


def _sign(seen: Seen, coverage: Coverage) -> tuple[str, str, str]:
    said = f"{seen.intervention.title}, {seen.spot.name}: {words.label(seen.level)}"
    return address(coverage, seen), seen.level, said
