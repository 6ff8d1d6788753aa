"""Tables with one row a figure: the place, what the figure is of, and the number."""

import numpy as np

from mainstay.engines.tables import PlaceTable
from mainstay.interop.statistics.cells import Cells, refuse_too_many
from mainstay.interop.statistics.checks import (
    check_places,
    check_same,
    missing_areas,
    parts_too_large,
    sums_that_differ,
)
from mainstay.interop.statistics.dates import latest_day
from mainstay.interop.statistics.draft import Draft, Job
from mainstay.interop.statistics.headings import plain
from mainstay.interop.statistics.layout import By, Layout
from mainstay.interop.statistics.manufactured import within
from mainstay.interop.statistics.members import add_members
from mainstay.interop.statistics.numbers import Parsed, parse
from mainstay.interop.statistics.places import codes_and_names
from mainstay.interop.statistics.rows import Rows
from mainstay.interop.statistics.shares import check_shares

LONGEST_WORD = 100  # letters of a group's name, as many as are kept
SHARE = "share of "  # before the spelling of a figure that is only read to check others


def read_long(job: Job) -> Draft:
    """The table, one row a place. Where figures are parts of a whole, a place with a faulty row is set aside whole."""
    found = job.finds[0]
    layout, rows = found.layout, job.rows(found)
    check_same(rows)
    reference_on = latest_day(rows) if layout.reference_column else layout.reference_on
    codes, names = codes_and_names(rows, job.known)
    levels = check_places(rows, codes, job.known, reference_on)
    job.progress(0.4)
    cells = Cells(rows, codes, _combinations(rows, layout))
    refuse_too_many(cells, job.opened.file_name)
    parsed = {column.key: parse(rows.column(column.key), column.number) for column in layout.columns}
    for key, column in parsed.items():
        for index, mend in column.faults.items():
            rows.set_aside(index, key, mend)
    _check_repeats(cells)
    job.progress(0.6)
    grids = _figures(cells, layout, parsed)
    _check_wholes(cells, layout, grids)
    check_shares(cells, layout, grids, parsed)
    job.progress(0.8)
    draft = Draft(reference_on=reference_on)
    _fill(draft, cells, grids, parsed, dict(zip(codes, names, strict=True)))
    level_of = dict(zip(codes, levels, strict=True))
    draft.levels = {level_of[code] for code in draft.table.codes} if draft.table else set()
    draft.warnings += missing_areas(layout, [level_of[code] for code in cells.codes], cells.codes)
    if draft.table and job.known.limits:
        draft.warnings += within(draft.table, job.known.limits)
    draft.take(rows)
    return add_members(draft, layout, rows)


def _combinations(rows: Rows, layout: Layout) -> list[str]:
    """The key of each row, without the part its column adds; rows whose words are not known are set aside."""
    parts = [_parts(rows, by) for by in layout.by]
    known: dict[tuple[str, ...], str] = {}
    pattern = layout.key or "{0}"
    found = []
    for combination in zip(*parts, strict=True):
        if combination not in known:
            shares = [part for part in combination if part.startswith(SHARE)]
            known[combination] = shares[0] if shares else pattern.format(*combination, value="{value}")
        found.append(known[combination])
    return found


def _parts(rows: Rows, by: By) -> list[str]:
    cells = rows.column(by.heading)
    if not by.keys:
        return [cell.strip() for cell in cells]
    keys = {plain(said): key for said, key in by.keys.items()}
    keys |= {plain(share.spelling): SHARE + share.spelling for share in by.shares}
    parts = {cell: keys.get(plain(cell), _own_word(cell) if by.open else None) for cell in set(cells)}
    if None in parts.values():
        for index, cell in enumerate(cells):
            if parts[cell] is None:
                rows.set_aside(index, by.heading, f"Use one of: {', '.join(by.keys)[:300]}.")
    return [parts[cell] or "" for cell in cells]


def _own_word(cell: str) -> str | None:
    """A group in the words of whoever filled in the file; None where there are none, or too many to keep."""
    word = cell.strip()
    return word if 0 < len(word) <= LONGEST_WORD else None


def _check_repeats(cells: Cells) -> None:
    """Set aside figures given twice: the second of two equal rows, and both where they differ."""
    slot = cells.place * max(len(cells.keys), 1) + cells.key
    slot[~cells.good()] = -1
    found, counts = np.unique(slot[slot >= 0], return_counts=True)
    name = next(iter(cells.rows.found.layout.columns)).key
    for twice in found[counts > 1].tolist():
        indexes = np.flatnonzero(slot == twice).tolist()
        equal = len({tuple(column[index] for column in cells.rows.columns) for index in indexes}) == 1
        numbers = " and ".join(str(cells.rows.numbers[index]) for index in indexes)
        for index in indexes[1:] if equal else indexes:
            which = "Keep one." if equal else "They differ: keep the right one."
            cells.rows.set_aside(index, name, f"Rows {numbers} give the same figure. {which}")


