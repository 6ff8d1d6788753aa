"""What may become of a referral, and what has to be said when it is answered."""

from collections.abc import Collection
from datetime import date

NEW, ACCEPTED, JOINED = "new", "accepted", "joined"
DECLINED, ELSEWHERE, MISTAKE = "declined", "elsewhere", "mistake"
# Answered once. What was answered wrongly is put right in the record, and the answer stays as it was.
MOVES: dict[str, frozenset[str]] = {NEW: frozenset({ACCEPTED, JOINED, DECLINED, ELSEWHERE, MISTAKE})}
# What has to be said, and of what.
SAYS = {
    DECLINED: "Write what the carer said, and what they were told they can still have.",
    ELSEWHERE: "Write which authority it went to, and that the carer agreed.",
    MISTAKE: "Write why this is not a referral.",
}


def reasons_not_to_answer(state: str, to: str, *, words: str = "", agreed: bool = True) -> list[str]:
    """Return every reason why a referral cannot be answered so, as sentences; empty if it can.

    words: what is written with the answer. agreed: whether the carer agreed to be referred.
    """
    reasons = []
    if to not in MOVES.get(state, frozenset()):
        reasons.append("Somebody has answered this referral already. Look at what they wrote.")
    if to in SAYS and not words.strip():
        reasons.append(SAYS[to])
    if to in (ACCEPTED, JOINED, ELSEWHERE) and not agreed:
        reasons.append("Ask the carer first: nothing says that they agreed. Note how they did, then go on.")
    return reasons


def reasons_not_to_take(
    *, through: str, ways_in: Collection[str], agreed: bool, how: str, reachable: bool
) -> list[str]:
    """Return every reason why a worker cannot write a referral down so, as sentences; empty if they can."""
    reasons = []
    if through not in ways_in:
        reasons.append("Choose what the carer was found through.")
    if not agreed:
        reasons.append("Ask the carer whether they agree. A referral is written down only with their word.")
    elif not how:
        reasons.append("Choose how the carer agreed.")
    if not reachable:
        reasons.append("Write one way to reach the carer.")
    return reasons


def reasons_not_to_note_contact(*, running: bool, on: date, from_on: date, today: date) -> list[str]:
    """Return every reason why a first talk cannot be noted, as sentences; empty if it can.

    running: whether it is still owed. on: the day of the talk. from_on: the day from which it was owed.
    """
    reasons = []
    if not running:
        reasons.append("Somebody has noted the first talk already.")
    if on > today:
        reasons.append("This day is still to come. Enter the day on which you spoke with them.")
    if on < from_on:
        reasons.append("This day is before the referral came. Check the day, the month and the year.")
    return reasons
