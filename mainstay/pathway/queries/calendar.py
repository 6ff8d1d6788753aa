"""By which day is something owed? Counted by the calendar of the authority: its nation's bank holidays and its own."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from mainstay import policy
from mainstay.accounts.models import Authority, User
from mainstay.engines import working_days
from mainstay.local.queries import local_values
from mainstay.pathway.models import LocalHoliday

# Far enough for any count of days: working days are never fewer than one in four for long.
_DAYS_OF_ROOM = 60
WORKING_DAYS = "working days"


def working_day_after(authority: Authority, start: date, days: int) -> date:
    """Return the day by which this many working days of the authority have passed since the start."""
    end = start + timedelta(days=4 * days + _DAYS_OF_ROOM)
    return working_days.after(start, days, days_not_worked(authority, start, end))


def days_after(authority: Authority, start: date, days: int) -> date:
    """Return the last day the authority works within this many calendar days; never before the start.

    What the law or a standard asks within 28 days is late on the 29th, even where the 28th is a Sunday.
    """
    end = start + timedelta(days=days)
    closed = days_not_worked(authority, start, end)
    return max(start, working_days.worked_until(end, closed))


def working_days_left(authority: Authority, today: date, due: date) -> int:
    """Return how many working days are left until a day; below 0 once it has passed."""
    first, last = min(today, due), max(today, due)
    return working_days.between(today, due, days_not_worked(authority, first, last))


def due_by(authority: Authority, key: str, start: date) -> date:
    """Return the day by which something is owed that starts on a day.

    key: of the policy entry with the number of days, in working days or in days; the authority's own value counts.
    Raises policy.NotInForce where there is none for the authority's nation on that day.
    """
    entry = policy.entry(key)
    days = policy.value(key, start, authority.nation, local_values().get(key))
    if days is None:
        raise policy.NotInForce(f"{entry.title}: no number of days is at hand. Set a local value.")
    counted = working_day_after if entry.unit == WORKING_DAYS else days_after
    return counted(authority, start, int(days))


def days_not_worked(authority: Authority, first: date, last: date) -> frozenset[date]:
    """Return the days from the first to the last on which the authority does not work, weekends apart."""
    own = LocalHoliday.objects.filter(authority=authority, day__gte=first, day__lte=last)
    return working_days.bank_holidays(authority.nation, first.year, last.year) | set(
        own.values_list("day", flat=True)
    )


@dataclass(frozen=True)
class DayOff:
    """A day on which the authority does not work. own: the row to take out again; None for a bank holiday."""

    day: date
    name: str
    own: LocalHoliday | None


def days_off_to_come(user: User, today: date) -> list[DayOff]:
    """Return the bank holidays of this year and the next that are still to come, and the authority's own, in order."""
    authority = user.authority
    named = working_days.names_of_bank_holidays(authority.nation, today.year, today.year + 1)
    days = [DayOff(day, name, None) for day, name in named.items() if day >= today]
    days += [DayOff(own.day, own.name, own) for own in holidays_visible_to(user) if own.day >= today]
    return sorted(days, key=lambda each: each.day)


def holidays_visible_to(user: User) -> QuerySet[LocalHoliday]:
    """Return the days on which the user's authority does not work, beside the bank holidays."""
    return LocalHoliday.objects.filter(authority=user.authority_id)
