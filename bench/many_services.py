"""A hundred thousand made services of a made country: towns of all sizes, common and rare words. Always the same."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

HOW_MANY = 100_000
TOWNS = 1000
# From what nearly every entry says to what hardly any does.
COMMON = ("carers", "support", "help", "family", "group", "advice", "time", "people")
MIDDLING = (
    "lunch",
    "sitting",
    "singing",
    "walking",
    "benefits",
    "dementia",
    "stroke",
    "garden",
    "young",
    "night",
)
RARE = ("falconry", "quilting", "kayak", "huntington", "sarcoma", "braille", "accordion", "llama")
_FILL = tuple(
    f"{a}{b}"
    for a in ("bel", "cor", "dun", "fen", "gal", "hol", "mar", "nor")
    for b in ("ent", "ist", "ova", "und", "ick")
)
_KINDS = ("Café", "Club", "Circle", "Project", "Service", "Network", "Hub", "Scheme")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_INTERVENTIONS = tuple(f"I{number:02}" for number in range(1, 25))
_CONDITIONS = ("dementia", "stroke", "autism", "cancer", "frailty", "mental_health")


@dataclass(frozen=True)
class Town:
    """A town, and the area that services for all of it cover. people: as a share of the largest. spread: in degrees."""

    name: str
    latitude: float
    longitude: float
    area: str
    people: float
    spread: float


def towns() -> list[Town]:
    """Return the towns, the largest first: as on these islands about a seventh of all live in the first.

    A town with four times the people is twice as wide.
    """
    dice = random.Random(300)
    return [
        Town(
            f"Town {n:03}",
            round(dice.uniform(50.6, 57.5), 4),
            round(dice.uniform(-4.8, 0.9), 4),
            f"E07{n:06}",
            1 / (n + 1),
            0.12 / (n + 1) ** 0.5,
        )
        for n in range(TOWNS)
    ]


@dataclass(frozen=True)
class Made:
    """One service. places: latitude and longitude of each of its places; times: day, from, to."""

    name: str
    provider: int
    description: str
    interventions: list[str]
    conditions: list[str]
    areas: list[str]
    ways: list[str]
    cost: str
    capacity: str
    checked_on: date
    town: str
    places: list[tuple[float, float]]
    times: list[tuple[str, str, str]]


def services(how_many: int = HOW_MANY) -> Iterator[Made]:
    """Yield the services. Half of all live in the ten largest towns, as people do."""
    dice, where = random.Random(2026), towns()
    sizes = list(accumulate(town.people for town in where))
    for number in range(how_many):
        town = dice.choices(where, cum_weights=sizes)[0]
        words = [each for each in COMMON if dice.random() < 0.35]
        words += [each for each in MIDDLING if dice.random() < 0.03]
        words += [each for each in RARE if dice.random() < 0.0003]
        told = [*words, *dice.choices(_FILL, k=30)]
        dice.shuffle(told)
        wide = dice.random() < 0.15
        spots = 0 if wide else dice.choices((1, 2, 3), (85, 10, 5))[0]
        yield Made(
            name=f"{dice.choice(words or _FILL).title()} {dice.choice(_KINDS)} {number}",
            provider=number % 5000,
            description=" ".join(told),
            interventions=dice.sample(_INTERVENTIONS, dice.randint(1, 3)),
            conditions=dice.sample(_CONDITIONS, dice.choice((0, 0, 1))),
            areas=[("S92000003" if dice.random() < 0.01 else town.area)] if wide else [],
            ways=["at_home"] if wide else ["visit"],
            cost=dice.choice(("free", "donation", "charge", "")),
            capacity=dice.choice(("taking", "waiting", "full", "")),
            checked_on=date(2026, dice.randint(1, 11), dice.randint(1, 28)),
            town=town.name,
            places=[_near(town, dice) for _ in range(spots)],
            times=[(day, "10:00", "15:00") for day in dice.sample(_DAYS, dice.randint(1, 3))],
        )


def _near(town: Town, dice: random.Random) -> tuple[float, float]:
    return town.latitude + dice.gauss(0, town.spread), town.longitude + dice.gauss(0, 1.6 * town.spread)
