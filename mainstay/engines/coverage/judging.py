"""How well a cell is covered, by stated thresholds of the share of carers reached in a year."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mainstay.engines.coverage.values import Floats

GAP, GENERAL, THIN, ENOUGH, OVER, UNSAID = "gap", "general", "thin", "enough", "over", "unsaid"
# From what is most missing: nothing at all; only services open to everybody; …; services that do not say how much.
LEVELS = (GAP, GENERAL, THIN, UNSAID, ENOUGH, OVER)


@dataclass(frozen=True)
class Thresholds:
    """Shares of a place's carers reached in a year, by intervention: below enough is thin, above over is more.

    NaN for an intervention that reach does not judge: it is there or it is not.
    """

    enough: Mapping[str, float]
    over: Mapping[str, float]


def levels(
    reach: Floats, meant: NDArray[np.int_], general: NDArray[np.int_], *, enough: Floats, over: Floats
) -> NDArray[np.int_]:
    """Return the level of each cell as its place in LEVELS. reach: NaN where nobody can say.

    enough, over: broadcast against the rest.
    """
    with np.errstate(invalid="ignore"):
        return np.select(
            [
                (meant == 0) & (general == 0),
                meant == 0,
                np.isnan(reach + enough),
                reach < enough,
                reach > over,
            ],
            [LEVELS.index(level) for level in (GAP, GENERAL, UNSAID, THIN, OVER)],
            LEVELS.index(ENOUGH),
        )
