"""When a service is there: Open Referral's schedules, which borrow the words of iCalendar's RRULE."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from mainstay.directory.rules.entry import DAYS, ScheduleEntry
from mainstay.interop.openreferral.reading.noting import Notes, fields
from mainstay.interop.openreferral.reading.values import day, moment, parts_of, text_of, whole_number, words

_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_READ = fields(
    "id service_id location_id service_at_location_id valid_from valid_to dtstart until freq interval byday "
    "description opens_at closes_at notes attending_type"
)
# What a repeating time may say and Mainstay does not: without it the rest would be wrong.
_NARROWS = ("bymonthday", "byyearday", "byweekno", "bymonth", "bysetpos", "count")
_ORDER = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_NAMES = dict(
    zip(DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True)
)


def schedules(
    told: Mapping[str, Any],
    notes: Notes,
    at: int | None = None,
    *,
    linked: Mapping[str, int | None] | None = None,
) -> Iterable[ScheduleEntry]:
    """Yield the times under ``schedules``. at: the entry's location they hold for, None for all of them.

    linked: the location of each service_at_location by its id, for times that name one.
    """
    for each in parts_of(told, "schedules"):
        named = str(each.get("service_at_location_id") or "")
        if found := _schedule(each, notes, (linked or {}).get(named, at) if named else at):
            yield found


def _schedule(told: Mapping[str, Any], notes: Notes, at: int | None) -> ScheduleEntry | None:
    notes.others(told, _READ.union(_NARROWS), "schedule.")
    before = len(notes.set_aside)
    days, order = _days(told, notes)
    freq = str(told.get("freq") or "").strip().upper()
    if freq not in ("", *_FREQUENCIES):
        notes.aside("schedule.freq", freq, "Say DAILY, WEEKLY, MONTHLY or YEARLY.")
    opens, closes = (
        moment(notes, "schedule.opens_at", told.get("opens_at")),
        moment(notes, "schedule.closes_at", told.get("closes_at")),
    )
    begins, ends = (
        day(notes, "schedule.valid_from", told.get("valid_from")),
        day(notes, "schedule.valid_to", told.get("valid_to")),
    )
    starts, until = (
        day(notes, "schedule.dtstart", told.get("dtstart")),
        day(notes, "schedule.until", _dashed(told.get("until"))),
    )
    interval = whole_number(notes, "schedule.interval", told.get("interval"), most=99)
    if opens and closes and closes <= opens:
        mend = "It closes before it opens. Give the hour it closes; past midnight it is two times."
        notes.aside("schedule.closes_at", f"{opens:%H:%M} to {closes:%H:%M}", mend)
    last = min(filter(None, (ends, until)), default=None)
    if last and (wrong := max(filter(None, (begins, starts)), default=None)) and last < wrong:
        notes.aside("schedule.valid_to", f"{wrong} to {last}", "It ends before it begins. Give the last day.")
    if len(notes.set_aside) > before:
        # A time of which a part is wrong would send people to a closed door: none of it is used.
        return None
    said = _said(told, order)
    if not (days or opens or closes or said):
        if any(told.get(name) for name in _READ - {"id"}):
            notes.aside("schedules", freq or told.get("id"), "Say on which days, and from when to when.")
        return None
    return ScheduleEntry(
        days=days,
        opens_at=opens,
        closes_at=closes,
        location=at,
        freq=freq,
        interval=interval or None,
        starts_on=starts,
        valid_from=begins,
        valid_to=last,
        description=words(notes, "schedule.description", said, 500),
    )


def _days(told: Mapping[str, Any], notes: Notes) -> tuple[tuple[str, ...], str]:
    """Return the days of the week, and in words which of a month they are ("first Monday")."""
    given = told.get("byday")
    text = ",".join(map(str, given)) if isinstance(given, list) else str(given or "")
    named, order = set(), []
    for each in filter(None, re.split(r"[\s,;]+", text.upper())):
        found = _DAY.fullmatch(each)
        if not found or (found[1] and int(found[1]) not in _ORDER):
            notes.aside(
                "schedule.byday", text, "Name days as MO,TU,WE,TH,FR,SA,SU, or 1MO for the first Monday."
            )
            return (), ""
        named.add(found[2])
        if found[1]:
            order.append(f"{_ORDER[int(found[1])]} {_NAMES[found[2]]}")
    return tuple(each for each in DAYS if each in named), " and ".join(order)


def _said(told: Mapping[str, Any], order: str) -> str:
    """Return what is said of the time in words; whatever narrows it in a way that no field holds is said too."""
    said = [text_of(told.get("description")), text_of(told.get("notes"))]
    if order:
        said.append(f"On the {order} of the month.")
    narrowed = [f"{name}={told[name]}" for name in _NARROWS if told.get(name) not in (None, "", [])]
    if narrowed:
        said.append(f"Only {', '.join(narrowed)}.")
    return " ".join(filter(None, said))


def _dashed(value: object) -> object:
    """A day as iCalendar writes it (20260331T235959Z) with dashes; anything else as it is."""
    if isinstance(value, str) and (found := re.fullmatch(r"(\d{4})(\d\d)(\d\d)(T\d{6}Z?)?", value.strip())):
        return f"{found[1]}-{found[2]}-{found[3]}"
    return value
