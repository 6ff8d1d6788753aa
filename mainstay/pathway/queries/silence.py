"""Offers of options that nobody has answered: those whose day has passed, and those whose day is to come."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from mainstay.pathway.models import Budget, Clock

_CLOCK = "option"


def silent_budgets(authority_id: int, today: date) -> QuerySet[Budget]:
    """Return the budgets with an offer that nobody answered by the day that was set, that day over."""
    return Budget.objects.filter(
        authority=authority_id, pk__in=_waiting(authority_id).filter(by_on__lt=today).values("record")
    ).exclude(state=Budget.State.CLOSED)


def waiting_until(authority_id: int, today: date, days: int) -> QuerySet[Clock]:
    """Return the clocks of offers whose day has passed or comes within so many days, the earliest first."""
    return _waiting(authority_id).filter(by_on__lte=today + timedelta(days=days)).order_by("by_on", "pk")


def _waiting(authority_id: int) -> QuerySet[Clock]:
    return Clock.objects.filter(
        authority=authority_id, what=_CLOCK, done_on=None, stopped_on=None, record__isnull=False
    ).annotate(by_on=Coalesce("later_on", "due_on"))
