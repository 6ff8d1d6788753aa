"""What is done for carers each day without anybody asking (``mainstay work`` does the jobs).

Only what the law does by itself, and what is put to a person afterwards: nothing here is decided for anybody. Each
authority has a transaction of its own, so that what goes wrong in one stops no other.
"""

import logging
from datetime import date

from django.utils.timezone import localdate, now
from procrastinate.contrib.django import app

from mainstay.accounts.models import Authority
from mainstay.audit.context import Itself
from mainstay.database import scope
from mainstay.pathway import unsent
from mainstay.pathway.actions.options import deem_silent
from mainstay.pathway.actions.same import look_for_pairs

_log = logging.getLogger(__name__)


@app.periodic(cron="40 3 * * *")
@app.task(name="look after carers' records", queueing_lock="look after carers' records")
def look_after(timestamp: int) -> None:
    """Record, once a day, the option the law deems chosen, and put new pairs of like records to a person."""
    look_after_all(localdate())


@app.periodic(cron="*/30 * * * *")
@app.task(name="forget what was not sent", queueing_lock="forget what was not sent")
def forget_unsent(timestamp: int) -> None:
    """Remove what somebody typed when their sign-in had ended and did not come back for, and sessions that are over."""
    unsent.forget(now())


def look_after_all(today: date) -> None:
    """Do what a day brings, for one authority after the other."""
    with scope.of_authority(None, sharing=True):
        authorities = list(Authority.objects.order_by("pk"))
    for authority in authorities:
        for what in (_deem, _look):
            try:
                with scope.of_authority(authority.pk):
                    what(authority, today)
            # Whatever it is: the other authorities have their day too. No words of a record are in the log.
            except Exception as wrong:
                _log.error("%s broke for authority %s: %s", what.__name__, authority.pk, type(wrong).__name__)


def _deem(authority: Authority, today: date) -> None:
    deem_silent(today, by=Itself(), authority_id=authority.pk)


def _look(authority: Authority, today: date) -> None:
    look_for_pairs(authority, by=Itself(), today=today)
