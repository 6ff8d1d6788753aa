"""Which rules decide: the tests in the packs, with an authority's own criteria where it has published them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mainstay import policy
from mainstay.engines.eligibility import Limb, RuleSet, Step, rules_of_levels
from mainstay.engines.eligibility.levels import LevelTest
from mainstay.policy import Item

LOCAL, BREAKS, BY_HAND = "scottish_local", "sufficient_breaks", "by_hand"
BREAKS_FROM = "scotland.duties.sufficient_breaks_in_force_from"


@dataclass(frozen=True)
class Own:
    """An authority's own criteria. record: the row that they are kept in."""

    record: int | None
    from_on: date
    reason: str
    content: Mapping[str, Any]


@dataclass(frozen=True)
class Breaks:
    """Since when the duty to support sufficient breaks applies. whose: "law" or "authority", with its reason."""

    since: date
    whose: str
    reason: str = ""


def held_tests(nation: str | None = None) -> list[Item]:
    """Return every test that Mainstay holds, or a nation's, the newest first."""
    every = policy.entry("eligibility.tests").values[-1].value
    found = [each for each in every if nation in (None, each.attributes["nation"])]
    return sorted(found, key=lambda each: each.attributes["from_on"], reverse=True)


def which_test(kind: str, on: date) -> str:
    """Return the code of the test for a kind of assessment completed on that day; "by_hand" where none is at hand.

    kind: code of assessment.kinds. One that was completed after its test had ended is still decided by it.
    """
    of_kind = [each for each in held_tests() if kind in each.attributes["kinds"]]
    begun = [each for each in of_kind if each.attributes["from_on"] <= f"{on}"]
    return begun[0].code if begun else BY_HAND


def rule_set(test: str, on: date, own: Own | None = None, breaks: Breaks | None = None) -> RuleSet:
    """Return a test as it stood on that day. Raises policy.NotInForce before its first.

    own, breaks: what the authority has set, where the test lets it.
    """
    found = next(each for each in held_tests() if each.code == test)
    if found.attributes["made_of"] == "limbs":
        return _of_limbs(found, on)
    local = found.attributes["local"]
    return _of_levels(found, on, own if local else None, breaks if local else None)


def breaks_in_law(on: date) -> date | None:
    """Return the day that the packs hold for the duty to support sufficient breaks; None while none is known."""
    entry = policy.entry(BREAKS_FROM)
    commenced = policy.value(BREAKS_FROM, max(on, entry.values[0].since))
    return date.fromisoformat(str(commenced)) if commenced else None


def default_content(test: str, on: date) -> dict[str, Any]:
    """Return the packs' own levels, indicators and threshold, in the shape that an authority's own are kept in."""
    levels = policy.items(f"eligibility.{test}.levels", on)
    return {
        "levels": [
            {"code": each.code, "title": each.title, "need": each.attributes["need"]} for each in levels
        ],
        "indicators": [
            {
                "code": each.code,
                "title": each.title,
                "words": {level.code: said for level in levels if (said := each.attributes.get(level.code))},
            }
            for each in policy.items(f"eligibility.{test}.indicators", on)
        ],
        "threshold": policy.value(f"eligibility.{test}.threshold", on),
    }


def _of_levels(test: Item, on: date, own: Own | None, breaks: Breaks | None) -> RuleSet:
    held = test.attributes
    since = own.from_on if own else date.fromisoformat(held["from_on"])
    law = policy.entry("eligibility.scottish_local.breaks").values[-1].value[0] if breaks else None
    basis = _basis(policy.entry(f"eligibility.{test.code}.levels")) | {
        "criteria": own.record if own else None,
        "whose": "authority" if own else "guidance",
        "reason": own.reason if own else "",
        "breaks": {"since": f"{breaks.since}", "whose": breaks.whose, "reason": breaks.reason}
        if breaks
        else None,
    }
    of = LevelTest(
        test=test.code,
        title=test.title,
        from_on=f"{max(since, breaks.since) if breaks else since}",
        asks=held["asks"],
        law=held["law"] or "",
        stops=_stops(test.code, on),
        breaks=law.title if law else "",
        breaks_law="Care Reform (Scotland) Act 2025, section 8" if law else "",
        consider=tuple(held["consider"]),
        free=held["free"],
    )
    return rules_of_levels(of, own.content if own else default_content(test.code, on), basis)


def _stops(test: str, on: date) -> Mapping[str, str]:
    key = f"eligibility.{test}.stops"
    if key not in {each.key for each in policy.entries(f"eligibility.{test}")}:
        return {}
    return {each.code: each.title for each in policy.items(key, on)}


def _of_limbs(test: Item, on: date) -> RuleSet:
    limbs = policy.entry(f"eligibility.{test.code}.limbs")
    held = test.attributes
    return RuleSet(
        test=test.code,
        title=test.title,
        from_on=str(held["from_on"]),
        limbs=tuple(_limb(each) for each in policy.items(limbs.key, on)),
        steps=tuple(
            Step(each.attributes["limb"], each.attributes["then"], each.attributes["met"])
            for each in policy.items(f"eligibility.{test.code}.steps", on)
        ),
        law=held["law"] or "",
        words={each.code: each.title for each in policy.items(f"eligibility.{test.code}.answers", on)},
        consider=tuple(held["consider"]),
        free=held["free"],
        basis=_basis(limbs) | {"whose": "statute" if held["law"] else "professional"},
    )


def _limb(item: Item) -> Limb:
    held = item.attributes
    return Limb(
        code=item.code,
        title=item.title,
        asks=held["asks"] or "",
        meets=tuple(held["meets"]),
        fails=tuple(held["fails"]),
        how=held["how"] or "",
        parts=tuple(held["parts"]),
        law=held["law"] or "",
        note=held["note"] or item.description,
    )


def _basis(entry: policy.Entry) -> dict[str, Any]:
    return {
        "sources": [each.title for each in entry.source],
        "sure": f"{entry.sure}; {entry.sure_because}",
        "key": entry.key,
    }
