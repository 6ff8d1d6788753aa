"""Where somebody looks from, as it stands in an address: never more exact than a cell of about a kilometre."""

import re
from dataclasses import dataclass

from mainstay.directory.rules.distance import coarse

_WRITTEN = re.compile(
    r"(?P<district>[A-Z]{1,2}[0-9][A-Z0-9]?|GIR)?_(?P<latitude>-?\d{1,2}\.\d{1,2})_(?P<longitude>-?\d{1,3}\.\d{1,2})"
    r"_(?P<area>[A-Z]\d{8})?"
)


@dataclass(frozen=True)
class Near:
    """A point, rounded. district: the first half of a postcode, "" for a place that was named.

    area: code of the ward or authority that holds it, "" where that is not known.
    """

    latitude: float
    longitude: float
    district: str = ""
    area: str = ""


def near(latitude: float, longitude: float, *, district: str = "", area: str = "") -> Near:
    """Return where somebody looks from, with its point rounded."""
    return Near(coarse(latitude), coarse(longitude), district, area)


def written(place: Near) -> str:
    """Return it as it stands in an address: ``M33_53.42_-2.31_E05000831``."""
    return f"{place.district}_{place.latitude:.2f}_{place.longitude:.2f}_{place.area}"


def read(text: str) -> Near | None:
    """Return what ``written`` wrote; None for anything else."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    latitude, longitude = float(found["latitude"]), float(found["longitude"])
    if not (-80 <= latitude <= 80 and -179 <= longitude <= 179):
        return None
    return near(latitude, longitude, district=found["district"] or "", area=found["area"] or "")