def _figures(cells: Cells, layout: Layout, parsed: dict[str, Parsed]) -> dict[str, np.ndarray]:
    """Figures by key, one number a place; and those read only to check others, by their spelling."""
    grids: dict[str, np.ndarray] = {}
    for value, column in parsed.items():
        grid = cells.spread(column)
        for index, key in enumerate(cells.keys):
            if key:
                grids[key.replace("{value}", value)] = grid[:, index]
    for key, heading in layout.repeated.items():
        grids[key] = _repeated(cells, heading)
    return grids


def _repeated(cells: Cells, heading: str) -> np.ndarray:
    """A figure that every row of a place repeats; rows that disagree with the first are set aside."""
    column = parse(cells.rows.column(heading), "count")
    for index, mend in column.faults.items():
        cells.rows.set_aside(index, heading, mend)
    _, first = np.unique(cells.place, return_index=True)
    of_place = column.values[first]
    for index in np.flatnonzero(column.values != of_place[cells.place]).tolist():
        if not np.isnan(column.values[index]):
            cells.rows.set_aside(index, heading, "This differs from the area's other rows. Check them.")
    return of_place


def _check_wholes(cells: Cells, layout: Layout, grids: dict[str, np.ndarray]) -> None:
    if not layout.adds_up:
        return
    _check_complete(cells)
    for rule in layout.adds_up:
        if not {rule.whole, *rule.parts} <= set(grids):
            continue
        for place, part in parts_too_large(rule, grids):
            mend = f"This is more than its total, {grids[rule.whole][place]:,.0f}. Check both."
            _set_aside(cells, layout, place, part, mend)
        differing, sums = sums_that_differ(rule, grids)
        for place in differing.tolist():
            _set_aside(
                cells,
                layout,
                place,
                rule.whole,
                f"Its parts come to {sums[place]:,.0f}. Check the area's rows.",
            )


def _check_complete(cells: Cells) -> None:
    """A place with fewer rows than the others has lost some: the file was cut short, or rows were deleted."""
    given = np.zeros((len(cells.codes), len(cells.keys)), dtype=bool)
    given[cells.place, cells.key] = True
    for place in np.flatnonzero(~given.all(axis=1)).tolist():
        row = cells.row_of(place, "")
        said = f"The area has {given[place].sum()} of {len(cells.keys)} rows. Fetch the file again, with all of them."
        if row not in cells.rows.aside:
            cells.rows.set_aside(row, "place code", said, cells.codes[place])


def _set_aside(cells: Cells, layout: Layout, place: int, key: str, mend: str) -> None:
    for column in layout.columns:
        for pattern in cells.keys:
            if pattern.replace("{value}", column.key) == key:
                row = cells.row_of(place, pattern)
                if row not in cells.rows.aside:
                    cells.rows.set_aside(row, column.key, mend)
                return


def _fill(
    draft: Draft, cells: Cells, grids: dict[str, np.ndarray], parsed: dict[str, Parsed], names: dict[str, str]
) -> None:
    """The table of the places whose rows are all good; of every place with a good row where nothing must add up."""
    layout, good = cells.rows.found.layout, cells.good()
    faulty = set(cells.place[~good].tolist())
    whole = bool(layout.adds_up)
    places = sorted(set(cells.place[good].tolist()) - (faulty if whole else set()))
    if whole:
        together = np.flatnonzero(good & np.isin(cells.place, list(faulty))).tolist()
        for index in together:
            mend = "Nothing is wrong here: mend the area's other rows. It is set aside whole so that its figures agree."
            cells.rows.set_aside(index, layout.columns[0].key, mend)
    keys = [key for key in grids if not key.startswith(SHARE)]
    values = np.column_stack([grids[key][places] for key in keys]) if keys else np.empty((len(places), 0))
    if not whole:
        values = _without_faulty(cells, keys, places, values)
    codes = [cells.codes[place] for place in places]
    marks = _marks(cells, parsed, keys, places)
    for row, column in np.argwhere(np.isnan(values)).tolist():
        marks.setdefault((row, column), "missing")
    draft.table = PlaceTable(codes, [names[code] for code in codes], keys, values, marks)
    draft.titles = tuple(keys)


def _without_faulty(cells: Cells, keys: list[str], places: list[int], values: np.ndarray) -> np.ndarray:
    at = {place: row for row, place in enumerate(places)}
    for index in cells.rows.aside:
        for column in cells.rows.found.layout.columns:
            key = cells.keys[cells.key[index]].replace("{value}", column.key)
            if cells.place[index] in at and key in keys:
                values[at[cells.place[index]], keys.index(key)] = np.nan
    return values


def _marks(
    cells: Cells, parsed: dict[str, Parsed], keys: list[str], places: list[int]
) -> dict[tuple[int, int], str]:
    at = {place: row for row, place in enumerate(places)}
    where = {key: column for column, key in enumerate(keys)}
    return {
        (at[cells.place[index]], where[cells.keys[cells.key[index]].replace("{value}", value)]): mark
        for value, column in parsed.items()
        for index, mark in column.marks.items()
        if cells.place[index] in at and cells.keys[cells.key[index]].replace("{value}", value) in where
    }
