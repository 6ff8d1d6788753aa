"""What Northmoor is made from: our own design of the place, and published national totals to keep it in proportion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

FOLDER = Path(__file__).parent
CENSUS_AGES = 101  # single years, the last 100 and over
ESTIMATE_AGES = 91  # single years, the last 90 and over
AUTHORITY = "X06000001"
NAME = "Northmoor"


@dataclass(frozen=True)
class Ward:
    """A ward as designed: its heart (kilometres from the centre), how far it spreads, how many small areas it has."""

    name: str
    kind: str
    x: float
    y: float
    spread: float
    areas: int


@dataclass(frozen=True)
class Kind:
    """How the people of one kind of ward differ from the country's; ``ages`` holds one weight a single year of age."""

    deprivation: float
    diversity: float
    ages: np.ndarray


@dataclass(frozen=True)
class Design:
    """Everything about Northmoor that is decided rather than worked out (design.yaml says what each is)."""

    seed: int
    publisher: str
    licence: str
    people_2021: int
    people_2011: int
    centre: Mapping[str, float]
    outline: Mapping[str, Any]
    wards: tuple[Ward, ...]
    kinds: Mapping[str, Kind]
    deciles: tuple[int, ...]
    strays: Mapping[str, float]
    health: Mapping[str, float]
    imd_score: float
    known: Mapping[str, Any]
    local_value: Mapping[str, Any]
    groups: Mapping[str, Any]
    assessed_days_before: int

    def by_area(self, of_kind: str) -> np.ndarray:
        """One number a small area, in order: what its kind of ward has under this name."""
        return np.repeat(
            [getattr(self.kinds[ward.kind], of_kind) for ward in self.wards], self.areas_by_ward, axis=0
        )

    def chance(self, *part: int) -> np.random.Generator:
        """Return a generator for one part, so that a change to one part leaves the others as they were."""
        return np.random.Generator(np.random.PCG64([self.seed, *part]))

    @property
    def areas_by_ward(self) -> list[int]:
        """How many small areas each ward has."""
        return [ward.areas for ward in self.wards]


@cache
def design() -> Design:
    """Return the design that Northmoor is made from."""
    raw = yaml.safe_load((FOLDER / "design.yaml").read_text("utf-8"))
    raw["wards"] = tuple(Ward(**ward) for ward in raw["wards"])
    raw["kinds"] = {name: _kind(**kind) for name, kind in raw["kinds"].items()}
    raw["deciles"] = tuple(raw["deciles"])
    return Design(**raw)


def _kind(deprivation: float, diversity: float, ages: Mapping[int, float]) -> Kind:
    return Kind(deprivation, diversity, np.interp(np.arange(CENSUS_AGES), list(ages), list(ages.values())))


@cache
def national(name: str) -> Any:
    """Return published counts by the name they have in national.yaml: a list by age, or a mapping."""
    return _national()[name]["counts"]


@cache
def _national() -> dict[str, Any]:
    raw: dict[str, Any] = yaml.safe_load((FOLDER / "national.yaml").read_text("utf-8"))
    return raw


def shares(counts: np.ndarray | Sequence[float]) -> np.ndarray:
    """Return the counts as shares of their sum."""
    numbers = np.asarray(counts, dtype=float)
    of_all: np.ndarray = numbers / numbers.sum()
    return of_all
