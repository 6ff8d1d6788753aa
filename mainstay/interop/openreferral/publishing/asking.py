"""What somebody asks of the open feed, from the address: the standard's own parameters, each checked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import time
from typing import TypeVar
from uuid import UUID

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.audit.refusing import Refused
from mainstay.interop.openreferral.publishing.listed import every_taxonomy
from mainstay.interop.openreferral.publishing.taxonomies import all_terms
from mainstay.interop.openreferral.publishing.wanted import Wanted
from mainstay.places import queries as places

PER_PAGE, MOST_PER_PAGE = 50, 500
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NAMES = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
Made = TypeVar("Made")


class CannotAnswer(Refused):
    """The question cannot be answered as it was asked. reasons: every one, as sentences."""


@dataclass(frozen=True)
class Asked:
    """A page of what is wanted. full: each with its lists, not only its own fields."""

    wanted: Wanted
    page: int
    per_page: int
    full: bool


class _Reading:
    def __init__(self, told: Mapping[str, str]) -> None:
        self.told, self.reasons = told, list[str]()

    def value(self, name: str, read: Callable[[str], Made], mend: str) -> Made | None:
        text = self.told.get(name, "").strip()
        if not text:
            return None
        try:
            return read(text)
        except ValueError:
            self.reasons.append(_("%(name)s: %(mend)s") % {"name": name, "mend": mend})
            return None


def asked(told: Mapping[str, str]) -> Asked:
    """Return what an address asks for; CannotAnswer says everything that is amiss with it."""
    reading = _Reading(told)
    number = _("Write a number.")
    whole = _("Write a whole number from 1.")
    hour = _("Write a time such as 09:30.")
    known = _("Write an id, a UUID.")
    page = reading.value("page", _from_one, whole) or 1
    per_page = reading.value("per_page", _from_one, whole) or PER_PAGE
    wanted = Wanted(
        search=told.get("search", "")[:200],
        authority=told.get("authority", "")[:12],
        organization=reading.value("organization_id", UUID, known),
        minimum_age=reading.value("minimum_age", _number, number),
        maximum_age=reading.value("maximum_age", _number, number),
        starts=reading.value("start_time", _time, hour),
        ends=reading.value("end_time", _time, hour),
        day=reading.value("day", _day, _("Write a day, such as MO or Monday.")) or "",
    )
    wanted = _of_terms(wanted, reading, known)
    wanted = _of_place(wanted, reading)
    if reading.reasons:
        raise CannotAnswer(reading.reasons)
    full = told.get("full", "").lower() in ("true", "1")
    return Asked(wanted, page, min(per_page, MOST_PER_PAGE), full)


def _of_terms(wanted: Wanted, reading: _Reading, known: str) -> Wanted:
    term, taxonomy = (reading.value(name, UUID, known) for name in ("taxonomy_term_id", "taxonomy_id"))
    every = every_taxonomy()
    if term:
        found = tuple(each for each in all_terms(every) if each.id == term)
        wanted = replace(wanted, terms=found, nothing=wanted.nothing or not found)
    if taxonomy:
        of = next((each for each in every if each.id == taxonomy), None)
        wanted = replace(wanted, taxonomy=of, nothing=wanted.nothing or of is None)
    return wanted


def _of_place(wanted: Wanted, reading: _Reading) -> Wanted:
    metres = reading.value("proximity", _number, _("Write a number of metres."))
    text = reading.told.get("postcode", "").strip()
    if not text:
        return wanted
    found = places.postcode(text)
    if found is None:
        reading.reasons.append(_("postcode: No postcode like this is known here. Write a whole one."))
        return wanted
    if metres is not None:
        return replace(wanted, near=(found.latitude, found.longitude, metres))
    return replace(wanted, within=within(found.small_area))


def within(small_area: str) -> tuple[str, ...]:
    """Return the codes of all that a small area lies in: wards, authority, nation; itself first."""
    around = places.upwards(small_area) if small_area else []
    lands = {each.nation for each in around}
    nations = policy.items("places.nations", on=localdate())
    wide = [item.code for item in nations if lands & set(item.attributes["of"])]
    return (*(each.code for each in around), *wide)


def _from_one(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 1_000_000_000:
        raise ValueError(text)
    return number


def _number(text: str) -> float:
    number = float(text)
    # Also neither "nan" nor "inf", which are numbers to Python.
    if not -1_000_000_000 <= number <= 1_000_000_000:
        raise ValueError(text)
    return number


def _time(text: str) -> time:
    # Opening times are those of the clock on the wall, in no zone.
    found = time.fromisoformat(text)
    if found.tzinfo:
        raise ValueError(text)
    return found


def _day(text: str) -> str:
    said = text.upper()
    return _DAYS[_NAMES.index(said)] if said in _NAMES else _DAYS[_DAYS.index(said[:2])]
