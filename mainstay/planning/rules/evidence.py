"""What may be kept as evidence: carers' words without anything that says whose they are."""

import re
from collections.abc import Sequence

from mainstay.engines import postcodes

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
# Nine digits or more, however they are spaced: a telephone number, or a number that a service knows somebody by.
# Fewer may be two years side by side.
_LONG_NUMBER = re.compile(r"(?<![\d£])\+?\d(?:[ ()-]{0,2}\d){8,}(?!\d)")


def reasons_to_refuse_words(*texts: str) -> list[str]:
    """Every reason why words must not be kept as they are, as sentences to show; empty if they may."""
    text = "\n".join(texts)
    reasons = []
    if _EMAIL.search(text):
        reasons.append(
            "Take out the e-mail address: carers' words are kept without anything that says whose they are."
        )
    if _LONG_NUMBER.search(text):
        reasons.append("Take out the telephone or record number: nobody must be found by what they said.")
    if postcodes.WITHIN.search(text):
        reasons.append("Take out the postcode: name the ward or the area instead.")
    return reasons


def reasons_to_refuse(
    kind: str, *, says: str, heard_from: str, heard_count: int | None, source: str, parts: Sequence[str] = ()
) -> list[str]:
    """Every reason why this cannot be kept as evidence, as sentences to show; empty if it may.

    kind: figure, service, words or document. parts: other texts that are kept with it.
    """
    reasons = reasons_to_refuse_words(says, heard_from, *parts) if kind == "words" else []
    if not says.strip():
        reasons.append("Say what the evidence shows.")
    if kind == "words" and not heard_from.strip():
        reasons.append("Say which carers said it, in general: “carers at the Harbour group”.")
    if kind == "words" and heard_count is not None and heard_count < 1:
        reasons.append("Enter how many carers said it as a whole number from 1, or leave it empty.")
    if kind in ("figure", "document") and not source.strip():
        reasons.append("Say where it comes from, so that it can be found again.")
    return reasons


def reasons_not_to_change_signed(*, signed: bool) -> list[str]:
    """Why the evidence under an equality assessment stays as it is: it is signed."""
    return ["This assessment is signed. Write a new one to take its place."] if signed else []


def reasons_not_to_change_decided(*, decided: bool) -> list[str]:
    """Why the evidence under a priority stays as it is: it was decided on that evidence."""
    return ["This priority was decided on the evidence that stands under it."] if decided else []


def reasons_not_to_change_closed(*, closed: bool) -> list[str]:
    """Why the evidence under an answer stays as it is: the review is closed."""
    return (
        ["This review is closed: its answers stay as they were, and so does what they stand on."]
        if closed
        else []
    )


def reasons_not_to_take_from_settled(*, moved_on: bool) -> list[str]:
    """Why evidence stays under an answer: the review moved on because of it. More may still be added."""
    return (
        ["This review has moved on: what its answers stood on stays. More may be added."] if moved_on else []
    )
