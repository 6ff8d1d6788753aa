"""Tables with one row a place and one column a figure, on one sheet or one sheet for each sex."""

import re
from datetime import date

import numpy as np

from mainstay.engines.tables import PlaceTable
from mainstay.interop.statistics.checks import (
    check_duplicates,
    check_places,
    check_same,
    missing_areas,
    parts_too_large,
    sums_that_differ,
)
from mainstay.interop.statistics.draft import Draft, Job
from mainstay.interop.statistics.layout import Layout
from mainstay.interop.statistics.numbers import parse
from mainstay.interop.statistics.places import codes_and_names
from mainstay.interop.statistics.reading import CannotRead
from mainstay.interop.statistics.recognise import Found


class Part:
    """One sheet of a wide table: its places, figures by key, marks by key and row."""

    def __init__(self, job: Job, found: Found, prefix: str, reference_on: date | None) -> None:
        self.rows, self.prefix, self.layout = job.rows(found), prefix, found.layout
        check_same(self.rows)
        self.codes, self.names = codes_and_names(self.rows, job.known)
        self.levels = check_places(self.rows, self.codes, job.known, reference_on)
        self.values: dict[str, np.ndarray] = {}
        self.marks: dict[str, dict[int, str]] = {}
        for column in found.layout.columns:
            if column.key in found.at:
                self._take(column.key, column.number)
        self._check_sums()
        check_duplicates(self.rows, self.codes)

    def _take(self, key: str, number: str) -> None:
        parsed = parse(self.rows.column(key), number)
        self.values[self.prefix + key], self.marks[self.prefix + key] = parsed.values, parsed.marks
        for index, mend in parsed.faults.items():
            self.rows.set_aside(index, key, mend)

    def _check_sums(self) -> None:
        for rule in self.layout.adds_up:
            if not {rule.whole, *rule.parts} <= set(self.values):
                continue  # a rule between sheets, or of columns this edition leaves out
            key = rule.whole.removeprefix(self.prefix)
            for index, part in parts_too_large(rule, self.values):
                if index not in self.rows.aside:
                    whole = f"{self.values[rule.whole][index]:,.0f}"
                    name = part.removeprefix(self.prefix)
                    mend = f"This is more than its total, {whole}. Check both."
                    self.rows.set_aside(index, name, mend)
            differing, sums = sums_that_differ(rule, self.values)
            for index in differing.tolist():
                if index not in self.rows.aside:
                    mend = f"Its parts come to {sums[index]:,.0f}. Check the row against the publication."
                    self.rows.set_aside(index, key, mend)


def read_wide(job: Job) -> Draft:
    """The table, with every row set aside that holds a cell that cannot be used."""
    layout = job.finds[0].layout
    reference_on = reference_day(layout, job.finds[0])
    prefixes = list(layout.sheets) or [""]
    parts = []
    for done, (prefix, found) in enumerate(zip(prefixes, job.finds, strict=True), 1):
        parts.append(Part(job, found, prefix, reference_on))
        job.progress(0.2 + 0.6 * done / len(prefixes))
    draft = Draft(reference_on=reference_on)
    _join(draft, layout, parts)
    for part in parts:
        draft.take(part.rows)
    draft.warnings += unused_headings(job.finds[0])
    return draft


def _join(draft: Draft, layout: Layout, parts: list[Part]) -> None:
    """One table from the parts: places that every part holds, in the order of the first."""
    _set_aside_unmatched(parts)
    _check_between(layout, parts)
    first = parts[0]
    keep = first.rows.kept()
    codes = [first.codes[index] for index in keep]
    blocks: list[np.ndarray] = []
    marks: dict[tuple[int, int], str] = {}
    before = 0
    for part in parts:
        rows = keep if part is first else _in_order(part, codes)
        blocks += [part.values[key][rows] for key in part.values]
        marks |= _marks(part, rows, before)
        before += len(part.values)
    keys = [key for part in parts for key in part.values]
    draft.table = PlaceTable(
        codes, [first.names[index] for index in keep], keys, np.column_stack(blocks), marks
    )
    draft.levels = {first.levels[index] for index in keep}
    draft.titles = tuple(
        part.rows.heading(key.removeprefix(part.prefix)) for part in parts for key in part.values
    )
    draft.warnings += missing_areas(layout, first.levels, first.codes)


