"""Northmoor's postcodes. They begin with X, as no real one does, so that none can be taken for somebody's."""

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from mainstay.engines.tables import Point
from mainstay.interop.northmoor.design import Design
from mainstay.interop.northmoor.ground import Ground
from mainstay.interop.northmoor.names import Names

_LETTERS = "ABDEFGHJLN"  # those that the second half of a postcode may end in
_IN_AN_AREA = 6


@dataclass(frozen=True)
class Postcodes:
    """Every postcode. by_ward: name of a ward → for each of its small areas, its postcodes."""

    by_ward: dict[str, list[list[Point]]]

    def all(self) -> list[Point]:
        """Return every postcode, ward by ward."""
        return [each for areas in self.by_ward.values() for area in areas for each in area]

    def in_ward(self, ward: str, area: int) -> Point:
        """Return the first postcode of the area of the ward that has this number, from 1."""
        return self.by_ward[ward][area - 1][0]


def give_postcodes(design: Design, names: Names, ground: Ground, rng: np.random.Generator) -> Postcodes:
    """Return a district for each ward, a few postcodes for each of its small areas, each on a point inside it."""
    found: dict[str, list[list[Point]]] = {ward.name: [] for ward in design.wards}
    outlines = iter(zip(names.areas.codes, ground.areas, strict=True))
    for district, ward in enumerate(design.wards, start=1):
        for area in range(ward.areas):
            code, outline = next(outlines)
            tens, sector = divmod(area, 10)
            first = f"XN{district} {sector}{_LETTERS[tens]}"
            points = _points_in(outline, rng)
            found[ward.name].append(
                [
                    Point(f"{first}{_LETTERS[last]}", round(y, 6), round(x, 6), code)
                    for last, (x, y) in enumerate(points)
                ]
            )
    return Postcodes(found)


def _points_in(outline: BaseGeometry, rng: np.random.Generator) -> list[tuple[float, float]]:
    west, south, east, north = outline.bounds
    found = [(outline.representative_point().x, outline.representative_point().y)]
    while len(found) < _IN_AN_AREA:
        x, y = float(rng.uniform(west, east)), float(rng.uniform(south, north))
        if shapely.contains_xy(outline, x, y):
            found.append((x, y))
    return found
