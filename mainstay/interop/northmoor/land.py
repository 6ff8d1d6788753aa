"""The land that Northmoor is the eastern end of, divided among the authorities beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from mainstay.interop.northmoor.design import Design
from mainstay.interop.northmoor.ground import distances, in_degrees, outline, tiny_cells

_CELLS = 1500


def divide(
    land: Mapping[str, Any],
    authorities: Sequence[Mapping[str, Any]],
    northmoor: BaseGeometry,
    design: Design,
    rng: np.random.Generator,
) -> tuple[BaseGeometry, ...]:
    """Return an outline for each authority, in longitude and latitude, all of them outside Northmoor's.

    A tiny cell goes to the authority whose heart is nearest, counted in how far that authority reaches.
    """
    whole = translate(outline(land["outline"], rng), land["x"], land["y"])
    west, south, east, north = whole.bounds
    points = rng.uniform([west, south], [east, north], (_CELLS, 2))
    points = points[shapely.contains_xy(whole, points[:, 0], points[:, 1])]
    hearts = np.array([[each["x"], each["y"]] for each in authorities])
    reach = np.array([each["reach"] for each in authorities])
    owner = (distances(points, hearts) / reach).argmin(axis=1)
    cells = tiny_cells(points, whole)
    found = [in_degrees(shapely.union_all(cells[owner == one]), design) for one in range(len(authorities))]
    return tuple(_without(each, northmoor) for each in found)


def _without(outline: BaseGeometry, northmoor: BaseGeometry) -> BaseGeometry:
    """The largest piece that is left: slivers on Northmoor's far side are given up to the sea."""
    pieces = shapely.get_parts(shapely.difference(outline, northmoor))
    largest: BaseGeometry = pieces[shapely.area(pieces).argmax()]
    return largest
