"""A service as it stands in a list of results: where, when, what it costs, how old the entry is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay import policy
from mainstay.directory.queries.finder import Entry, hours_of
from mainstay.directory.rules.asked import Asked
from mainstay.directory.rules.distance import miles
from mainstay.directory.rules.entry import DAYS
from mainstay.directory.rules.freshness import freshness
from mainstay.directory.rules.plain import plain_text
from mainstay.directory.rules.when import in_season, minutes, next_on, overlap, spans
from mainstay.directory.wording import in_one_line, times
from mainstay.web.words import day, number

_LINES = 3
_LETTERS = 220


@dataclass(frozen=True)
class Card:
    """One service in a list. number: that of its pin; None where there is no place to go.

    where, when, cost: sentences; age: how old the entry is, and whether to ring first.
    """

    number: int | None
    service: Any
    summary: str
    distance: str
    where: str
    when: tuple[str, ...]
    cost: str
    room: str
    room_colour: str
    age: str
    old: bool
    tel: str


@dataclass(frozen=True)
class Reading:
    """What a card needs to know of the search. place: what its place is called. named: code → name of areas."""

    asked: Asked
    today: date
    place: str
    named: Mapping[str, str]


def cards(found: Sequence[Entry], reading: Reading, *, first: int | None = 1) -> list[Card]:
    """Return a card for each service. first: the number of the first pin; None for services that have none."""
    made: list[Card] = []
    for entry in found:
        numbered = first is not None and entry.hit.latitude is not None
        made.append(_card(entry, reading, first + len(made) if numbered and first is not None else None))
    return made


def _card(entry: Entry, reading: Reading, number_of_pin: int | None) -> Card:
    service, hit = entry.service, entry.hit
    room, colour = room_in_words(service)
    age, old = age_in_words(service.checked_on, reading.today)
    return Card(
        number=number_of_pin,
        service=service,
        summary=shortened(plain_text(service.description), _LETTERS),
        distance=distance_in_words(hit.metres),
        where=where_in_words(entry, reading),
        when=tuple(_when(entry, reading)),
        cost=cost_in_words(service),
        room=room,
        room_colour=colour,
        age=age,
        old=old,
        tel=dialled(service.phone or service.provider.phone),
    )


def distance_in_words(metres: float | None) -> str:
    """Return "about 1.2 miles (1.9 km)"; "" where there is none."""
    if metres is None:
        return ""
    if miles(metres) < 0.1:
        return _("less than 0.1 miles away")
    far = {"miles": number(miles(metres), 1), "km": number(metres / 1000, 1)}
    return _("about %(miles)s miles (%(km)s km)") % far


def where_in_words(entry: Entry, reading: Reading) -> str:
    """Return where to go, or what area is covered; never how far it is."""
    hit, service = entry.hit, entry.service
    if hit.location_id is not None:
        said = in_one_line(vars(hit)) or _("Ask where it is")
        more = hit.places - 1
        if more > 0:
            beside = ngettext("and %(count)s other place", "and %(count)s other places", more)
            said = f"{said} ({beside % {'count': number(more)}})"
        return said
    if not service.areas:
        return _("Its entry does not say where it is")
    return _("Covers %(areas)s") % {"areas": areas_in_words(service.areas, reading.named)}


def areas_in_words(codes: Sequence[str], named: Mapping[str, str]) -> str:
    """Return the names of areas, the first few; a code whose name is not known stands for itself."""
    known = [named[code] for code in codes if code in named] or list(codes)
    said = ", ".join(known[:_LINES])
    left = len(codes) - len(known[:_LINES])
    return _("%(some)s and %(count)s more") % {"some": said, "count": left} if left > 0 else said


def _when(entry: Entry, reading: Reading) -> list[str]:
    """The times that were asked for; else the first few of all."""
    asked, on = reading.asked, next_on(reading.asked.day, reading.today)
    wanted = spans(asked.day, hours_of(asked.part, reading.today))
    lines: list[str] = []
    for each in entry.times:
        if not in_season(each.valid_from, each.valid_to, on) and wanted:
            continue
        row = schedule_row(each)
        if wanted and each.days:
            open_then = [
                name
                for name in DAYS
                if name in each.days
                and any(overlap(minutes(name, each.opens_at, each.closes_at), span) for span in wanted)
            ]
            row = replace_days(row, open_then)
            if not open_then:
                continue
        if (said := times(row)) and said not in lines:
            lines.append(said)
    if len(lines) > _LINES:
        return [*lines[:_LINES], _("and other times")]
    return lines


def schedule_row(schedule: Any) -> dict[str, Any]:
    """Return a schedule as the wording reads it."""
    names = ("days", "opens_at", "closes_at", "freq", "interval", "valid_from", "valid_to", "description")
    return {name: getattr(schedule, name) for name in names}


def replace_days(row: dict[str, Any], days: list[str]) -> dict[str, Any]:
    """Return the row with only these days."""
    return row | {"days": days}


def cost_in_words(service: Any) -> str:
    """Return what it costs in one line."""
    kind, note = str(service.get_cost_display() or ""), service.cost_note.strip()
    if not kind and not note:
        return _("Cost not said: ask first")
    if not kind or note.lower().startswith(kind.lower()):
        return str(note or kind)
    return f"{kind}: {note}" if note else kind


def room_in_words(service: Any) -> tuple[str, str]:
    """Return whether it takes people now, with the day that was said, and the colour of the tag; "" where unknown."""
    weeks = service.waiting_weeks
    said = {
        "taking": _("Taking people now"),
        "waiting": (
            ngettext("Waiting list: about %(count)s week", "Waiting list: about %(count)s weeks", weeks)
            % {"count": weeks}
            if weeks
            else _("There is a waiting list")
        ),
        "full": _("Full at the moment"),
    }.get(service.capacity, "")
    if said and service.capacity_on:
        said = _("%(room)s (on %(day)s)") % {"room": said, "day": day(service.capacity_on)}
    return said, {"taking": "green", "waiting": "yellow", "full": "red"}.get(service.capacity, "")


def age_in_words(checked_on: date | None, today: date) -> tuple[str, bool]:
    """Return when the entry was last checked, and whether that is too long ago to rely on."""
    found = freshness(checked_on, today, policy.value("directory.freshness", on=today))
    if found.months is None:
        return _("Nobody has checked this entry yet. Ring before you go."), True
    if found.months == 0:
        said = _("Checked within the last month")
    else:
        said = ngettext("Checked %(count)s month ago", "Checked %(count)s months ago", found.months)
        said = said % {"count": found.months}
    return (_("%(checked)s. Ring before you go.") % {"checked": said} if found.is_due else said), found.is_due


def shortened(text: str, letters: int) -> str:
    """Return the beginning of a text, ended at a word."""
    text = " ".join(text.split())
    return text if len(text) <= letters else text[:letters].rsplit(" ", 1)[0].rstrip(",.;:") + " …"


def dialled(phone: str) -> str:
    """Return a number as a phone dials it; "" where it is not one number."""
    digits = "".join(each for each in phone if each.isdigit() or each == "+")
    plain = all(each in "0123456789 +()-." for each in phone)
    return digits if plain and 3 <= len(digits.lstrip("+")) <= 15 else ""
