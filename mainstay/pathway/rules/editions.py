"""Two people with the same form open: the second learns of the first, and loses nothing."""


def reasons_if_changed(seen: int, now: int) -> list[str]:
    """Return why what was typed cannot be saved yet: somebody saved another edition since it was opened."""
    if seen == now:
        return []
    return [
        "Somebody else saved this while you had it open. What you typed is still below, and nothing of theirs is lost: "
        "look at what they wrote, put in what is still needed, and save again."
    ]
