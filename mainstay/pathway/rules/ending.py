"""When support may end, when a record may be opened again, and what is owed all the same."""

from collections.abc import Collection
from datetime import date

DIED_CARER = "died_carer"
# What the carer asked for is answered though support has ended: to them, or to whoever speaks for them.
OWED_AFTERWARDS = ("wish", "message", "challenge", "subject_access", "emergency_opening", "budget_review")


def reasons_not_to_end(
    *,
    on: date,
    today: date,
    because: str,
    known: Collection[str],
    ended: bool = False,
    found_on: date | None = None,
    of_person: bool = False,
    looks_after: int = 0,
    named: bool = False,
) -> list[str]:
    """Return every reason why a carer's support cannot be ended so.

    known: codes of pathway.endings. of_person: whether it is about one person looked after. named: whether it was said
    who that is, of as many as looks_after.
    """
    reasons = []
    if ended:
        reasons.append("Support has ended already.")
    if because not in known:
        reasons.append("Choose why it ends.")
    if on > today:
        reasons.append("Choose a day that has come: what will end later is ended when it does.")
    if found_on is not None and on < found_on and because != "died_person":
        reasons.append("The carer was not known yet on that day. Check the year.")
    if of_person and looks_after > 1 and not named:
        reasons.append("Choose whom it is about: the carer looks after more than one person.")
    return reasons


def reasons_not_to_come_back(*, ended: bool, died: bool) -> list[str]:
    """Return every reason why a record cannot be opened again."""
    reasons = [] if ended else ["This record is open."]
    if died:
        reasons.append(
            "The record says that the carer has died. If that is wrong, put the day of death right first."
        )
    return reasons
