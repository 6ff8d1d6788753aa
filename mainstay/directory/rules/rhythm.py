"""Months without a payment: late, or missing?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from mainstay.directory.rules.payments import pounds


@dataclass(frozen=True)
class Rhythm:
    """late_from: share of what was due that counts as caught up. regular_from: months paid that make a rhythm."""

    late_from: float
    regular_from: int


def about_months(paid: Mapping[str, int], months: Sequence[str], rhythm: Rhythm) -> Iterator[str]:
    """Yield a sentence for each run of months without a payment between the first and the last month with one."""
    with_payment = [month for month in months if paid.get(month, 0) > 0]
    if len(with_payment) < rhythm.regular_from:
        return
    usual = median(paid[month] for month in with_payment)
    inside = months[months.index(with_payment[0]) : months.index(with_payment[-1]) + 1]
    run: list[str] = []
    for month in inside:
        if paid.get(month, 0) <= 0:
            run.append(month)
            continue
        if run:
            yield _said(run, month, paid[month], usual, rhythm)
        run = []


def _said(run: list[str], month: str, pence: int, usual: float, rhythm: Rhythm) -> str:
    none = f"No payment in {_months(run)}"
    if pence >= usual * (len(run) + 1) * rhythm.late_from:
        return f"{none}, and {pounds(pence)} in {_month(month)}: late, not missing."
    return f"{none}: late or not due; the payments after it do not make up for it."


def _months(run: list[str]) -> str:
    if len(run) == 1:
        return _month(run[0])
    first, last = _month(run[0]), _month(run[-1])
    return f"{first.removesuffix(last[-5:])} to {last}"


def _month(month: str) -> str:
    return f"{date.fromisoformat(f'{month}-01'):%B %Y}"
