"""Rules and results as values that can be written down whole as JSON, and read again years later."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

NONE, POWER, DUTY = OUTCOMES = ("none", "power", "duty")


@dataclass(frozen=True, slots=True)
class Limb:
    """One thing that a test asks: of one answer (``asks``), or of other limbs (``parts``), which come before it.

    meets, fails: answers that meet it and that do not; any other answer leaves it open, as a missing one does.
    how: "any" or "all" of its parts. unasked: what a missing answer counts as; None leaves the limb open.
    words: the limb's own words for an answer, where the rule set's do not fit.
    """

    code: str
    title: str
    asks: str = ""
    meets: tuple[str, ...] = ()
    fails: tuple[str, ...] = ()
    how: str = ""
    parts: tuple[str, ...] = ()
    unasked: bool | None = None
    law: str = ""
    note: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """If the limb is met (or, where ``met`` is false, is not), then this is the outcome.

    apart: it decides about one need; the steps after it still say what becomes of the others.
    """

    limb: str
    then: str
    met: bool = True
    apart: bool = False


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A test whole: its limbs, the steps in their order, and the outcome where no step decides.

    from_on: the day it came into force, as 2015-04-01. words: what answers are called. consider: sentences about what
    must be thought of beside the test. free: whether what is given under it is free to the carer. basis: what it was
    made from: source, how sure it is, whose levels and threshold.
    """

    test: str
    title: str
    from_on: str
    limbs: tuple[Limb, ...]
    steps: tuple[Step, ...]
    otherwise: str = NONE
    law: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    consider: tuple[str, ...] = ()
    free: bool = False
    basis: Mapping[str, Any] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """Return the rules as JSON keeps them."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "RuleSet":
        """Return the rules that ``as_data`` wrote down; what a later version no longer knows is left out."""
        known = _known(cls, data)
        limbs = tuple(Limb(**_tuples(_known(Limb, each))) for each in data["limbs"])
        steps = tuple(Step(**_known(Step, each)) for each in data["steps"])
        return cls(**_tuples(known) | {"limbs": limbs, "steps": steps})

    @property
    def questions(self) -> tuple[str, ...]:
        """Every answer that the rules read, once, in their order."""
        return tuple(dict.fromkeys(each.asks for each in self.limbs if each.asks))


@dataclass(frozen=True, slots=True)
class Found:
    """What became of one limb. answer: as it was given, None where it was not. met: None where it is open."""

    code: str
    title: str
    asks: str
    answer: str | None
    met: bool | None
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What the rules make of the answers: every limb, and what follows.

    outcome: None where answers are missing that could still change it: never taken for a no.
    besides: what becomes of the other needs, where one need was decided apart from them.
    possible: the outcomes that the missing answers leave open.
    """

    test: str
    outcome: str | None
    limbs: tuple[Found, ...]
    decided_by: tuple[str, ...]
    missing: tuple[str, ...]
    possible: tuple[str, ...]
    besides: str | None = None

    def as_data(self) -> dict[str, Any]:
        """Return the result as JSON keeps it."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Result":
        """Return the result that ``as_data`` wrote down."""
        limbs = tuple(Found(**_known(Found, each)) for each in data["limbs"])
        return cls(**_tuples(_known(cls, data)) | {"limbs": limbs})


def _known(kind: type, data: Mapping[str, Any]) -> dict[str, Any]:
    names = {each.name for each in fields(kind)}
    return {name: value for name, value in data.items() if name in names}


def _tuples(data: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
