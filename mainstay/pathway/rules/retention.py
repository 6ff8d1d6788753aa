"""When a record has been kept long enough, by the authority's own schedule."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Schedule:
    """For how many years records are kept here.

    young_until_age: until what age that of somebody who was a young carer. young_under: younger than this they are one.
    """

    supported_years: int
    advised_years: int
    died_years: int
    referral_years: int
    young_until_age: int
    young_under: int

    @property
    def shortest(self) -> int:
        """Years below which nothing is ever due."""
        return min(self.supported_years, self.advised_years, self.died_years)


def years_after(day: date, years: int) -> date:
    """Return the same day so many years later; 1 March for a 29 February that is not there."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def kept_until(
    schedule: Schedule,
    *,
    ended_on: date | None,
    died: bool,
    had_plan: bool,
    advised: bool,
    last_on: date,
    found_on: date,
    born_on: date | None,
) -> date | None:
    """Return the day from which a record is due to be erased; None while it is in use.

    last_on: when anything was last added to it, which counts for whoever was advised and never ended.
    """
    if ended_on is not None:
        years = schedule.supported_years if had_plan else schedule.advised_years
        until = years_after(ended_on, schedule.died_years if died else years)
    elif advised and not had_plan:
        until = years_after(last_on, schedule.advised_years)
    else:
        return None
    if born_on is not None and found_on < years_after(born_on, schedule.young_under) and not died:
        until = max(until, years_after(born_on, schedule.young_until_age))
    return until


def reasons_not_to_erase(*, held: bool, erased: bool, due_on: date | None, today: date) -> list[str]:
    """Return every reason why a record cannot be erased, as sentences; empty if it can."""
    reasons = []
    if erased:
        reasons.append("This record is erased already.")
    if held:
        reasons.append("This record is held. End the hold first, if its reason has gone.")
    if due_on is None:
        reasons.append("This record is in use. It is due some years after it was ended.")
    elif due_on > today:
        reasons.append(f"This record is kept until {due_on.day} {due_on:%B %Y}.")
    return reasons
