"""Is support owed to a carer? Derived from answers by rules that are plain data, with every limb shown.

    found = decide(rules, {"necessary_care": "yes", "health": "at_risk", …})
    found.outcome      "duty", "power" or "none"; None while answers are missing that could change it
    found.decided_by   codes of the limbs that carried it
    found.missing      questions still to be answered

``levels`` makes rules out of indicators, levels and a threshold; ``many`` decides for thousands of people at once.
"""

from mainstay.engines.eligibility.comparing import Difference, differences
from mainstay.engines.eligibility.deciding import decide
from mainstay.engines.eligibility.levels import LevelTest, rules_of_levels
from mainstay.engines.eligibility.many import UNDECIDED, outcomes_of
from mainstay.engines.eligibility.values import (
    DUTY,
    NONE,
    OUTCOMES,
    POWER,
    Found,
    Limb,
    Result,
    RuleSet,
    Step,
)

__all__ = [
    "DUTY",
    "NONE",
    "OUTCOMES",
    "POWER",
    "UNDECIDED",
    "Difference",
    "Found",
    "LevelTest",
    "Limb",
    "Result",
    "RuleSet",
    "Step",
    "decide",
    "differences",
    "outcomes_of",
    "rules_of_levels",
]
