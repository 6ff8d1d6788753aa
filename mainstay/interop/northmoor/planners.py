"""Who plans in Northmoor, and what they say of equality before anything is decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from mainstay.accounts.models import User
from mainstay.planning.actions import equality
from mainstay.planning.equality.groups import groups
from mainstay.planning.models import Priority, Strategy
from mainstay.planning.rules.equality import Effect


@dataclass(frozen=True)
class Planners:
    """Who plans in Northmoor, by role, and the day on which it is looked at."""

    people: Mapping[str, User]
    wards: Mapping[str, str]
    today: date

    def before(self, days: int) -> date:
        """Return the day so many days before."""
        return self.today - timedelta(days=days)

    @property
    def lead(self) -> User:
        """The strategic commissioner."""
        return self.people["commissioner"]


def assess_equality(
    decision: Priority | Strategy, told: Mapping[str, Any], *, owner: str, review_on: date, who: Planners
) -> None:
    """Write what a decision does for each group, by the practice lead, and have the commissioner sign it.

    told: what changes, on which words it stands, and the groups that are better or worse off or not known.
    """
    lead = who.people["practice_lead"]
    assessment = equality.begin(decision, f"Equality: {decision.title}", told["what"], by=lead)
    written = {
        "title": assessment.title,
        "what_changes": told["what"],
        "evidence_in_words": told["words"],
        "mitigation": "",
        "owner": owner,
        "review_on": review_on,
    }
    equality.write(assessment, written, by=lead)
    effects: dict[str, Effect | None] = {
        group.code: Effect("same", "It serves this group as it serves everybody.")
        for group in groups(who.lead.authority.nation, who.today)
    }
    effects |= {group: Effect("better", "It reaches carers of this group.") for group in told["better"]}
    effects |= {
        group: Effect("unknown", "Too few are known to say.", "Ask again at the review.")
        for group in told["unknown"]
    }
    effects |= {group: Effect("worse", why, mended) for group, (why, mended) in told["worse"].items()}
    equality.say_effects(assessment, effects, by=lead)
    equality.sign(assessment, by=who.lead, today=who.today)
