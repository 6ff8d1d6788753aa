"""What do these areas look like on a map, and how large are they?"""

from collections.abc import Collection
from typing import Any

from mainstay.places.models import Boundary


def outlines(codes: Collection[str]) -> dict[str, dict[str, Any]]:
    """Return code → GeoJSON geometry, from the newest file that has an outline of the place."""
    # By the file's id and not its day: the public pages read outlines and no files.
    found = Boundary.objects.filter(code__in=list(codes)).order_by("file_id", "pk")
    return dict(found.values_list("code", "geometry"))


def square_km(codes: Collection[str]) -> dict[str, float]:
    """Return code → square kilometres, where an outline is loaded."""
    found = Boundary.objects.filter(code__in=list(codes)).order_by("file__loaded_at", "pk")
    return dict(found.values_list("code", "square_km"))
