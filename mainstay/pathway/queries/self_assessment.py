"""What has a carer said of themselves, what is asked of them, and what is known already?"""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localdate

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.pathway.models import Carer, Clock, SelfAssessment
from mainstay.pathway.rules.questions import Question, Section, in_order, questions_of, sections_of

QUESTIONS = "questions.self_assessment.questions"
SECTIONS = "questions.self_assessment.sections"
AGREED = "questions.self_assessment.ways_agreed"


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
    return [(each.code, each.title) for each in policy.items(AGREED, on)]


def self_assessments_of(carer: Carer) -> QuerySet[SelfAssessment]:
    """Return every self-assessment of a carer whose record the asker may see, newest first."""
    return SelfAssessment.objects.filter(carer=carer).select_related("typed_by")


def open_one_of(carer: Carer) -> SelfAssessment | None:
    """Return the self-assessment that has been begun and not sent; None where there is none."""
    return self_assessments_of(carer).filter(state=SelfAssessment.State.OPEN).first()


def being_answered(carer: Carer, *, typed: bool) -> SelfAssessment | None:
    """Return the one that is open; None where there is none.

    typed: somebody sends a page of it. Then the newest is returned even if it was sent in another window meanwhile: the
    action says that it cannot be changed any more, and what was typed stays on the page.
    """
    one = open_one_of(carer)
    return one or (self_assessments_of(carer).first() if typed else None)


def other_ways_asked_for(carer: Carer) -> set[int]:
    """Return the self-assessments for which another language, form or person still has to be arranged."""
    running = Clock.objects.filter(carer=carer, what="another_way", done_on=None, stopped_on=None)
    return {each for each in running.values_list("record", flat=True) if each is not None}


def waits_to_be_read(carer: Carer) -> set[int]:
    """Return the self-assessments that nobody has read yet, of a carer who is supported already."""
    running = Clock.objects.filter(carer=carer, what="said", done_on=None, stopped_on=None)
    return {each for each in running.values_list("record", flat=True) if each is not None}


def local_day(sent: SelfAssessment) -> date:
    """Return the day on which it was sent, or begun where it was not."""
    return localdate(sent.sent_at or sent.begun_at)
