"""The likely range of a calculation, narrower than its bounds.

Bounds take every low value together, then every high one: right as limits, but as unlikely as throwing six
ones. Here each assumption is drawn many times from a triangle between its low and high that peaks at its
central value, the calculation is done on every draw, and the middle part of the answers is kept.

The shape is a convention, not evidence: published ranges rarely say more than three numbers. Draws come from
a fixed seed, so the same assumptions always give the same range.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from mainstay.engines.estimate import Triple

Draws = NDArray[np.float64]


@dataclass(frozen=True)
class Likely:
    """Where the answer falls in `coverage` (0 to 1) of the draws; as much left out above as below."""

    low: float
    high: float
    coverage: float


@dataclass(frozen=True)
class Sampler:
    """Draws the same values for the same assumption every time it is asked.

    seed: any whole number; draws: how many values each assumption gets.
    Each assumption has its own stream, found by its name: adding or leaving one out does not disturb the
    others, and two places that share an assumption share its draws, so their answers rise and fall together.
    """

    seed: int = 1
    draws: int = 2000

    def of(self, name: Hashable, triple: Triple) -> Draws:
        """float64, shape (draws,), read-only, between the triple's low and high, which must be finite."""
        return _drawn(self.seed, self.draws, name, triple)


SAME_EVERY_TIME = Sampler()


# An area page asks for the same few assumptions for each of its places.
@lru_cache(maxsize=256)
def _drawn(seed: int, draws: int, name: Hashable, triple: Triple) -> Draws:
    # hash() changes from one run of Python to the next; a digest does not.
    stream = int.from_bytes(blake2b(repr(name).encode(), digest_size=8).digest(), "big")
    if triple.width == 0:
        values = np.full(draws, triple.central)
    else:
        generator = np.random.default_rng([seed, stream])
        values = generator.triangular(triple.low, triple.central, triple.high, draws)
    values.flags.writeable = False
    return values


def middle(values: Draws, coverage: float) -> Likely:
    """The range that holds the middle `coverage` (0 to 1) of the values, shape (draws,), at least one."""
    tail = (1 - coverage) / 2
    low, high = np.quantile(values, [tail, 1 - tail])
    return Likely(float(low), float(high), coverage)
