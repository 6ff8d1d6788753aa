"""Finding what a plan agreed: queued, taken, offered, chosen, arranged, or noted as unmet."""

from mainstay.pathway.actions.brokering.offers import (
    CannotOffer,
    arrange,
    choose,
    offer,
    rule_out,
    turn_down,
)
from mainstay.pathway.actions.brokering.queue import (
    CannotQueue,
    put_back,
    queue,
    queue_all,
    set_urgency,
    take,
    withdraw,
)
from mainstay.pathway.actions.brokering.unmet import CannotNote, note_refused, note_unmet

__all__ = [
    "CannotNote",
    "CannotOffer",
    "CannotQueue",
    "arrange",
    "choose",
    "note_refused",
    "note_unmet",
    "offer",
    "put_back",
    "queue",
    "queue_all",
    "rule_out",
    "set_urgency",
    "take",
    "turn_down",
    "withdraw",
]
