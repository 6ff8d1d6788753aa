"""What anybody may send to ask for support, and the code by which they look up later how it stands."""

import re

# What somebody reads out or types again: nothing in it can be taken for something else (no 0 O 1 I L U V).
LETTERS = "23456789ABCDEFGHJKMNPQRSTWXYZ"
RANDOM = 8
MOST_WORDS = 2000
# A guard against floods, not a policy: somebody reads them all before more can come from outside.
MOST_WAITING = 500
_LINK = re.compile(r"https?:|www\.|\[url|<a\b|\bhref\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s\-.]+")


def receipt(random: str, authority: int) -> str:
    """Return a receipt: letters nobody can guess, and which authority it is of, so that it is found again."""
    ending = ""
    while authority:
        authority, digit = divmod(authority, len(LETTERS))
        ending = LETTERS[digit] + ending
    return random + ending


def authority_of(typed: str) -> int | None:
    """Return the number of the authority that a receipt is of; None where nothing can be a receipt."""
    told = plain(typed)
    if len(told) <= RANDOM or len(told) > RANDOM + 4 or not set(told) <= set(LETTERS):
        return None
    number = 0
    for letter in told[RANDOM:]:
        number = number * len(LETTERS) + LETTERS.index(letter)
    return number


def plain(typed: str) -> str:
    """Return a code as it is kept, however it was typed: capital letters, nothing between."""
    return _BETWEEN.sub("", typed).upper()


def spaced(code: str) -> str:
    """Return a code in groups of four, as it is read out."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def reasons_not_to_ask(words: str, *, reachable: bool, agreed: bool, waiting: int) -> list[str]:
    """Return every reason why what somebody sent cannot be taken, as sentences; empty if it can.

    waiting: what came from outside and nobody has answered yet.
    """
    reasons = []
    if not agreed:
        reasons.append("Say that the carer agrees. Without that nothing is kept.")
    if not reachable:
        reasons.append(
            "Give one way to reach the carer: a telephone number, an e-mail address or an address."
        )
    if len(words) > MOST_WORDS:
        reasons.append(f"Shorten what you wrote to {MOST_WORDS:,} letters. It has {len(words):,}.")
    if _LINK.search(words):
        reasons.append("Take out the web address. Say it in words.")
    if waiting >= MOST_WAITING:
        reasons.append(
            "So much is waiting to be read that no more can be taken here today. Ring the council."
        )
    return reasons
