"""What may become of the reading of a source. Pure: a phase is the ``phase`` of a source's ``reading``."""

NEW = ""
WAITING, READING, CHECKED, LOADING = "waiting", "reading", "checked", "loading"
DONE, STOPPED, REFUSED = "done", "stopped", "refused"

MOVES: dict[str, frozenset[str]] = {
    NEW: frozenset({WAITING}),
    WAITING: frozenset({READING, STOPPED, REFUSED}),
    READING: frozenset({WAITING, CHECKED, STOPPED, REFUSED}),
    CHECKED: frozenset({WAITING, LOADING, STOPPED}),
    LOADING: frozenset({DONE, STOPPED, REFUSED}),
    DONE: frozenset({WAITING}),
    STOPPED: frozenset({WAITING}),
    REFUSED: frozenset({WAITING}),
}
AT_WORK = frozenset({WAITING, READING, LOADING})

_STOOD = {
    NEW: "It has not been read yet.",
    WAITING: "It is waiting to be read.",
    READING: "It is being read.",
    CHECKED: "It has been read, and waits for somebody to list it or stop.",
    LOADING: "It is being listed.",
    DONE: "It has been listed.",
    STOPPED: "Reading was stopped.",
    REFUSED: "It cannot be listed as it is.",
}
# Losing a large part of what a source told before is more often a feed at fault than a county without help.
MANY_GONE = 0.2


def reasons_not_to_move(phase: str, to: str, *, at_work: bool = False) -> list[str]:
    """Every reason a reading in this phase cannot go to another, as sentences to show; empty if it can.

    at_work: whether a job about it waits or runs; then only stopping it is possible.
    """
    if to not in MOVES.get(phase, frozenset()):
        return [f"Nothing was changed. {_STOOD.get(phase, '')}"]
    if at_work and phase in AT_WORK and to == WAITING:
        return [f"Nothing was changed. {_STOOD[phase]} Wait until that is done, or stop it."]
    return []


def lock_of(source_id: int) -> str:
    """Return the lock under which all jobs about one source run, one after another."""
    return f"source {source_id}"


def many_would_go(gone: int, listed: int) -> bool:
    """Return whether a reading would take away so much that somebody must say that it is meant."""
    return gone > 0 and gone > MANY_GONE * listed
