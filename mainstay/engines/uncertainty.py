"""How far a published figure may be from the truth, and why.

Three causes are known: offices change small counts a little so that nobody can be picked out (perturbation),
they round, and surveys ask only some people. Each cell's error is taken as independent and as likely up as
down, so the error of a sum grows with the square root of the number of cells: adding 200 areas is not 200
times as unsure.

What nobody measured (people who do not call themselves carers, a census in lockdown) is in no interval here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, sqrt
from statistics import NormalDist

from mainstay.engines.estimate import Triple


@dataclass(frozen=True)
class Error:
    """One cause of error in a sum of cells.

    cause: "perturbation", "rounding", "sampling". cells: how many cells were added up.
    sd: standard deviation of one cell's error; most: the furthest one cell can be out. Both in people.
    """

    cause: str
    cells: int
    sd: float
    most: float = inf


@dataclass(frozen=True)
class Cause:
    """What a page needs to say in one sentence why a figure is not exact.

    each: how far one cell can be out (infinite for sampling). plus_or_minus: how far this cause alone puts
    the sum.
    """

    cause: str
    cells: int
    each: float
    plus_or_minus: float


@dataclass(frozen=True)
class Uncertain:
    """A figure as a range that holds the truth in `coverage` (0 to 1) of cases; causes, widest first."""

    value: Triple
    coverage: float
    causes: tuple[Cause, ...]


def perturbed(cells: int, *, half_width: int) -> Error:
    """The error of a sum of cells each changed by a whole number up to half_width, all equally likely.

    Offices do not publish their exact method: the half-width is an assumption and belongs on the page.
    """
    return Error("perturbation", cells, sqrt(half_width * (half_width + 1) / 3), half_width)


def rounded(cells: int, *, to: int) -> Error:
    """The error of a sum of cells each rounded to a multiple of `to` (5 puts a count at most 2 out)."""
    return Error("rounding", cells, sqrt((to * to - 1) / 12), to // 2)


def around(figure: float, errors: Sequence[Error], *, coverage: float = 0.95, floor: float = 0) -> Uncertain:
    """The figure with its range, from all causes together. No errors: no width.

    The range is never wider than the cells can be out, and ends at the floor: a count is not below 0.
    """
    z = _z(coverage)
    together = z * sqrt(sum(error.cells * error.sd**2 for error in errors))
    furthest = sum((error.cells * error.most for error in errors if error.cells), 0.0)
    reach = min(together, furthest)
    causes = sorted((_cause(error, z) for error in errors), key=lambda cause: -cause.plus_or_minus)
    return Uncertain(
        Triple(figure - reach, figure, figure + reach).kept_within(floor=floor), coverage, tuple(causes)
    )


def share_in_sample(
    count: float, size: float, *, coverage: float = 0.95, design_effect: float = 1
) -> Triple | None:
    """The share, 0 to 1, with Wilson's score interval, which stays inside 0 and 1; None for an empty sample.

    design_effect: how much wider than a simple random sample, as variances (clustered surveys: above 1).
    Also used for full counts, as the chance variation of a rate from one year to the next.
    Wilson, "Probable inference", Journal of the American Statistical Association 22 (1927).
    """
    if not 0 <= count <= size:
        raise ValueError(f"{count:g} people cannot be part of a sample of {size:g}.")
    if size == 0:
        return None
    share, z2, effective = count / size, _z(coverage) ** 2, size / design_effect
    middle = (share + z2 / (2 * effective)) / (1 + z2 / effective)
    reach = sqrt(z2 * (share * (1 - share) / effective + z2 / (4 * effective**2))) / (1 + z2 / effective)
    # Rounding in the last bit may put an end beyond the share itself at 0 or 1.
    return Triple(max(0.0, min(middle - reach, share)), share, min(1.0, max(middle + reach, share)))


def _cause(error: Error, z: float) -> Cause:
    furthest = error.cells * error.most if error.cells else 0.0
    return Cause(error.cause, error.cells, error.most, min(z * error.sd * sqrt(error.cells), furthest))


def _z(coverage: float) -> float:
    if not 0 < coverage < 1:
        raise ValueError(f"Coverage lies between 0 and 1, not {coverage:g}.")
    return NormalDist().inv_cdf((1 + coverage) / 2)
