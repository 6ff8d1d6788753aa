"""When may a challenge be made and answered? Every reason why not, as sentences."""

ANSWERS = ("upheld", "kept")
DECISION, PLAN, BUDGET = "decision", "plan", "budget"
# What a challenge may be about, and the part of the record that it stands in.
PARTS = {DECISION: "decisions", PLAN: "plans", BUDGET: "budgets"}


def reasons_not_to_challenge(*, words: str, state: str | None, about: str = DECISION) -> list[str]:
    """Why it cannot be recorded. state: of the decision that is meant; None where it is about something else."""
    reasons = []
    if about not in PARTS:
        reasons.append("Choose what it is about: a decision, a plan or a budget.")
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
        reasons.append("Choose whether it changes.")
    if not answer.strip():
        reasons.append("Write the reasons. The carer gets them as they are written here.")
    return reasons


def reasons_not_to_take_back(*, state: str) -> list[str]:
    """Why the carer cannot take it back."""
    return [] if state == "open" else ["This was answered already."]
