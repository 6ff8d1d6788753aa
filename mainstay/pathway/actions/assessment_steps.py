"""What follows from a step of an assessment: what is owed, and where the carer stands. Called inside actions."""

from datetime import date

from mainstay.pathway.actions import clocks
from mainstay.pathway.actions.stages import reached
from mainstay.pathway.models import Assessment, Carer, Clock, Plan, SelfAssessment
from mainstay.pathway.queries.assessment_days import (
    CONVERSATION,
    OFFER,
    PLAN,
    owed,
    plan_put_off,
    terminally_ill,
)

_ON_THE_WAY = (Carer.Stage.ASSESSING, Carer.Stage.DECIDING, Carer.Stage.PLANNING, Carer.Stage.APPROVING)
_SUPPORTED = (Plan.State.AGREED, Plan.State.SUSPENDED)


def owe_offer(carer: Carer, identified_on: date) -> None:
    """Start the clock for offering an assessment to somebody who was found to be a carer, unless it runs already.

    Also for when it becomes known that somebody they look after is terminally ill: the sooner day counts.
    """
    due = owed(carer.authority, OFFER, identified_on, terminal=terminally_ill(carer))
    if due is None:
        return
    running = Clock.objects.filter(
        carer=carer, what=OFFER, record=None, done_on=None, stopped_on=None
    ).first()
    if running is None or due.due_on < running.due_on:
        clocks.start(
            carer, OFFER, from_on=identified_on, due_on=due.due_on, pack=due.pack, for_user=carer.worker
        )


def owe(assessment: Assessment, what: str, start: date, *, terminal: bool = False) -> None:
    """Start a clock of an assessment; nothing where nobody has set a number of days.

    The plan's belongs to the carer, as it ends with whichever plan is agreed.
    """
    due = owed(assessment.authority, what, start, terminal=terminal)
    if due is not None:
        clocks.start(
            assessment.carer,
            what,
            from_on=start,
            due_on=due.due_on,
            record=None if what == PLAN else assessment.pk,
            pack=due.pack,
            for_user=assessment.assessor,
        )


def hasten(carer: Carer, known_on: date) -> None:
    """Let what is owed come sooner from the day on which somebody looked after was known to be terminally ill.

    The law's days run from the carer's yes; where it became known later, they run from that day. No day moves back.
    """
    if carer.stage not in _ON_THE_WAY:
        return
    said_yes = Assessment.objects.filter(carer=carer, accepted_on__isnull=False).exclude(
        state__in=(Assessment.State.DECLINED, Assessment.State.STOPPED)
    )
    assessment = said_yes.order_by("-accepted_on", "-pk").first()
    if assessment is None or assessment.accepted_on is None:
        return
    begun = max(assessment.accepted_on, known_on)
    running = {
        each.what: each
        for each in Clock.objects.filter(
            carer=carer, done_on=None, stopped_on=None, what__in=(CONVERSATION, PLAN)
        )
        if each.record in (None, assessment.pk)
    }
    for what in (CONVERSATION, PLAN):
        due, now = owed(assessment.authority, what, begun, terminal=True), running.get(what)
        # A conversation that was had is not owed again; a plan is, until one is agreed.
        waits = now is not None or what == PLAN
        if due is not None and waits and (now is None or due.due_on < now.due_on):
            owe(assessment, what, begun, terminal=True)


def put_off_talk(assessment: Assessment, until: date) -> None:
    """Let the conversation wait until the day the carer chose, and the plan that the law wants soon after it."""
    clocks.put_off(assessment.carer, CONVERSATION, until=until, record=assessment.pk)
    plan = Clock.objects.filter(carer=assessment.carer, what=PLAN, record=None, done_on=None, stopped_on=None)
    if plan.exists():
        clocks.put_off(assessment.carer, PLAN, until=plan_put_off(assessment.authority, until))


def after_no(carer: Carer) -> None:
    """Put the carer where they stood before an assessment that came to nothing."""
    if Plan.objects.filter(carer=carer, state__in=_SUPPORTED).exists():
        reached(carer, Carer.Stage.SUPPORTED)
    elif SelfAssessment.objects.filter(carer=carer, state=SelfAssessment.State.SENT).exists():
        reached(carer, Carer.Stage.HEARD)
    else:
        reached(carer, Carer.Stage.FOUND)
