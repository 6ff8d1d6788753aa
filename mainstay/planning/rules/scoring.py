"""What a score and a ranking by carers must be."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Points:
    """What one person gives on one criterion, and why."""

    points: int
    why: str = ""


@dataclass(frozen=True)
class Heard:
    """A ranking as it was made: by how many carers, which in general, how many of them use no service, and how."""

    title: str
    held_on: date
    carers: int
    how: str = ""
    heard_from: str = ""
    not_using_services: int | None = None
    groups: Sequence[str] = ()


def reasons_not_to_score(
    given: Mapping[str, Points], criteria: Mapping[str, str], most: int, *, state: str
) -> list[str]:
    """Every reason why the scores cannot be kept, as sentences to show; empty if they can.

    criteria: code → title, of those that are scored. Some may be left out and given later.
    """
    reasons = []
    if state != "proposed":
        reasons.append(f"This priority is {state}. It is scored again only once it is opened again.")
    if not given:
        reasons.append("Give points on at least one criterion.")
    for code, points in given.items():
        if code not in criteria:
            reasons.append(f"{code} is not one of the criteria.")
        elif not 0 <= points.points <= most:
            reasons.append(f"{criteria[code]}: enter a whole number from 0 to {most}.")
    return reasons


def reasons_not_to_record(
    heard: Heard,
    order: Sequence[int],
    known: Collection[int],
    *,
    today: date,
    corrects: bool = False,
    corrected_already: bool = False,
    correction: str = "",
) -> list[str]:
    """Every reason why a ranking by carers cannot be recorded, as sentences to show; empty if it can.

    order: ids of priorities, the first first. known: ids of the priorities of the review.
    """
    reasons = [] if heard.title.strip() else ["Enter what the meeting or survey was called."]
    if heard.held_on > today:
        reasons.append("Enter the day on which carers ranked, which cannot be after today.")
    if heard.carers < 1:
        reasons.append("Enter how many carers took part, at least 1.")
    if heard.not_using_services is not None and not 0 <= heard.not_using_services <= heard.carers:
        reasons.append("Enter how many of them use no service, from 0 to the number who took part.")
    if len(order) < 2:
        reasons.append("Give a place to at least two priorities.")
    if len(set(order)) < len(order):
        reasons.append("Give each priority one place only.")
    if set(order) - set(known):
        reasons.append("Rank only priorities of this review.")
    if corrected_already:
        reasons.append("That record has been corrected already. Correct the newer one.")
    if corrects and not correction.strip():
        reasons.append("Say what was written down wrongly.")
    return reasons
