"""Under which rules is somebody's need decided? The packs' tests, with an authority's own criteria where there are."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.engines.eligibility import Limb, RuleSet, Step, rules_of_levels
from mainstay.engines.eligibility.levels import LevelTest
from mainstay.pathway.models import Assessment, LocalCriteria
from mainstay.policy import Item

LOCAL, BREAKS, BY_HAND = "scottish_local", "sufficient_breaks", "by_hand"
_BREAKS_FROM = "scotland.duties.sufficient_breaks_in_force_from"


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


def rules_for(assessment: Assessment) -> RuleSet:
    """Return the rules that decide an assessment: those in force on the day it was completed."""
    on = assessment.completed_on or assessment.talked_on or assessment.identified_on
    return rules_on(which_test(assessment.kind, on), on, assessment.authority)


def rules_on(test: str, on: date, authority: Authority) -> RuleSet:
    """Return a test as it stood on that day in that authority. Raises policy.NotInForce before its first day."""
    found = next(each for each in held_tests() if each.code == test)
    if found.attributes["made_of"] == "limbs":
        return _of_limbs(found, on)
    own = criteria_on(authority, test, on) if found.attributes["local"] else None
    return _of_levels(found, on, own, breaks_on(authority, on) if test == LOCAL else None)


def criteria_on(authority: Authority, test: str, on: date) -> LocalCriteria | None:
    """Return the authority's own published criteria in force on that day, or None where it has none."""
    published = LocalCriteria.objects.filter(authority=authority, test=test, published_on__isnull=False)
    return published.filter(from_on__lte=on).order_by("-from_on").first()


def breaks_on(authority: Authority, on: date) -> dict[str, Any] | None:
    """Return since when, by whom and why the duty to support sufficient breaks applies; None where it does not.

    The day in the packs goes before what an authority recorded: the law is in force for everybody or for nobody.
    """
    commenced = policy.value(_BREAKS_FROM, max(on, policy.entry(_BREAKS_FROM).values[0].since))
    if commenced is not None:
        day = str(commenced)
        return {"since": day, "whose": "law", "reason": ""} if day <= f"{on}" else None
    switch = LocalCriteria.objects.filter(authority=authority, test=BREAKS, from_on__lte=on)
    latest = switch.order_by("-from_on").first()
    if latest is None or not latest.content.get("in_force"):
        return None
    return {"since": f"{latest.from_on}", "whose": "authority", "reason": latest.reason}


def breaks_in_law(on: date) -> bool:
    """Return whether the packs hold the day from which the duty to support sufficient breaks is in force."""
    return policy.value(_BREAKS_FROM, max(on, policy.entry(_BREAKS_FROM).values[0].since)) is not None


def default_content(test: str, on: date) -> dict[str, Any]:
    """Return the packs' own levels, indicators and threshold, in the shape that an authority's own are kept in."""
    levels = policy.items(f"eligibility.{test}.levels", on)
    indicators = policy.items(f"eligibility.{test}.indicators", on)
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
            for each in indicators
        ],
        "threshold": policy.value(f"eligibility.{test}.threshold", on),
    }


def _of_levels(test: Item, on: date, own: LocalCriteria | None, breaks: dict[str, Any] | None) -> RuleSet:
    held = test.attributes
    entry = policy.entry(f"eligibility.{test.code}.levels")
    since = f"{own.from_on}" if own else str(held["from_on"])
    basis = _basis(entry) | {
        "criteria": own.pk if own else None,
        "whose": "authority" if own else "guidance",
        "reason": own.reason if own else "",
        "breaks": breaks,
    }
    law = policy.items("eligibility.scottish_local.breaks", max(on, date(2025, 7, 22)))[0] if breaks else None
    of = LevelTest(
        test=test.code,
        title=test.title,
        from_on=max(since, breaks["since"]) if breaks else since,
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
