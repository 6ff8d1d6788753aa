"""Whether coordinates can be meant: both there, on Earth, the right way round, in the United Kingdom."""

from typing import Any

from mainstay.interop.openreferral.checking.sense import EAST, NORTH, SOUTH, WEST


def _in_the_kingdom(latitude: float, longitude: float) -> bool:
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def _number(told: Any) -> bool:
    return isinstance(told, (int, float)) and not isinstance(told, bool)


def doubt(latitude: Any, longitude: Any) -> str:
    """Return the rule that a pair of coordinates (degrees, WGS84) breaks, or "" if none."""
    if latitude is None and longitude is None:
        return ""
    if latitude is None or longitude is None:
        return "half_place"
    if not _number(latitude) or not _number(longitude):
        return ""  # against the standard, and said so there
    if _in_the_kingdom(latitude, longitude):
        return ""
    if latitude == 0 and longitude == 0:
        return "nought"
    if _in_the_kingdom(longitude, latitude):
        return "swapped"
    if abs(latitude) > 90 or abs(longitude) > 180:
        return "not_on_earth"
    return "abroad"
