"""What may be reported as wrong with an entry, by anybody."""

import re

# What a report can be about; their words are in directory.wording.
ABOUT = ("closed", "contact", "place", "times", "cost", "full", "else")
MOST_WORDS = 1000
# A guard against floods, not a policy: somebody has to read them all before more can come.
MOST_OPEN = 20
_LINK = re.compile(r"https?:|www\.|\[url|<a\b|\bhref\b", re.IGNORECASE)


def reasons_to_refuse_report(about: str, words: str, *, open_now: int) -> list[str]:
    """Every reason a report cannot be taken, as sentences to show; empty if it can.

    open_now: reports about the same entry that nobody has answered yet.
    """
    reasons = []
    if about not in ABOUT:
        reasons.append("Choose what is wrong.")
    if not words.strip():
        reasons.append("Say what is wrong and, if you know it, what is right.")
    if len(words) > MOST_WORDS:
        reasons.append(f"Shorten this to {MOST_WORDS:,} characters. It has {len(words):,}.")
    if _LINK.search(words):
        reasons.append("Take out the web address. Say in words where the right details can be found.")
    if open_now >= MOST_OPEN:
        reasons.append("Many reports about this service are waiting to be read. Try again in a few days.")
    return reasons
