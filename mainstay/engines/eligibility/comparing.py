"""What would differ: the same answers under two sets of rules, limb by limb."""

from dataclasses import dataclass

from mainstay.engines.eligibility.values import Found, Result


@dataclass(frozen=True, slots=True)
class Difference:
    """One limb that the two results do not tell alike; None where one of them does not have it."""

    code: str
    title: str
    then: Found | None
    now: Found | None


def differences(then: Result, now: Result) -> list[Difference]:
    """Return every limb that is met in one result and not in the other, or that only one of them has."""
    before, after = ({each.code: each for each in result.limbs} for result in (then, now))
    found = []
    for code in dict.fromkeys([*before, *after]):
        old, new = before.get(code), after.get(code)
        if old is None or new is None or old.met is not new.met:
            either = new or old
            assert either is not None
            found.append(Difference(code, either.title, old, new))
    return found
