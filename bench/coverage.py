"""The coverage matrix: 24 interventions × 150 small areas × 8 groups of carers, and the same from the database.

Against the slow twin of its tests, which adds up one service, place and group at a time. The twin is measured on
one intervention of the 24, chosen at random, and taken 24 times: whole, it takes longer than anyone would wait.
"""

import random
import statistics
import tracemalloc
from datetime import UTC, date, datetime
from typing import Any

from bench import measuring, private, promises, reporting, what_is_known

ROUNDS = 9
NORTHMOOR = "X06000001"
AREAS, GROUPS, SERVICES, MANY = 150, 8, 60, 1000


def measure() -> bool:
    """Print how long the matrix takes, alone and from the database; return whether every promise is met."""
    private.make_ready()
    return _alone() & _from_the_database()


def _alone() -> bool:
    from mainstay.engines.coverage import matrix
    from tests.engines.test_coverage import slowly

    codes, offers, ground, limits = _world(SERVICES)
    day, drawn = date(2027, 11, 22), random.Random(3)

    def fast() -> float:
        return measuring.seconds(lambda: matrix(codes, offers, ground, limits, ending_before=day))

    def slow() -> float:
        code = drawn.choice(codes)
        cells = [(p, group) for p in range(AREAS) for group in ground.groups]
        return len(codes) * measuring.seconds(
            lambda: [slowly(code, p, group, offers, ground, limits) for p, group in cells]
        )

    fasts, slows = measuring.in_turn(fast, slow, rounds=ROUNDS)
    took, loops = statistics.median(fasts) * 1000, statistics.median(slows) * 1000
    met = reporting.tell(promises.COVERAGE_TIME, took, f"{SERVICES} services, {ROUNDS} rounds")
    ratio, against = measuring.ratio(fasts, slows), f"{took:.0f} ms against {loops:.0f} ms"
    met &= reporting.tell(promises.COVERAGE_RATIO, ratio, against)
    tracemalloc.start()
    matrix(codes, offers, ground, limits, ending_before=day)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    met &= reporting.tell(promises.COVERAGE_MEMORY, peak, "at its peak, NumPy's arrays included")
    many = _world(MANY)
    took = statistics.median(
        measuring.seconds(lambda: matrix(*many, ending_before=day)) * 1000 for _ in range(ROUNDS)
    )
    return met & reporting.tell(promises.COVERAGE_MANY, took, f"{ROUNDS} rounds")


def _world(services: int) -> tuple[list[str], list[Any], Any, Any]:
    """Made services such as an authority has: a few places or everywhere, for everybody or for one or two groups."""
    import numpy as np

    from mainstay.engines.coverage import Ground, Offer, Thresholds
    from mainstay.engines.estimate import Triple

    dice = random.Random(24)
    codes = [f"I{number:02}" for number in range(1, 25)]
    named = [f"group {number}" for number in range(1, GROUPS)]
    weights = np.array([dice.uniform(40, 300) for _ in range(AREAS)])
    offers = [
        Offer(
            key=number,
            provider=dice.randrange(1 + services // 2),
            interventions=tuple(dice.sample(codes, dice.randint(1, 3))),
            parts=tuple(dice.sample(range(AREAS), dice.choice([12, 40, AREAS]))),
            groups=frozenset(dice.sample(named, dice.choice([0, 0, 0, 1, 2]))),
            carers=Triple.exactly(dice.randint(5, 500)),
            places=float(dice.randint(1, 80)),
            pence=dice.randint(0, 40_000_000),
            route=dice.choice(["commissioned", "grant", "universal", "volunteer", "donated", "private"]),
        )
        for number in range(services)
    ]
    ground = Ground(
        weights,
        tuple((number,) for number in range(AREAS)),
        np.stack([weights * 0.9, weights, weights * 1.1], axis=1),
        ("", *named),
        {name: Triple(0.02, 0.1, 0.2) for name in named},
    )
    return codes, offers, ground, Thresholds(dict.fromkeys(codes, 0.05), dict.fromkeys(codes, 0.2))


def _from_the_database() -> bool:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from mainstay.accounts.models import Authority
    from mainstay.database import scope
    from mainstay.places.queries import area
    from mainstay.planning.coverage import EVERYBODY, matrix_for
    from mainstay.policy import items

    what_is_known.add_northmoor()
    today = datetime.now(tz=UTC).date()
    groups = (EVERYBODY, *(item.code for item in items("model.overlooked_groups", on=today)))[:GROUPS]
    with scope.of_authority(None, sharing=True):
        authority = Authority.objects.get(area_code=NORTHMOOR)
    with scope.of_authority(authority.pk):
        northmoor = area(NORTHMOOR)
        assert northmoor is not None

        def whole() -> float:
            return measuring.seconds(
                lambda: matrix_for(northmoor, on=today, local={}, level="small", groups=groups)
            )

        with CaptureQueriesContext(connection) as asked:
            whole()
        took = statistics.median(whole() * 1000 for _ in range(ROUNDS))
    met = reporting.tell(promises.COVERAGE_WHOLE, took, f"Northmoor, {ROUNDS} rounds")
    return met & reporting.tell(promises.COVERAGE_QUERIES, len(asked), "Northmoor")
