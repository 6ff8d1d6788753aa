"""What carers and workers say to each other, inside Mainstay and nowhere else."""

from datetime import date

from django.utils.timezone import now

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.pathway.actions import clocks
from mainstay.pathway.models import Carer, Message
from mainstay.pathway.queries.calendar import due_by
from mainstay.pathway.rules.own import reasons_not_to_send

_DAYS = "privacy.answering.message_days"


class CannotSend(Refused):
    """A message cannot be sent; ``reasons`` has every one as a sentence."""


def send(carer: Carer, words: str, *, from_carer: bool, by: User, today: date) -> Message:
    """Send a message between a carer and whoever supports them; or raise CannotSend. An answer ends the clock."""
    with action("send a message about support", by=by):
        refuse_if(CannotSend, reasons_not_to_send(words))
        message = Message.objects.create(
            authority_id=carer.authority_id, carer=carer, from_carer=from_carer, by=by, words=words.strip()
        )
        if from_carer:
            due = due_by(by.authority, _DAYS, today)
            clocks.start(carer, "message", from_on=today, due_on=due, pack=_DAYS, for_user=carer.worker)
        else:
            clocks.done(carer, "message", on=today)
        return message


def note_read(carer: Carer, *, by_carer: bool, by: User) -> None:
    """Note that what the other side wrote has been read."""
    unread = Message.objects.filter(carer=carer, from_carer=not by_carer, read_at=None)
    if unread.exists():
        with action("read a message about support", by=by):
            unread.update(read_at=now())
