"""What a carer may ask for and say about their own record, and what somebody else may see of it."""

from collections.abc import Collection

# The parts of a record that access can be limited to, by the names of its pages, in the order of the pathway.
PARTS = (
    "carer",
    "heard",
    "assessments",
    "decisions",
    "plans",
    "budgets",
    "finding",
    "emergency",
    "messages",
)
LONGEST = 4000


def may_see(part: str, *, own: bool, parts: Collection[str]) -> bool:
    """Return whether somebody may see a part of a record: the carer every one, others those they were given.

    parts: what access was limited to; none named is every one.
    """
    return own or not parts or part in parts


def reasons_not_to_ask(kind: str, words: str, *, kinds: Collection[str], waiting: bool = False) -> list[str]:
    """Return every reason why a wish cannot be written down yet, as sentences; empty if it can.

    waiting: whether the same thing was asked for and nobody has answered yet.
    """
    reasons = []
    if kind not in kinds:
        reasons.append("Choose what you would like from the list.")
    if not words.strip() and kind != "end_access":
        reasons.append("Write what you would like, in your own words.")
    if waiting:
        reasons.append("You have asked for this already, and the answer is still to come.")
    return reasons


def reasons_not_to_answer(answer: str, *, answered: bool) -> list[str]:
    """Return every reason why a wish cannot be answered so, as sentences; empty if it can."""
    reasons = []
    if answered:
        reasons.append("This has been answered already.")
    if not answer.strip():
        reasons.append("Write an answer: the carer reads it.")
    return reasons


def reasons_not_to_send(words: str) -> list[str]:
    """Return every reason why a message cannot be sent, as sentences; empty if it can."""
    if not words.strip():
        return ["Write a message."]
    if len(words) > LONGEST:
        return [
            f"A message has room for {LONGEST:,} letters, and this has {len(words):,}. Send it as two messages."
        ]
    return []
