"""Which days an authority may close, beside the bank holidays."""

from collections.abc import Collection
from datetime import date


def reasons_not_to_close(day: date, name: str, *, today: date, closed: Collection[date]) -> list[str]:
    """Return every reason why this day cannot be added to the calendar, as sentences to show.

    closed: the days on which nobody works already.
    """
    reasons = []
    if not name.strip():
        reasons.append("Enter what the day is called.")
    if day < today:
        reasons.append(
            "Enter a day that is still to come: what was owed in the past stays as it was counted."
        )
    if day.weekday() > 4:  # Saturday and Sunday
        reasons.append("This is a Saturday or a Sunday, which is not counted as a working day anyway.")
    elif day in closed:
        reasons.append("This day is in the calendar already.")
    return reasons
