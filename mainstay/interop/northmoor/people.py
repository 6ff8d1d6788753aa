"""The people: how many of each age and sex live in each small area, and how deprived each is."""

from dataclasses import dataclass

import numpy as np

from mainstay.interop.northmoor.design import CENSUS_AGES, ESTIMATE_AGES, Design, national, shares

_TENTHS = 10
# England's index ranks this many small areas (Index of Multiple Deprivation 2019).
RANKS = 32844


@dataclass(frozen=True)
class People:
    """Who lives in each small area, in the design's order.

    counts: by area, single year of age (the last 100 and over) and sex (women and girls first), shape (areas, 101, 2).
    decile: 1 the most deprived tenth of England's small areas, 10 the least. rank: 1 the most deprived of England's.
    before: people of Northmoor in 2011 by single year of age.
    """

    counts: np.ndarray
    decile: np.ndarray
    rank: np.ndarray
    before: np.ndarray

    @property
    def by_age(self) -> np.ndarray:
        """Both sexes together, shape (areas, 101)."""
        both: np.ndarray = self.counts.sum(axis=2)
        return both

    @property
    def total(self) -> np.ndarray:
        """Everybody, by area."""
        everybody: np.ndarray = self.counts.sum(axis=(1, 2))
        return everybody

    def share_aged(self, lowest: int) -> np.ndarray:
        """People of this age or older, as a share of each area's."""
        older: np.ndarray = self.by_age[:, lowest:].sum(axis=1) / self.total
        return older


def settle(design: Design, rng: np.random.Generator) -> People:
    """Return Northmoor's people: about as many as designed, of the country's ages as each kind of ward changes them."""
    ages = shares(national("people_by_age_2021")) * design.by_area("ages")
    size = rng.lognormal(0, design.strays["people"], len(ages))
    expected = design.people_2021 * shares(size)[:, None] * ages / ages.sum(axis=1, keepdims=True)
    everyone = rng.poisson(expected)
    females = rng.binomial(everyone, _share_female())
    decile, rank = _deprive(design, rng)
    return People(
        np.stack([females, everyone - females], axis=2), decile, rank, _before(design, everyone, rng)
    )


def _share_female() -> np.ndarray:
    """By single year of age to 100; everyone of 90 and over alike, as the estimates give them."""
    females, males = np.array(national("females_by_age")), np.array(national("males_by_age"))
    return np.pad(females / (females + males), (0, CENSUS_AGES - ESTIMATE_AGES), mode="edge")


def _deprive(design: Design, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    usual = design.by_area("deprivation")
    score = usual + rng.normal(0, design.strays["deprivation"], len(usual))
    decile = np.empty(len(score), dtype=int)
    decile[np.argsort(-score)] = np.repeat(np.arange(1, _TENTHS + 1), design.deciles)
    rank = (decile - 1 + rng.uniform(0, 1, len(score))) / _TENTHS * RANKS
    return decile, rank.astype(int) + 1


def _before(design: Design, now: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Ten years earlier: the country's ages of 2011, bent as Northmoor's are bent today."""
    bent = shares(now.sum(axis=0)) / shares(national("people_by_age_2021"))
    return rng.poisson(design.people_2011 * shares(shares(national("people_by_age_2011")) * bent))
