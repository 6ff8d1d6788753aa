"""What a worker sees first of what a carer said: what waits, what was sent, what has been begun."""

from dataclasses import dataclass
from datetime import date

from mainstay.pathway.heard.showing import shown
from mainstay.pathway.models import Carer, SelfAssessment
from mainstay.pathway.queries.self_assessment import (
    asked_in,
    self_assessments_of,
    waiting_for,
)
from mainstay.pathway.rules.questions import Said, said


@dataclass(frozen=True)
class Heard:
    """One self-assessment in the list. first: answers to read at once; asked_for: what has to be arranged, in words."""

    of: SelfAssessment
    answered: int
    first: tuple[Said, ...]
    asked_for: tuple[str, ...]
    to_read: bool


@dataclass(frozen=True)
class Overview:
    """Everything a carer said. begun: the one not sent yet; sent: newest first; taken_back: how many were."""

    begun: Heard | None
    sent: tuple[Heard, ...]
    taken_back: int


def overview(carer: Carer, today: date) -> Overview:
    """Return what a carer said, as a worker may read it: of what is not sent only how far it is and what they asked."""
    waiting, unread = waiting_for(carer, "another_way"), waiting_for(carer, "said")
    every = list(self_assessments_of(carer).select_related("authority"))
    asked = asked_in(carer.authority, today)
    another = asked.question("another_way")

    def heard(each: SelfAssessment) -> Heard:
        wants = said(each.wants, another) if another and each.pk in waiting else ()
        first = shown(each, today=today).first if each.state == SelfAssessment.State.SENT else ()
        return Heard(each, len(each.answers), first, wants, each.pk in unread)

    state = SelfAssessment.State
    return Overview(
        begun=next((heard(each) for each in every if each.state == state.OPEN), None),
        sent=tuple(heard(each) for each in every if each.state == state.SENT),
        taken_back=sum(each.state == state.TAKEN_BACK for each in every),
    )
