"""A second way to an indicative sum: points for what an assessment found, and a table of what points come to."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.engines.budgeting.indicating import Scored, a_week_by_points, score
from mainstay.local.queries import local_values
from mainstay.pathway.models import Plan

_INDICATORS = tuple(
    f"indicator_{each}"
    for each in (
        "health_and_wellbeing",
        "relationships",
        "living_environment",
        "employment_and_training",
        "finance",
        "life_balance",
        "future_planning",
    )
)
_OUTCOMES = tuple(
    f"outcome_{each}"
    for each in ("child", "others", "home", "nutrition", "relationships", "work", "community", "recreation")
)


@dataclass(frozen=True)
class Points:
    """What an assessment comes to in points, and the points in money a week. reasons: why it comes to nothing yet."""

    scored: list[Scored]
    a_week_pence: int
    reasons: list[str]

    @property
    def total(self) -> int:
        """All points together."""
        return sum(each.points for each in self.scored)

    def as_basis(self) -> dict[str, Any]:
        """Return what a budget keeps of it: the points themselves, and not the answers they came from."""
        return {
            "points": self.total,
            "a_week_pence": self.a_week_pence,
            "scored": [
                {"question": each.question, "points": each.points} for each in self.scored if each.points
            ],
        }


def points_of(plan: Plan, nation: str, on: date) -> Points:
    """Return the points of the assessment that the plan came from, by the tables in force for the authority."""
    answers = plan.assessment.answers if plan.assessment else {}
    if nation == "scotland":
        scored = score(answers, _table("points.eligibility_levels", on), _INDICATORS)
    else:
        scored = score(answers, _table("points.outcomes", on), _OUTCOMES)
        scored += score(answers, _table("points.health", on), ["health"])
    if not scored:
        return Points(
            [],
            0,
            [
                _(
                    "The plan has no assessment with answers that bring points. Add up the plan's support instead."
                )
            ],
        )
    table = {int(least): pence for least, pence in _table("resource_table", on).items()}
    return Points(scored, a_week_by_points(sum(each.points for each in scored), table), [])


def _table(name: str, on: date) -> dict[str, int]:
    entry = policy.entry(f"budgets.{name}")
    return dict(policy.in_force(entry, on, local_values().get(entry.key)).value)
