"""Where is a postcode, and where is the middle of a place?"""

from typing import Any

from shapely.geometry import shape

from mainstay.engines import postcodes
from mainstay.places.models import Boundary, Place, Postcode
from mainstay.places.queries.areas import Area, of_place


def postcode(text: str) -> Postcode | None:
    """Return the postcode, however it was typed; None where it is not shaped like one or on no list that is loaded.

    Where two lists have it, the one that was loaded last counts.
    """
    written = postcodes.written(text)
    found = Postcode.objects.filter(postcode=written).order_by("-file_id") if written else None
    return found.first() if found is not None else None


def district(text: str) -> tuple[float, float] | None:
    """Return latitude and longitude of the middle of a postcode district ("M33"); None where none of it is loaded."""
    written = postcodes.district(text)
    if not written:
        return None
    # The next character after a space: every postcode of the district lies between, and the index finds them.
    found = Postcode.objects.filter(postcode__gte=f"{written} ", postcode__lt=f"{written}!")
    points = list(found.values_list("latitude", "longitude"))
    if not points:
        return None
    return sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)


def postcodes_are_known() -> bool:
    """Whether any list of postcodes is loaded that can be read here."""
    return Postcode.objects.exists()


def centre(code: str) -> tuple[float, float] | None:
    """Return latitude and longitude of a point well inside a place; None where its outline is not loaded."""
    outlines = Boundary.objects.filter(code=code).order_by("-file_id").values_list("geometry", flat=True)
    found: dict[str, Any] | None = outlines.first()
    if not found:
        return None
    outline = shape(found)
    # The middle of a bent area may lie outside it.
    point = outline.centroid if outline.contains(outline.centroid) else outline.representative_point()
    return float(point.y), float(point.x)


_UPWARDS = """
WITH RECURSIVE up (code, depth) AS (
    SELECT %(code)s::text, 0
    UNION SELECT l.parent::text, u.depth + 1 FROM places_placelink l JOIN up u ON l.child = u.code
        WHERE u.depth < 6
)
SELECT p.id, p.code, p.name, p.level, p.nation, min(u.depth) AS depth
FROM up u JOIN places_place p ON p.code = u.code GROUP BY p.id ORDER BY depth, p.level, p.code
"""


def upwards(code: str) -> list[Area]:
    """Return the place and all that it lies in, itself first; empty where it is not known; one query."""
    found = Place.objects.raw(_UPWARDS, {"code": code})
    return list({place.code: of_place(place) for place in found}.values())
