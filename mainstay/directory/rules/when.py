"""When in the week: days and parts of the day as minutes from Monday 0:00."""

from datetime import date, time, timedelta

from mainstay.directory.rules.entry import DAYS

A_DAY = 24 * 60
A_WEEK = 7 * A_DAY
Span = tuple[int, int]


def spans(day: str, hours: tuple[int, int] | None) -> list[Span]:
    """Return the minutes of the week that are asked for, in order; empty where neither day nor hours are.

    day: MO to SU, "" for any. hours: from and to of a part of the day; where "to" is not later than "from" it runs
    into the next morning, and Saturday night ends on Sunday.
    """
    if not day and hours is None:
        return []
    first, last = hours or (0, 24)
    length = (last - first if last > first else last + 24 - first) * 60
    found: list[Span] = []
    for number in [DAYS.index(day)] if day else range(7):
        begins = number * A_DAY + first * 60
        ends = begins + length
        found.append((begins, min(ends, A_WEEK)))
        if ends > A_WEEK:
            found.append((0, ends - A_WEEK))
    return sorted(found)


def minutes(day: str, opens: time | None, closes: time | None) -> Span:
    """Return the minutes of the week in which something is open; the whole day where no times are told."""
    begins = DAYS.index(day) * A_DAY
    return (
        begins + (opens.hour * 60 + opens.minute if opens else 0),
        begins + (closes.hour * 60 + closes.minute if closes else A_DAY),
    )


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a minute."""
    return max(one[0], other[0]) < min(one[1], other[1])


def next_on(day: str, today: date) -> date:
    """Return the next date that is this day of the week, today included; today for any day."""
    return today + timedelta(days=(DAYS.index(day) - today.weekday()) % 7) if day else today


def in_season(first: date | None, last: date | None, on: date) -> bool:
    """Whether something holds on a day, where it holds from and to these, both included; None is open."""
    return (first is None or first <= on) and (last is None or on <= last)
