"""A self-assessment as a text that opens anywhere."""

from datetime import date

from django.utils.translation import gettext as _

from mainstay.pathway.heard.showing import shown
from mainstay.pathway.models import SelfAssessment
from mainstay.web.words import day, moment

# So that a program that guesses reads every script as what it is.
_BYTE_ORDER_MARK = "\ufeff"


def as_text(assessment: SelfAssessment, today: date) -> str:
    """Return what was said as plain text, every part with its questions and answers."""
    found = shown(assessment, today=today)
    sent = moment(assessment.sent_at) if assessment.sent_at else _("not sent")
    lines = [
        _("My self-assessment"),
        _("Carer number %(reference)s") % {"reference": assessment.carer.reference},
        _("Begun %(day)s; sent: %(sent)s") % {"day": day(assessment.begun_at.date()), "sent": sent},
        str(assessment.get_way_display()),
    ]
    for title, rows in found.parts:
        lines += ["", title, "=" * len(title)]
        for row in rows:
            lines += ["", row.title, *(f"  {line}" for line in (row.now.lines if row.now else ()))]
    return _BYTE_ORDER_MARK + "\n".join(lines) + "\n"


def file_name(assessment: SelfAssessment) -> str:
    """Return a name for the file that says nothing about whoever it is about."""
    return f"self-assessment-{assessment.begun_at.date().isoformat()}.txt"
