"""Carers whom no service knows: the estimate of all carers less those known, by place and group.

Never below zero, and never silently so: where services know more carers than the estimate holds, that is a
finding (the estimate is low, people are counted twice, or they live elsewhere), not a zero. Numbers known are
protected first, so that estimate and answer cannot be subtracted to give a small number back.
"""

from dataclasses import dataclass
from math import isnan

from mainstay.engines.estimate import Triple

MORE_ARE_KNOWN = "more carers are known than the whole estimate"
MORE_ARE_KNOWN_THAN_CENTRAL = "more carers are known than the central estimate"
KNOWN_IS_MISSING = "no number of known carers"
ESTIMATE_IS_MISSING = "no estimate of carers"


@dataclass(frozen=True)
class Hidden:
    """Carers not known to services in one place or group.

    estimate: of all carers. known: as it may be shown, with the width that protection gives it.
    hidden: estimate less known, never below 0. known_share: known of estimate, 0 to 1; None where the
    estimate may be 0. Each is None where a number is missing. finding: one of this module's, or None.
    """

    estimate: Triple | None
    known: Triple | None
    hidden: Triple | None
    known_share: Triple | None
    finding: str | None


def protected(known: float, *, below: int, to: int) -> Triple:
    """A count of known people as it may be shown: as a range that hides small and exact numbers.

    0 stays 0; from 1 up to `below` is anything from 1 to below − 1; the rest is rounded to `to`, and half
    as much is allowed each way.
    """
    if known < 0:
        raise ValueError(f"A number of people is not below 0: {known:g}.")
    if known == 0:
        return Triple.exactly(0)
    if known < below:
        return Triple(1, below / 2, below - 1)
    # Half up by whole-number arithmetic: round() would take 12.5 down and 17.5 up.
    rounded = int((known + to / 2) // to) * to
    return Triple(max(rounded - to // 2, below), max(rounded, below), rounded + to // 2)


def hidden(estimate: Triple | None, known: float | None, *, below: int, to: int) -> Hidden:
    """Carers not known, for one place or group. None or NaN known is missing, and is never taken as nobody.

    below, to: small-number protection of `known` (see ``protected``); the estimate is published already.
    """
    if known is None or isnan(known):
        return Hidden(estimate, None, None, None, KNOWN_IS_MISSING)
    shown = protected(known, below=below, to=to)
    if estimate is None:
        return Hidden(None, shown, None, None, ESTIMATE_IS_MISSING)
    return Hidden(
        estimate,
        shown,
        hidden=(estimate - shown).kept_within(floor=0),
        known_share=(shown / estimate).kept_within(0, 1) if estimate.low > 0 else None,
        finding=_finding(estimate, shown),
    )


def _finding(estimate: Triple, known: Triple) -> str | None:
    if known.central > estimate.high:
        return MORE_ARE_KNOWN
    return MORE_ARE_KNOWN_THAN_CENTRAL if known.central > estimate.central else None
