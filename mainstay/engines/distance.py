"""How far a carer's life has moved: the six items of the national survey of carers, then and now.

Each item is 2 the best, 1, or 0 the worst. A score is the sum of six, 0 to 12, and only where all six are answered; an
area's is the mean of the scores of those who answered all six (ASCOF 1C; see docs/reference for its source).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ITEMS = ("occupation", "control", "personal_care", "safety", "social", "encouragement")
BEST = 2 * len(ITEMS)

Answers = Mapping[str, int | None]


@dataclass(frozen=True)
class Moved:
    """One item then and now. by: how many steps better (worse is below nought); None where one is not answered."""

    item: str
    then: int | None
    now: int | None

    @property
    def by(self) -> int | None:
        """Steps better, -2 to 2."""
        return None if self.then is None or self.now is None else self.now - self.then


def score(answers: Answers) -> int | None:
    """Return the sum of the six items, 0 to 12; None unless all six are answered."""
    values = [answers.get(item) for item in ITEMS]
    return None if None in values else sum(value for value in values if value is not None)


def moved(then: Answers, now: Answers) -> tuple[Moved, ...]:
    """Return each item then and now, in their order."""
    return tuple(Moved(item, then.get(item), now.get(item)) for item in ITEMS)


def distance(then: Answers, now: Answers) -> int | None:
    """Return by how much the whole score moved; None unless all six are answered both times."""
    before, after = score(then), score(now)
    return None if before is None or after is None else after - before


def of_an_area(everybody: Iterable[Answers]) -> tuple[float | None, int]:
    """Return the mean score of those who answered all six, and how many they are; None where nobody did."""
    scores = [each for each in map(score, everybody) if each is not None]
    return (sum(scores) / len(scores) if scores else None), len(scores)
