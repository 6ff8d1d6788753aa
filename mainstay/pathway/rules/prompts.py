"""What to think of next with a carer, worked out from what is known: nobody has to remember a birthday."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

NEW, GROWN_UP, OLDER = "T1", "T2", "T3"
DIED, NOBODY, BIRTHDAY, REVIEW, RESUME, BUDGET, ASKED = (
    "died",
    "nobody",
    "birthday",
    "review",
    "resume",
    "budget",
    "asked",
)


@dataclass(frozen=True)
class Ahead:
    """The policy: how many days ahead, from which ages, how long new, how long unlooked at (reviewing.ahead)."""

    days: int
    adult_age: int
    older_age: int
    new_carer_days: int
    unlooked_days: int


@dataclass(frozen=True)
class Somebody:
    """A carer, or somebody looked after, as far as it matters here."""

    born_on: date | None = None
    died_on: date | None = None


@dataclass(frozen=True)
class Known:
    """What is known of a carer. noted: kinds of change noted before, open or closed. looked_on: the plan's last review,
    or the day it was agreed; None where no plan runs. resumes: days by which what stands still was to go on, each with
    the number of its pause. asked: kinds of wish that wait.
    """

    carer: Somebody
    looks_after: Sequence[Somebody] = ()
    looked_after_before: bool = False
    ended: bool = False
    cares_since: date | None = None
    noted: Collection[str] = ()
    looked_on: date | None = None
    resumes: Sequence[tuple[date, int]] = ()
    open_budget: bool = False
    asked: Collection[str] = ()


@dataclass(frozen=True)
class Prompt:
    """Something to think of. why: one of the words above. page: where it is done. kind: of change. on: its day.

    record: number of what it is about. carers: whether it is about the carer, and not about somebody looked after.
    """

    why: str
    page: str
    kind: str = ""
    on: date | None = None
    record: int | None = None
    carers: bool = False


def prompts(known: Known, ahead: Ahead, today: date) -> list[Prompt]:
    """Return what to think of with a carer, what cannot wait first; nothing stands there that was noted already."""
    left = [Prompt(BUDGET, "budgets")] if known.open_budget else []
    if known.ended:
        return left
    if known.carer.died_on:
        return [Prompt(DIED, "end_support", on=known.carer.died_on, carers=True), *left]
    found = [Prompt(DIED, "end_support", on=each.died_on) for each in known.looks_after if each.died_on]
    if known.looked_after_before and not known.looks_after:
        found.append(Prompt(NOBODY, "end_support"))
    found += [Prompt(ASKED, "wishes", kind=kind) for kind in ("review", "provider") if kind in known.asked]
    found += [
        Prompt(RESUME, "take_up_again", on=day, record=number) for day, number in known.resumes if day < today
    ]
    if known.looked_on is not None and today - known.looked_on > timedelta(days=ahead.unlooked_days):
        found.append(Prompt(REVIEW, "begin_carer_review", on=known.looked_on))
    found += _birthdays(known, ahead, today)
    if _is_new(known, ahead, today):
        found.append(Prompt(NEW, "begin_change", kind=NEW, on=known.cares_since))
    return found + left


def _birthdays(known: Known, ahead: Ahead, today: date) -> list[Prompt]:
    found = []
    people = [(known.carer, True), *((each, False) for each in known.looks_after if not each.died_on)]
    for kind, age in ((GROWN_UP, ahead.adult_age), (OLDER, ahead.older_age)):
        if kind in known.noted:
            continue
        for somebody, carers in people:
            # A carer who grows old is no change of services; the person looked after is.
            if carers and kind == OLDER:
                continue
            on = birthday(somebody.born_on, age)
            if on is not None and today <= on <= today + timedelta(days=ahead.days):
                found.append(Prompt(BIRTHDAY, "begin_change", kind=kind, on=on, carers=carers))
    return found


def _is_new(known: Known, ahead: Ahead, today: date) -> bool:
    since = known.cares_since
    return since is not None and NEW not in known.noted and (today - since).days <= ahead.new_carer_days


def birthday(born_on: date | None, age: int) -> date | None:
    """Return the day on which somebody reaches an age; of those born on 29 February, 1 March. None where not known."""
    if born_on is None:
        return None
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)


def born_between(age: int, first: date, last: date) -> tuple[date, date]:
    """Return the days of birth, from and to, of everybody who reaches an age from the first day to the last."""
    span = [_years_before(day, age) for day in (first, last)]
    # Somebody born on 29 February has their birthday on 1 March where the year has no such day.
    start = span[0] - timedelta(days=1) if (first.month, first.day) == (3, 1) else span[0]
    return start, span[1]


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)
