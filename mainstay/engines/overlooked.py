"""Carers in groups at risk of being overlooked: how many to expect.

An expected number is people × an assumed share. The share belongs to a base (all carers, carers aged 65 and
over) and is only ever multiplied by people of that base. A share nobody has is left unknown with the reason:
nought would say that the group does not exist.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mainstay.engines.estimate import Triple

NO_SHARE = "no share is known"
NO_PEOPLE = "the people the share is of are not counted here"


@dataclass(frozen=True)
class Assumed:
    """The share (0 to 1) of the people of `base` who belong to the group; None where none is known."""

    group: str
    base: str
    share: Triple | None

    def __post_init__(self) -> None:
        if self.share and not 0 <= self.share.low <= self.share.high <= 1:
            raise ValueError(f"The share of {self.group} lies between 0 and 1, not {self.share}.")


@dataclass(frozen=True)
class Expected:
    """People of the group to expect; where unknown, None and the reason: NO_SHARE or NO_PEOPLE."""

    group: str
    base: str
    number: Triple | None
    reason: str | None


def expected_numbers(assumed: Iterable[Assumed], people: Mapping[str, Triple]) -> list[Expected]:
    """How many to expect in each group, in their order. people: by base. Groups overlap: never add them."""
    return [_expected(group, people.get(group.base)) for group in assumed]


def _expected(assumed: Assumed, people: Triple | None) -> Expected:
    if assumed.share is None:
        return Expected(assumed.group, assumed.base, None, NO_SHARE)
    if people is None:
        return Expected(assumed.group, assumed.base, None, NO_PEOPLE)
    return Expected(assumed.group, assumed.base, people * assumed.share, None)
