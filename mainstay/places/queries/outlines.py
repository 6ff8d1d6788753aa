"""What do these areas look like on a map, and how large are they?"""

from collections.abc import Collection, Mapping
from math import cos, radians
from typing import Any

from shapely.geometry import shape

from mainstay.places.models import Boundary

KM_PER_DEGREE = 111.32


def outlines(codes: Collection[str]) -> dict[str, dict[str, Any]]:
    """Return code → GeoJSON geometry, from the newest file that has an outline of the place."""
    found = Boundary.objects.filter(code__in=list(codes)).order_by("file__loaded_at", "pk")
    return dict(found.values_list("code", "geometry"))


def density(people: Mapping[str, float]) -> dict[str, float]:
    """Return code → people per square kilometre, where an outline is loaded; good to about 1%."""
    return {
        code: people[code] / area
        for code, geometry in outlines(people).items()
        if (area := _square_km(geometry)) > 0
    }


def _square_km(geometry: dict[str, Any]) -> float:
    outline = shape(geometry)
    return float(outline.area) * KM_PER_DEGREE**2 * cos(radians(outline.centroid.y))
