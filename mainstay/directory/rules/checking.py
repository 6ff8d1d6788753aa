"""What is the matter with an entry? Every way in asks here: forms, files, feeds and registers."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from mainstay.directory.rules.entry import DAYS, FREQUENCIES, LocationEntry, ScheduleEntry, ServiceEntry
from mainstay.engines import postcodes

# Degrees (WGS84) around the United Kingdom and its waters, with room for what has been invented in the North Sea.
_SOUTH, _NORTH, _WEST, _EAST = 49.8, 61.0, -8.7, 2.5
_WEB = re.compile(r"https?://[^\s<>\"'@/]+\.[^\s<>\"'@/]+(?:[/?#][^\s<>\"]*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"'.]+")
# Ways to be helped that need no place.
_ANYWHERE = frozenset({"phone", "online", "at_home"})


@dataclass(frozen=True)
class Known:
    """What an entry may hold. ``queries.known_codes(today)`` makes it of the packs and the tables.

    codes: field → the codes it may hold, also of "provider.kind" and "locations.accessibility"; a field that is
    not there may hold any. longest: field → most characters. largest: field → the largest whole number.
    """

    codes: Mapping[str, Collection[str]] = field(default_factory=dict)
    longest: Mapping[str, int] = field(default_factory=dict)
    largest: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """One thing to mend. field: "name", "provider.website", "schedules.0.closes_at" (counted from 0).

    stops: the entry cannot be listed until it is mended; otherwise it can, and is worth mending.
    """

    field: str
    value: str
    mend: str
    stops: bool = True


def problems(entry: ServiceEntry, *, known: Known) -> list[Problem]:
    """Return everything that is the matter with an entry, what stops it first; empty if nothing is."""
    found = [
        *_missing(entry),
        *_columns("", entry, known),
        *_columns("provider.", entry.provider, known),
        *_in_order("", entry),
    ]
    if entry.funding_pence_a_year is not None and entry.funding_pence_a_year < 0:
        found.append(_problem("funding_pence_a_year", entry.funding_pence_a_year, "Enter nought or more."))
    if not entry.locations and not entry.areas and not _ANYWHERE & set(entry.ways):
        mend = "Say where it is, or which places it serves: it cannot be found by place until then."
        found.append(Problem("areas", "", mend, stops=False))
    if not entry.interventions:
        mend = "Say what it helps with: it cannot be found by kind of help until then."
        found.append(Problem("interventions", "", mend, stops=False))
    for number, location in enumerate(entry.locations):
        found += _of_location(f"locations.{number}.", location, known)
    for number, schedule in enumerate(entry.schedules):
        found += _of_schedule(f"schedules.{number}.", schedule, len(entry.locations), known)
    for number, cost in enumerate(entry.cost_options):
        found += _columns(f"cost_options.{number}.", cost, known)
        found += _in_order(f"cost_options.{number}.", cost)
    for number, identifier in enumerate(entry.provider.identifiers):
        found += _columns(f"provider.identifiers.{number}.", identifier, known)
    return sorted(found, key=lambda each: not each.stops)


def _problem(name: str, value: object, mend: str, *, stops: bool = True) -> Problem:
    return Problem(name, str(value)[:200], mend, stops)


def _missing(entry: ServiceEntry) -> Iterator[Problem]:
    if not entry.name.strip():
        yield _problem("name", entry.name, "Enter the name of the service.")
    if not entry.provider.name.strip():
        yield _problem(
            "provider.name", entry.provider.name, "Enter the name of the organisation that offers it."
        )


def _columns(before: str, held: Any, known: Known) -> Iterator[Problem]:
    """What is true of every field of its kind, wherever it stands."""
    part = re.sub(r"\.\d+\.", ".", before)
    for each in fields(held):
        name, value = before + each.name, getattr(held, each.name)
        general = part + each.name
        if isinstance(value, str) and value:
            yield from _of_text(name, general, value, known)
        elif isinstance(value, tuple) and value and isinstance(value[0], str):
            allowed = known.codes.get(general)
            strange = [code for code in value if allowed is not None and code not in allowed]
            if strange:
                yield _problem(name, ", ".join(strange), "Choose from the list: this is not in it.")
            longest = known.longest.get(general)
            long = [code for code in value if longest is not None and len(code) > longest]
            if long and not strange:
                yield _problem(name, ", ".join(long), f"Enter codes of up to {longest} characters.")
        elif isinstance(value, int):
            largest = known.largest.get(general)
            if value < 0:
                yield _problem(name, value, "Enter nought or more.")
            elif largest is not None and value > largest:
                yield _problem(name, value, f"Enter a number up to {largest:,}.")


def _of_text(name: str, general: str, value: str, known: Known) -> Iterator[Problem]:
    allowed, longest = known.codes.get(general), known.longest.get(general)
    if allowed is not None and value not in allowed:
        yield _problem(name, value, "Choose from the list: this is not in it.")
    if longest is not None and len(value) > longest:
        yield _problem(name, value, f"Shorten this to {longest} characters; it has {len(value)}.")
    if "\x00" in value:
        yield _problem(name, value.replace("\x00", "�"), "Take out the character that cannot be shown.")
    if name.endswith("website") and not _WEB.fullmatch(value):
        yield _problem(name, value, "Enter a web address that begins with https:// or http://.")
    if name.endswith("email") and not _EMAIL.fullmatch(value):
        yield _problem(name, value, "Enter an e-mail address like name@example.org.", stops=False)


_ORDER = (
    ("minimum_age", "maximum_age", "Enter an oldest age that is not below the youngest."),
    ("valid_from", "valid_to", "Enter a last day that is not before the first."),
)


def _in_order(before: str, held: Any) -> Iterator[Problem]:
    for first, last, mend in _ORDER:
        low, high = getattr(held, first, None), getattr(held, last, None)
        if low is not None and high is not None and high < low:
            yield _problem(before + last, high, mend)


def _of_location(before: str, location: LocationEntry, known: Known) -> Iterator[Problem]:
    yield from _columns(before, location, known)
    if not any([location.name, location.address, location.town, location.postcode]):
        yield _problem(f"{before}address", "", "Enter the place's name, address or postcode.", stops=False)
    if location.postcode and not postcodes.written(location.postcode):
        mend = "Enter a full UK postcode like SW1A 1AA; it cannot be found by distance until then."
        yield _problem(f"{before}postcode", location.postcode, mend, stops=False)
    latitude, longitude = location.latitude, location.longitude
    if (latitude is None) != (longitude is None):
        yield _problem(f"{before}latitude", _pair(location), "Enter both coordinates, or neither.")
    elif latitude is not None and longitude is not None:
        if latitude == 0 and longitude == 0:
            mend = "Leave the coordinates out: 0, 0 lies in the sea off Africa."
            yield _problem(f"{before}latitude", _pair(location), mend)
        elif not (_SOUTH <= latitude <= _NORTH and _WEST <= longitude <= _EAST):
            mend = "Enter coordinates in the United Kingdom, latitude first, or leave them out."
            yield _problem(f"{before}latitude", _pair(location), mend)


def _pair(location: LocationEntry) -> str:
    return ", ".join("" if each is None else str(each) for each in (location.latitude, location.longitude))


def _of_schedule(before: str, schedule: ScheduleEntry, locations: int, known: Known) -> Iterator[Problem]:
    yield from _columns(before, schedule, known)
    yield from _in_order(before, schedule)
    opens, closes = schedule.opens_at, schedule.closes_at
    if opens is not None and closes is not None and closes <= opens:
        mend = "Enter a closing time after the opening time. Hours past midnight are two lines, one a day."
        yield _problem(f"{before}closes_at", f"{opens:%H:%M}–{closes:%H:%M}", mend)
    if strange := [day for day in schedule.days if day not in DAYS]:
        yield _problem(
            f"{before}days", ", ".join(strange), "Choose days of the week: MO, TU, WE, TH, FR, SA, SU."
        )
    if schedule.freq not in FREQUENCIES:
        yield _problem(f"{before}freq", schedule.freq, "Choose daily, weekly, monthly or yearly.")
    if schedule.interval == 0:
        yield _problem(f"{before}interval", 0, "Enter 1 or more.")
    if schedule.location is not None and not 0 <= schedule.location < locations:
        yield _problem(f"{before}location", schedule.location, "Choose one of the places of this service.")


def out_of_date(entry: ServiceEntry, today: date) -> list[Problem]:
    """Return what has ended by today: times and prices that hold no more. None stops an entry."""
    found = []
    for part in ("schedules", "cost_options"):
        for number, each in enumerate(getattr(entry, part)):
            if each.valid_to is not None and each.valid_to < today:
                mend = "Take this out or enter a later last day: it has ended."
                found.append(_problem(f"{part}.{number}.valid_to", each.valid_to, mend, stops=False))
    return found
