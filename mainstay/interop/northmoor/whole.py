"""Northmoor put together: the same every time, because every draw begins from the design's seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from mainstay import policy
from mainstay.engines.tables import Reading
from mainstay.interop.northmoor import care, ground, names, people, traits
from mainstay.interop.northmoor.care import AGES, BANDS, BANDS_2011, CENSUS_DAY
from mainstay.interop.northmoor.design import CENSUS_AGES, ESTIMATE_AGES, Design, design
from mainstay.interop.northmoor.files import Cells, changed_to_protect, figures, outlines

_ESTIMATED_ON = date(2021, 6, 30)
_BANDS_BY_AGE = ("none", "hours_1_19", "hours_20_34", "hours_35_49", "hours_50_plus")
_TITLES_BY_AGE = {
    f"{age}/{band}": f"Aged {age}: {band}" for age in AGES for band in ("total", *_BANDS_BY_AGE)
}


@dataclass(frozen=True)
class Northmoor:
    """Everything about the invented area that does not depend on a database."""

    design: Design
    names: names.Names
    ground: ground.Ground
    people: people.People
    care: care.Care
    traits: dict[str, dict[str, np.ndarray]]


def make() -> Northmoor:
    """Return Northmoor; takes about a second."""
    plan = design()
    folk = people.settle(plan, _chance(plan, 1))
    return Northmoor(
        plan,
        names.name(plan),
        ground.lay_out(plan, _chance(plan, 0)),
        folk,
        care.give_care(plan, folk, _chance(plan, 2)),
        traits.traits(plan, folk, _chance(plan, 3)),
    )


def _chance(plan: Design, part: int) -> np.random.Generator:
    """A generator for one part, so that a change to one part leaves the others as they were."""
    return np.random.Generator(np.random.PCG64([plan.seed, part]))


def readings(whole: Northmoor) -> Iterator[Reading]:
    """Yield its files in the order to load them: outlines first, so that every place has its name and its holder.

    Authority and small areas are each changed a little by themselves, as in a real census, so they differ slightly.
    """
    plan, places = whole.design, whole.names
    yield outlines(plan, places, whole.ground)
    sd = float(policy.value("estimation.uncertainty.perturbation_sd_band", on=CENSUS_DAY))
    chance = _chance(plan, 4)
    for layout, cells in _census(whole).items():
        of_all = changed_to_protect(_whole(cells), sd, chance)
        if layout == "census2021_unpaid_care":
            of_all |= _with_totals(changed_to_protect(_carers_by_age(whole), sd, chance))
        yield figures(plan, layout, places.authority, of_all, more_titles=_TITLES_BY_AGE)
        if layout != "census2021_economic_activity":  # the real table at hand is of authorities only
            yield figures(plan, layout, places.areas, changed_to_protect(cells, sd, chance))
    yield from _other_years(whole)
    yield from _deprivation(whole)


def _census(whole: Northmoor) -> dict[str, Cells]:
    """Layout of Census 2021 → its finest cells by small area."""
    females, males = whole.people.counts.sum(axis=1).T
    ages = {_age("p/", age, CENSUS_AGES): column for age, column in enumerate(whole.people.by_age.T)}
    return {
        "census2021_unpaid_care": dict(zip(BANDS, whole.care.by_band.T, strict=True)),
        "census2021_age": ages,
        "census2021_sex": {"f": females, "m": males},
        **{f"census2021_{name}": cells for name, cells in whole.traits.items()},
    }


def _age(prefix: str, age: int, ages: int) -> str:
    return f"{prefix}{age}{'+' if age == ages - 1 else ''}"


def _whole(cells: Cells) -> dict[str, np.ndarray]:
    return {key: column.sum(keepdims=True) for key, column in cells.items()}


def _other_years(whole: Northmoor) -> Iterator[Reading]:
    plan, place = whole.design, whole.names.authority
    ages = {_age("p/", age, CENSUS_AGES): np.array([count]) for age, count in enumerate(whole.people.before)}
    yield figures(plan, "census2011_age", place, ages)
    care_then = {band: np.array([count]) for band, count in zip(BANDS_2011, whole.care.before, strict=True)}
    yield figures(plan, "census2011_unpaid_care", place, care_then)
    estimates = _by_age_and_sex(whole.people.counts)
    for places, cells in ((place, _whole(estimates)), (whole.names.areas, estimates)):
        yield figures(plan, "ons_mid_year_estimates", places, cells, reference_on=_ESTIMATED_ON)


def _by_age_and_sex(counts: np.ndarray) -> dict[str, np.ndarray]:
    """Estimates stop at 90 and over."""
    last = ESTIMATE_AGES - 1
    ages = np.concatenate([counts[:, :last], counts[:, last:].sum(axis=1, keepdims=True)], axis=1)
    found = {"p/": ages.sum(axis=2), "m/": ages[:, :, 1], "f/": ages[:, :, 0]}
    return {
        _age(prefix, age, ESTIMATE_AGES): column
        for prefix, people_of in found.items()
        for age, column in enumerate(people_of.T)
    }


def _deprivation(whole: Northmoor) -> Iterator[Reading]:
    folk = whole.people
    yield figures(
        whole.design, "imd2019_lsoa", whole.names.areas, {"imd_decile": folk.decile, "imd_rank": folk.rank}
    )
    most_deprived = np.array([(folk.decile == 1).mean()])
    cells = {"imd_score": np.array([whole.design.imd_score]), "imd_proportion": most_deprived}
    yield figures(whole.design, "imd2019_authority", whole.names.authority, cells)


def _carers_by_age(whole: Northmoor) -> dict[str, np.ndarray]:
    """The authority's people by age and hours of care, in the bands that Northern Ireland publishes them in."""
    cells = {}
    for age, (none, lightest, light, *rest) in zip(AGES, whole.care.counts.sum(axis=0).tolist(), strict=True):
        for band, count in zip(_BANDS_BY_AGE, (none, lightest + light, *rest), strict=True):
            cells[f"{age}/{band}"] = np.array([count])
    return cells


def _with_totals(cells: Cells) -> dict[str, np.ndarray]:
    totals = {f"{age}/total": sum(cells[f"{age}/{band}"] for band in _BANDS_BY_AGE) for age in AGES}
    return {**cells, **{key: np.asarray(total) for key, total in totals.items()}}
