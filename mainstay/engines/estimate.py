"""A figure that is not known exactly: the lowest, most likely and highest it could reasonably be.

Arithmetic on whole ranges: whatever true values lie inside the ranges that go in, the true answer lies inside
the range that comes out. No independence is assumed, so long chains grow wide: ``likely`` narrows them. The
one thing ranges forget is where they came from: ``x - x`` is a range around zero, so use a figure once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf, isnan


@dataclass(frozen=True)
class Triple:
    """low ≤ central ≤ high, in one unit. The ends may be infinite; none may be NaN (unknown is ``None``)."""

    low: float
    central: float
    high: float

    def __post_init__(self) -> None:
        if any(isnan(value) for value in (self.low, self.central, self.high)):
            raise ValueError(
                f"A range needs numbers, not NaN: {self}. Leave the figure out where it is unknown."
            )
        if not self.low <= self.central <= self.high:
            raise ValueError(f"A range runs from low to high with its central value between: {self}.")

    @classmethod
    def exactly(cls, value: float) -> "Triple":
        """A figure taken as known: a range with no width."""
        return cls(value, value, value)

    @property
    def width(self) -> float:
        """high less low; 0 for a figure taken as known."""
        return self.high - self.low

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def __add__(self, other: "Triple | float") -> "Triple":
        other = as_triple(other)
        return Triple(self.low + other.low, self.central + other.central, self.high + other.high)

    __radd__ = __add__

    def __neg__(self) -> "Triple":
        return Triple(-self.high, -self.central, -self.low)

    def __sub__(self, other: "Triple | float") -> "Triple":
        return self + -as_triple(other)

    def __rsub__(self, other: float) -> "Triple":
        return as_triple(other) - self

    def __mul__(self, other: "Triple | float") -> "Triple":
        other = as_triple(other)
        # Four corners, because a negative end turns low into high.
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Triple(min(ends), self.central * other.central, max(ends))

    __rmul__ = __mul__

    def __truediv__(self, other: "Triple | float") -> "Triple":
        other = as_triple(other)
        if 0 in other:
            raise ZeroDivisionError(f"{self} cannot be divided by a range that may be zero: {other}.")
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Triple(min(ends), self.central / other.central, max(ends))

    def kept_within(self, floor: float = -inf, ceiling: float = inf) -> "Triple":
        """The same range with every value below the floor or above the ceiling moved to it.

        Only for limits that cannot be passed (a count is not negative, a share not above 1); whoever calls it
        says so where the reader sees the figure.
        """
        low, central, high = (
            min(max(value, floor), ceiling) for value in (self.low, self.central, self.high)
        )
        return Triple(low, central, high)


def as_triple(value: Triple | float) -> Triple:
    """The range itself, or a plain number as a range with no width."""
    return value if isinstance(value, Triple) else Triple.exactly(value)


def total(ranges: Iterable[Triple]) -> Triple:
    """The sum; exactly 0 when there are none."""
    return sum(ranges, Triple.exactly(0))
