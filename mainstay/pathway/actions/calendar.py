"""The days on which an authority does not work, added and taken out again."""

from datetime import date

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.pathway.models import LocalHoliday
from mainstay.pathway.queries.calendar import days_not_worked
from mainstay.pathway.rules.calendar import reasons_not_to_close


class CannotClose(Refused):
    """The day was not added to the calendar; ``reasons`` are sentences to show."""


def add_holiday(day: date, name: str, *, by: User, today: date) -> LocalHoliday:
    """Count this day as one on which the authority does not work, or raise CannotClose."""
    with action("add a day to the calendar", by=by):
        closed = days_not_worked(by.authority, day, day)
        refuse_if(CannotClose, reasons_not_to_close(day, name, today=today, closed=closed))
        return LocalHoliday.objects.create(authority=by.authority, day=day, name=name.strip())


def remove_holiday(holiday: LocalHoliday, *, by: User) -> None:
    """Count this day as a working day again."""
    with action("take a day out of the calendar", by=by):
        holiday.delete()
