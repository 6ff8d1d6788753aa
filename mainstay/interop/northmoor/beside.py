"""The authorities beside Northmoor, for comparing it: made as it is made, then kept as whole authorities only."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import numpy as np
import shapely
import yaml
from shapely.geometry.base import BaseGeometry

from mainstay import policy
from mainstay.interop.northmoor import cells
from mainstay.interop.northmoor.care import CENSUS_DAY, give_care
from mainstay.interop.northmoor.design import FOLDER, Design, Ward, shares
from mainstay.interop.northmoor.ground import Ground
from mainstay.interop.northmoor.land import divide
from mainstay.interop.northmoor.names import Named
from mainstay.interop.northmoor.people import settle

_NONE = Named((), ())
_LAND, _PEOPLE = 5, 6  # parts of the design that chance is drawn for; Northmoor's own come before


@dataclass(frozen=True)
class Beside:
    """The other authorities, and the regions that they and Northmoor lie in, in the design's order.

    tables: layout → column → one number an authority, for the tables that a comparison needs.
    """

    authorities: Named = _NONE
    regions: Named = _NONE
    tables: Mapping[str, cells.Cells] = field(default_factory=dict)
    outlines: tuple[BaseGeometry, ...] = ()
    regions_outlines: tuple[BaseGeometry, ...] = ()


@cache
def plan() -> Mapping[str, Any]:
    """Return how the rest of the country is designed (beside.yaml says what each is)."""
    found: Mapping[str, Any] = yaml.safe_load((FOLDER / "beside.yaml").read_text("utf-8"))
    return found


def surround(design: Design, northmoor: Ground) -> Beside:
    """Return what lies beside Northmoor."""
    listed = plan()["authorities"]
    drawn = divide(plan()["land"], listed, northmoor.authority, design, design.chance(_LAND))
    inside = [(each["in"], outline) for each, outline in zip(listed, drawn, strict=True)]
    inside.append((plan()["northmoor_lies_in"], northmoor.authority))
    regions = _named(plan()["regions"])
    return Beside(
        _named(listed),
        regions,
        _stacked([_cells(design, each) for each in listed]),
        drawn,
        tuple(
            shapely.union_all([drawn for code, drawn in inside if code == region]) for region in regions.codes
        ),
    )


def _named(listed: list[Mapping[str, Any]]) -> Named:
    return Named(tuple(each["code"] for each in listed), tuple(each["name"] for each in listed))


def _stacked(found: list[Mapping[str, cells.Cells]]) -> dict[str, cells.Cells]:
    return {
        layout: {key: np.concatenate([each[layout][key] for each in found]) for key in columns}
        for layout, columns in found[0].items()
    }


def _cells(design: Design, authority: Mapping[str, Any]) -> dict[str, cells.Cells]:
    """One authority's tables, changed a little to protect people as Northmoor's are."""
    chance = design.chance(_PEOPLE, int(authority["code"][3:]))
    own = _design_of(design, authority, chance)
    people = settle(own, chance)
    care = give_care(own, people, chance, lean=chance.lognormal(0, plan()["caring"]))
    sd = float(policy.value("estimation.uncertainty.perturbation_sd_band", on=CENSUS_DAY))
    found: dict[str, cells.Cells] = {
        layout: cells.changed_to_protect(cells.added_up(finest), sd, chance)
        for layout, finest in cells.census(people, care).items()
    }
    by_age = cells.with_totals(cells.changed_to_protect(cells.carers_by_age(care), sd, chance))
    found["census2021_unpaid_care"] = {**found["census2021_unpaid_care"], **by_age}
    found["imd2019_authority"] = cells.deprivation(people, own.imd_score)
    return found | cells.before(people, care)


def _design_of(design: Design, authority: Mapping[str, Any], rng: np.random.Generator) -> Design:
    """Northmoor's design with this authority's people, and a ward for each kind that it is made of."""
    people, kinds = authority["people"], authority["kinds"]
    areas = round(people / plan()["people_in_an_area"])
    growth = plan()["growth"]
    middling = plan()["middling_score"]
    return replace(
        design,
        people_2021=people,
        people_2011=round(people / (1 + rng.normal(growth["usual"], growth["stray"]))),
        wards=tuple(
            Ward(kind, kind, 0, 0, 0, here)
            for kind, here in zip(kinds, _whole_numbers(list(kinds.values()), areas), strict=True)
        ),
        deciles=tuple(_whole_numbers(np.array(design.deciles) ** authority["deprivation"], areas)),
        imd_score=round(middling + authority["deprivation"] * (design.imd_score - middling), 1),
    )


def _whole_numbers(weights: Any, total: int) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total."""
    ends = np.round(np.cumsum(shares(weights)) * total).astype(int)
    return [int(each) for each in np.diff(ends, prepend=0)]
