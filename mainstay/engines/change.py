"""What changed between two dates, and what stands in the way of comparing them.

In 2011 carers were counted of all residents, in 2021 of those aged 5 and over: England and Wales 2011 is
10.344% on the base it was published on and 11.031% of those aged 5 and over. Where the people of the later
base are known for the earlier date, the earlier rate is put on that base too; the count of carers stays as
published.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

BASE_DIFFERS = "base_differs"
QUESTION_DIFFERS = "question_differs"
BANDS_DIFFER = "bands_differ"
BOUNDARY_DIFFERS = "boundary_differs"
TAKEN_IN_UNUSUAL_TIMES = "taken_in_unusual_times"
NOT_REBASED = "not_rebased"


@dataclass(frozen=True)
class Observation:
    """Carers counted on one day.

    population: people of `base` ("all usual residents", "aged 5 and over") in the same place.
    question: names the wording, so that two wordings can be told apart. bands: keys of the hours bands asked.
    place: names the area as it was then (code and edition), equal where the boundary is the same.
    unusual_times: whether something else moved the answers (a lockdown).
    """

    on: date
    carers: float
    population: float
    base: str
    question: str
    bands: Sequence[str]
    place: str
    unusual_times: bool = False

    @property
    def rate(self) -> float | None:
        """Carers of the base, 0 to 1; None where the base has nobody."""
        return self.carers / self.population if self.population else None


@dataclass(frozen=True)
class Change:
    """What changed, and how far it can be trusted. Rates are 0 to 1; changes are None where a rate is.

    earlier_rate, later_rate: each on its own published base.
    comparable_earlier_rate: on the later base; the published one where the bases agree; None where they do
    not and the earlier people of the later base are unknown. The changes of rate use it, in rate points and
    as a share of it.
    carers_change: people. warnings: keys of this module, to be shown beside every one of these figures.
    """

    years: float
    carers_change: float
    earlier_rate: float | None
    later_rate: float | None
    comparable_earlier_rate: float | None
    rate_change: float | None
    relative_rate_change: float | None
    warnings: tuple[str, ...]


def between(earlier: Observation, later: Observation, *, rebase_to: float | None = None) -> Change:
    """The change from the earlier observation to the later.

    rebase_to: people of the *later* base on the *earlier* date. It assumes that everyone counted as a carer
    belonged to that base (nobody under 5 was).
    Raises ValueError if the dates are out of order, or the base given is smaller than the carers in it.
    """
    if earlier.on >= later.on:
        raise ValueError(f"The earlier date comes first: {earlier.on} is not before {later.on}.")
    if rebase_to is not None and rebase_to < earlier.carers:
        raise ValueError(f"{earlier.carers:g} carers cannot be part of {rebase_to:g} people.")
    comparable = _comparable_rate(earlier, later, rebase_to)
    moved = later.rate - comparable if later.rate is not None and comparable is not None else None
    return Change(
        years=(later.on - earlier.on).days / 365.25,
        carers_change=later.carers - earlier.carers,
        earlier_rate=earlier.rate,
        later_rate=later.rate,
        comparable_earlier_rate=comparable,
        rate_change=moved,
        relative_rate_change=moved / comparable if moved is not None and comparable else None,
        warnings=_warnings(earlier, later, rebased=comparable is not None),
    )


def _comparable_rate(earlier: Observation, later: Observation, rebase_to: float | None) -> float | None:
    if earlier.base == later.base:
        return earlier.rate
    return earlier.carers / rebase_to if rebase_to else None


def _warnings(earlier: Observation, later: Observation, *, rebased: bool) -> tuple[str, ...]:
    holds = {
        BASE_DIFFERS: earlier.base != later.base,
        NOT_REBASED: earlier.base != later.base and not rebased,
        QUESTION_DIFFERS: earlier.question != later.question,
        BANDS_DIFFER: set(earlier.bands) != set(later.bands),
        BOUNDARY_DIFFERS: earlier.place != later.place,
        TAKEN_IN_UNUSUAL_TIMES: earlier.unusual_times or later.unusual_times,
    }
    return tuple(warning for warning, true in holds.items() if true)
