"""What a broker may do with a request, and what a wish means."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

OPEN = frozenset({"queued", "looking", "offered"})
NOW, SOON, IN_GOOD_TIME = 1, 2, 3
CRISIS = "3b"
UNIT_WORDS: Mapping[str, tuple[str, ...]] = {
    "hour": ("hour",),
    "night": ("night",),
    "session": ("session", "visit", "day", "morning", "afternoon", "evening"),
}


@dataclass(frozen=True)
class Wishes:
    """What matters to the carer in finding something; each empty where they said nothing of it.

    days: MO to SU. part: of the day. way: code of directory.ways. miles: how far they would go. must: criteria of
    brokerage.matching without which it is of no use. words: anything else, as they said it.
    """

    days: tuple[str, ...] = ()
    part: str = ""
    way: str = ""
    miles: int | None = None
    language: str = ""
    culture: tuple[str, ...] = ()
    gender: str = ""
    same_provider: bool = False
    conditions: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    words: str = ""

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Wishes":
        """Return what was kept with a support; what it does not know is left alone."""
        known: dict[str, Any] = {
            name: kept[name] for name in cls.__dataclass_fields__ if kept.get(name) not in (None, "")
        }
        lists = {name: tuple(each) for name, each in known.items() if isinstance(each, list)}
        return cls(**(known | lists))

    def kept(self) -> dict[str, Any]:
        """Return what is kept with a support: only what was said."""
        return {
            name: list(each) if isinstance(each, tuple) else each for name, each in vars(self).items() if each
        }


@dataclass(frozen=True)
class Price:
    """One price of a service, as its entry has it."""

    option: str
    pence: int | None
    words: str = field(default="")


def price_for(unit: str, cost: str, prices: Collection[Price]) -> int | None:
    """Return the lowest price of a service for a unit, in pence; None where its entry does not say it in that unit."""
    if cost == "free":
        return 0
    asked = UNIT_WORDS.get(unit, ())
    fitting = [
        each.pence
        for each in prices
        if each.pence is not None and any(word in f"{each.option} {each.words}".casefold() for word in asked)
    ]
    return min(fitting, default=None)


def urgency_of(*, category: str, days_left: int | None, soon: int) -> int:
    """Return how urgent it is to find something: 1 now, 2 soon, 3 in good time.

    days_left: working days to the day of need; None where there is none. soon: how many count as soon.
    """
    if category == CRISIS or (days_left is not None and days_left <= 0):
        return NOW
    return SOON if days_left is not None and days_left <= soon else IN_GOOD_TIME


def reasons_not_to_queue(state: str, plan_state: str, *, open_already: bool) -> list[str]:
    """Return why a support cannot be put into the queue; empty if it can."""
    reasons = []
    if plan_state not in ("agreed", "suspended"):
        reasons.append("Its plan has not been agreed yet.")
    if open_already:
        reasons.append("It is being looked for already.")
    elif state in ("chosen", "arranged", "ended"):
        reasons.append("Something has been found for it, or it has ended.")
    return reasons


def reasons_not_to_take(state: str, *, theirs: bool, free: bool) -> list[str]:
    """Return why somebody cannot take a request; empty if they can."""
    if state not in OPEN:
        return ["This request is closed."]
    if theirs:
        return ["It is yours already."]
    return [] if free else ["Somebody else has taken it. Ask them to put it back first."]


def reasons_not_to_offer(state: str, *, service: bool, own_idea: str, offered_before: bool) -> list[str]:
    """Return why something cannot be put before the carer; empty if it can."""
    reasons = []
    if state not in OPEN:
        reasons.append("This request is closed.")
    if not service and not own_idea.strip():
        reasons.append("Choose a service, or write down the carer's own idea.")
    if offered_before:
        reasons.append("This is with the carer already.")
    return reasons


def reasons_not_to_answer(answer: str) -> list[str]:
    """Return why an offer cannot be answered now; empty if it can."""
    return [] if answer == "waiting" else ["This has been answered already."]


def reasons_not_to_note(state: str, why: str, known: Collection[str]) -> list[str]:
    """Return why an unmet need cannot be noted; empty if it can. known: codes of brokerage.unmet."""
    reasons = [] if state in OPEN else ["This request is closed."]
    return reasons if why in known else [*reasons, "Choose why it could not be had."]
