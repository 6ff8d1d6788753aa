"""Northmoor's figures as files: each laid out as the real one is, and each saying that it is invented."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from mainstay.engines.tables import Outline, PlaceTable, Point, Reading
from mainstay.interop.northmoor.beside import Beside
from mainstay.interop.northmoor.cells import Cells
from mainstay.interop.northmoor.design import Design
from mainstay.interop.northmoor.ground import Ground, geojson
from mainstay.interop.northmoor.names import Named, Names
from mainstay.interop.statistics import Layout, layouts


def figures(
    design: Design,
    layout: str,
    places: Named,
    cells: Cells,
    *,
    more_titles: Mapping[str, str] | None = None,
    reference_on: date | None = None,
) -> Reading:
    """Return figures in the shape of a real layout. Sums that the layout names are added up from the cells.

    cells: column key → one number a place. more_titles: headings of columns that the layout does not have.
    reference_on: the day, where the real file names it inside.
    """
    shape = layouts()[layout]
    titles = {**_titles(shape), **(more_titles or {})}
    columns = _with_sums(shape, cells)
    keys = [key for key in titles if key in columns]
    table = PlaceTable(
        list(places.codes),
        list(places.names),
        keys,
        np.column_stack([columns[key] for key in keys]).astype(float),
    )
    level = {"X01": "lsoa", "X05": "ward", "X06": "authority"}[places.codes[0][:3]]
    content = _csv(table)
    return Reading(
        **_about(design, shape, f"northmoor_{layout}_{level}.csv", content),
        reference_on=reference_on or shape.reference_on or date.min,
        levels=(level,),
        rows_read=len(places.codes),
        table=table,
        titles=tuple(titles[key] for key in keys),
        warnings=tuple(warn.say for warn in shape.warnings if not warn.levels or level in warn.levels),
    )


def outlines(design: Design, names: Names, ground: Ground, beside: Beside) -> Reading:
    """Return the outlines of the authority, its wards and small areas, and of the authorities and regions beside it."""
    shape = layouts()["boundaries_geojson"]
    found = [
        Outline(code, name, geojson(outline))
        for places, drawn in (
            (names.authority, (ground.authority,)),
            (names.wards, ground.wards),
            (names.areas, ground.areas),
            (beside.authorities, beside.outlines),
            (beside.regions, beside.regions_outlines),
        )
        for code, name, outline in zip(places.codes, places.names, drawn, strict=True)
    ]
    content = json.dumps([(each.code, each.name, each.geometry) for each in found])
    return Reading(
        **_about(design, shape, "northmoor_boundaries.geojson", content),
        reference_on=shape.reference_on or date.min,
        levels=("authority", "ward", "lsoa", "region"),
        rows_read=len(found),
        outlines=tuple(found),
    )


def postcodes(design: Design, given: Sequence[Point]) -> Reading:
    """Return the list of postcodes, in the shape of the national one."""
    shape = layouts()["national_postcodes"]
    content = "\n".join(f"{each.postcode},{each.latitude},{each.longitude}" for each in given)
    return Reading(
        **_about(design, shape, "northmoor_postcodes.csv", content),
        reference_on=date(2026, 1, 1),
        levels=(),
        rows_read=len(given),
        points=given,
    )


def _about(design: Design, shape: Layout, file_name: str, content: str) -> dict[str, Any]:
    written = content.encode()
    return {
        "layout": shape.name,
        "dataset": shape.dataset,
        "title": invented(shape.title),
        "publisher": design.publisher,
        "licence": design.licence,
        "base": shape.base,
        "file_name": file_name,
        "size_bytes": len(written),
        "sha256": hashlib.sha256(written).hexdigest(),
    }


def invented(title: str) -> str:
    """Return a title that nobody can take for a published one."""
    return f"Invented: {title}"


def _titles(shape: Layout) -> dict[str, str]:
    """Column key → heading, in the layout's order; for a workbook with a sheet for each sex, the sheet is named too."""
    return {
        prefix + column.key: f"{names[-1]}: {column.headings[0]}" if names else column.headings[0]
        for prefix, names in (shape.sheets or {"": ()}).items()
        for column in shape.columns
    }


def _with_sums(shape: Layout, cells: Cells) -> dict[str, np.ndarray]:
    known = dict(cells)
    for _ in shape.adds_up:  # a whole may be a part of another: at worst one more is known each time round
        for rule in shape.adds_up:
            if rule.whole not in known and all(part in known for part in rule.parts):
                known[rule.whole] = sum(known[part] for part in rule.parts)  # type: ignore[assignment]
    return known


def _csv(table: PlaceTable) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["geography", "geography code", *table.columns])
    for name, code, row in zip(table.names, table.codes, table.values.tolist(), strict=True):
        writer.writerow([name, code, *(f"{value:g}" if value % 1 else int(value) for value in row)])
    return out.getvalue()
