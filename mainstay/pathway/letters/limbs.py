"""What was found, limb by limb, in sentences that a carer can follow."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from mainstay.engines.eligibility import Limb, Result, RuleSet


@dataclass(frozen=True)
class Line:
    """One limb on a page. depth: how far it is part of another. asked: whether it looks at
    an answer itself. answer: in the rules' words. words: the carer's own."""

    code: str
    title: str
    note: str
    law: str
    depth: int
    asked: bool
    answer: str
    met: bool | None
    decided: bool
    words: str


def lines(result: Result, rules: RuleSet, words: Mapping[str, str] | None = None) -> list[Line]:
    """Return every limb, each whole before its parts, in the order in which the steps come to them.

    words: question's code → what the carer said of it in their own words.
    """
    limbs, found = {each.code: each for each in rules.limbs}, {each.code: each for each in result.limbs}
    shown: dict[str, int] = {}

    def show(code: str, depth: int) -> None:
        if code not in shown and (depth or not _hidden(limbs[code], result)):
            shown[code] = depth
            for part in limbs[code].parts:
                show(part, depth + 1)

    for step in rules.steps:
        show(step.limb, 0)
    said = _each_once(result, {code: limbs[code].asks for code in shown}, words or {})
    return [
        Line(
            code,
            limbs[code].title,
            limbs[code].note,
            limbs[code].law,
            depth,
            bool(limbs[code].asks),
            in_words(limbs[code], rules, found[code].answer),
            found[code].met,
            found[code].decided,
            said.get(code, ""),
        )
        for code, depth in shown.items()
    ]


def _each_once(result: Result, asks: Mapping[str, str], words: Mapping[str, str]) -> dict[str, str]:
    """Limb's code → the carer's words. What was said of several things at once stands once: where it counted most."""
    counted = [each.code for each in result.limbs if each.decided and each.code in asks]
    found: dict[str, str] = {}
    for code in dict.fromkeys([*counted, *asks]):
        said = words.get(asks[code], "")
        if said and said not in found.values():
            found[code] = said
    return found


def _hidden(limb: Limb, result: Result) -> bool:
    # Whether there is a need at all looks at the same answers as the criteria: worth a look only where it decided.
    found = next(each for each in result.limbs if each.code == limb.code)
    if limb.code == "need":
        return found.met is not False
    return limb.code == "no_needs" and not found.met


def in_words(limb: Limb, rules: RuleSet, answer: str | None) -> str:
    """Return an answer as the rules call it; the code itself where they do not, empty where there is none."""
    if answer is None:
        return ""
    level = rules.words.get(answer, answer)
    own = limb.words.get(answer)
    return f"{level}: {own[:1].lower()}{own[1:]}" if own else level


def sentences(result: Result, rules: RuleSet) -> list[str]:
    """Return what carried the decision, a sentence each: what was asked, and what was found."""
    limbs = {each.code: each for each in rules.limbs}
    found = {each.code: each for each in result.limbs}
    return [
        _("%(asked)s: %(answer)s.")
        % {
            "asked": limbs[code].title,
            "answer": in_words(limbs[code], rules, found[code].answer) or _("no"),
        }
        for code in result.decided_by
    ]
