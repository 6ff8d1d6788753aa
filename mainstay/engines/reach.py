"""Who is reached: a group's part of the people services know, beside its part of carers as a whole.

Relative reach is the one part divided by the other: 1 where a group is reached as well as carers as a whole, 0.5
where half as well. How many carers there are in all cancels out, so only what is not known of the group itself
is left: the range of its part of carers, and chance in the count of those known.

Both are taken at their worst together: the lowest part that chance allows (Wilson's interval, on the count as it
may be shown) over the highest part of carers, and the other way round. Wherever in its range the truth lies, the
interval holds the true ratio at least as often as its coverage says. A group is found below only when the whole
interval is. Where many groups are looked at side by side, each is given a share of the error (Bonferroni), or one
in twenty would stand out by chance.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

from mainstay.engines.estimate import Triple, total
from mainstay.engines.uncertainty import share_in_sample

BELOW, ABOVE, NOT_APART = "below", "above", "not apart"
NO_PART = "no part of carers to expect is known"
MAY_BE_NONE = "there may be nobody in the group"
NO_COUNT = "the number known is not given, or left out so that nobody can be recognised"
NO_WHOLE = "the number of all known is not given, or left out so that nobody can be recognised"
TOO_FEW = "too few would be expected among those known"
DO_NOT_FIT = "more are known in the group than in all"


@dataclass(frozen=True)
class Reach:
    """How well one group is reached, beside carers as a whole.

    ratio: relative reach with its interval. finding: BELOW, ABOVE or NOT_APART; None where it cannot be said, and
    then reason is one of this module's. short: how many more people of the group would be known if it were reached
    as well as carers as a whole; only where it is found below, and never below 0.
    """

    ratio: Triple | None = None
    finding: str | None = None
    short: Triple | None = None
    reason: str | None = None


def reach(
    part: Triple | None, known: Triple | None, everyone: Triple | None, *, coverage: float, least: float
) -> Reach:
    """How well a group is reached.

    part: of carers who are in the group, 0 to 1. known, everyone: people known in the group and in all, as they may
    be shown, with the width that protection gives them; None where left out. coverage: of the interval, 0 to 1.
    least: the fewest who would have to be known if it were reached as well as all; below it nothing is said.
    """
    if part is None or part.central <= 0:
        return Reach(reason=NO_PART if part is None else MAY_BE_NONE)
    if everyone is None or everyone.low <= 0:
        return Reach(reason=NO_WHOLE)
    if known is None or known.low > everyone.high:
        return Reach(reason=NO_COUNT if known is None else DO_NOT_FIT)
    if part.central * everyone.central < least:
        return Reach(reason=TOO_FEW)
    share = part_known(known, everyone, coverage=coverage)
    highest = share.high / part.low if part.low else inf
    ratio = Triple(share.low / part.high, share.central / part.central, highest)
    finding = BELOW if ratio.high < 1 else ABOVE if ratio.low > 1 else NOT_APART
    short = ((part - share) * everyone).kept_within(floor=0) if finding == BELOW else None
    return Reach(ratio, finding, short)


def part_known(known: Triple, everyone: Triple, *, coverage: float) -> Triple:
    """The group's part of those known, 0 to 1, as far apart as chance and protection of both counts allow."""
    low = _interval(known.low, max(everyone.high, known.low), coverage).low
    high = _interval(known.high, max(everyone.low, known.high), coverage).high
    return Triple(low, min(max(known.central / everyone.central, low), high), high)


def _interval(count: float, size: float, coverage: float) -> Triple:
    found = share_in_sample(count, size, coverage=coverage)
    if found is None:
        raise ValueError("Nobody is known, so there is no part of them to give.")
    return found


def each_of(groups: int, coverage: float) -> float:
    """The coverage that each of so many groups needs for all to hold together as often as `coverage` says."""
    return 1 - (1 - coverage) / max(groups, 1)


def parts_of(carers: Mapping[str, Triple]) -> dict[str, Triple]:
    """Each place's part of all carers, 0 to 1: at its lowest while the others are at their highest."""
    whole = total(carers.values())
    return {
        code: Triple(
            _share(each.low, each.low + whole.high - each.high),
            _share(each.central, whole.central),
            _share(each.high, each.high + whole.low - each.low),
        )
        for code, each in carers.items()
    }


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
