"""How intensely carers care: counts by hours of care a week, and bands that two publishers share.

A band's key says its hours: "hours_1_19", "hours_50_plus". Publishers split the week differently (England has
1–9 and 10–19, Scotland only 1–19) and may publish a band beside its own parts, so bands are chosen, never
just summed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf, isnan

BASE, NOT_CARING = "total", "none"
KEY = re.compile(r"hours_(\d+)_(\d+|plus)")


class BandsDoNotFit(ValueError):
    """The bands leave a gap, overlap, or would have to be split."""


@dataclass(frozen=True)
class Band:
    """Carers in one band. None where the publisher gave no number, or nothing to divide by.

    share: of all carers, 0 to 1. rate: of the stated base, 0 to 1.
    """

    band: str
    carers: float | None
    share: float | None
    rate: float | None


@dataclass(frozen=True)
class Carers:
    """Carers of one place. bands: lightest first, not overlapping, together all hours.

    total: the sum of the bands; where one has no number, the base less those not caring; None where that too
    is unknown. base: the people counted ("all aged 5 and over"). rate: total of base, 0 to 1.
    """

    total: float | None
    base: float | None
    rate: float | None
    bands: tuple[Band, ...]


def carers_by_band(counts: Mapping[str, float], into: Sequence[str] | None = None) -> Carers:
    """Carers of a place in its finest bands, or in coarser ones.

    counts: as published: "total" (the base), "none", and bands by key; NaN where there is no number.
    into: keys of the bands wanted; None takes the finest that have numbers.
    Raises BandsDoNotFit if there are no bands, they leave a gap, or `into` would split one.
    """
    chosen = (
        collapse(counts, into) if into is not None else {key: counts[key] for key in _finest_known(counts)}
    )
    base = _known(counts.get(BASE))
    total = _total(counts, chosen, base)
    bands = [
        Band(key, _known(value), _part(_known(value), total), _part(_known(value), base))
        for key, value in chosen.items()
    ]
    return Carers(total, base, _part(total, base), tuple(bands))


def finest(keys: Iterable[str]) -> list[str]:
    """The keys of most bands that together cover all hours once, lightest first; other keys are passed over.

    Raises BandsDoNotFit if no set of them does.
    """
    # A page asks about hundreds of places that all have the same bands.
    return list(_finest(tuple(keys)))


@lru_cache(maxsize=256)
def _finest(keys: tuple[str, ...]) -> tuple[str, ...]:
    starting: dict[int, list[str]] = {}
    for key in keys:
        if KEY.fullmatch(key):
            starting.setdefault(_hours(key)[0], []).append(key)
    if not starting:
        raise BandsDoNotFit("There are no hours bands among these counts.")
    # From the heaviest band back: the longest chain onward from each hour.
    chains: dict[float, list[str]] = {inf: []}
    for first in sorted(starting, reverse=True):
        onward = [
            [key, *chains[_hours(key)[1] + 1]] for key in starting[first] if _hours(key)[1] + 1 in chains
        ]
        if onward:
            chains[first] = max(onward, key=len)
    if min(starting) not in chains:
        offered = sorted(key for several in starting.values() for key in several)
        raise BandsDoNotFit(f"These bands leave a gap or overlap: {', '.join(offered)}.")
    return tuple(chains[min(starting)])


def collapse(counts: Mapping[str, float], into: Sequence[str]) -> dict[str, float]:
    """The counts in coarser bands; NaN where a part has no number and the band itself was not published.

    Raises BandsDoNotFit if `into` is not a whole set of bands or would split one of those counted.
    """
    if sorted(into) != sorted(finest(into)):
        raise BandsDoNotFit(f"The bands wanted overlap: {', '.join(into)}.")
    native = _finest_known(counts)
    split = [key for key in native if not any(_within(key, wanted) for wanted in into)]
    if split:
        raise BandsDoNotFit(f"{', '.join(split)} would have to be split to make {', '.join(into)}.")
    return {wanted: sum(counts[key] for key in native if _within(key, wanted)) for wanted in into}


def _finest_known(counts: Mapping[str, float]) -> list[str]:
    """A band with a number stands for its parts where one of them has none."""
    everything = finest(counts)
    try:
        known = finest(key for key, value in counts.items() if not isnan(value))
    except BandsDoNotFit:
        return everything
    return known if _hours(known[0])[0] == _hours(everything[0])[0] else everything


def _hours(key: str) -> tuple[int, float]:
    """First and last hour a week; the last is infinite for "plus"."""
    match = KEY.fullmatch(key)
    if match is None:
        raise BandsDoNotFit(f"{key} is not a band of hours. Write it as hours_1_19 or hours_50_plus.")
    return int(match[1]), inf if match[2] == "plus" else int(match[2])


def _within(key: str, wanted: str) -> bool:
    (first, last), (wanted_first, wanted_last) = _hours(key), _hours(wanted)
    return wanted_first <= first and last <= wanted_last


def _total(counts: Mapping[str, float], chosen: Mapping[str, float], base: float | None) -> float | None:
    summed = _known(sum(chosen.values()))
    not_caring = _known(counts.get(NOT_CARING))
    if summed is not None or base is None or not_caring is None:
        return summed
    return base - not_caring


def _known(value: float | None) -> float | None:
    return None if value is None or isnan(value) else value


def _part(value: float | None, whole: float | None) -> float | None:
    return None if value is None or not whole else value / whole
