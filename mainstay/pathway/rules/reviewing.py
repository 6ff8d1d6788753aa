"""When a review may be closed, and what must be said before support stops."""

from collections.abc import Collection, Mapping
from datetime import date

FULLY = 3


def reasons_not_to_close(
    *,
    outcomes: Collection[int],
    judged: Mapping[int, int],
    carers_words: str,
    what_next: str,
    next_on: date | None,
    on: date,
) -> list[str]:
    """Return every reason why a review cannot be closed yet; empty if it can.

    outcomes: numbers of the plan's outcomes. judged: outcome → how far it was reached, 0 to 3. next_on: of the next.
    """
    reasons = []
    if missing := [each for each in outcomes if each not in judged]:
        reasons.append(
            f"Say how far each outcome was reached: {len(missing)} of {len(outcomes)} still to say."
        )
    if any(not 0 <= value <= FULLY for value in judged.values()):
        reasons.append("An outcome is reached not at all, a little, mostly or fully.")
    if not carers_words.strip():
        reasons.append(
            "Write down what the carer said, in their words. “Did not want to say” is an answer too."
        )
    if not what_next:
        reasons.append("Choose what follows the review.")
    if what_next and what_next != "end":
        if next_on is None:
            reasons.append("Name the day of the next review, or end the plan.")
        elif next_on <= on:
            reasons.append("Choose a day for the next review that is after this one.")
    return reasons


def reasons_not_to_pause(
    *,
    from_on: date,
    to_on: date | None,
    plan_began: date | None,
    today: date,
    state: str,
    support: str | None = None,
) -> list[str]:
    """Return every reason why support cannot stand still so.

    to_on: None until it is taken up again. state: of the plan. support: state of the one support; None for all of it.
    """
    reasons = []
    if state != "agreed":
        reasons.append("Only a plan that is running stands still.")
    if support is not None and support != "arranged":
        reasons.append("Only support that is arranged stands still.")
    if from_on > today:
        reasons.append("Choose a first day that has come: what stands still later is noted when it does.")
    if to_on is not None and to_on < from_on:
        reasons.append("Choose a last day that is not before the first.")
    if plan_began is not None and from_on < plan_began:
        reasons.append("The plan began later than that. Choose a first day on or after it began.")
    return reasons


def reasons_not_to_change_provider(*, plan: str, support: str, words: str) -> list[str]:
    """Return every reason why somebody else cannot be looked for. plan, support: how each stands."""
    reasons = []
    if plan not in ("agreed", "suspended"):
        reasons.append("The plan has ended, or is not agreed yet.")
    if support not in ("arranged", "chosen", "suspended"):
        reasons.append("Nobody gives this support now: look at it under Finding support.")
    if not words.strip():
        reasons.append("Write down what would be better, so that whoever looks can tell.")
    return reasons
