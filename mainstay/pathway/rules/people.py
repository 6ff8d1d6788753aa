"""What may be written about a person: days that can be true, and something to know them by."""

from datetime import date

# Nobody has lived longer than 122 years: an earlier day of birth is a slip of the pen, not a policy.
_LONGEST_LIFE = 123


def reasons_not_to_add(
    *,
    name: str,
    born_on: date | None,
    died_on: date | None,
    council_reference: str = "",
    today: date,
) -> list[str]:
    """Return every reason why a person cannot be written down so, as sentences; empty if they can.

    A name in any script, of one word or of twenty, is a name.
    """
    reasons = []
    if not (name.strip() or council_reference.strip()):
        reasons.append("Enter a name, or the number in the council's case system.")
    if born_on is not None and born_on > today:
        reasons.append("The date of birth is still to come. Check the day, the month and the year.")
    if born_on is not None and today.year - born_on.year > _LONGEST_LIFE:
        reasons.append("The date of birth is more than 123 years ago. Check the year.")
    if died_on is not None and died_on > today:
        reasons.append("The date of death is still to come. Check the day, the month and the year.")
    if born_on is not None and died_on is not None and died_on < born_on:
        reasons.append("The date of death is before the date of birth. Check both.")
    return reasons


def age_on(born_on: date | None, today: date) -> int | None:
    """Return how many birthdays somebody has had; None where the date of birth is not known."""
    if born_on is None:
        return None
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))