def _check_between(layout: Layout, parts: list[Part]) -> None:
    """Sums whose parts are on different sheets: persons are males and females."""
    first, rows = parts[0], [part.rows.kept() for part in parts]
    if len(parts) == 1 or not rows[0]:
        return
    codes = [first.codes[index] for index in rows[0]]
    values = {key: part.values[key][_in_order(part, codes)] for part in parts for key in part.values}
    for rule in layout.adds_up:
        inside = any({rule.whole, *rule.parts} <= set(part.values) for part in parts)
        if inside or not {rule.whole, *rule.parts} <= set(values):
            continue
        differing, sums = sums_that_differ(rule, values)
        for place in differing.tolist():
            key = rule.whole.removeprefix(first.prefix)
            mend = f"The other sheets come to {sums[place]:,.0f}. Check the area on each sheet."
            for part in parts:
                at = _in_order(part, [codes[place]])[0]
                if at not in part.rows.aside:
                    part.rows.set_aside(at, key, mend)


def _in_order(part: Part, codes: list[str]) -> list[int]:
    at = {part.codes[index]: index for index in part.rows.kept()}
    return [at[code] for code in codes]


def _marks(part: Part, rows: list[int], before: int) -> dict[tuple[int, int], str]:
    if not any(part.marks.values()):
        return {}
    at = {row: place for place, row in enumerate(rows)}
    return {
        (at[row], column): mark
        for column, found in enumerate(part.marks.values(), before)
        for row, mark in found.items()
        if row in at
    }


def _set_aside_unmatched(parts: list[Part]) -> None:
    """A place missing from another sheet, or refused there, is set aside here too, so that its figures agree."""
    if len(parts) == 1:
        return
    good = [{part.codes[index]: index for index in part.rows.kept()} for part in parts]
    shared = set.intersection(*map(set, good))
    for part, found in zip(parts, good, strict=True):
        for code in sorted(set(found) - shared):
            mend = "Another sheet of the workbook has no usable row for this area. Mend it there."
            part.rows.set_aside(found[code], "place code", mend)


def reference_day(layout: Layout, found: Found) -> date | None:
    """The day the figures are about: from the layout, or from the year named above the headings."""
    above = [cell for row in found.sheet.top(found.row) for cell in row if cell]
    _check_year_above(layout, found)
    if not layout.reference_in:
        return layout.reference_on
    year = next((hit[1] for cell in above if (hit := re.search(layout.reference_in, cell))), None)
    if year is None:
        raise CannotRead(
            f"The title above the headings of sheet {found.sheet.name} names no year.",
            "Fetch the workbook again, with its titles as published.",
        )
    return date.fromisoformat(f"{year}-{layout.reference_day}")


def _check_year_above(layout: Layout, found: Found) -> None:
    """Nomis writes the year of a query above its headings, and nowhere else."""
    for row in found.sheet.top(found.row):
        said = row[1].strip() if len(row) > 1 and row[0].strip(" :").lower() in ("date", "year") else ""
        if said and layout.reference_on and str(layout.reference_on.year) not in said:
            raise CannotRead(
                f"Above the headings the file says {said}. {layout.title} is of {layout.reference_on.year}.",
                "Check that this is the right edition of the table.",
            )


def unused_headings(found: Found) -> list[str]:
    """A warning naming the columns that the layout neither reads nor expects."""
    used, ignored = set(found.at.values()), {*found.layout.ignore, "objectid"}
    extra = [
        heading.strip()
        for column, heading in enumerate(found.headings)
        if heading.strip() and column not in used and heading.strip().lower() not in ignored
    ]
    if not extra:
        return []
    shown = ", ".join(f"“{heading}”" for heading in extra[:5]) + (" and others" if len(extra) > 5 else "")
    return [f"{len(extra)} columns were not used: {shown}."]
