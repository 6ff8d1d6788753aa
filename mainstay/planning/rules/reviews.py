"""When a key question is settled, and when a review may move on to deciding priorities, and be closed."""

from collections.abc import Sequence
from dataclasses import dataclass

OPEN, ANSWERED, PUT_ASIDE = "open", "answered", "put aside"


@dataclass(frozen=True)
class Question:
    """One key question as it stands. code: Q1 to Q6. evidence: how many pieces its answer stands on."""

    code: str
    title: str
    answer: str = ""
    why_not: str = ""
    evidence: int = 0

    @property
    def state(self) -> str:
        """ANSWERED with evidence, PUT_ASIDE with a reason, or OPEN."""
        if self.answer.strip() and self.evidence:
            return ANSWERED
        return PUT_ASIDE if self.why_not.strip() else OPEN


def reasons_not_to_move_on(
    questions: Sequence[Question], *, heard_non_users: bool, moved_on: bool = False, closed: bool = False
) -> list[str]:
    """Every reason why the review cannot move on to deciding priorities, as sentences to show; empty if it can.

    heard_non_users: whether words of carers who use no service are among its evidence.
    Commissioning for Carers (2009), section 1.3: each question has evidence, or a stated reason why it has none.
    """
    if closed:
        return ["This review is closed. Open a new one."]
    if moved_on:
        return ["This review has moved on already."]
    reasons = [_to_do(each) for each in questions if each.state == OPEN]
    if not heard_non_users:
        reasons.append(
            "No words from carers who use no service are recorded. Add what they said as evidence for a question."
        )
    return reasons


def _to_do(question: Question) -> str:
    named = f"{question.code} {question.title}"
    if question.answer.strip():
        return f"{named} Its answer has no evidence. Add some, or say why there is none."
    if question.evidence:
        return f"{named} It has evidence and no answer. Write what the evidence shows."
    return f"{named} Answer it with evidence, or say why it cannot be answered."


def reasons_not_to_answer(answer: str, why_not: str, *, moved_on: bool, closed: bool) -> list[str]:
    """Every reason why a question cannot be answered so, as sentences to show; empty if it can."""
    if closed:
        return ["This review is closed. Open a new one."]
    if moved_on:
        return ["This review has moved on: its answers stay as they were. Open a new review to look again."]
    if answer.strip() and why_not.strip():
        return ["Give an answer, or say why there is none: not both."]
    if not answer.strip() and not why_not.strip():
        return ["Write an answer, or say why there is none."]
    return []


def reasons_not_to_close(undecided: Sequence[str], *, closed: bool) -> list[str]:
    """Every reason why a review cannot be closed, as sentences to show; empty if it can.

    undecided: titles of its priorities that are proposed and neither agreed, deferred nor refused.
    """
    if closed:
        return ["This review is closed already."]
    return [f"“{title}” is proposed and not decided. Agree, defer or refuse it first." for title in undecided]
