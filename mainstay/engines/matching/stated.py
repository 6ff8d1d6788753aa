"""What is wanted, what a service says of itself, and what is said about the two: plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Span = tuple[int, int]  # minutes of the week, from Monday 0:00, the end left out
NOBODY: frozenset[int] = frozenset()
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Said:
    """Something to tell, as a code and what is put into its sentence."""

    code: str
    values: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Fit:
    """How well a service fits one wish: 0 to 100, None where it does not say."""

    share: int | None
    said: Said


@dataclass(frozen=True)
class Wanted:
    """What a plan asks for. Empty and None are "no wish", or "not known".

    areas: the ward and all that holds it. furthest_metres: how far the carer would go. spans: when it is wanted.
    before: providers that the carer knows and wants again. most_pence: for one unit. must: criteria without which
    it is of no use.
    """

    on: date
    furthest_metres: int
    interventions: frozenset[str] = NOTHING
    outcomes: frozenset[str] = NOTHING
    areas: frozenset[str] = NOTHING
    needed_by: date | None = None
    age: int | None = None
    way: str = ""
    spans: tuple[Span, ...] = ()
    conditions: frozenset[str] = NOTHING
    culture: frozenset[str] = NOTHING
    language: str = ""
    access: frozenset[str] = NOTHING
    before: frozenset[int] = NOBODY
    most_pence: int | None = None
    must: frozenset[str] = NOTHING


@dataclass(frozen=True)
class Offer:
    """A service as its entry describes it. Empty and None say that the entry does not tell.

    state: listed, paused or withdrawn. metres: to its nearest place. price_pence: for the unit that is wanted.
    room: taking, waiting or full. checked_months: whole months since the entry was last checked.
    """

    id: int
    name: str
    provider: int = 0
    state: str = "listed"
    interventions: frozenset[str] = NOTHING
    outcomes: frozenset[str] = NOTHING
    areas: frozenset[str] = NOTHING
    ways: frozenset[str] = NOTHING
    metres: int | None = None
    spans: tuple[Span, ...] = ()
    conditions: frozenset[str] = NOTHING
    groups: frozenset[str] = NOTHING
    languages: frozenset[str] = NOTHING
    accessibility: frozenset[str] = NOTHING
    minimum_age: int | None = None
    maximum_age: int | None = None
    price_pence: int | None = None
    room: str = ""
    waiting_weeks: int | None = None
    checked_months: int | None = None


@dataclass(frozen=True)
class Scale:
    """What policy says. weights: criterion → parts of 100. unknown: how well fits what does not say, 0 to 100."""

    weights: Mapping[str, int]
    unknown: int
    long_wait_weeks: int
    old_entry_months: int
