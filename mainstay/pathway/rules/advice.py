"""What has to be said when advice is written down, and what must not."""

import re
from collections.abc import Collection
from datetime import date

_NUMBER = re.compile(r"\d[\d ]{7,}\d")
_MAIL = re.compile(r"\S+@\S+\.\S+")


def reasons_not_to_note(
    *, topics: Collection[str], on: date, words: str, named: bool, today: date
) -> list[str]:
    """Return every reason why advice cannot be written down so, as sentences; empty if it can.

    named: whether it is about a carer with a record; whoever gave no name is to stay without one.
    """
    reasons = []
    if not topics:
        reasons.append("Choose at least one thing that the advice was about.")
    if on > today:
        reasons.append("This day is still to come. Check the day, the month and the year.")
    if not named and (_NUMBER.search(words) or _MAIL.search(words)):
        reasons.append(
            "Take out the number or address: this is advice to somebody who gave no name. "
            "If they want to be contacted, write down a referral."
        )
    return reasons
