"""What a plan's paid support may cost: by adding it up, or by points and a resource table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mainstay.engines.budgeting.money import whole


@dataclass(frozen=True)
class PaidSupport:
    """One thing that is paid for: so many units a week, for so many weeks, at so much a unit.

    once: one sum, whatever the weeks. key: the support's number in its own table.
    """

    key: int
    words: str
    price_pence: int
    a_week: Decimal | None = None
    weeks: int | None = None
    once: bool = False


@dataclass(frozen=True)
class Costed:
    """A support and what it costs in its weeks."""

    support: PaidSupport
    pence: int


def missing(supports: Sequence[PaidSupport]) -> list[str]:
    """Return what has to be known before the supports can be added up, as sentences; empty when nothing is."""
    found = []
    for each in supports:
        if each.once:
            continue
        if each.a_week is None:
            found.append(f"Enter in the plan how much of “{each.words}” there is each week.")
        if each.weeks is None:
            found.append(f"Enter in the plan for how many weeks there is “{each.words}”.")
    return found


def cost(support: PaidSupport) -> Costed:
    """Return what one support costs, to the nearest penny; one whose units or weeks are missing costs nothing yet."""
    if support.once:
        return Costed(support, support.price_pence)
    return Costed(support, whole((support.a_week or Decimal(0)) * (support.weeks or 0) * support.price_pence))


def add_up(supports: Sequence[PaidSupport]) -> tuple[Costed, ...]:
    """Return each support with its cost; the indicative sum is theirs together, so that the page's lines add up."""
    return tuple(cost(each) for each in supports)


@dataclass(frozen=True)
class Scored:
    """One answer of an assessment and the points that it brings."""

    question: str
    answer: str
    points: int


def score(answers: Mapping[str, object], table: Mapping[str, int], questions: Sequence[str]) -> list[Scored]:
    """Return the points of every question that was answered with something the table knows; the others bring none."""
    found = []
    for question in questions:
        answer = answers.get(question)
        if isinstance(answer, str) and answer in table:
            found.append(Scored(question, answer, table[answer]))
    return found


def a_week_by_points(points: int, table: Mapping[int, int]) -> int:
    """Return pence a week: the table's line with the most points that are reached; nothing below its first line."""
    reached = [least for least in table if least <= points]
    return table[max(reached)] if reached else 0


def for_period(pence_a_week: int, from_on: date, to_on: date) -> int:
    """Return what a weekly sum comes to from one day to another, both counted, to the nearest penny."""
    days = (to_on - from_on).days + 1
    return whole(Fraction(pence_a_week * days, 7))
