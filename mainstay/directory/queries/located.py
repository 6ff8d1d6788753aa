"""Where does a place lie, by its postcode?"""

from dataclasses import replace

from mainstay.directory.rules.entry import LocationEntry
from mainstay.engines import postcodes
from mainstay.places import queries as places


def located(location: LocationEntry) -> LocationEntry:
    """Return the place with its postcode as it is written, and its coordinates and small area where those are known.

    Coordinates that somebody gave are left as they are, and so is what is not shaped like a postcode.
    """
    written = postcodes.written(location.postcode)
    location = replace(location, postcode=written or location.postcode.strip())
    found = places.postcode(written) if location.latitude is None else None
    if found is None:
        return location
    return replace(location, latitude=found.latitude, longitude=found.longitude, small_area=found.small_area)
