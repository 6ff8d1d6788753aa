"""The packs' rules as the engine takes them, made with no database."""

from datetime import date

from mainstay.engines.eligibility import RuleSet
from mainstay.pathway.rules.rule_sets import Breaks, Own, default_content, rule_set

TODAY = date(2026, 4, 1)
CARE_ACT = rule_set("care_act_carers", TODAY)
FACS = rule_set("facs", date(2009, 5, 1))


def scottish(*, threshold: str = "substantial", breaks: bool = False) -> RuleSet:
    """Return the guidance's levels with this threshold, as an authority would set it from today."""
    content = default_content("scottish_local", TODAY) | {"threshold": threshold}
    switched = Breaks(TODAY, "authority", "The regulations") if breaks else None
    return rule_set("scottish_local", TODAY, Own(1, TODAY, "As consulted", content), switched)
