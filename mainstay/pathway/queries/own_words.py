"""What the carer said, in their own words, beside each thing that was asked of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from mainstay import policy
from mainstay.pathway.models import Assessment

# Questions in which carers tell of a whole part; what they say stands beside each question of that part.
_TELLS = "about_"
# What they want and what would help, wherever it was asked.
_WANTS = ("outcomes_wanted", "what_would_help", "impact_on_life")
_FROM_SELF = {"health": "own_health", "sufficient_breaks": "good_break", "life_balance": "good_break"}


@dataclass(frozen=True)
class OwnWords:
    """What a carer said. beside: question's code → their words about it. wants: what they want, their words each."""

    beside: dict[str, str]
    wants: list[str]


def own_words(assessment: Assessment) -> OwnWords:
    """Return the carer's own words from the assessment, and from the self-assessment before it."""
    answers = assessment.answers
    beside = {
        question: said for question, tells in _told_by(assessment.kind) if (said := _said(answers, tells))
    }
    before = assessment.self_assessment.answers if assessment.self_assessment else {}
    for question, tells in _FROM_SELF.items():
        if question not in beside and (said := _said(before, tells)):
            beside[question] = said
    wants = [_said(answers, each) for each in _WANTS] + [_said(before, "matters_most")]
    return OwnWords(beside, list(dict.fromkeys(each for each in wants if each)))


def _said(answers: dict[str, object], question: str) -> str:
    said = answers.get(question)
    return said.strip() if isinstance(said, str) else ""


def _told_by(kind: str) -> Iterator[tuple[str, str]]:
    """Every question of the kind's forms, and the one in the same part in which the carer tells of it."""
    for form in _forms_of(kind):
        questions = policy.entry(f"{form}.questions").values[-1].value
        tells = {each.attributes["section"]: each.code for each in questions if each.code.startswith(_TELLS)}
        for each in questions:
            if each.code not in tells.values() and each.attributes["section"] in tells:
                yield each.code, tells[each.attributes["section"]]


def _forms_of(kind: str) -> list[str]:
    kinds = policy.entry("assessment.kinds").values[-1].value
    return [form["form"] for each in kinds if each.code == kind for form in each.attributes["forms"]]
