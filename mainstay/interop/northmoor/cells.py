"""Counts as the census's tables have them: by layout, the finest columns, and one number a place in each."""

from collections.abc import Mapping

import numpy as np

from mainstay.interop.northmoor.care import AGES, BANDS, BANDS_2011, Care
from mainstay.interop.northmoor.design import CENSUS_AGES, ESTIMATE_AGES
from mainstay.interop.northmoor.people import People

Cells = Mapping[str, np.ndarray]

_BANDS_BY_AGE = ("none", "hours_1_19", "hours_20_34", "hours_35_49", "hours_50_plus")
TITLES_BY_AGE = {f"{age}/{band}": f"Aged {age}: {band}" for age in AGES for band in ("total", *_BANDS_BY_AGE)}


def census(people: People, care: Care) -> dict[str, Cells]:
    """Return layout of Census 2021 → its finest cells by small area."""
    females, males = people.counts.sum(axis=1).T
    return {
        "census2021_unpaid_care": dict(zip(BANDS, care.by_band.T, strict=True)),
        "census2021_age": _by_age("p/", people.by_age.T, CENSUS_AGES),
        "census2021_sex": {"f": females, "m": males},
    }


def before(people: People, care: Care) -> dict[str, Cells]:
    """Return layout of Census 2011 → its finest cells, of the whole authority."""
    return {
        "census2011_age": _by_age("p/", people.before[:, None], CENSUS_AGES),
        "census2011_unpaid_care": dict(zip(BANDS_2011, care.before[:, None], strict=True)),
    }


def estimates(people: People) -> Cells:
    """Return people by age and sex by small area; estimates stop at 90 and over."""
    last, counts = ESTIMATE_AGES - 1, people.counts
    ages = np.concatenate([counts[:, :last], counts[:, last:].sum(axis=1, keepdims=True)], axis=1)
    found = {"p/": ages.sum(axis=2), "m/": ages[:, :, 1], "f/": ages[:, :, 0]}
    return {
        key: column for sex, of in found.items() for key, column in _by_age(sex, of.T, ESTIMATE_AGES).items()
    }


def _by_age(prefix: str, people: np.ndarray, ages: int) -> dict[str, np.ndarray]:
    return {f"{prefix}{age}{'+' if age == ages - 1 else ''}": column for age, column in enumerate(people)}


def carers_by_age(care: Care) -> Cells:
    """Return the authority's people by age and hours of care, in the bands of Northern Ireland's table of them."""
    cells = {}
    for age, (none, lightest, light, *rest) in zip(AGES, care.counts.sum(axis=0).tolist(), strict=True):
        for band, count in zip(_BANDS_BY_AGE, (none, lightest + light, *rest), strict=True):
            cells[f"{age}/{band}"] = np.array([count])
    return cells


def with_totals(by_age: Cells) -> dict[str, np.ndarray]:
    """Return carers by age and hours with the people of each age."""
    totals = {f"{age}/total": sum(by_age[f"{age}/{band}"] for band in _BANDS_BY_AGE) for age in AGES}
    return {**by_age, **{key: np.asarray(total) for key, total in totals.items()}}


def deprivation(people: People, score: float) -> Cells:
    """Return the authority's score, and the share of its small areas that are in the most deprived tenth."""
    return {
        "imd_score": np.array([score]),
        "imd_proportion": np.array([(people.decile == 1).mean()]),
    }


def added_up(cells: Cells) -> Cells:
    """Return the small areas' cells added up to the authority's."""
    return {key: column.sum(keepdims=True) for key, column in cells.items()}


def changed_to_protect(cells: Cells, sd: float, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Return the counts changed a little, as a statistics office does; nobody stays nobody and no count falls below 0.

    sd: standard deviation of the change of one cell, in people.
    """
    either_way = sd**2 / 2  # of being one more, and of being one less
    return {
        key: np.where(count > 0, np.maximum(count + _steps(either_way, count.shape, rng), 0), 0)
        for key, count in cells.items()
    }


def _steps(either_way: float, shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    return rng.choice([-1, 0, 1], size=shape, p=[either_way, 1 - 2 * either_way, either_way])
