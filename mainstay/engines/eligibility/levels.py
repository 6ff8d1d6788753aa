"""Rules made of indicators, levels and a threshold: Scotland's local criteria, and the bands of 2003 to 2015."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mainstay.engines.eligibility.values import DUTY, NONE, POWER, Limb, RuleSet, Step

BREAKS = "sufficient_breaks"


@dataclass(frozen=True, slots=True)
class LevelTest:
    """What a test of levels has beside its levels. asks: what a question's code begins with ("indicator_").

    stops: question → its title; a yes ends the matter, because the need is met already. breaks: the title of the duty
    to support sufficient breaks, where it is in force; empty where it is not.
    """

    test: str
    title: str
    from_on: str
    asks: str
    law: str = ""
    stops: Mapping[str, str] | None = None
    breaks: str = ""
    breaks_law: str = ""
    consider: tuple[str, ...] = ()
    free: bool = False


def rules_of_levels(of: LevelTest, content: Mapping[str, Any], basis: Mapping[str, Any]) -> RuleSet:
    """Return the rules that the content makes: a duty where any indicator reaches the threshold.

    content: levels (lowest first; code, title, need: whether it counts as a need at all), indicators (code, title,
    words by level), threshold (code of a level).
    """
    codes = [level["code"] for level in content["levels"]]
    needs = tuple(level["code"] for level in content["levels"] if level.get("need", True))
    reached = tuple(codes[codes.index(content["threshold"]) :])
    limbs = [*_breaks(of), *_no_needs(), *_each(of, content, "need", needs), *_stops(of)]
    limbs += _each(of, content, "criteria", reached)
    return RuleSet(
        test=of.test,
        title=of.title,
        from_on=of.from_on,
        limbs=tuple(limbs),
        steps=_steps(of),
        otherwise=POWER,
        law=of.law,
        words={level["code"]: level["title"] for level in content["levels"]} | {"yes": "Yes", "no": "No"},
        consider=of.consider,
        free=of.free,
        basis={**basis, "content": content},
    )


def _steps(of: LevelTest) -> tuple[Step, ...]:
    first = [Step(BREAKS, DUTY, apart=True)] if of.breaks else []
    return (
        *first,
        Step("no_needs", NONE),
        Step("need", NONE, met=False),
        *(Step(question, NONE) for question in of.stops or {}),
        Step("criteria", DUTY),
    )


def _breaks(of: LevelTest) -> list[Limb]:
    if not of.breaks:
        return []
    return [Limb(BREAKS, of.breaks, asks=BREAKS, meets=("no",), fails=("yes",), law=of.breaks_law)]


def _no_needs() -> list[Limb]:
    # Said in the plan itself where no needs were found; where it was not asked, the levels say.
    title = "The assessment says that no needs were found"
    return [Limb("no_needs", title, asks="needs_found", meets=("no",), fails=("yes",), unasked=False)]


def _stops(of: LevelTest) -> list[Limb]:
    return [
        Limb(question, title, asks=question, meets=("yes",), fails=("no",))
        for question, title in (of.stops or {}).items()
    ]


def _each(of: LevelTest, content: Mapping[str, Any], name: str, meets: tuple[str, ...]) -> list[Limb]:
    fails = tuple(level["code"] for level in content["levels"] if level["code"] not in meets)
    titles = {"need": "There is a need", "criteria": "The criteria are met"}
    limbs = [
        Limb(
            f"{name}_{each['code']}",
            each["title"],
            asks=f"{of.asks}{each['code']}",
            meets=meets,
            fails=fails,
            words=dict(each.get("words") or {}),
        )
        for each in content["indicators"]
    ]
    whole = Limb(name, titles[name], how="any", parts=tuple(limb.code for limb in limbs))
    return [*limbs, whole]
