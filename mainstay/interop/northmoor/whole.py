"""Northmoor put together: the same every time, because every draw begins from the design's seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from mainstay import policy
from mainstay.engines.tables import Reading
from mainstay.interop.northmoor import beside, care, cells, ground, names, people, traits
from mainstay.interop.northmoor.care import CENSUS_DAY
from mainstay.interop.northmoor.design import Design, design
from mainstay.interop.northmoor.files import figures, outlines, postcodes
from mainstay.interop.northmoor.names import Named
from mainstay.interop.northmoor.postcodes import Postcodes, give_postcodes

_ESTIMATED_ON = date(2021, 6, 30)


@dataclass(frozen=True)
class Northmoor:
    """Everything about the invented area that does not depend on a database."""

    design: Design
    names: names.Names
    ground: ground.Ground
    people: people.People
    care: care.Care
    traits: dict[str, dict[str, np.ndarray]]
    beside: beside.Beside
    postcodes: Postcodes


def make() -> Northmoor:
    """Return Northmoor; takes about a second."""
    plan = design()
    folk = people.settle(plan, plan.chance(1))
    here = ground.lay_out(plan, plan.chance(0))
    named = names.name(plan)
    return Northmoor(
        plan,
        named,
        here,
        folk,
        care.give_care(plan, folk, plan.chance(2)),
        traits.traits(plan, folk, plan.chance(3)),
        beside.surround(plan, here),
        give_postcodes(plan, named, here, plan.chance(9)),
    )


def readings(whole: Northmoor) -> Iterator[Reading]:
    """Yield its files in the order to load them: outlines first, so that every place has its name and its holder.

    Authority and small areas are each changed a little by themselves, as in a real census, so they differ slightly.
    """
    plan = whole.design
    yield outlines(plan, whole.names, whole.ground, whole.beside)
    yield postcodes(plan, whole.postcodes.all())
    sd = float(policy.value("estimation.uncertainty.perturbation_sd_band", on=CENSUS_DAY))
    chance = plan.chance(4)
    more = {f"census2021_{name}": finest for name, finest in whole.traits.items()}
    for layout, finest in {**cells.census(whole.people, whole.care), **more}.items():
        of_all = cells.changed_to_protect(cells.added_up(finest), sd, chance)
        if layout == "census2021_unpaid_care":
            by_age = cells.changed_to_protect(cells.carers_by_age(whole.care), sd, chance)
            of_all |= cells.with_totals(by_age)
        yield _of_authorities(whole, layout, of_all, more_titles=cells.TITLES_BY_AGE)
        if layout != "census2021_economic_activity":  # the real table at hand is of authorities only
            by_area = cells.changed_to_protect(finest, sd, chance)
            yield figures(plan, layout, whole.names.areas, by_area)
    yield from _other_years(whole)
    yield from _deprivation(whole)


def _of_authorities(whole: Northmoor, layout: str, own: cells.Cells, **more: Any) -> Reading:
    """Northmoor's row of a table, and the rows of those beside it where the table is needed to compare them."""
    others_cells, places = whole.beside.tables.get(layout), whole.names.authority
    if others_cells:
        others = whole.beside.authorities
        places = Named(places.codes + others.codes, places.names + others.names)
        own = {key: np.concatenate([column, others_cells[key]]) for key, column in own.items()}
    return figures(whole.design, layout, places, own, **more)


def _other_years(whole: Northmoor) -> Iterator[Reading]:
    for layout, then in cells.before(whole.people, whole.care).items():
        yield _of_authorities(whole, layout, then)
    estimates = cells.estimates(whole.people)
    yield _of_authorities(
        whole, "ons_mid_year_estimates", cells.added_up(estimates), reference_on=_ESTIMATED_ON
    )
    yield figures(
        whole.design, "ons_mid_year_estimates", whole.names.areas, estimates, reference_on=_ESTIMATED_ON
    )


def _deprivation(whole: Northmoor) -> Iterator[Reading]:
    folk = whole.people
    yield figures(
        whole.design, "imd2019_lsoa", whole.names.areas, {"imd_decile": folk.decile, "imd_rank": folk.rank}
    )
    of_all = cells.deprivation(folk, whole.design.imd_score)
    yield _of_authorities(whole, "imd2019_authority", of_all)
