"""One person's answers under one set of rules, limb by limb.

A limb is met, not met or open. What is open stays open until the answers given settle the outcome whatever the
missing ones would say: so a missing answer never makes a no, and one that cannot matter holds nothing up.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from mainstay.engines.eligibility.values import OUTCOMES, Found, Limb, Result, RuleSet, Step

State = dict[str, bool | None]


def decide(rules: RuleSet, answers: Mapping[str, Any]) -> Result:
    """Return what the rules make of the answers: question's code → answer's code."""
    met: State = {}
    for limb in rules.limbs:
        met[limb.code] = _met(limb, answers, met)
    possible, walked = _walk(rules.steps, rules.otherwise, met)
    settled = len(possible) == 1
    by_code = {limb.code: limb for limb in rules.limbs}
    carried = tuple(dict.fromkeys(_carried(walked, met, by_code))) if settled else ()
    asked = (_open(step.limb, met, by_code) for step in walked)
    missing = () if settled else tuple(dict.fromkeys(each for step in asked for each in step))
    return Result(
        test=rules.test,
        outcome=next(iter(possible)) if settled else None,
        limbs=tuple(_found(limb, answers, met, limb.code in carried) for limb in rules.limbs),
        decided_by=carried,
        missing=missing,
        possible=tuple(each for each in OUTCOMES if each in possible),
        besides=_besides(rules, met),
    )


def _met(limb: Limb, answers: Mapping[str, Any], met: State) -> bool | None:
    if limb.asks:
        answer = answers.get(limb.asks)
        if answer in limb.meets:
            return True
        return False if answer in limb.fails else limb.unasked
    parts = [met[part] for part in limb.parts]
    # Any: one that is met suffices. All: one that is not met suffices the other way.
    settles = limb.how == "any"
    if settles in parts:
        return settles
    return None if None in parts else not settles


def _walk(steps: tuple[Step, ...], otherwise: str, met: State) -> tuple[set[str], list[Step]]:
    """The outcomes that are still possible, and the steps that were come to."""
    possible: set[str] = set()
    walked = []
    for step in steps:
        state = met[step.limb]
        walked.append(step)
        if state is None:
            possible.add(step.then)
        elif state is step.met:
            return possible | {step.then}, walked
    return possible | {otherwise}, walked


def _besides(rules: RuleSet, met: State) -> str | None:
    for place, step in enumerate(rules.steps):
        if step.apart and met[step.limb] is step.met:
            possible, _ = _walk(rules.steps[place + 1 :], rules.otherwise, met)
            return next(iter(possible)) if len(possible) == 1 else None
    return None


def _carried(walked: list[Step], met: State, by_code: dict[str, Limb]) -> Iterator[str]:
    """Codes of the limbs that settled it: those of the step that decided, or of the last that did not."""
    if walked and met[walked[-1].limb] is not None:
        yield from _leaves(walked[-1].limb, met, by_code)


def _leaves(code: str, met: State, by_code: dict[str, Limb]) -> Iterator[str]:
    limb = by_code[code]
    if limb.asks:
        yield code
        return
    for part in limb.parts:
        # What agrees with the whole carried it: the parts met of what is met, the parts failed of what is not.
        if met[part] is met[code]:
            yield from _leaves(part, met, by_code)


def _open(code: str, met: State, by_code: dict[str, Limb]) -> Iterator[str]:
    if met[code] is not None:
        return
    limb = by_code[code]
    if limb.asks:
        yield limb.asks
    for part in limb.parts:
        yield from _open(part, met, by_code)


def _found(limb: Limb, answers: Mapping[str, Any], met: State, decided: bool) -> Found:
    answer = answers.get(limb.asks) if limb.asks else None
    return Found(
        limb.code, limb.title, limb.asks, answer if isinstance(answer, str) else None, met[limb.code], decided
    )
