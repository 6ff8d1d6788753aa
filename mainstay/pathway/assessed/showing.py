"""One assessment as a page shows it: part by part, how far it is, what it says."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from mainstay.pathway.models import Assessment
from mainstay.pathway.queries.assessing import Paper, kind_called, paper_of
from mainstay.pathway.queries.assessment_days import Running, clocks_of
from mainstay.pathway.rules.assessment_kinds import Kind
from mainstay.pathway.rules.questions import Said, Section, answers_in_words


@dataclass(frozen=True)
class Part:
    """One part of an assessment with how far it is. lacks: whether something in it is needed and not there."""

    section: Section
    answered: int
    lacks: bool
    href: str


@dataclass(frozen=True)
class Line:
    """One assessment in the list."""

    assessment: Assessment
    kind: Kind

    @property
    def on(self) -> date:
        """The day to know it by: completed, or else offered or identified."""
        each = self.assessment
        return each.completed_on or each.offered_on or each.identified_on


def lines_of(assessments: list[Assessment], today: date) -> list[Line]:
    """Return the assessments of a list, each with its kind."""
    return [Line(each, kind_called(each.kind, today)) for each in assessments]


@dataclass(frozen=True)
class Shown:
    """One assessment and everything its own page says of it."""

    paper: Paper
    clocks: list[Running]
    parts: list[Part]
    today: date

    @property
    def assessment(self) -> Assessment:
        """The assessment itself."""
        return self.paper.assessment

    @property
    def look_first(self) -> list[Said]:
        """The answers that whoever takes this up should read before anything else."""
        said = answers_in_words(self.assessment.answers, self.paper.questions)
        return [each for each in said if each.look_first]

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(each.answered for each in self.parts)


def shown(assessment: Assessment, today: date) -> Shown:
    """Return an assessment with its parts, its content and its clocks."""
    paper = paper_of(assessment, today)
    needed = {code for piece in paper.pieces for code in piece.open}
    parts = [
        Part(
            section,
            paper.answered_in(section),
            any(each.code in needed for each in section.questions),
            reverse("pathway:assessment_part", args=[assessment.pk, section.code]),
        )
        for section in paper.sections
    ]
    return Shown(paper, clocks_of(assessment, today), parts, today)


def read_out(paper: Paper) -> list[tuple[Section, list[Said]]]:
    """Return every part with what was answered in it, in words; parts without an answer are left out."""
    parts = [(each, answers_in_words(paper.assessment.answers, each.questions)) for each in paper.sections]
    return [(section, lines) for section, lines in parts if lines]
