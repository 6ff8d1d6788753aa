"""What a carer said, as it is read: all of it, or side by side with what they said before."""

from dataclasses import dataclass
from datetime import date

from mainstay.pathway.models import SelfAssessment
from mainstay.pathway.queries.self_assessment import asked_in
from mainstay.pathway.rules.questions import Said, answers_in_words


@dataclass(frozen=True)
class Row:
    """One question with what was said to it now and before; None where nothing was."""

    title: str
    now: Said | None
    before: Said | None

    @property
    def changed(self) -> bool:
        """Whether the two differ."""
        return (self.now.lines if self.now else ()) != (self.before.lines if self.before else ())


@dataclass(frozen=True)
class Shown:
    """A self-assessment as it is read. parts: (title, rows). first: what to read before anything else."""

    assessment: SelfAssessment
    earlier: SelfAssessment | None
    parts: tuple[tuple[str, tuple[Row, ...]], ...]
    first: tuple[Said, ...]

    @property
    def changes(self) -> int:
        """How many answers differ from the earlier one."""
        return sum(row.changed for _title, rows in self.parts for row in rows) if self.earlier else 0


def shown(assessment: SelfAssessment, earlier: SelfAssessment | None = None, *, today: date) -> Shown:
    """Return what was said, in the order it was asked, with an earlier one beside it; only what was answered."""
    asked = asked_in(assessment.authority, today)
    now = {each.question.code: each for each in answers_in_words(assessment.answers, asked.questions)}
    before = answers_in_words(earlier.answers, asked.questions) if earlier else []
    then = {each.question.code: each for each in before}
    parts = []
    for section in asked.sections:
        codes = [each for each in section.questions if each.code in now or each.code in then]
        rows = tuple(Row(each.title, now.get(each.code), then.get(each.code)) for each in codes)
        if rows:
            parts.append((section.title, rows))
    return Shown(assessment, earlier, tuple(parts), tuple(each for each in now.values() if each.look_first))
