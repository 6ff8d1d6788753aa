"""Who is charged for a support, and how much, by the rules of a nation. Nothing here assesses anybody's means.

What the person looked after would be charged is known to the council's charging team, and is given to these functions;
they say only whether it is charged, waived, or something that no rule at hand speaks of.
"""

from collections.abc import Mapping
from dataclasses import dataclass

NOBODY, PERSON, NOT_SAID = "nobody", "person", "not_said"

# What a rule can be about.
TO_CARER = "to_carer"
REPLACEMENT_CARE = "replacement_care"
JOINT_HOLIDAY = "joint_holiday"
ORDINARY = "ordinary"
SUFFICIENT_BREAKS = "sufficient_breaks"


@dataclass(frozen=True)
class Rule:
    """Who is charged for one kind of support: nobody, the person looked after, or not said. why: as it is shown."""

    kind: str
    charged_to: str
    why: str = ""


@dataclass(frozen=True)
class Chargeable:
    """A support as charging sees it: its kind, its cost, and what the person would ordinarily be charged for it."""

    kind: str
    cost_pence: int
    ordinary_pence: int = 0


@dataclass(frozen=True)
class Charge:
    """What comes of the rule: what is charged to the person, what is waived, and whether any rule was at hand.

    Nothing is ever charged to the carer by these rules; where none is at hand, nothing is said.
    """

    rule: Rule
    person_pence: int
    waived_pence: int

    @property
    def said(self) -> bool:
        """Whether a rule speaks of this support."""
        return self.rule.charged_to != NOT_SAID


def kind_of(
    *, for_person: bool, is_break: bool, for_sufficient_breaks: bool, sufficient_breaks_in_force: bool
) -> str:
    """Return which kind of support the rules would call this; that it is a holiday together is for a person to say."""
    if for_sufficient_breaks and sufficient_breaks_in_force:
        return SUFFICIENT_BREAKS
    if for_person:
        return REPLACEMENT_CARE if is_break else ORDINARY
    return TO_CARER


def charge(of: Chargeable, rules: Mapping[str, Rule]) -> Charge:
    """Return what is charged for one support. A charge is never more than the support costs."""
    rule = rules.get(of.kind, Rule(of.kind, NOT_SAID))
    ordinary = max(0, min(of.ordinary_pence, of.cost_pence))
    if rule.charged_to == PERSON:
        return Charge(rule, ordinary, 0)
    return Charge(rule, 0, ordinary if rule.charged_to == NOBODY else 0)
