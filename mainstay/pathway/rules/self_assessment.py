"""A carer's self-assessment: what may be sent, where to go on, and two windows with the same question open."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

# Six areas of life, by the names of their fields in QualityOfLife; asked as qol_<area>.
QUALITY = ("occupation", "control", "personal_care", "safety", "social", "encouragement")
# What has to be arranged before a carer can go on, as soon as it is said.
ANOTHER_WAY = "another_way"
INTERPRETER = "interpreter"
# Whoever answers this with the worst may need somebody today.
UNSAFE = "qol_safety"


@dataclass(frozen=True)
class Merged:
    """Answers as they stand after saving, and the codes of those that two people changed at once and that wait."""

    answers: dict[str, Any]
    waiting: tuple[str, ...]


def mark_of(answer: Any) -> str:
    """Return a short mark that changes when an answer does: what a page shows when it is opened is known by it."""
    written = json.dumps(answer, ensure_ascii=False, sort_keys=True)
    return sha256(written.encode()).hexdigest()[:12]


def merged(
    stored: Mapping[str, Any], given: Mapping[str, Any], asked: Collection[str], seen: Mapping[str, str]
) -> Merged:
    """Return the answers after somebody saved a page, keeping what others saved meanwhile.

    given: what was typed; a code of asked that is not in it was left empty. seen: code → mark of the answer the page
    was opened with. An answer left as it was opened never overwrites a newer one; where both were changed, the one
    that is stored stays and the code waits for whoever typed last to look.
    """
    kept, waiting = dict(stored), []
    for code in asked:
        before, typed, now = seen.get(code), given.get(code), stored.get(code)
        if mark_of(typed) in (before, mark_of(now)):
            continue
        if before is not None and before != mark_of(now):
            waiting.append(code)
        elif typed is None:
            kept.pop(code, None)
        else:
            kept[code] = typed
    return Merged(kept, tuple(waiting))


def next_after(code: str, order: Sequence[str]) -> str:
    """Return the code of the question that follows; "" after the last."""
    place = order.index(code) + 1 if code in order else 0
    return order[place] if place < len(order) else ""


def before(code: str, order: Sequence[str]) -> str:
    """Return the code of the question that stands before; "" before the first."""
    place = order.index(code) if code in order else 0
    return order[place - 1] if place else ""


def where_to_go_on(at: str, answers: Collection[str], order: Sequence[str]) -> str:
    """Return the question to go on with: where somebody left off, else the first without an answer, else ""."""
    if at in order:
        return at
    return next((code for code in order if code not in answers), "")


def quality_of(answers: Mapping[str, Any]) -> dict[str, int]:
    """Return area of life → 0 to 2, for the areas that were answered."""
    return {area: int(answers[f"qol_{area}"]) for area in QUALITY if f"qol_{area}" in answers}


def reasons_not_to_begin(
    *, way: str, agreed_how: str, ways: Collection[str], agreements: Collection[str], died: bool = False
) -> list[str]:
    """Return every reason why a worker cannot begin to write down what a carer says; empty if they can."""
    reasons = []
    if way not in ways:
        reasons.append("Choose how the carer tells you: by telephone, face to face or on paper.")
    if agreed_how not in agreements:
        reasons.append("Ask the carer whether you may write it down for them, and note how they agreed.")
    if died:
        reasons.append(
            "The record says that the carer has died. If that is a mistake, put the date of death right first."
        )
    return reasons


def reasons_not_to_send(answers: Mapping[str, Any], *, state: str, read_back: bool) -> list[str]:
    """Return every reason why a self-assessment cannot be sent, as sentences; empty if it can.

    read_back: whether the carer has heard or seen what is being sent.
    """
    reasons = []
    if state == "taken_back":
        reasons.append("This was taken back. Begin again: what was said before is offered to you.")
    if not answers:
        reasons.append("Nothing has been answered yet. Answer any one question, and send what there is.")
    if not read_back:
        reasons.append("Read it back to the carer first, and tick that they agree with it.")
    return reasons


def reasons_not_to_take_back(*, state: str, assessed: bool) -> list[str]:
    """Return every reason why it cannot be taken back; assessed: whether an assessment was made with it."""
    reasons = []
    if state != "sent":
        reasons.append("Only what has been sent can be taken back.")
    if assessed:
        reasons.append(
            "An assessment was begun with it. Say what has changed in that conversation, or in a new self-assessment."
        )
    return reasons
