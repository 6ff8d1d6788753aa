"""A carer's assessments: which there are, which kind is next, what one asks and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.pathway.models import Assessment, Carer
from mainstay.pathway.queries.rule_sets import breaks_on, criteria_on
from mainstay.pathway.queries.visible import carers_visible_to
from mainstay.pathway.rules.assessment_content import Piece, is_answered, pieces, reasons_not_whole
from mainstay.pathway.rules.assessment_kinds import Kind, kind_of
from mainstay.pathway.rules.questions import Question, Section, in_order, questions_of, sections_of
from mainstay.pathway.rules.rule_sets import LOCAL, default_content

KINDS = "assessment.kinds"
_INDICATOR = "indicator_"


def assessments_visible_to(user: User) -> QuerySet[Assessment]:
    """Return every assessment of the carers whose records the user may open, newest first."""
    found = Assessment.objects.filter(authority=user.authority_id, carer__in=carers_visible_to(user))
    return found.select_related("authority", "carer__person", "assessor", "self_assessment", "previous")


def latest_completed(carer: Carer) -> Assessment | None:
    """Return the carer's newest completed assessment of any kind; None where there is none."""
    done = Assessment.objects.filter(carer=carer, state=Assessment.State.COMPLETED)
    return done.order_by("-completed_on", "-pk").first()


def running_one(carer: Carer) -> Assessment | None:
    """Return the assessment that is offered or under way; None where there is none."""
    running = (Assessment.State.OFFERED, Assessment.State.OPEN)
    return Assessment.objects.filter(carer=carer, state__in=running).first()


def kinds(today: date) -> list[Kind]:
    """Return every kind of assessment there is, in the order of the packs, each under its name in its nation."""
    return [_named(kind_of(each), today) for each in policy.items(KINDS, today)]


def _named(kind: Kind, today: date) -> Kind:
    """Where no law is at hand the nation's own term is used, as soon as its pack has one."""
    if kind.law or len(kind.nations) != 1:
        return kind
    term, key = "young_carer" if kind.for_young else "assessment", f"{kind.nations[0]}.terms"
    # What was done before the list was drawn up is called as it is called now.
    on = max(today, policy.entry(key).values[0].since)
    terms = {each.code: each.attributes["term"] for each in policy.items(key, on)}
    own = terms.get(term)
    return replace(kind, title=own[0].upper() + own[1:]) if own else kind


def kind_called(code: str, today: date) -> Kind:
    """Return the kind with this code. Raises LookupError where the packs have none."""
    for each in kinds(today):
        if each.code == code:
            return each
    raise LookupError(f"There is no kind of assessment {code!r} in {KINDS}.")


@dataclass(frozen=True)
class Paper:
    """What one assessment asks, part by part, and what it must hold.

    second: whether there was one before. breaks: whether the duty to support sufficient breaks applies to it.
    """

    assessment: Assessment
    kind: Kind
    sections: tuple[Section, ...]
    second: bool
    breaks: bool
    content: tuple[policy.Item, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order they are asked."""
        return in_order(self.sections)

    def section(self, code: str) -> Section | None:
        """Return one part; None where this assessment has none of that name."""
        return next((each for each in self.sections if each.code == code), None)

    def after(self, code: str) -> Section | None:
        """Return the part that follows; None after the last."""
        codes = [each.code for each in self.sections]
        return self.sections[codes.index(code) + 1] if code in codes[:-1] else None

    @property
    def pieces(self) -> list[Piece]:
        """What it must hold, and what of it is there."""
        answers = self.assessment.answers
        return pieces(self.content, answers, second=self.second, breaks=self.breaks)

    @property
    def missing(self) -> list[str]:
        """Everything that is missing before it is complete, as sentences."""
        return reasons_not_whole(self.pieces, self.questions, self.assessment.answers)

    def answered_in(self, section: Section) -> int:
        """Return how many questions of a part have an answer."""
        return sum(is_answered(self.assessment.answers.get(each.code)) for each in section.questions)


def paper_of(assessment: Assessment, today: date) -> Paper:
    """Return what an assessment asks: as it was on the day it was completed, or as it is today."""
    on = assessment.completed_on or today
    kind = kind_called(assessment.kind, today)
    second = assessment.previous_id is not None
    breaks = assessment.nation == "scotland" and breaks_on(assessment.authority, on) is not None
    asked = [each.form for each in kind.forms if each.asked(second=second, breaks=breaks)]
    levels = _levels_of_indicators(assessment, on)
    sections = tuple(
        replace(section, questions=tuple(_with_levels(each, levels) for each in section.questions))
        for form in asked
        for section in _sections(form, on, assessment.nation)
    )
    content = policy.items(kind.content, on, assessment.nation)
    return Paper(assessment, kind, sections, second, breaks, content)


def _sections(form: str, on: date, nation: str) -> tuple[Section, ...]:
    questions = questions_of(f"{form}.questions", on=on, nation=nation)
    return sections_of(f"{form}.sections", questions, on=on, nation=nation)


def _levels_of_indicators(assessment: Assessment, on: date) -> Mapping[str, Mapping[str, str]]:
    """Return question → level → its words, as the authority's own criteria or the guidance have them."""
    if assessment.nation != "scotland":
        return {}
    own = criteria_on(assessment.authority, LOCAL, on)
    content: dict[str, Any] = own.content if own else default_content(LOCAL, on)
    return {
        f"{_INDICATOR}{indicator['code']}": {
            level["code"]: _level(level["title"], indicator.get("words", {}).get(level["code"], ""))
            for level in content["levels"]
        }
        for indicator in content["indicators"]
    }


def _level(title: str, words: str) -> str:
    return f"{title}: {words[0].lower()}{words[1:]}" if words else title


def _with_levels(question: Question, levels: Mapping[str, Mapping[str, str]]) -> Question:
    return replace(question, options=levels[question.code]) if question.code in levels else question
