"""The same rules for many people at once, on whole arrays: to see whom other rules would have decided otherwise.

The answers are read once, whatever the number of rule sets; each further one costs a few operations on arrays.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mainstay.engines.eligibility.values import OUTCOMES, Limb, RuleSet

UNDECIDED = -1

Codes = NDArray[np.int8]
_Flags = NDArray[np.bool_]


def outcomes_of(rule_sets: Sequence[RuleSet], answers: Sequence[Mapping[str, Any]]) -> list[Codes]:
    """Return, for each rule set, everybody's outcome as its place in OUTCOMES; UNDECIDED where answers are missing."""
    questions = list(dict.fromkeys(question for rules in rule_sets for question in rules.questions))
    numbers, table = _read(questions, answers)
    columns = dict(zip(questions, table, strict=True))
    return [_outcomes(rules, numbers, columns, len(answers)) for rules in rule_sets]


Numbers = Mapping[Any, int]
Columns = Mapping[str, NDArray[np.int32]]


def _read(
    questions: Sequence[str], answers: Sequence[Mapping[str, Any]]
) -> tuple[Numbers, NDArray[np.int32]]:
    """Which small number stands for which answer, and everybody's numbers: a row a question, a column a person."""
    numbers: defaultdict[Any, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    count = len(questions) * len(answers)
    try:
        # The fast way, where everybody was asked everything.
        given = chain.from_iterable(map(itemgetter(*questions, questions[0]), answers))
        whole = np.fromiter(map(numbers.__getitem__, given), np.int32, count + len(answers))
        return numbers, whole.reshape(-1, len(questions) + 1).T[:-1]
    except (KeyError, TypeError):
        # Somebody lacks an answer, or has a list for one: no limb is met by a list, so it counts as none.
        some = (_one(each.get(question)) for each in answers for question in questions)
        table = np.fromiter(map(numbers.__getitem__, some), np.int32, count)
        return numbers, table.reshape(-1, len(questions)).T


def _one(answer: Any) -> str | None:
    return answer if isinstance(answer, str) else None


def _outcomes(rules: RuleSet, numbers: Numbers, columns: Columns, count: int) -> Codes:
    met: dict[str, tuple[_Flags, _Flags]] = {}
    for limb in rules.limbs:
        met[limb.code] = _asked(limb, numbers, columns[limb.asks]) if limb.asks else _of_parts(limb, met)
    possible = {outcome: np.zeros(count, bool) for outcome in OUTCOMES}
    going_on = np.ones(count, bool)
    for step in rules.steps:
        yes, no = met[step.limb] if step.met else met[step.limb][::-1]
        possible[step.then] |= going_on & ~no
        going_on &= ~yes
    possible[rules.otherwise] |= going_on
    choices = np.stack([possible[outcome] for outcome in OUTCOMES])
    return np.where(choices.sum(axis=0) == 1, choices.argmax(axis=0), UNDECIDED).astype(np.int8)


def _asked(limb: Limb, numbers: Numbers, column: NDArray[np.int32]) -> tuple[_Flags, _Flags]:
    """Who meets the limb, and who does not; neither where it is open."""
    yes, no = np.zeros(len(numbers), bool), np.zeros(len(numbers), bool)
    for answer, number in numbers.items():
        yes[number], no[number] = answer in limb.meets, answer in limb.fails
    if limb.unasked is not None:
        (yes if limb.unasked else no)[~(yes | no)] = True
    return yes[column], no[column]


def _of_parts(limb: Limb, met: Mapping[str, tuple[_Flags, _Flags]]) -> tuple[_Flags, _Flags]:
    parts = [met[part] for part in limb.parts]
    yes, no = [each[0] for each in parts], [each[1] for each in parts]
    if limb.how == "any":
        return np.logical_or.reduce(yes), np.logical_and.reduce(no)
    return np.logical_and.reduce(yes), np.logical_or.reduce(no)
