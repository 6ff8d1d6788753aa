"""Two plans side by side, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from mainstay.directory.rules.payments import pounds
from mainstay.pathway.models import Plan
from mainstay.pathway.queries.plans import Shown
from mainstay.web.words import day


@dataclass(frozen=True)
class Row:
    """One line of two plans: what it is about, what the older and the newer say, and whether they differ."""

    label: str
    before: Sequence[str]
    after: Sequence[str]

    @property
    def differs(self) -> bool:
        """Whether anything changed."""
        return list(self.before) != list(self.after)


def compared(before: Shown, after: Shown) -> list[Row]:
    """Return what the two plans say, in the order in which a plan is read."""
    return [
        Row(label, old, new)
        for (label, old), (_label, new) in zip(_lines(before), _lines(after), strict=True)
    ]


def _lines(shown: Shown) -> list[tuple[str, list[str]]]:
    plan = shown.plan
    helping = [each for reach in shown.reaching for each in reach.helping]
    return [
        (_("What the carer wants"), [each.outcome.words for each in shown.reaching]),
        (_("What would help"), [each.support.words for each in helping]),
        (_("What counts as a break"), [each.support.words for each in shown.breaks]),
        (_("Breaks, and how often"), _said(plan.break_pattern)),
        (_("Enough breaks"), [_enough(plan)]),
        (_("If the carer cannot care"), _said(plan.contingency)),
        (_("Risk of doing it"), _said(plan.risk_of_doing)),
        (_("Risk of not doing it"), _said(plan.risk_of_not_doing)),
        (_("Kind of support"), [str(plan.get_category_display())]),
        (_("Starts"), [day(plan.starts_on)]),
        (_("Looked at again"), [day(plan.review_on)]),
        (_("Cost of a year"), [pounds(shown.year_pence)]),
    ]


def _said(text: str) -> list[str]:
    return [text] if text.strip() else []


def _enough(plan: Plan) -> str:
    if plan.enough_breaks is None:
        return _("Not asked yet")
    return _("Yes") if plan.enough_breaks else _("No, more are needed")
