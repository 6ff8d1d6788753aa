"""The assumptions that lead from carers to short breaks: every one a range, none of them in the code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isclose

from mainstay.engines.estimate import Triple


@dataclass(frozen=True)
class BreakType:
    """One type of break and what it takes.

    share: of the carers who would take up a break, those who would mainly take this type (0 to 1).
    units_per_year: units that one such carer takes in a year. unit: "nights", "hours", "breaks".
    price_pence: of one unit; None where no price is known, and then no cost is given.
    """

    key: str
    unit: str
    share: Triple
    units_per_year: Triple
    price_pence: Triple | None = None


@dataclass(frozen=True)
class Funnel:
    """Every assumption between carers and breaks; shares are 0 to 1.

    in_need: by hours band, the share of carers not able to take sufficient breaks. It may hold more bands
    than a place has, so that one set of assumptions serves nations whose bands differ.
    want: of those in need, the share who want support for a break.
    accept: of those, the share who would accept what can be offered.
    breaks: each key once; their central shares add up to 1.
    Raises ValueError with everything that is wrong.
    """

    in_need: Mapping[str, Triple]
    want: Triple
    accept: Triple
    breaks: Sequence[BreakType]

    def __post_init__(self) -> None:
        wrong = [
            f"The share {name} lies between 0 and 1, not from {share.low:g} to {share.high:g}."
            for name, share in self._shares().items()
            if share.low < 0 or share.high > 1
        ]
        mix = sum(kind.share.central for kind in self.breaks)
        if not isclose(mix, 1, abs_tol=1e-6):
            wrong.append(f"The central shares of the break types add up to {mix:g}. They must add up to 1.")
        if len({kind.key for kind in self.breaks}) < len(self.breaks):
            wrong.append("A break type is listed twice.")
        amounts = [
            amount for kind in self.breaks for amount in (kind.units_per_year, kind.price_pence) if amount
        ]
        if any(amount.low < 0 for amount in amounts):
            wrong.append("Units and prices cannot be below 0.")
        if wrong:
            raise ValueError(" ".join(wrong))

    def _shares(self) -> dict[str, Triple]:
        in_need = {f"in need/{band}": share for band, share in self.in_need.items()}
        mix = {f"mix/{kind.key}": kind.share for kind in self.breaks}
        return in_need | {"want": self.want, "accept": self.accept} | mix
