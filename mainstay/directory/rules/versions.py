"""How a change to an entry gets from a draft to what is listed."""

from collections.abc import Collection, Mapping

DRAFT, SENT, PUBLISHED, SENT_BACK, DROPPED = "draft", "sent", "published", "sent_back", "dropped"

MOVES: Mapping[str, frozenset[str]] = {
    DRAFT: frozenset({SENT, PUBLISHED, DROPPED}),
    SENT: frozenset({PUBLISHED, SENT_BACK, DROPPED}),
    SENT_BACK: frozenset({SENT, PUBLISHED, DROPPED}),
    PUBLISHED: frozenset(),
    DROPPED: frozenset(),
}
# Where it can still be written.
OPEN = frozenset(state for state, to in MOVES.items() if to)

_WHY_NOT = {
    SENT: "This change is waiting for approval already.",
    PUBLISHED: "This version has been published. Begin a new change instead.",
    SENT_BACK: "This change has been sent back already.",
    DROPPED: "This change was given up. Begin a new one instead.",
    DRAFT: "This change has not been sent for approval.",
}


def reasons_against_move(state: str, to: str) -> list[str]:
    """Every reason a version in this state cannot go there, as sentences; empty if it can."""
    return [] if to in MOVES[state] else [_WHY_NOT[state]]


def may_publish(*, approves: bool, owns: bool, owners_publish: bool) -> bool:
    """Return whether somebody may publish a change: whoever approves, or an owner where owners are trusted."""
    return approves or (owns and owners_publish)


LISTED, PAUSED, WITHDRAWN = "listed", "paused", "withdrawn"
STATES: Mapping[str, frozenset[str]] = {
    LISTED: frozenset({PAUSED, WITHDRAWN}),
    PAUSED: frozenset({LISTED, WITHDRAWN}),
    WITHDRAWN: frozenset({LISTED}),
}


def reasons_against_state(state: str, to: str, *, reason: str, merged: bool, approves: bool) -> list[str]:
    """Every reason an entry cannot be paused, withdrawn or listed again; empty if it can.

    merged: another entry stands for it now. approves: whether whoever asks approves entries.
    """
    reasons = []
    if to not in STATES.get(state, frozenset()):
        reasons.append("The entry is in that state already, or cannot go there.")
    elif to not in places_to_go(state, approves=approves):
        reasons.append("Ask your authority to list it again: an entry that was taken out is theirs to list.")
    if merged and to != WITHDRAWN:
        reasons.append("Another entry stands for this one now. Change that one.")
    if not reason.strip():
        reasons.append("Say why, for whoever looks at the entry later.")
    return reasons


def places_to_go(state: str, *, approves: bool) -> Collection[str]:
    """Return the states an entry can be put in from this one, in the order they are offered.

    Only whoever approves entries lists again what was taken out: the authority may have taken it out.
    """
    return [
        each
        for each in (LISTED, PAUSED, WITHDRAWN)
        if each in STATES[state] and (approves or state != WITHDRAWN)
    ]
