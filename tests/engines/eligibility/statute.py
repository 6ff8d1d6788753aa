"""The law written down a second time, plainly, with no rules as data: what the engine is compared with.

Three-valued by brute force: a missing answer is tried as everything that could be answered.
"""

from itertools import product

UNABLE = {"cannot_without_help", "can_with_distress", "can_with_danger"}
MANAGING = [*sorted(UNABLE), "can", "takes_longer", "not_relevant"]
OUTCOMES = [
    f"outcome_{each}"
    for each in (
        "child",
        "others",
        "home",
        "nutrition",
        "relationships",
        "work",
        "community",
        "recreation",
    )
]
CARE_ACT = {
    "necessary_care": ["yes", "no"],
    "cared_for_adult": ["yes", "no"],
    "health": ["none", "at_risk", "deteriorating"],
    "significant_impact": ["yes", "likely", "no"],
    **dict.fromkeys(OUTCOMES, MANAGING),
}
INDICATORS = [
    f"indicator_{each}"
    for each in (
        "health_and_wellbeing",
        "relationships",
        "living_environment",
        "employment_and_training",
        "finance",
        "life_balance",
        "future_planning",
    )
]
LEVELS = ["none", "low", "moderate", "substantial", "critical"]
SCOTLAND = {
    **dict.fromkeys(INDICATORS, LEVELS),
    "met_by_services_to_person": ["yes", "no"],
    "met_by_general_services": ["yes", "no"],
    "sufficient_breaks": ["yes", "no"],
}
AREAS = [f"facs_{each}" for each in ("health", "autonomy", "domestic", "employment", "social")]
FACS = dict.fromkeys(AREAS, LEVELS)


def care_act(said: dict[str, str]) -> str:
    """Care Act 2014: the carers' test."""
    if said["necessary_care"] != "yes" or said["cared_for_adult"] != "yes":
        return "none"
    health = said["health"] in ("at_risk", "deteriorating")
    unable = any(said[outcome] in UNABLE for outcome in OUTCOMES)
    if not (health or unable):
        return "none"
    return "duty" if said["significant_impact"] in ("yes", "likely") else "none"


def scotland(said: dict[str, str], *, threshold: str = "substantial", breaks: bool = False) -> str:
    """Section 24 of the 2016 Act in its order, and the duty of the 2025 Act where it is in force."""
    if breaks and said["sufficient_breaks"] == "no":
        return "duty"
    reached = [LEVELS.index(said[each]) for each in INDICATORS]
    if max(reached) == 0:
        return "none"
    if said["met_by_services_to_person"] == "yes" or said["met_by_general_services"] == "yes":
        return "none"
    return "duty" if max(reached) >= LEVELS.index(threshold) else "power"


def facs(said: dict[str, str]) -> str:
    """2003 to 2015: critical must, any other need may."""
    bands = {said[each] for each in AREAS}
    if "critical" in bands:
        return "duty"
    return "none" if bands == {"none"} else "power"


def outcome_of(statute, possible: dict[str, list[str]], answers: dict[str, str], **how: object) -> str | None:
    """Return what the statute says of the answers, None where what is missing could change it.

    Every way in which the missing answers could be given is tried, so leave few of them open.
    """
    missing = [question for question in possible if answers.get(question) not in possible[question]]
    found = {
        statute({**answers, **dict(zip(missing, given, strict=True))}, **how)
        for given in product(*(possible[question] for question in missing))
    }
    return found.pop() if len(found) == 1 else None
