"""When may a challenge be made and answered? Every reason why not, as sentences."""

ANSWERS = ("upheld", "kept")


def reasons_not_to_challenge(*, words: str, state: str | None) -> list[str]:
    """Why it cannot be recorded. state: of the decision that is meant; None where it is about something else."""
    reasons = []
    if not words.strip():
        reasons.append(
            "Write what the carer says is not right, in the carer's own words where they are known."
        )
    if state == "tentative":
        reasons.append(
            "The decision is not final yet. Say it to whoever is deciding: it can still be changed."
        )
    return reasons


def reasons_not_to_answer(*, state: str, answered: str, answer: str) -> list[str]:
    """Why it cannot be answered so."""
    reasons = []
    if state != "open":
        reasons.append("This was answered already.")
    if answered not in ANSWERS:
        reasons.append("Choose whether the decision changes.")
    if not answer.strip():
        reasons.append("Write the reasons. The carer gets them as they are written here.")
    return reasons


def reasons_not_to_take_back(*, state: str) -> list[str]:
    """Why the carer cannot take it back."""
    return [] if state == "open" else ["This was answered already."]
