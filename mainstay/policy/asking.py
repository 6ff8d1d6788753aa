"""Asking for the value in force on a day, with or without a local value in its place.

Local values are kept in the database by the part that shows them; what one may do is decided here.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mainstay.policy.entries import NATIONS, STANDS_FOR, Dated, Entry, Range
from mainstay.policy.shaping import faults_of_value


class NotInForce(LookupError):
    """There is no value for that day or that nation; the message is a sentence to show."""


class CannotOverride(ValueError):
    """A local value was refused; ``reasons`` holds every reason, as sentences to show."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Override:
    """A value that one authority uses in place of the pack's, from a day on, and why."""

    value: Any
    reason: str
    set_by: str
    set_on: date


@dataclass(frozen=True, slots=True)
class InForce:
    """The value to use, the entry it belongs to, and whose value it is (override is None for the pack's own)."""

    entry: Entry
    value: Any
    since: date
    override: Override | None = None


def may_override(entry: Entry) -> bool:
    """Whether an authority may put its own value in place of the pack's: local standards and open assumptions."""
    return not entry.is_list and (entry.kind == "local standard" or entry.open_to == "local")


def reasons_to_refuse(entry: Entry, override: Override) -> list[str]:
    """Every reason the local value cannot be used, as sentences to show; empty if it can."""
    reasons = []
    if not may_override(entry):
        reasons.append(f"{entry.title} is not open to local change: it is {_article(entry.kind)}.")
    if not override.reason.strip():
        reasons.append("Say why your area uses another value.")
    if not override.set_by.strip():
        reasons.append("Say who decided on the local value.")
    if override.value is None:
        reasons.append("Enter the local value.")
    reasons += [f"The local value {fault}" for fault in faults_of_value(override.value, entry.unit)]
    wanted = _shape_of(entry)
    if wanted and override.value is not None and not isinstance(override.value, wanted):
        reasons.append(
            f"Enter {'low, central and high' if wanted is Range else 'a number'} for {entry.title}."
        )
    return reasons


def in_force(entry: Entry, on: date, override: Override | None = None, nation: str | None = None) -> InForce:
    """The value to use on that day.

    An override counts from the day it was set. Raises NotInForce before the first date or outside the entry's
    nations, and CannotOverride if the override breaks a rule.
    """
    _refuse_other_nations(entry, nation)
    if override is not None:
        reasons = reasons_to_refuse(entry, override)
        if reasons:
            raise CannotOverride(reasons)
        if override.set_on <= on:
            return InForce(entry, override.value, override.set_on, override)
    latest = _latest(entry, on)
    return InForce(entry, latest.value, latest.since)


def _latest(entry: Entry, on: date) -> Dated:
    begun = [each for each in entry.values if each.since <= on]
    if begun:
        return begun[-1]
    first = entry.values[0]
    raise NotInForce(
        f"{entry.title} has no value on {on.day} {on:%B %Y}: the first is from {first.since_in_words}. "
        "Choose a later day, or add the earlier value and its source to the pack."
    )


def _refuse_other_nations(entry: Entry, nation: str | None) -> None:
    if nation is None:
        return
    nation = STANDS_FOR.get(nation, nation)
    if nation not in NATIONS:
        raise ValueError(f"There is no nation {nation!r}. Choose from: {', '.join(NATIONS)}.")
    if nation not in entry.scope:
        speaks_for = " and ".join(in_words(each) for each in entry.scope)
        raise NotInForce(f"{entry.title} is for {speaks_for}, not {in_words(nation)}.")


def in_words(nation: str) -> str:
    """The nation's name as people write it: "Northern Ireland"."""
    return nation.replace("_", " ").title()


def _shape_of(entry: Entry) -> type[Any] | tuple[type[Any], ...] | None:
    value = entry.values[-1].value
    if isinstance(value, Range):
        return Range
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (int, float)
    return None


def _article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
