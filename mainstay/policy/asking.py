"""Asking for the value in force on a day, with or without a local value in its place."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mainstay.policy.entries import NATIONS, STANDS_FOR, Dated, Entry
from mainstay.policy.overriding import CannotOverride, Override, reasons_to_refuse


class NotInForce(LookupError):
    """There is no value for that day or that nation; the message is a sentence to show."""


@dataclass(frozen=True, slots=True)
class InForce:
    """The value to use, the entry it belongs to, and whose value it is (override is None for the pack's own)."""

    entry: Entry
    value: Any
    since: date
    override: Override | None = None


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
        f"{entry.title}: there is no value on {on.day} {on:%B %Y}, the first is from {first.since_in_words}. "
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
        raise NotInForce(f"{entry.title}: this is for {speaks_for}, not {in_words(nation)}.")


def in_words(nation: str) -> str:
    """The nation's name as people write it: "Northern Ireland"."""
    return nation.replace("_", " ").title()
