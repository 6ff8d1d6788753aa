"""How far it is: on the globe, in degrees of latitude and longitude (WGS84), in metres and in miles."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_METRES = 6_371_008.8  # the mean radius
METRES_A_MILE = 1609.344
PLACES = 2  # of a degree: a cell of about 1.1 km by 0.65 km, so that a point in an address is nobody's house


@dataclass(frozen=True)
class Box:
    """Degrees between which everything lies that is near enough."""

    west: float
    south: float
    east: float
    north: float


def on_globe(latitude: float, longitude: float) -> tuple[float, float, float]:
    """Return a point on a globe of radius 1, by its distances from the middle."""
    north, east = radians(latitude), radians(longitude)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


def chord_squared(metres: float) -> float:
    """Return how far apart, straight through a globe of radius 1, two points are at this distance on it; squared."""
    return (2 * sin(min(metres / EARTH_METRES, 3.14) / 2)) ** 2


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return how far apart two points are, each latitude and longitude in degrees."""
    chord = sum((a - b) ** 2 for a, b in zip(on_globe(*one), on_globe(*other), strict=True))
    return 2 * EARTH_METRES * asin(min(1.0, sqrt(chord) / 2))


def box_around(latitude: float, longitude: float, metres: float) -> Box:
    """Return a box that holds every point within so many metres; a little larger than it need be.

    Good between 80° south and 80° north and away from the 180th meridian, as these islands are.
    """
    up = metres / EARTH_METRES
    # The circle is widest nearer the pole than its middle; without this its edge would be cut off.
    across = asin(min(1.0, sin(min(up, 1.5)) / cos(radians(latitude))))
    high, wide = up * 57.2958 + 1e-6, across * 57.2958 + 1e-6
    return Box(longitude - wide, latitude - high, longitude + wide, latitude + high)


def coarse(degrees: float) -> float:
    """Return degrees rounded to a cell that many people live in."""
    return round(degrees, PLACES) + 0.0


def miles(metres: float) -> float:
    """Return metres as miles."""
    return metres / METRES_A_MILE
