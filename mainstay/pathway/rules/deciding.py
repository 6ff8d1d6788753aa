"""When may a decision be derived, overridden and made final? Every reason why not, as sentences."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

MOST_WORDS = 4000
OUTCOMES = ("duty", "power", "none")


def answers_to_decide(
    answers: Mapping[str, Any], *, needs_found: bool | None, also: Mapping[str, str], needs: Sequence[str]
) -> dict[str, Any]:
    """Return what a decision reads: the assessment's answers, and those that were given when deciding.

    needs_found: what the assessment says of itself. needs: answers that show a need ("indicator_finance" at a level
    that counts); where there is one, "no needs found" is a slip, and the answers go before it.
    """
    said = (
        {} if needs_found is None or (needs_found is False and needs) else {"needs_found": _yes(needs_found)}
    )
    return {**answers, **said, **also}


def _yes(said: bool) -> str:
    return "yes" if said else "no"


def reasons_not_to_derive(*, state: str, missing: Sequence[str]) -> list[str]:
    """Why nothing can be derived yet. missing: titles of what was not answered and could change the outcome."""
    if state != "completed":
        return ["Finish the assessment first: a decision stands on what was assessed."]
    if missing:
        return [
            f"Not answered yet: {', '.join(missing)}. The outcome depends on it, and an open answer is never a no."
        ]
    return []


def reasons_not_to_change(*, state: str) -> list[str]:
    """Why what a decision says cannot be changed any more."""
    if state == "tentative":
        return []
    return ["This decision is final. To decide otherwise, make a new one: this one is kept as it was."]


def reasons_not_to_override(*, state: str, derived: str, decided: str, reason: str) -> list[str]:
    """Why somebody cannot decide otherwise than the rules; going back to what they say needs no reason."""
    reasons = reasons_not_to_change(state=state)
    if decided not in OUTCOMES:
        reasons.append("Choose what is decided.")
    if decided != derived and not reason.strip():
        reasons.append("Say why the decision differs from what the rules make of the answers.")
    return reasons


def reasons_not_final(
    *, state: str, why: str, advice: Sequence[object], assessed_on: date | None, today: date
) -> list[str]:
    """Why a decision cannot be made final; the written reasons and the advice are owed whatever it says."""
    reasons = reasons_not_to_change(state=state)
    if not why.strip():
        reasons.append("Write why it was decided so, in plain words for the carer.")
    if not advice:
        reasons.append(
            "Choose the advice and information that goes with it. It is given whether support is owed or not."
        )
    if assessed_on and assessed_on > today:
        reasons.append("The assessment is dated after today. Put its date right first.")
    return reasons


def reasons_not_to_give(*, state: str, final_on: date | None, on: date, today: date) -> list[str]:
    """Why it cannot be noted that the decision was given to the carer on that day."""
    if state == "tentative" or final_on is None:
        return ["Make the decision final first: only a final one is given."]
    reasons = []
    if on < final_on:
        reasons.append("Enter a day on or after the day of the decision.")
    if on > today:
        reasons.append("Enter today or an earlier day.")
    return reasons
