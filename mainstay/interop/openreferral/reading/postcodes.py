"""Postcodes against the list that is loaded: those that do not exist are set aside, and the rest give a place."""

from collections.abc import Sequence
from dataclasses import replace

from mainstay.directory.rules.entry import LocationEntry, ServiceEntry
from mainstay.interop.entries_read import Known, PostcodesFound
from mainstay.interop.openreferral.reading.noting import Notes


def placed(entries: Sequence[ServiceEntry], known: Known, notes: Notes) -> list[ServiceEntry]:
    """Return the entries with locations placed by their postcodes, where the source gave no coordinates.

    A postcode is doubted only where the list has others of its district: a list may cover one part of the country.
    """
    asked = {place.postcode for entry in entries for place in entry.locations if place.postcode}
    if not asked:
        return list(entries)
    list_ = known.postcodes(asked)
    placed_ = []
    for entry in entries:
        notes.begin(entry.source_id)
        held = tuple(_place(each, list_, notes) for each in entry.locations)
        placed_.append(entry if held == entry.locations else replace(entry, locations=held))
    return placed_


def _place(place: LocationEntry, known: PostcodesFound, notes: Notes) -> LocationEntry:
    found = known.found.get(place.postcode)
    if found:
        if place.latitude is None:
            place = replace(place, latitude=found.latitude, longitude=found.longitude)
        return replace(place, small_area=place.small_area or found.small_area)
    if place.postcode and place.postcode.partition(" ")[0] in known.districts:
        mend = "There is no such postcode in the list that is loaded. Look for a slip of the keyboard."
        notes.aside("address.postal_code", place.postcode, mend)
        return replace(place, postcode="")
    return place
