"""What a plan costs in a year, and what it needs before it is put to anybody."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from mainstay.directory.rules.payments import pounds

ONCE = "once"
# A kind of break, and what is kept with a support that is no break and the carer's own idea all the same.
OWN_IDEA = "own_idea"
WEEKS_A_YEAR = 52
MOST_WEEKS = 53
# Mistypings, and no limits of policy: no unit of support costs a million, no plan begins in another decade.
MOST_PENCE = 100_000_000
FURTHEST = timedelta(days=3 * 366)
# Whoever writes a plan may go on writing in these states; in the others it stands.
OPEN = frozenset({"draft", "sent_back"})


def year_pence(*, unit: str, a_week: Decimal | None, weeks: int | None, price_pence: int | None) -> int:
    """Return what one support costs in a year, in whole pence, halves up; nought where it has no price.

    a_week: units a week. weeks: in how many weeks of the year; None is every week.
    """
    if not price_pence:
        return 0
    if unit == ONCE:
        return price_pence
    units = (a_week or Decimal(0)) * (WEEKS_A_YEAR if weeks is None else weeks)
    return int((units * price_pence).quantize(Decimal(1), ROUND_HALF_UP))


def reasons_against_amount(
    *, paid: bool, unit: str, a_week: Decimal | None, weeks: int | None, price_pence: int | None
) -> list[str]:
    """Return every reason why an amount of support cannot be reckoned; empty if it can."""
    reasons = []
    if weeks is not None and not 1 <= weeks <= MOST_WEEKS:
        reasons.append(f"Enter between 1 and {MOST_WEEKS} weeks a year, or leave it empty for every week.")
    if price_pence is not None and price_pence > MOST_PENCE:
        reasons.append(f"Look at the price again: one unit cannot cost more than {pounds(MOST_PENCE)}.")
    if not paid:
        return reasons
    if not unit:
        reasons.append("Choose what it is paid by: hours, nights, sessions or one sum.")
    if price_pence is None:
        reasons.append(
            "Enter what one unit costs. If it costs no budget anything, say that it is not paid for."
        )
    if unit and unit != ONCE and not a_week:
        reasons.append("Enter how much of it there is each week.")
    return reasons


@dataclass(frozen=True)
class Written:
    """A plan as far as it is written. unhelped: the words of outcomes for which nothing is planned yet."""

    state: str
    outcomes: int
    unhelped: Sequence[str]
    break_pattern: str
    enough_breaks: bool | None
    contingency: str
    risk_of_doing: str
    risk_of_not_doing: str
    carer_agreed_on: date | None
    starts_on: date | None
    review_on: date | None
    waiting: bool = False


def reasons_not_to_ask(plan: Written) -> list[str]:
    """Return everything a plan still needs before it can be agreed to; empty if nothing."""
    if plan.waiting or plan.state not in OPEN:
        return ["This plan is not being written now, so it cannot be put forward again."]
    reasons = []
    if not plan.outcomes:
        reasons.append("Write down what the carer wants to reach, in their own words.")
    reasons += [f"Say what would help with “{words}”." for words in plan.unhelped]
    if not plan.break_pattern.strip():
        reasons.append("Say what breaks are planned and how often, or that the carer wants none.")
    if plan.enough_breaks is None:
        reasons.append("Ask the carer whether these breaks would be enough.")
    if not plan.contingency.strip():
        reasons.append("Say what happens if the carer suddenly cannot care.")
    reasons += reasons_without_both_risks(plan.risk_of_doing, plan.risk_of_not_doing)
    if plan.carer_agreed_on is None:
        reasons.append("Go through the plan with the carer and note the day they agreed to it.")
    return reasons + _about_days(plan)


def _about_days(plan: Written) -> list[str]:
    if plan.starts_on is None or plan.review_on is None:
        return ["Say when the plan starts and when it is looked at again."]
    if plan.review_on <= plan.starts_on:
        return ["Choose a day for looking at the plan again that comes after its start."]
    return []


def reasons_against_day(day: date, today: date) -> list[str]:
    """Return why a day looks mistyped; empty if it does not."""
    if abs(day - today) <= FURTHEST:
        return []
    return [f"Look at the year again: {day.day} {day:%B} {day.year} is more than three years from today."]


def reasons_without_both_risks(doing: str, not_doing: str) -> list[str]:
    """Return why risks are not weighed yet: each side has to be said."""
    reasons = []
    if not doing.strip():
        reasons.append("Say what could go wrong with this plan, and what would be done about it.")
    if not not_doing.strip():
        reasons.append("Say what is risked if nothing is done.")
    return reasons


def reasons_not_to_change(state: str) -> list[str]:
    """Return why a plan cannot be written on now; empty if it can."""
    if state in OPEN:
        return []
    if state == "approving":
        return ["This plan waits for approval. Take it back first, then change it."]
    return ["This plan stands as it was agreed or ended. Begin a new plan from it instead."]


def reasons_not_to_begin(states: Collection[str], *, ended: bool = False) -> list[str]:
    """Return why no new plan can be begun; empty if one can. states: of the carer's plans. ended: their caring."""
    if ended:
        return ["This carer's caring has ended. If they care again, open the record again first."]
    if set(states) & {*OPEN, "approving"}:
        return ["A plan is being written or waits for approval already. Go on with that one."]
    return []
