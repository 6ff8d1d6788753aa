"""Evidence about groups of carers that are reached less than carers as a whole."""

from collections.abc import Iterator
from datetime import date

from mainstay.accounts.models import User
from mainstay.planning.actions.evidence import Found
from mainstay.planning.models import Review


def flagged(user: User, review: Review, today: date) -> Iterator[Found]:
    """Each group that is reached less than carers as a whole, beyond what chance and the estimate allow."""
    yield from ()
