"""Carers in groups at risk of being overlooked: how many to expect, and whether services reach them.

An expected number is people × an assumed share. The share belongs to a base (all carers, carers aged 65 and
over) and is only ever multiplied by people of that base. A share nobody has is left unknown with the reason:
nought would say that the group does not exist.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mainstay.engines.estimate import Triple
from mainstay.engines.uncertainty import share_in_sample

NO_SHARE = "no share is known"
NO_PEOPLE = "the people the share is of are not counted here"
TOO_FEW = "too few people reached to tell"


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


@dataclass(frozen=True)
class Reach:
    """Whether a group's part of the people reached is what its part of carers would lead one to expect.

    reached_share: 0 to 1, with its interval. short_by: people more of this group among the same number
    reached would make the share the expected one (never below 0).
    below_expected: the share found is below the expected range. beyond_chance: so is the top of its interval.
    Where nobody was reached or no share is known the figures are None, both are False, and `reason` says why.
    """

    group: str
    reached_share: Triple | None
    expected_share: Triple | None
    short_by: Triple | None
    below_expected: bool
    beyond_chance: bool
    reason: str | None


def expected_numbers(assumed: Iterable[Assumed], people: Mapping[str, Triple]) -> list[Expected]:
    """How many to expect in each group, in their order. people: by base. Groups overlap: never add them."""
    return [_expected(group, people.get(group.base)) for group in assumed]


def reach(
    group: str,
    reached: float,
    reached_of_all: float,
    expected_share: Triple | None,
    *,
    coverage: float = 0.95,
) -> Reach:
    """How the group's part of all people reached compares with what is expected.

    reached: people of the group among the reached_of_all people reached, over the same time and place.
    """
    found = share_in_sample(reached, reached_of_all, coverage=coverage)
    if found is None or expected_share is None:
        reason = NO_SHARE if expected_share is None else TOO_FEW
        return Reach(
            group, found, expected_share, None, below_expected=False, beyond_chance=False, reason=reason
        )
    return Reach(
        group,
        found,
        expected_share,
        short_by=(expected_share * reached_of_all - reached).kept_within(floor=0),
        below_expected=found.central < expected_share.low,
        beyond_chance=found.high < expected_share.low,
        reason=None,
    )


def _expected(assumed: Assumed, people: Triple | None) -> Expected:
    if assumed.share is None:
        return Expected(assumed.group, assumed.base, None, NO_SHARE)
    if people is None:
        return Expected(assumed.group, assumed.base, None, NO_PEOPLE)
    return Expected(assumed.group, assumed.base, people * assumed.share, None)
