"""What goes into the coverage matrix and what one cell of it says: plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from mainstay.engines.estimate import Triple

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Offer:
    """One service, bought or not.

    parts: positions of the parts of the ground that it reaches. elsewhere: carers in the places that it reaches
    outside the ground; NaN where nobody knows how many, and then no volume of it can be put here.
    groups, conditions: that it is meant for; empty is everybody. closed_to: groups that it cannot take, by age.
    carers: carers it reaches in a year, already protected; places: in a week; None is not known.
    """

    key: int
    provider: int
    interventions: tuple[str, ...]
    parts: tuple[int, ...]
    elsewhere: float = 0.0
    groups: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    closed_to: frozenset[str] = frozenset()
    carers: Triple | None = None
    places: float | None = None
    pence: int | None = None
    route: str = ""
    ends_on: date | None = None
    stale: bool = False
    capacity: str = ""


@dataclass(frozen=True)
class Ground:
    """Where and for whom coverage is looked at.

    weights: carers in each part, central, by which volume is divided. places: the parts that make up each place.
    carers: those of each place as low, central and high (places × 3); NaN where not known.
    groups: codes; "" is all carers. group_shares, condition_shares: of all carers, where known.
    condition: looks only at carers of people with it; "" at all.
    """

    weights: Floats
    places: tuple[tuple[int, ...], ...]
    carers: Floats
    groups: tuple[str, ...] = ("",)
    group_shares: Mapping[str, Triple] = field(default_factory=dict)
    condition: str = ""
    condition_shares: Mapping[str, Triple] = field(default_factory=dict)


@dataclass(frozen=True)
class Volume:
    """How much some services come to in one cell: their parts for this intervention, place and group.

    carers: reached in a year, places: in a week; None where no service says.
    pence: a year, by route; a route that is there with nothing known has 0. unpriced: services by route without a sum.
    unsaid_carers: services that do not say how many they reach.
    """

    services: int
    carers: Triple | None
    places: float | None
    unsaid_carers: int
    pence: Mapping[str, float]
    unpriced: Mapping[str, int]


@dataclass(frozen=True)
class Contribution:
    """What one service gives to one cell, step by step. carers = its carers ÷ interventions × of_place × of_group.

    meant: for this group and condition, not only open to it. of_place, of_group: parts from 0 to 1; None where
    nobody can say. carers: None where it, or one of the parts, is not known.
    """

    offer: Offer
    meant: bool
    interventions: int
    of_place: float | None
    of_group: float | None
    carers: Triple | None


@dataclass(frozen=True)
class Cell:
    """One cell. meant: by services meant for this group and condition; general: by those open to everybody.

    expected: carers of the group in the place; reach: meant.carers ÷ expected. firm: whether the level is the same
    at both ends of the range. keys, general_keys: the services. ending: those whose money ends in time.
    """

    level: str
    firm: bool
    meant: Volume
    general: Volume
    expected: Triple | None
    reach: Triple | None
    providers: int
    ending: int
    stale: int
    full: int
    waiting: int
    keys: tuple[int, ...]
    general_keys: tuple[int, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing at all is there."""
        return not self.meant.services and not self.general.services

    @property
    def one_provider(self) -> bool:
        """Whether everything that is meant for the group comes from one provider."""
        return self.providers == 1
