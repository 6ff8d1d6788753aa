"""What is owed to a carer by a day: started, kept, put off by the carer, stopped. Called inside other actions."""

from datetime import date

from django.db.models import QuerySet

from mainstay.accounts.models import User
from mainstay.pathway.models import Carer, Clock


def start(
    carer: Carer,
    what: str,
    *,
    from_on: date,
    due_on: date,
    record: int | None = None,
    pack: str = "",
    for_user: User | None = None,
) -> Clock:
    """Start a clock, or move the one that runs for the same thing. See Clock for the arguments."""
    clock, _ = Clock.objects.update_or_create(
        carer=carer,
        what=what,
        record=record,
        done_on=None,
        stopped_on=None,
        defaults={
            "authority_id": carer.authority_id,
            "from_on": from_on,
            "due_on": due_on,
            "pack": pack,
            "for_user": for_user,
        },
    )
    return clock


def done(carer: Carer, what: str, *, on: date, record: int | None = None) -> None:
    """Note that what was owed was done; nothing where no clock ran for it."""
    _running(carer, what, record).update(done_on=on)


def stop(carer: Carer, what: str, *, on: date, record: int | None = None) -> None:
    """Note that it is not owed any more; nothing where no clock ran for it."""
    _running(carer, what, record).update(stopped_on=on)


def put_off(carer: Carer, what: str, *, until: date, record: int | None = None) -> None:
    """Let a clock run to a later day that the carer asked for."""
    _running(carer, what, record).update(later_on=until)


def _running(carer: Carer, what: str, record: int | None) -> QuerySet[Clock]:
    return Clock.objects.filter(carer=carer, what=what, record=record, done_on=None, stopped_on=None)
