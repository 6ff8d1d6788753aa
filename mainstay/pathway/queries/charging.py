"""Who is charged for each support of a budget, by the rules of its nation as the packs hold them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mainstay import policy
from mainstay.engines.budgeting import charging
from mainstay.engines.budgeting.indicating import cost
from mainstay.local.queries import local_values
from mainstay.pathway.models import Budget, Support
from mainstay.pathway.queries.budgets import nation_of, paid_supports, to_cost

SUFFICIENT_BREAKS_FROM = "scotland.duties.sufficient_breaks_in_force_from"


@dataclass(frozen=True)
class ChargeOf:
    """One support and who is charged for it. item: the rule with its words, its law and how sure it is."""

    support: Support
    kind: str
    cost_pence: int
    charged_to: str
    item: policy.Item | None


def rules_of(nation: str, on: date) -> dict[str, policy.Item]:
    """Return the nation's rules: kind of support → the rule, with its words, its law and how sure it is."""
    return {item.code: item for item in policy.items(f"charging.{nation}.rules", on)}


def as_rules(items: Mapping[str, policy.Item]) -> dict[str, charging.Rule]:
    """Return rules as the engine takes them."""
    return {
        code: charging.Rule(code, item.attributes["charged_to"], item.description)
        for code, item in items.items()
    }


def sufficient_breaks_in_force(nation: str, on: date) -> bool:
    """Return whether Scotland's duty to support sufficient breaks has begun; not while no day is at hand."""
    if nation != "scotland":
        return False
    entry = policy.entry(SUFFICIENT_BREAKS_FROM)
    try:
        begins = policy.in_force(entry, on, local_values().get(entry.key)).value
    except policy.NotInForce:
        return False
    return begins is not None and date.fromisoformat(str(begins)) <= on


def charges_of(budget: Budget, on: date) -> Sequence[ChargeOf]:
    """Return who is charged for each support that the plan pays for."""
    nation = nation_of(budget)
    items = rules_of(nation, on)
    begun = sufficient_breaks_in_force(nation, budget.from_on)
    found = []
    for support in paid_supports(budget.plan):
        kind = charging.kind_of(
            for_person=support.for_person,
            is_break=bool(support.kind_of_break),
            for_sufficient_breaks=support.for_sufficient_breaks,
            sufficient_breaks_in_force=begun,
        )
        item = items.get(kind)
        charged_to = item.attributes["charged_to"] if item else charging.NOT_SAID
        found.append(ChargeOf(support, kind, cost(to_cost([support])[0]).pence, charged_to, item))
    return found
