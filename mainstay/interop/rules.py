"""What may become of a file that somebody sent. Pure: states are the values of places' Upload.State."""

MOST_MEGABYTES = (
    100  # several times the largest table published for every small area; larger ones at the command line
)

MOVES: dict[str, frozenset[str]] = {
    "waiting": frozenset({"waiting", "checking", "refused", "cancelled"}),
    "checking": frozenset({"waiting", "checked", "refused", "cancelled"}),
    "checked": frozenset({"waiting", "loading", "cancelled"}),
    "refused": frozenset({"waiting", "cancelled"}),
    "loading": frozenset({"waiting", "loaded", "refused", "cancelled"}),
    "loaded": frozenset(),
    "cancelled": frozenset(),
}
AT_WORK = frozenset({"waiting", "checking", "loading"})

_STOOD = {
    "waiting": "It is waiting to be checked.",
    "checking": "It is being checked.",
    "checked": "It has been checked, and waits for somebody to load it or stop.",
    "refused": "It cannot be loaded as it is.",
    "loading": "It is being loaded.",
    "loaded": "It has been loaded.",
    "cancelled": "It was cancelled, and the file is no longer kept.",
}


def reasons_not_to_move(state: str, to: str, *, at_work: bool = False) -> list[str]:
    """Every reason an upload in this state cannot go to another, as sentences to show; empty if it can.

    at_work: whether a job about it waits or runs; then only stopping it is possible.
    """
    if to not in MOVES[state]:
        return [f"Nothing was changed. {_STOOD[state]}"]
    if at_work and state in AT_WORK and to == "waiting":
        return [f"Nothing was changed. {_STOOD[state]} Wait until that is done, or stop it."]
    return []


def lock_of(upload_id: int) -> str:
    """Return the lock under which all jobs about one upload run, one after another."""
    return f"upload {upload_id}"
