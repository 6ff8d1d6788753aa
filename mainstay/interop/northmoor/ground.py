"""The ground: a coast with a harbour, a town, villages and a moor, cut into small areas and wards.

Small areas are put together from many tiny cells, so that their edges wander as real ones do, and wards from
small areas, so that each small area lies in exactly one ward and all of Northmoor is covered once.
"""

from dataclasses import dataclass
from math import cos, radians
from typing import Any

import numpy as np
import shapely
from shapely.geometry import MultiPoint, Polygon, mapping
from shapely.geometry.base import BaseGeometry

from mainstay.interop.northmoor.design import Design, Ward

KM_PER_DEGREE = 111.32
_DIRECTIONS = 360
_CELLS = 16  # tiny cells for each small area, and a few hundred more to break up the moor
_FILLERS = 500
_CENTIMETRE = 1e-5  # of a kilometre: corners that cells share must stay shared when they are put together


@dataclass(frozen=True)
class Ground:
    """Outlines in longitude and latitude, small areas and wards in the design's order; square_km is by small area."""

    authority: BaseGeometry
    wards: tuple[BaseGeometry, ...]
    areas: tuple[BaseGeometry, ...]
    square_km: np.ndarray


def lay_out(design: Design, rng: np.random.Generator) -> Ground:
    """Return Northmoor's outlines."""
    whole = outline(design.outline, rng)
    seeds = _seeds(design.wards, whole, rng)
    areas = _join_cells(seeds, whole, rng)
    ends = np.cumsum(design.areas_by_ward)
    wards = [shapely.union_all(part) for part in np.split(areas, ends[:-1])]
    return Ground(
        in_degrees(shapely.union_all(areas), design),
        tuple(in_degrees(ward, design) for ward in wards),
        tuple(in_degrees(area, design) for area in areas),
        shapely.area(areas),
    )


def geojson(outline: BaseGeometry) -> dict[str, Any]:
    """Return the outline as a GeoJSON geometry."""
    return dict(mapping(outline))


def outline(shape: Any, rng: np.random.Generator) -> BaseGeometry:
    """Return a boundary in kilometres around 0, 0: wider than high, rougher in the east, with a bay."""
    around = np.linspace(0, 2 * np.pi, _DIRECTIONS, endpoint=False)
    reach = np.full(_DIRECTIONS, shape["radius"])
    for wave in range(2, 60):
        # The coast, in the east, is rougher than a boundary drawn over a moor.
        size = rng.normal(0, 1.8 / wave) * (1 if wave < 14 else np.where(np.cos(around) > 0.35, 1.1, 0.5))
        reach += size * np.cos(wave * around + rng.uniform(0, 2 * np.pi))
    bay = shape["bay"]
    off = (around - radians(bay["towards"]) + np.pi) % (2 * np.pi) - np.pi
    reach -= bay["depth"] * np.exp(-((off / radians(bay["width"])) ** 2))
    return Polygon(np.column_stack([1.2 * reach * np.cos(around), 0.95 * reach * np.sin(around)]))


def _seeds(wards: tuple[Ward, ...], whole: BaseGeometry, rng: np.random.Generator) -> np.ndarray:
    """A point for each small area, shape (areas, 2): nearer to its ward's heart than to any other, and spaced out."""
    hearts = np.array([[ward.x, ward.y] for ward in wards])
    reach = np.sqrt([ward.spread for ward in wards])
    seeds: list[np.ndarray] = []
    for index, ward in enumerate(wards):
        gap, found = ward.spread * 1.1 / np.sqrt(ward.areas), 0
        while found < ward.areas:
            point = rng.normal(hearts[index], ward.spread)
            nearest = int((np.hypot(*(hearts - point).T) / reach).argmin())
            free = not seeds or np.hypot(*(np.array(seeds) - point).T).min() > gap
            if nearest == index and free and shapely.contains_xy(whole, *point):
                seeds.append(point)
                found += 1
            gap *= 0.999  # a ward that fills up lets its areas stand closer
    return np.array(seeds)


def _join_cells(seeds: np.ndarray, whole: BaseGeometry, rng: np.random.Generator) -> np.ndarray:
    """The small areas: tiny cells around scattered points, each given to the nearest seed."""
    room = np.sort(distances(seeds, seeds), axis=1)[:, 1:4].mean(axis=1)
    offsets = rng.normal(0, 0.5, (len(seeds), _CELLS, 2)) * room[:, None, None]
    west, south, east, north = whole.bounds
    fillers = rng.uniform([west, south], [east, north], (_FILLERS, 2))
    points = np.concatenate([(seeds[:, None] + offsets).reshape(-1, 2), fillers])
    points = points[shapely.contains_xy(whole, points[:, 0], points[:, 1])]
    cells = tiny_cells(points, whole)
    owner = distances(points, seeds).argmin(axis=1)
    return np.array([shapely.union_all(cells[owner == area]) for area in range(len(seeds))])


def tiny_cells(points: np.ndarray, whole: BaseGeometry) -> np.ndarray:
    """Return the part of the whole that is nearer to each point than to the others."""
    around = shapely.voronoi_polygons(MultiPoint(points), extend_to=whole.buffer(1), ordered=True)
    cells = shapely.set_precision(shapely.get_parts(around), _CENTIMETRE)
    inside: np.ndarray = shapely.intersection(cells, whole, grid_size=_CENTIMETRE)
    return inside


def distances(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return how far each point is from each of the others, shape (one, other)."""
    found: np.ndarray = np.hypot(*(one[:, None] - other[None]).transpose(2, 0, 1))
    return found


def in_degrees(outline: BaseGeometry, design: Design) -> BaseGeometry:
    """Return an outline in kilometres from Northmoor's centre in longitude and latitude."""
    longitude, latitude = design.centre["longitude"], design.centre["latitude"]
    across = KM_PER_DEGREE * cos(radians(latitude))

    def move(points: np.ndarray) -> np.ndarray:
        return np.round(
            np.column_stack([longitude + points[:, 0] / across, latitude + points[:, 1] / KM_PER_DEGREE]), 6
        )

    return shapely.transform(outline, move)
