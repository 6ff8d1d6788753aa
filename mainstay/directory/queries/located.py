"""Where does a place lie, by its postcode?"""

from dataclasses import replace

from mainstay.directory.rules.checking import as_postcode, is_postcode
from mainstay.directory.rules.entry import LocationEntry
from mainstay.places.models import Postcode


def located(location: LocationEntry) -> LocationEntry:
    """Return the place with its postcode as it is written, and its coordinates and small area where those are known.

    Coordinates that somebody gave are left as they are.
    """
    location = replace(location, postcode=as_postcode(location.postcode))
    if location.latitude is not None or not is_postcode(location.postcode):
        return location
    found = Postcode.objects.filter(postcode=location.postcode).order_by("-file").first()
    if found is None:
        return location
    return replace(location, latitude=found.latitude, longitude=found.longitude, small_area=found.small_area)
