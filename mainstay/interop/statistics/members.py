"""A publisher's own total, when the areas that make it up change from year to year."""

from dataclasses import replace

import numpy as np

from mainstay.engines.tables import PlaceTable
from mainstay.interop.statistics.draft import Draft
from mainstay.interop.statistics.layout import Layout
from mainstay.interop.statistics.rows import Rows


def add_members(draft: Draft, layout: Layout, rows: Rows) -> Draft:
    """The draft with "YEAR|members" on the total's row: how many areas it adds up; and a warning that says so."""
    if not layout.members or draft.table is None or layout.members["code"] not in draft.table.codes:
        return draft
    total = draft.table.codes.index(layout.members["code"])
    heading = layout.by[int(layout.members["by"])].heading
    counts = _counts(rows, heading, draft.table.names[total])
    draft.table = _with(draft.table, total, counts)
    draft.titles += tuple(f"Areas in the total, {year}" for year in counts)
    if len(set(counts.values())) > 1:
        said = ", ".join(f"{count} in {year}" for year, count in counts.items())
        draft.warnings.append(
            f"“{draft.table.names[total]}” adds up the areas that sent figures: {said}. "
            "Its change from year to year is partly a change of areas."
        )
    return draft


def _counts(rows: Rows, heading: str, total: str) -> dict[str, int]:
    pairs = set(zip(rows.column(heading), map(str.strip, rows.column("place name")), strict=True))
    years = sorted({year for year, _ in pairs})
    return {year: sum(1 for found, name in pairs if found == year and name != total) for year in years}


def _with(table: PlaceTable, total: int, counts: dict[str, int]) -> PlaceTable:
    extra = np.full((len(table.codes), len(counts)), np.nan)
    extra[total] = list(counts.values())
    return replace(
        table,
        columns=[*table.columns, *(f"{year}|members" for year in counts)],
        values=np.hstack([table.values, extra]),
    )
