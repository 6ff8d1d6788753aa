"""Where somebody stands in a self-assessment: the part, the question, what is done, and where the pages are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from mainstay.pathway.models import Carer, SelfAssessment
from mainstay.pathway.queries.known_answers import Known, known_answers
from mainstay.pathway.queries.self_assessment import Asked, asked_in
from mainstay.pathway.rules import self_assessment as rules
from mainstay.pathway.rules.questions import Question, Said, Section, answers_in_words


@dataclass(frozen=True)
class Addresses:
    """Where the pages of one self-assessment are: the carer's own, or a worker's in the carer's record."""

    carer_id: int | None = None

    @property
    def start(self) -> str:
        """The page with the parts and what is done."""
        return self._of("my_self_assessment", "heard_parts")

    @property
    def check(self) -> str:
        """The page on which everything is read back and sent."""
        return self._of("my_check", "heard_check")

    def question(self, code: str) -> str:
        """Return the page of one question."""
        return self._of("my_question", "heard_question", code)

    def _of(self, own: str, workers: str, *rest: str) -> str:
        if self.carer_id is None:
            return reverse(f"pathway:{own}", args=rest)
        return reverse(f"pathway:{workers}", args=[self.carer_id, *rest])


@dataclass(frozen=True)
class Part:
    """One part with how far it is: answered of asked, and the question it begins or goes on with."""

    section: Section
    answered: int
    href: str

    @property
    def asked(self) -> int:
        """How many questions it has."""
        return len(self.section.questions)

    @property
    def done(self) -> bool:
        """Whether every question of it is answered."""
        return self.answered == self.asked


@dataclass(frozen=True)
class ReadBack:
    """One part as it is read back: what was said, and the questions left out."""

    section: Section
    said: tuple[Said, ...]
    left_out: tuple[Question, ...]


@dataclass(frozen=True)
class Asking:
    """A self-assessment that is being answered. known: what is offered as an answer and not saved yet."""

    assessment: SelfAssessment
    asked: Asked
    known: Mapping[str, Known]
    at: Addresses

    @property
    def parts(self) -> list[Part]:
        """Every part with how far it is."""
        answers = self.assessment.answers
        return [
            Part(
                section,
                sum(each.code in answers for each in section.questions),
                self.at.question(
                    next(
                        (each.code for each in section.questions if each.code not in answers),
                        section.questions[0].code,
                    )
                ),
            )
            for section in self.asked.sections
        ]

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(each.code in self.assessment.answers for each in self.asked.questions)

    @property
    def go_on_href(self) -> str:
        """Where to go on: the question left off at, or the page on which all of it is read back."""
        code = rules.where_to_go_on(self.assessment.at_question, self.assessment.answers, self.asked.order)
        return self.at.question(code) if code else self.at.check

    def after_href(self, code: str) -> str:
        """Return the page that follows a question."""
        following = rules.next_after(code, self.asked.order)
        return self.at.question(following) if following else self.at.check

    def before_href(self, code: str) -> str:
        """Return the page before a question."""
        former = rules.before(code, self.asked.order)
        return self.at.question(former) if former else self.at.start

    def read_back(self) -> list[ReadBack]:
        """Return every part with what was said in it and what was left out."""
        found = []
        for section in self.asked.sections:
            said = answers_in_words(self.assessment.answers, section.questions)
            answered = {each.question.code for each in said}
            left_out = [each for each in section.questions if each.code not in answered]
            found.append(ReadBack(section, tuple(said), tuple(left_out)))
        return found

    @property
    def offered(self) -> list[Question]:
        """The questions with something known and nothing saved: one press keeps them all."""
        return [each for each in self.asked.questions if each.code in self.known]

    @property
    def offered_in_words(self) -> list[Said]:
        """The same as they are read: nobody keeps what they have not seen."""
        return answers_in_words(
            {code: each.answer for code, each in self.known.items()}, self.asked.questions
        )


def asking(carer: Carer, assessment: SelfAssessment, *, at: Addresses, today: date) -> Asking:
    """Return where this self-assessment stands. A carer's own page offers also what they took back.

    What came on paper is typed as it stands there: nothing is offered that the carer did not tick.
    """
    asked = asked_in(carer.authority, today)
    offers = () if assessment.way == SelfAssessment.Way.PAPER else asked.questions
    known = known_answers(carer, offers, today=today, by_carer=at.carer_id is None)
    return Asking(
        assessment, asked, {code: each for code, each in known.items() if code not in assessment.answers}, at
    )
