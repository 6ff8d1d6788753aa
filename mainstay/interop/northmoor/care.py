"""Who gives unpaid care, and for how many hours: England's rates by deprivation, spread over ages.

England's rates are in packs/estimation (any care and 50 hours or more, in the most and least deprived tenth). How
caring differs by age is Northern Ireland's pattern, the only published one by age and hours at hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from mainstay import policy
from mainstay.interop.northmoor.design import Design, national, shares
from mainstay.interop.northmoor.people import People

CENSUS_DAY = date(2021, 3, 21)
BANDS = ("none", "hours_1_9", "hours_10_19", "hours_20_34", "hours_35_49", "hours_50_plus")
BANDS_2011 = ("none", "hours_1_19", "hours_20_49", "hours_50_plus")
AGES = {"5-14": slice(5, 15), "15-39": slice(15, 40), "40-64": slice(40, 65), "65+": slice(65, None)}
# Which of Northern Ireland's bands each of England's follows.
_FOLLOWS = {band: "hours_1_19" if band in ("hours_1_9", "hours_10_19") else band for band in BANDS}


@dataclass(frozen=True)
class Care:
    """Carers as they truly are in Northmoor, before small counts are changed to protect people.

    counts: by area, age (``AGES``) and band (``BANDS``), of people aged 5 and over, shape (areas, 4, 6).
    before: all residents of 2011 by ``BANDS_2011``, the base and bands of that census.
    """

    counts: np.ndarray
    before: np.ndarray

    @property
    def by_band(self) -> np.ndarray:
        """All ages together, shape (areas, 6)."""
        everybody: np.ndarray = self.counts.sum(axis=1)
        return everybody

    @property
    def carers(self) -> np.ndarray:
        """Carers by area."""
        caring: np.ndarray = self.by_band[:, 1:].sum(axis=1)
        return caring


def give_care(design: Design, people: People, rng: np.random.Generator, *, lean: float = 1.0) -> Care:
    """Return how many care, by area, age and hours. lean: how many times as many as usual care here."""
    stray = rng.lognormal(0, design.strays["caring"], len(people.decile))
    chances = _rates(people.decile)[:, None, :] * _pattern()[None] * lean * stray[:, None, None]
    chances = np.concatenate([1 - chances.sum(axis=2, keepdims=True), chances], axis=2)
    aged = np.stack([people.by_age[:, ages].sum(axis=1) for ages in AGES.values()], axis=1)
    counts = rng.multinomial(aged, chances)
    return Care(counts, _before(people, counts, rng))


def _rates(decile: np.ndarray) -> np.ndarray:
    """England's share of people aged 5 and over in each band of care, for each area's decile, shape (areas, 5)."""
    found = policy.value("estimation.carers.by_deprivation", on=CENSUS_DAY)
    along = (decile - 1) / 9
    anyone = _between(found["most_deprived"], found["least_deprived"], along)
    most = _between(found["most_deprived_50_plus"], found["least_deprived_50_plus"], along)
    split: Mapping[str, float] = policy.value("estimation.carers.england_by_hours", on=CENSUS_DAY)
    lighter = shares([split[band] for band in BANDS[1:-1]])
    return np.column_stack([(anyone - most)[:, None] * lighter, most])


def _between(first: float, last: float, along: np.ndarray) -> np.ndarray:
    return first + (last - first) * along


def _pattern() -> np.ndarray:
    """How many times the all-age rate each age's is, by band, shape (4, 5); 1 over the whole country's ages."""
    by_age: Mapping[str, Mapping[str, int]] = national("care_by_age")
    rates = np.array(
        [[by_age[age][_FOLLOWS[band]] / sum(by_age[age].values()) for band in BANDS[1:]] for age in AGES]
    )
    people = np.array(national("people_by_age_2021"))
    weights = shares([people[ages].sum() for ages in AGES.values()])
    pattern: np.ndarray = rates / (weights @ rates)
    return pattern


def _before(people: People, counts: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The census of 2011: the country's rates then, as far above or below them as Northmoor's are now."""
    then = shares([national("care_2011")[band] for band in BANDS_2011])[1:]
    now = counts.sum(axis=(0, 1))
    country = policy.value("estimation.carers.england_by_hours_of_people", on=CENSUS_DAY)
    wider = {"hours_1_19": (1, 2), "hours_20_49": (3, 4), "hours_50_plus": (5,)}
    above = [
        (now[list(bands)].sum() / now.sum()) / sum(country[BANDS[band]] for band in bands)
        for bands in wider.values()
    ]
    chances = then * np.array(above)
    drawn: np.ndarray = rng.multinomial(people.before.sum(), [1 - chances.sum(), *chances])
    return drawn
