"""What is needed to restrict, hold or break into a record, and to judge that somebody did."""

from datetime import date

# Enough for a reason that somebody else can judge, and no more than the column holds.
_SHORTEST, _LONGEST = 15, 500


def reasons_against_why(why: str) -> list[str]:
    """Return why a reason does not do, as sentences; empty if it does."""
    said = why.strip()
    if len(said) < _SHORTEST:
        return ["Say why, in a sentence that somebody else can judge."]
    if len(said) > _LONGEST:
        return [f"Say why in {_LONGEST} letters or fewer."]
    return []


def reasons_not_to_restrict(why: str, *, named: int, restricted: bool) -> list[str]:
    """Return every reason why a record cannot be restricted so; empty if it can. named: workers chosen for it."""
    reasons = []
    if restricted:
        reasons.append("This record is restricted already. Change who is named for it instead.")
    if not named:
        reasons.append("Name at least one worker: a record that nobody may open helps nobody.")
    return reasons + reasons_against_why(why)


def reasons_not_to_open(
    *, reference: str, given_names: str, family_name: str, born_on: date | None, why: str
) -> list[str]:
    """Return every reason why a record cannot be looked for in an emergency; empty if it can.

    Either its number, or the whole name and the date of birth: nobody looks around among records they may not open.
    """
    reasons = []
    by_name = given_names.strip() and family_name.strip() and born_on
    if not reference.strip() and not by_name:
        reasons.append(
            "Enter the number of the record, or the first names, the family name and the date of birth."
        )
    return reasons + reasons_against_why(why)


def reasons_not_to_judge(proper: bool | None, words: str, *, judged: bool, own: bool) -> list[str]:
    """Return every reason why an opening cannot be judged so; empty if it can. own: whether it was the judge's own."""
    reasons = []
    if judged:
        reasons.append("Somebody has looked at this already.")
    if own:
        reasons.append("You opened this record yourself. Somebody else looks at it.")
    if proper is None:
        reasons.append("Choose whether it was proper.")
    if proper is False and len(words.strip()) < _SHORTEST:
        reasons.append("Say what was wrong and what follows: the carer reads it.")
    return reasons
