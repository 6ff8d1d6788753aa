"""How far a published figure may be from the truth.

Offices change small counts a little so that nobody can be picked out (perturbation), and surveys ask only some people.
Each cell's error is taken as independent and as likely up as down, so the error of a sum grows with the square root of
the number of cells: adding 200 areas is not 200 times as unsure.

What nobody measured (people who do not call themselves carers, a census in lockdown) is in no interval here.
"""

from math import sqrt
from statistics import NormalDist

from mainstay.engines.estimate import Triple


def around(figure: float, *, cells: int, sd: float, coverage: float = 0.95) -> Triple:
    """The figure with the range that holds the truth in `coverage` (0 to 1) of cases; never below 0.

    cells: how many cells were added up. sd: standard deviation of one cell's error, in people.
    """
    reach = _z(coverage) * sd * sqrt(cells)
    return Triple(figure - reach, figure, figure + reach).kept_within(floor=0)


def share_in_sample(count: float, size: float, *, coverage: float = 0.95) -> Triple | None:
    """The share, 0 to 1, with Wilson's score interval, which stays inside 0 and 1; None for an empty sample.

    Also used for full counts, as the chance variation of a rate from one year to the next.
    Wilson, "Probable inference", Journal of the American Statistical Association 22 (1927).
    """
    if not 0 <= count <= size:
        raise ValueError(f"{count:g} people cannot be part of a sample of {size:g}.")
    if size == 0:
        return None
    share, z2 = count / size, _z(coverage) ** 2
    middle = (share + z2 / (2 * size)) / (1 + z2 / size)
    reach = sqrt(z2 * (share * (1 - share) / size + z2 / (4 * size**2))) / (1 + z2 / size)
    # Rounding in the last bit may put an end beyond the share itself at 0 or 1.
    return Triple(max(0.0, min(middle - reach, share)), share, min(1.0, max(middle + reach, share)))


def _z(coverage: float) -> float:
    if not 0 < coverage < 1:
        raise ValueError(f"Coverage lies between 0 and 1, not {coverage:g}.")
    return NormalDist().inv_cdf((1 + coverage) / 2)
