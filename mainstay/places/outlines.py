"""Which area lies in which, worked out from their outlines where no lookup says so.

An area belongs to the one that holds a point well inside it (best fit): small areas do not always
nest in wards, and a best fit is how the statistics offices place them too.
"""

from collections import defaultdict
from collections.abc import Mapping
from math import cos, radians
from typing import Any

from django.db.models import QuerySet
from shapely import STRtree
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from mainstay.places.models import Boundary, LoadedFile, Place, PlaceLink

KM_PER_DEGREE = 111.32

# Which levels may lie in which, smallest first; links are only made upwards.
NESTING = {
    "lsoa": ("ward", "msoa", "authority"),
    "data_zone": ("ward", "intermediate_zone", "authority"),
    "msoa": ("authority",),
    "intermediate_zone": ("authority",),
    "ward": ("authority",),
    "authority": ("county", "region", "nation"),
    "county": ("region", "nation"),
    "region": ("nation",),
}


def square_km(geometry: dict[str, Any]) -> float:
    """Return the size of an outline in square kilometres, good to about 1% for areas the size of a county."""
    outline = shape(geometry)
    return float(outline.area) * KM_PER_DEGREE**2 * cos(radians(outline.centroid.y))


def link_by_outline(file: LoadedFile, kinds: Mapping[str, tuple[str, str]]) -> None:
    """Link the file's areas, and those of outlines kept before, to the areas they lie in."""
    new = _by_level(Boundary.objects.filter(file=file), kinds)
    old = _by_level(Boundary.objects.exclude(file=file).filter(authority=file.authority), None)
    links = []
    for child_level, parent_levels in NESTING.items():
        for parent_level in parent_levels:
            for children, parents in (
                (new[child_level], new[parent_level]),
                (new[child_level], old[parent_level]),
                (old[child_level], new[parent_level]),
            ):
                links += [
                    PlaceLink(
                        file=file,
                        authority_id=file.authority_id,
                        child=child,
                        child_level=child_level,
                        parent=parent,
                        parent_level=parent_level,
                    )
                    for child, parent in _best_fit(children, parents)
                ]
    PlaceLink.objects.bulk_create(links, batch_size=5000, ignore_conflicts=True)


def _by_level(
    boundaries: QuerySet[Boundary], kinds: Mapping[str, tuple[str, str]] | None
) -> dict[str, dict[str, BaseGeometry]]:
    found: dict[str, dict[str, BaseGeometry]] = defaultdict(dict)
    rows = list(boundaries)
    levels = (
        {code: level for code, (level, _) in kinds.items()}
        if kinds is not None
        else dict(Place.objects.filter(code__in=[row.code for row in rows]).values_list("code", "level"))
    )
    for row in rows:
        found[levels.get(row.code, "")][row.code] = shape(row.geometry)
    return found


def _best_fit(
    children: Mapping[str, BaseGeometry], parents: Mapping[str, BaseGeometry]
) -> list[tuple[str, str]]:
    if not children or not parents:
        return []
    codes, outlines = list(parents), list(parents.values())
    tree = STRtree(outlines)
    points: list[Point] = [outline.representative_point() for outline in children.values()]
    inside, holders = tree.query(points, predicate="within")
    names = list(children)
    return [(names[i], codes[j]) for i, j in zip(inside, holders, strict=True)]
