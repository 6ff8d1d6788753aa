"""100,000 decisions under two sets of rules, against the statute written down plainly, in the same run.

The answers are invented with a fixed seed; nobody's. Where the two differ about anybody, nothing is measured.
"""

import random
import statistics
from collections.abc import Callable
from typing import Any

from bench import measuring, promises, reporting

ROUNDS = 7
HOW_MANY = 100_000

Answers = list[dict[str, str]]


def measure() -> bool:
    """Print decisions a second and the ratio; return whether every promise is met."""
    from tests.engines.eligibility import statute
    from tests.engines.eligibility.rules import CARE_ACT, scottish

    scotland = _answers(statute.SCOTLAND, 11)

    def by_law(*hows: dict[str, Any]) -> Callable[[], list[list[str]]]:
        return lambda: [[statute.scotland(each, **how) for each in scotland] for how in hows]

    met = _against(
        promises.DECIDING_MOVED,
        [scottish(), scottish(threshold="moderate")],
        scotland,
        by_law({}, {"threshold": "moderate"}),
    )
    met &= _against(
        promises.DECIDING_SWITCHED,
        [scottish(), scottish(breaks=True)],
        scotland,
        by_law({}, {"breaks": True}),
    )
    english = _answers(statute.CARE_ACT, 12)
    return met & _against(
        promises.DECIDING_CARE_ACT,
        [CARE_ACT, CARE_ACT],
        english,
        lambda: [[statute.care_act(each) for each in english] for _ in range(2)],
    )


def _answers(possible: dict[str, list[str]], seed: int) -> Answers:
    drawn = random.Random(seed)
    # A third of the levels are the lowest: most lives are not hard in every way.
    return [
        {
            question: said[0] if drawn.random() < 1 / 3 else drawn.choice(said)
            for question, said in possible.items()
        }
        for _ in range(HOW_MANY)
    ]


def _against(
    promise: promises.Promise, rules: list[Any], answers: Answers, law: Callable[[], list[list[str]]]
) -> bool:
    from mainstay.engines.eligibility import OUTCOMES, outcomes_of

    ours = [[OUTCOMES[each] for each in under] for under in outcomes_of(rules, answers)]
    if ours != law():
        raise reporting.CannotMeasure("The engine and the statute do not say the same.")
    fasts, slows = measuring.in_turn(
        lambda: measuring.seconds(lambda: outcomes_of(rules, answers)),
        lambda: measuring.seconds(law),
        rounds=ROUNDS,
    )
    fast, slow = statistics.median(fasts), statistics.median(slows)
    a_second = HOW_MANY * len(rules) / fast
    said = f"{a_second:,.0f} decisions a second, {HOW_MANY * len(rules) / slow:,.0f} by the plain statute"
    return reporting.tell(promise, measuring.ratio(fasts, slows), said)
