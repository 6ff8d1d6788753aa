"""What has a carer said of themselves, what is asked of them, and what is known already?"""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localdate

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.pathway.models import Carer, Clock, SelfAssessment
from mainstay.pathway.rules.questions import Question, Section, in_order, questions_of, sections_of
from mainstay.pathway.rules.self_assessment import ANOTHER_WAY

QUESTIONS = "questions.self_assessment.questions"
SECTIONS = "questions.self_assessment.sections"
# How somebody agrees. A tick on a page is for whoever writes by themselves; nobody else says what a carer says.
_AGREED, _BY_THEMSELVES = "pathway.consent_ways", "online"


@dataclass(frozen=True)
class Asked:
    """What a self-assessment asks: its parts, and every question in the order it is asked."""

    sections: tuple[Section, ...]
    questions: tuple[Question, ...]

    @property
    def order(self) -> tuple[str, ...]:
        """The codes of the questions in the order they are asked."""
        return tuple(each.code for each in self.questions)

    def question(self, code: str) -> Question | None:
        """Return one question; None where it is not asked."""
        return next((each for each in self.questions if each.code == code), None)

    def section_of(self, question: Question) -> Section:
        """Return the part that a question belongs to."""
        return next(each for each in self.sections if each.code == question.section)


def asked_in(authority: Authority, on: date) -> Asked:
    """Return what carers of an authority are asked on a day, in the words of its nation."""
    listed = questions_of(QUESTIONS, on=on, nation=authority.nation)
    sections = sections_of(SECTIONS, listed, on=on, nation=authority.nation)
    return Asked(sections, in_order(sections))


def ways_agreed(on: date) -> list[tuple[str, str]]:
    """Return how a carer may agree that somebody else writes down what they say: codes and words."""
    listed = policy.items(_AGREED, on)
    return [
        (each.code, each.title)
        for each in listed
        if each.code != _BY_THEMSELVES and not each.attributes["by_another"]
    ]


def self_assessments_of(carer: Carer) -> QuerySet[SelfAssessment]:
    """Return every self-assessment of a carer whose record the asker may see, newest first."""
    return SelfAssessment.objects.filter(carer=carer).select_related("typed_by")


def open_one_of(carer: Carer) -> SelfAssessment | None:
    """Return the self-assessment that has been begun and not sent; None where there is none."""
    return self_assessments_of(carer).filter(state=SelfAssessment.State.OPEN).first()


def sent_before(said: SelfAssessment) -> QuerySet[SelfAssessment]:
    """Return what the carer sent before this one, newest first."""
    earlier = self_assessments_of(said.carer).filter(
        state=SelfAssessment.State.SENT, sent_at__lt=said.sent_at
    )
    return earlier.order_by("-sent_at")


def being_answered(carer: Carer, *, typed: bool) -> SelfAssessment | None:
    """Return the one that is open; None where there is none.

    typed: somebody sends a page of it. Then the newest is returned even if it was sent in another window meanwhile: the
    action says that it cannot be changed any more, and what was typed stays on the page.
    """
    one = open_one_of(carer)
    return one or (self_assessments_of(carer).first() if typed else None)


def arranged_by(assessment: SelfAssessment) -> date | None:
    """Return the day by which the other language, form or person is arranged; None where nothing waits."""
    running = _running(assessment.carer_id, ANOTHER_WAY).filter(record=assessment.pk).first()
    return running.due_on if running else None


def waiting_for(carer: Carer, what: str) -> set[int]:
    """Return the self-assessments of a carer for which something is still owed: another_way or said."""
    return {each for each in _running(carer.pk, what).values_list("record", flat=True) if each is not None}


def _running(carer_id: int, what: str) -> QuerySet[Clock]:
    return Clock.objects.filter(carer=carer_id, what=what, done_on=None, stopped_on=None)


def local_day(sent: SelfAssessment) -> date:
    """Return the day on which it was sent, or begun where it was not."""
    return localdate(sent.sent_at or sent.begun_at)
