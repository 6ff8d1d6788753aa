"""Do the parts add up to the published whole? And which published total is the one to use?

Small areas are perturbed, so their sum is a little off: in 2021 the carers of England and Wales sum to
4,989,011 over small areas and to 4,989,002 over authorities. The total used is always that of the highest
level published.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import TypeVar

Level = TypeVar("Level")


@dataclass(frozen=True)
class Difference:
    """One figure of a whole beside the sum of its parts.

    out_by: parts less published; None where the whole has no number or a part has none.
    without_number: how many parts have none. explained: out_by is no more than is expected of such parts.
    """

    figure: str
    published: float | None
    parts: float | None
    out_by: float | None
    without_number: int
    explained: bool


def compare(
    whole: Mapping[str, float],
    parts: Iterable[Mapping[str, float]],
    *,
    expected: Mapping[str, float] | float = 0,
) -> list[Difference]:
    """For each figure of the whole, how its parts compare, in the whole's order.

    A part with NaN, or without the figure, has no number: then the sum is unknown and not taken as whole.
    expected: how far the sum may be out before it needs explaining, in people, for all figures or by figure
    (``uncertainty.around`` gives it for perturbed cells). No parts: they sum to 0.
    """
    rows = list(parts)
    return [_difference(figure, published, rows, expected) for figure, published in whole.items()]


def highest(published: Sequence[tuple[Level, float]]) -> tuple[Level, float] | None:
    """The level and total to use: the first that has a number, highest level first; None if none has."""
    return next(((level, figure) for level, figure in published if not isnan(figure)), None)


def _difference(
    figure: str, published: float, rows: list[Mapping[str, float]], expected: Mapping[str, float] | float
) -> Difference:
    values = [row.get(figure, float("nan")) for row in rows]
    without = sum(map(isnan, values))
    parts = None if without else float(sum(values))
    out_by = None if parts is None or isnan(published) else parts - published
    allowed = expected if isinstance(expected, float | int) else expected.get(figure, 0)
    return Difference(
        figure,
        published=None if isnan(published) else published,
        parts=parts,
        out_by=out_by,
        without_number=without,
        explained=out_by is not None and abs(out_by) <= allowed,
    )
