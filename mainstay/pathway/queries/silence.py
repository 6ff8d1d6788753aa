"""Offers of options that nobody has answered: those whose day has passed, and those whose day is to come."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from mainstay.pathway.models import Budget, Clock

_CLOCK = "option"
# The day a clock runs to: the later one where the carer asked for it.
_BY_ON = Coalesce("later_on", "due_on")


def silent_budgets(authority_id: int, today: date) -> QuerySet[Budget]:
    """Return the budgets with an offer that nobody answered by the day that was set, that day over."""
    silent = waiting(authority_id).annotate(by_on=_BY_ON).filter(by_on__lt=today)
    return Budget.objects.filter(authority=authority_id, pk__in=silent.values("record")).exclude(
        state=Budget.State.CLOSED
    )


def waiting(authority_id: int) -> QuerySet[Clock]:
    """Return the clocks of offers that nobody has answered."""
    return Clock.objects.filter(
        authority=authority_id, what=_CLOCK, done_on=None, stopped_on=None, record__isnull=False
    ).order_by()


def days_to_choose(authority_id: int, budget_ids: Iterable[int]) -> dict[int, date]:
    """Return budget → the day by which the carer is to choose, for those that wait for it."""
    mine = waiting(authority_id).filter(record__in=list(budget_ids)).annotate(by_on=_BY_ON)
    return {each.record: each.by_on for each in mine if each.record is not None}
