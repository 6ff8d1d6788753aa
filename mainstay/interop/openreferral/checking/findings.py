"""One thing found in a file of services, and where."""

from dataclasses import dataclass
from typing import Any

from mainstay.interop.openreferral.checking.rules import RULES, Level

LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. id: of the entry, or "" for the whole file; field: the way to it, as services[0].name."""

    id: str
    field: str
    value: Any
    rule: str
    told: tuple[tuple[str, str], ...] = ()

    @property
    def level(self) -> Level:
        """How bad it is."""
        return RULES[self.rule].level

    @property
    def mend(self) -> str:
        """What to do about it, as a sentence."""
        return str(RULES[self.rule].mend) % dict(self.told)


def found(id: str, field: str, value: Any, rule: str, **told: object) -> Finding:  # noqa: A002 (the answer's own word)
    """Return a finding; long text in ``value`` is cut, so that a report stays readable."""
    if isinstance(value, str) and len(value) > LONGEST_VALUE:
        value = value[:LONGEST_VALUE] + "…"
    return Finding(id, field, value, rule, tuple((name, str(each)) for name, each in told.items()))
