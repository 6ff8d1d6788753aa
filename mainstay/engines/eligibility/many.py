"""The same rules for many people at once, on whole arrays: to see whom other rules would have decided otherwise.

The answers are read once, whatever the number of rule sets; each further one costs a few operations on arrays.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mainstay.engines.eligibility.values import OUTCOMES, Limb, RuleSet

UNDECIDED = -1

Codes = NDArray[np.int8]
_Flags = NDArray[np.bool_]


def outcomes_of(rule_sets: Sequence[RuleSet], answers: Sequence[Mapping[str, Any]]) -> list[Codes]:
    """Return, for each rule set, everybody's outcome as its place in OUTCOMES; UNDECIDED where answers are missing."""
    questions = dict.fromkeys(question for rules in rule_sets for question in rules.questions)
    columns = {question: _column(question, answers) for question in questions}
    return [_outcomes(rules, columns, len(answers)) for rules in rule_sets]


Column = tuple[dict[Any, int], NDArray[np.int32]]


def _column(question: str, answers: Sequence[Mapping[str, Any]]) -> Column:
    """Every answer to one question as a small number, and which number stands for which answer."""
    numbers: defaultdict[Any, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    given = [each.get(question) for each in answers]
    try:
        column = np.fromiter(map(numbers.__getitem__, given), np.int32, len(given))
    except TypeError:
        # Somebody's answer is a list: no limb is met by one, so it counts as no answer.
        return _column(question, [{question: each if isinstance(each, str) else None} for each in given])
    return numbers, column


def _outcomes(rules: RuleSet, columns: Mapping[str, Column], count: int) -> Codes:
    met: dict[str, tuple[_Flags, _Flags]] = {}
    for limb in rules.limbs:
        met[limb.code] = _asked(limb, *columns[limb.asks]) if limb.asks else _of_parts(limb, met)
    possible = {outcome: np.zeros(count, bool) for outcome in OUTCOMES}
    going_on = np.ones(count, bool)
    for step in rules.steps:
        yes, no = met[step.limb] if step.met else met[step.limb][::-1]
        possible[step.then] |= going_on & ~no
        going_on &= ~yes
    possible[rules.otherwise] |= going_on
    choices = np.stack([possible[outcome] for outcome in OUTCOMES])
    return np.where(choices.sum(axis=0) == 1, choices.argmax(axis=0), UNDECIDED).astype(np.int8)


def _asked(limb: Limb, numbers: Mapping[Any, int], column: NDArray[np.int32]) -> tuple[_Flags, _Flags]:
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
