"""How an assessment goes: offered, accepted or declined, talked through, completed or stopped."""

from collections.abc import Sequence
from datetime import date

OFFERED, OPEN, COMPLETED, DECLINED, STOPPED = "offered", "open", "completed", "declined", "stopped"
MOVES: dict[str, set[str]] = {
    OFFERED: {OPEN, DECLINED, STOPPED},
    OPEN: {COMPLETED, STOPPED},
    COMPLETED: set(),
    DECLINED: set(),
    STOPPED: set(),
}
_BEFORE = {
    OPEN: "Note that the carer said yes first.",
    COMPLETED: "This was completed, so it stays as it is. Offer a new one if something has changed.",
    DECLINED: "The carer did not want this one. Offer it again if they do now.",
    STOPPED: "This was stopped. Offer a new one.",
    OFFERED: "The carer has not said yes yet.",
}


def reasons_not_to_move(state: str, to: str) -> list[str]:
    """Return why an assessment in this state cannot go there; empty if it can."""
    if to in MOVES[state]:
        return []
    return [_BEFORE[state]]


def reasons_not_to_offer(
    *, identified_on: date, offered_on: date, today: date, running: bool, died: bool, born_on: date | None
) -> list[str]:
    """Return every reason why an assessment cannot be offered. running: one is offered or under way already."""
    reasons = []
    if running:
        reasons.append("One is offered or under way already. Go on with it, or stop it first.")
    if died:
        reasons.append(
            "A date of death is written down for this carer. Check the record before you offer anything."
        )
    if born_on is not None and identified_on < born_on:
        reasons.append("The carer was not born yet on the day you entered. Check both dates.")
    if identified_on > today:
        reasons.append(
            "The day the carer was identified is still to come. Enter the day you knew of their caring."
        )
    if offered_on > today:
        reasons.append("Enter the day of the offer as today or before.")
    if offered_on < identified_on:
        reasons.append("The offer cannot be before the day the carer was identified.")
    return reasons


def reasons_not_to_accept(
    *, state: str, offered_on: date | None, accepted_on: date, later_on: date | None, today: date
) -> list[str]:
    """Return every reason why it cannot be noted that the carer said yes. later_on: the day they would rather talk."""
    reasons = reasons_not_to_move(state, OPEN)
    reasons += _not_in_order("said yes", offered_on, "the offer", accepted_on, today)
    if later_on is not None and later_on < accepted_on:
        reasons.append("The day the carer would rather talk cannot be before the day they said yes.")
    return reasons


def reasons_not_to_put_off(*, state: str, accepted_on: date | None, until: date, today: date) -> list[str]:
    """Return every reason why the conversation cannot be on a later day."""
    reasons = [] if state == OPEN else [_BEFORE[state]]
    if until < max(today, accepted_on or today):
        reasons.append("Enter a day from today on.")
    return reasons


def reasons_not_to_talk(*, state: str, accepted_on: date | None, talked_on: date, today: date) -> list[str]:
    """Return every reason why it cannot be noted that the conversation was on this day."""
    reasons = [] if state == OPEN else [_BEFORE[state]]
    return reasons + _not_in_order("talked", accepted_on, "the day the carer said yes", talked_on, today)


def reasons_not_to_write(state: str) -> list[str]:
    """Return why nothing can be written in it; empty if something can."""
    return [] if state == OPEN else [_BEFORE[state]]


def reasons_not_to_complete(
    *, state: str, talked_on: date | None, completed_on: date, today: date, missing: Sequence[str]
) -> list[str]:
    """Return every reason why it is not complete. missing: what it must hold and does not, as sentences."""
    reasons = reasons_not_to_move(state, COMPLETED)
    if reasons:
        return reasons
    if talked_on is None:
        reasons.append("Note the day on which it was talked through with the carer.")
    reasons += _not_in_order("completed", talked_on, "the day it was talked through", completed_on, today)
    return [*reasons, *missing]


def reasons_not_to_stop(*, state: str, because: str) -> list[str]:
    """Return every reason why it cannot be stopped."""
    reasons = reasons_not_to_move(state, STOPPED)
    if not because.strip():
        reasons.append("Say why it is stopped: whoever takes it up again will want to know.")
    return reasons


def reasons_not_to_give_copy(
    *, state: str, completed_on: date | None, given_on: date, today: date
) -> list[str]:
    """Return every reason why it cannot be noted that the carer has a copy."""
    if state != COMPLETED:
        return ["Complete it first. Before that, give the carer what is written so far as a draft."]
    return _not_in_order("given", completed_on, "the day it was completed", given_on, today)


def reasons_not_to_add(state: str, *, of_family: bool) -> list[str]:
    """Return every reason why somebody cannot be asked into it. of_family: whether they are on the record."""
    reasons = [] if state in (OFFERED, OPEN) else [_BEFORE[state]]
    if not of_family:
        reasons.append("This person is not on the carer's record. Add them there first.")
    return reasons


def reasons_not_to_note_view(*, agreed: bool | None, words: Sequence[str], state: str) -> list[str]:
    """Return why somebody's own view cannot be kept: without their agreement nothing of theirs is written.

    words: what would be kept of theirs.
    """
    reasons = [] if state in (OFFERED, OPEN) else [_BEFORE[state]]
    if agreed is not True and any(words):
        reasons.append(
            "This person has not agreed, so nothing of what they said is kept. Ask them, or take their words out."
        )
    return reasons


def _not_in_order(done: str, first: date | None, of_first: str, on: date, today: date) -> list[str]:
    if on > today:
        return [
            f"The day you entered is still to come. Enter the day on which it was {done}, or come back then."
        ]
    if first is not None and on < first:
        return [f"The day you entered is before {of_first}. Check both."]
    return []
