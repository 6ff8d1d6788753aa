"""What else a census says of people: their health, disability, ethnic group and work.

The country's shares, bent by each area's age, deprivation and kind of ward; Northmoor's are drawn from these.
"""

from collections.abc import Mapping

import numpy as np

from mainstay.interop.northmoor.design import Design, national, shares
from mainstay.interop.northmoor.people import People

WORKING_AGE = 16
_OLD = 65
_YOUNG = slice(16, 25)
_BRITISH = "white_british"


def traits(design: Design, people: People, rng: np.random.Generator) -> dict[str, dict[str, np.ndarray]]:
    """Return dataset → category → people by small area. Categories are the layouts' finest; nobody is counted twice."""
    poor = _standard(-people.decile.astype(float))
    old = _standard(people.share_aged(_OLD))
    worse = design.health["age"] * old + design.health["deprivation"] * poor
    everyone = people.total
    return {
        # Both lists run from best to worst, so each step along them counts once more.
        "general_health": _draw(everyone, _steps("general_health", worse), rng),
        "disability": _draw(everyone, _steps("disability", worse), rng),
        "ethnicity": _draw(everyone, _ethnicity(design), rng),
        "economic_activity": _draw(people.by_age[:, WORKING_AGE:].sum(axis=1), _work(people, poor), rng),
    }


Chances = Mapping[str, np.ndarray]


def _steps(name: str, worse: np.ndarray) -> Chances:
    counts: Mapping[str, int] = national(name)
    return {key: count * np.exp(worse * step) for step, (key, count) in enumerate(counts.items())}


def _ethnicity(design: Design) -> Chances:
    counts: Mapping[str, int] = national("ethnicity")
    others = design.by_area("diversity")
    return {
        key: count * (np.ones_like(others) if key == _BRITISH else others) for key, count in counts.items()
    }


def _work(people: People, poor: np.ndarray) -> Chances:
    counts: Mapping[str, int] = national("economic_activity")
    country = shares(national("people_by_age_2021"))
    adults = country[WORKING_AGE:].sum()
    # Shares of people aged 16 and over, as many times the country's as the area has of the age it goes with.
    old = people.share_aged(_OLD) / people.share_aged(WORKING_AGE) / (country[_OLD:].sum() / adults)
    young = people.by_age[:, _YOUNG].sum(axis=1) / people.by_age[:, WORKING_AGE:].sum(axis=1)
    young = young / (country[_YOUNG].sum() / adults)
    strained = np.exp(0.3 * poor)

    def times(key: str) -> np.ndarray:
        found: np.ndarray = np.ones_like(old)
        if key == "inactive_retired":
            found = old
        elif "student" in key:
            found = young
        elif "unemployed" in key or "sick" in key:
            found = strained
        return found

    return {key: count * times(key) for key, count in counts.items()}


def _draw(people: np.ndarray, chances: Chances, rng: np.random.Generator) -> dict[str, np.ndarray]:
    weights = np.column_stack(list(chances.values()))
    drawn = rng.multinomial(people, weights / weights.sum(axis=1, keepdims=True))
    return dict(zip(chances, drawn.T, strict=True))


def _standard(values: np.ndarray) -> np.ndarray:
    standard: np.ndarray = (values - values.mean()) / values.std()
    return standard
