"""What a local value may be. Local values are kept in the database; the rule about them is here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Any

from mainstay.policy.entries import Entry, Range
from mainstay.policy.shaping import faults_of_value, is_number


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


def may_override(entry: Entry) -> bool:
    """Whether an authority may put its own value in place of the pack's: local standards and open assumptions."""
    return not entry.is_list and (entry.kind == "local standard" or entry.open_to == "local")


def reasons_to_refuse(entry: Entry, override: Override) -> list[str]:
    """Every reason the local value cannot be used, as sentences to show; empty if it can."""
    reasons = []
    if not may_override(entry):
        reasons.append(f"{entry.title} is not open to local change: it is {_with_article(entry.kind)}.")
    if not override.reason.strip():
        reasons.append("Say why your area uses another value.")
    if not override.set_by.strip():
        reasons.append("Say who decided on the local value.")
    asked_for = _shape_wanted(entry, override.value)
    if asked_for:
        reasons.append(f"Enter {asked_for} for {entry.title}.")
    elif entry.least is not None and _lowest(override.value) < entry.least:
        reasons.append(f"Enter {entry.least:g} or more for {entry.title}.")
    return reasons + [f"The local value {fault}" for fault in faults_of_value(override.value, entry.unit)]


def _shape_wanted(entry: Entry, offered: object) -> str:
    """What to enter instead, as words; empty if the value offered has the shape of the pack's own."""
    own = entry.values[-1].value
    if isinstance(own, Range):
        return "" if isinstance(offered, Range) else "low, central and high"
    if is_number(own):
        return "" if is_number(offered) else "a number"
    if isinstance(own, Mapping):
        same = isinstance(offered, Mapping) and set(offered) == set(own)
        return "" if same else f"a value for each of {', '.join(own)}"
    if own is None:
        return (
            "" if is_number(offered) or isinstance(offered, Range) else "a number, or low, central and high,"
        )
    return "" if isinstance(offered, str) and offered.strip() else "the local wording"


def _lowest(value: Any) -> float:
    """The lowest number in a value: of a range its low end, of a mapping its smallest part."""
    parts = value if isinstance(value, Range) else value.values() if isinstance(value, Mapping) else [value]
    return min((part for part in parts if is_number(part)), default=inf)


def _with_article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
