"""What the carer said of themselves, and the assessments made with them."""

from datetime import date

from django.utils.translation import gettext as _

from mainstay.pathway.models import Assessment, Carer, SelfAssessment
from mainstay.pathway.own.blocks import Block, colour_of, facts, named
from mainstay.web.words import day


def what_i_said(carer: Carer, today: date) -> list[Block]:
    """Return the carer's self-assessments, newest first: how far each is, and how it was made."""
    blocks = []
    for each in SelfAssessment.objects.filter(carer=carer):
        written = each.typed_by_id is not None
        pairs = facts(
            (_("Begun"), day(each.begun_at.date())),
            (_("Sent"), each.sent_at and day(each.sent_at.date())),
            (
                _("How"),
                _("By me, on screen")
                if each.way == SelfAssessment.Way.ONLINE
                else str(each.get_way_display()),
            ),
            (_("Written down by"), _("A worker, as you said it") if written else None),
            (_("Questions answered"), len(each.answers)),
        )
        blocks.append(
            Block(
                _("My self-assessment of %(day)s") % {"day": day(each.begun_at.date())},
                state=str(each.get_state_display()),
                facts=pairs,
            )
        )
    return blocks


def assessments(carer: Carer, today: date) -> list[Block]:
    """Return the assessments made with a carer, newest first: when each was offered, talked through and completed."""
    blocks = []
    for each in Assessment.objects.filter(carer=carer).select_related("assessor"):
        pairs = facts(
            (_("Offered"), each.offered_on and day(each.offered_on)),
            (_("Later, as I asked"), each.chosen_later_on and day(each.chosen_later_on)),
            (_("Talked through"), each.talked_on and day(each.talked_on)),
            (_("Completed"), each.completed_on and day(each.completed_on)),
            (_("With"), each.assessor and each.assessor.name),
            (_("I was given a copy"), each.copy_given_on and day(each.copy_given_on)),
            (_("Why it was stopped"), each.stopped_because),
        )
        title = named("assessment.kinds", each.kind, today)
        blocks.append(
            Block(
                title[:1].upper() + title[1:],
                state=str(each.get_state_display()),
                facts=pairs,
                colour=colour_of(each.state),
            )
        )
    return blocks
