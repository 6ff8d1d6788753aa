"""Four thousand invented lives: who cares for whom, where they live, and where they stand on the pathway."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np
import yaml

from mainstay.engines.tables import Point
from mainstay.interop.northmoor.design import FOLDER
from mainstay.interop.northmoor.postcodes import Postcodes

ADULT = 18
_YEAR = 365.25


@dataclass(frozen=True)
class Human:
    """Somebody by name. language: the one they want an interpreter for, empty where none is wanted."""

    given: str
    family: str
    born_on: date
    woman: bool
    language: str = ""


@dataclass(frozen=True)
class Life:
    """One carer in outline. strain: how hard caring is on them, 0 to 1; it decides what the assessment finds.

    looks_after: the person, how they are related, whether they live together. at: the postcode. ward: its name.
    """

    carer: Human
    ethnic_group: str
    disabled: bool
    ward: str
    at: Point
    looks_after: tuple[tuple[Human, str, bool], ...]
    condition: str
    lives_elsewhere: bool
    hours: str
    strain: float
    stage: str
    found_through: str
    found_on: date
    cares_since: date
    ended_on: date | None
    ended_because: str
    with_the_centre: bool


@cache
def told() -> Mapping[str, Any]:
    """Return what lives.yaml decides."""
    return dict(yaml.safe_load((FOLDER / "carers" / "lives.yaml").read_text("utf-8")))


def lives(postcodes: Postcodes, known: Mapping[str, float], *, today: date) -> list[Life]:
    """Return every life, the same every time but for the days, which are counted back from today.

    known: ward's name → how many of all who are known live there, as a weight.
    """
    rng = np.random.default_rng(told()["seed"])
    stages = [stage for stage, count in told()["stages"].items() for _ in range(count)]
    return [_life(stage, postcodes, known, rng, today) for stage in map(str, rng.permutation(stages))]


def _life(
    stage: str, postcodes: Postcodes, known: Mapping[str, float], rng: np.random.Generator, today: date
) -> Life:
    raw = told()
    ward = _one(known, rng)
    area = postcodes.by_ward[ward][rng.integers(len(postcodes.by_ward[ward]))]
    first, last = _ages(stage, rng)
    born_on = today - timedelta(days=int(rng.uniform(first, last + 1) * _YEAR))
    language = str(rng.choice(raw["languages"])) if rng.random() < raw["interpreter"] else ""
    carer = _human(born_on, bool(rng.random() < raw["women"]), rng, language=language)
    looks_after = tuple(_looked_after(carer, rng, today))
    newest, oldest = raw["found_ago"][stage]
    found_on = today - timedelta(days=int(rng.integers(newest, oldest + 1)))
    ended_on = today - timedelta(days=int(rng.integers(5, 380))) if stage == "ended" else None
    hours = _one(raw["hours"], rng)
    heavy = list(raw["hours"]).index(hours) / (len(raw["hours"]) - 1)
    return Life(
        carer=carer,
        ethnic_group=_one(raw["ethnic_groups"], rng),
        disabled=bool(rng.random() < raw["disabled"]),
        ward=ward,
        at=area[rng.integers(len(area))],
        looks_after=looks_after,
        condition=_one(raw["conditions"], rng),
        lives_elsewhere=not looks_after[0][2] and bool(rng.random() < raw["lives_elsewhere"] * 3),
        hours=hours,
        strain=float(np.clip(0.25 + 0.5 * heavy + rng.normal(0, 0.18), 0, 1)),
        stage=stage,
        found_through=_one(raw["found_through"], rng),
        found_on=found_on,
        cares_since=found_on - timedelta(days=int(rng.exponential(1300)) + 20),
        ended_on=ended_on,
        ended_because=_one(raw["ended_because"], rng) if ended_on else "",
        with_the_centre=bool(rng.random() < raw["with_the_centre"]),
    )


def _ages(stage: str, rng: np.random.Generator) -> tuple[int, int]:
    """Young carers have ways of their own: the adults' assessment is not for them."""
    ages = told()["ages"]
    if stage not in ("found", "heard", "advised", "ended"):
        ages = {band: weight for band, weight in ages.items() if int(band.split("-")[0]) >= ADULT}
    first, last = _one(ages, rng).split("-")
    return int(first), int(last)


def _looked_after(carer: Human, rng: np.random.Generator, today: date) -> Iterator[tuple[Human, str, bool]]:
    raw = told()
    weights = {kind: each["weight"] for kind, each in raw["kinds"].items()}
    young = (today - carer.born_on).days / _YEAR < ADULT
    for number in range(2 if rng.random() < raw["looks_after_two"] else 1):
        if young:
            weights = {"parent": 7, "sibling": 3}
        elif number:
            weights = {"parent": 6, "child": 3, "sibling": 1}
        kind = _one(weights, rng)
        about = raw["kinds"][kind]
        born_on = carer.born_on - timedelta(days=int(rng.uniform(*about["older"]) * _YEAR))
        born_on = min(born_on, today - timedelta(days=400))
        other = rng.random() < raw["same_sex_partner"] if kind == "partner" else rng.random() < 0.5
        woman = carer.woman if other else not carer.woman
        same_family = kind in ("partner", "child", "parent", "sibling") and rng.random() < 0.8
        together = young or bool(rng.random() < about["together"])
        yield _human(born_on, woman, rng, family=carer.family if same_family else ""), kind, together


def _human(
    born_on: date, woman: bool, rng: np.random.Generator, *, family: str = "", language: str = ""
) -> Human:
    names = told()["names"]
    given = str(rng.choice(names["women" if woman else "men"]))
    return Human(given, family or str(rng.choice(names["families"])), born_on, woman, language)


def _one(weights: Mapping[str, float], rng: np.random.Generator) -> str:
    chances = np.array(list(weights.values()), dtype=float)
    return list(weights)[int(np.searchsorted(np.cumsum(chances), rng.random() * chances.sum()))]
