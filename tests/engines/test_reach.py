"""Relative reach: against bisection by hand, and against thousands of simulated areas."""

from math import sqrt
from statistics import NormalDist

import numpy as np
import pytest

from mainstay.engines.estimate import Triple
from mainstay.engines.hidden import protected
from mainstay.engines.reach import (
    ABOVE,
    BELOW,
    DO_NOT_FIT,
    MAY_BE_NONE,
    NO_COUNT,
    NO_PART,
    NO_WHOLE,
    NOT_APART,
    TOO_FEW,
    each_of,
    parts_of,
    reach,
)

TENTH, FIFTY, THOUSAND = Triple.exactly(0.1), Triple.exactly(50), Triple.exactly(1000)


def found(part=TENTH, known=FIFTY, everyone=THOUSAND, **more):
    """The ordinary group: a tenth of carers and a twentieth of those known."""
    return reach(part, known, everyone, **({"coverage": 0.95, "least": 10} | more))


# The twin: the ends of the interval found by trial, with no formula of Wilson's.


def by_trial(known: int, everyone: int, coverage: float, *, upper: bool) -> float:
    """The furthest true share from which a count this far away is still no surprise, by halving."""
    z = NormalDist().inv_cdf((1 + coverage) / 2)
    seen = known / everyone
    near, far = seen, 1.0 if upper else 0.0
    for _ in range(200):
        tried = (near + far) / 2
        if abs(seen - tried) <= z * sqrt(tried * (1 - tried) / everyone):
            near = tried
        else:
            far = tried
    return near


@pytest.mark.parametrize("seed", range(40))
def test_the_interval_is_the_widest_that_any_count_and_any_part_in_their_ranges_gives(seed):
    rng = np.random.default_rng(seed)
    everyone = int(rng.integers(300, 3000))
    known = int(rng.integers(0, everyone // 3))
    low, central, high = sorted(rng.uniform(0.05, 0.5, 3))
    shown, all_shown = protected(known, below=5, to=5), protected(everyone, below=5, to=5)
    answer = reach(Triple(low, central, high), shown, all_shown, coverage=0.95, least=1)
    assert answer.ratio is not None
    ratios = [
        by_trial(count, whole, 0.95, upper=upper) / part
        for count in {int(shown.low), int(shown.high)}
        for whole in {int(all_shown.low), int(all_shown.high)}
        for part in (low, high)
        for upper in (False, True)
    ]
    assert answer.ratio.low == pytest.approx(min(ratios), abs=1e-6)
    assert answer.ratio.high == pytest.approx(max(ratios), abs=1e-6)


def simulated(relative: float, *, times: int = 400, seed: int = 1) -> list:
    """Areas whose true part lies anywhere in its range and whose group is reached `relative` as well as all."""
    rng = np.random.default_rng(seed)
    answers = []
    for _ in range(times):
        centre = rng.uniform(0.05, 0.4)
        part = Triple(0.8 * centre, centre, 1.2 * centre)
        true = rng.uniform(part.low, part.high)
        everyone = int(rng.integers(400, 4000))
        known = int(rng.binomial(everyone, min(1, relative * true)))
        shown = protected(known, below=5, to=5), protected(everyone, below=5, to=5)
        answers.append((relative, reach(part, *shown, coverage=0.95, least=10)))
    return answers


@pytest.mark.parametrize("relative", [0.3, 0.6, 1.0, 1.5])
def test_the_interval_holds_the_truth_at_least_as_often_as_it_says(relative):
    said = [answer.ratio for _, answer in simulated(relative) if answer.ratio]
    assert len(said) > 300
    assert sum(relative in ratio for ratio in said) / len(said) >= 0.95


def test_a_group_reached_as_well_as_all_is_hardly_ever_flagged():
    flags = [answer.finding for _, answer in simulated(1.0) if answer.finding]
    assert sum(flag != NOT_APART for flag in flags) / len(flags) <= 0.05


def test_a_group_reached_a_third_as_well_as_all_is_nearly_always_flagged():
    flags = [answer.finding for _, answer in simulated(0.3) if answer.finding]
    assert sum(flag == BELOW for flag in flags) / len(flags) >= 0.9


def test_shortfall_holds_what_is_truly_missing():
    rng = np.random.default_rng(7)
    held = []
    for _ in range(300):
        true = rng.uniform(0.16, 0.24)
        known = int(rng.binomial(2000, 0.4 * true))
        answer = found(Triple(0.16, 0.2, 0.24), Triple.exactly(known), Triple.exactly(2000))
        if answer.short:
            held.append(0.6 * true * 2000 in answer.short)
    assert len(held) > 280
    assert sum(held) / len(held) >= 0.95


# What is said, and what is not


def test_half_as_well_reached_is_below():
    answer = found()
    assert answer.ratio is not None
    assert answer.finding == BELOW
    assert answer.ratio.central == pytest.approx(0.5)
    assert answer.short is not None
    assert answer.short.central == pytest.approx(50)


def test_twice_as_well_reached_is_above_and_nothing_is_short():
    answer = found(known=Triple.exactly(200))
    assert (answer.finding, answer.short) == (ABOVE, None)


def test_nothing_is_flagged_while_the_range_holds_one():
    answer = found(part=Triple(0.04, 0.1, 0.16))
    assert (answer.finding, answer.short) == (NOT_APART, None)
    assert answer.ratio is not None
    assert 1 in answer.ratio


def test_nobody_known_of_many_expected_is_below():
    answer = found(known=Triple.exactly(0))
    assert answer.finding == BELOW
    assert answer.ratio is not None
    assert answer.ratio.low == 0


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"part": None}, NO_PART),
        ({"part": Triple.exactly(0)}, MAY_BE_NONE),
        ({"everyone": None}, NO_WHOLE),
        ({"everyone": Triple.exactly(0)}, NO_WHOLE),
        ({"known": None}, NO_COUNT),
        ({"known": Triple.exactly(2000)}, DO_NOT_FIT),
        ({"part": Triple.exactly(0.009), "known": Triple.exactly(0)}, TOO_FEW),
    ],
)
def test_what_cannot_be_said_has_its_reason_and_no_number(changed, reason):
    answer = found(**changed)
    assert (answer.ratio, answer.finding, answer.short, answer.reason) == (None, None, None, reason)


def test_a_part_that_reaches_down_to_nobody_has_no_upper_end_and_is_never_below():
    answer = found(part=Triple(0, 0.1, 0.2))
    assert answer.finding == NOT_APART


def test_the_more_groups_are_looked_at_the_surer_each_must_be():
    assert each_of(1, 0.95) == pytest.approx(0.95)
    assert each_of(10, 0.95) == pytest.approx(0.995)
    assert each_of(0, 0.95) == pytest.approx(0.95)


def test_parts_of_places_are_those_of_every_way_the_carers_may_be_spread():
    carers = {"a": Triple(80, 100, 120), "b": Triple(250, 300, 350), "c": Triple.exactly(600)}
    for code, part in parts_of(carers).items():
        tried = [
            {"a": a, "b": b, "c": 600}[code] / (a + b + 600)
            for a in np.linspace(80, 120, 21)
            for b in np.linspace(250, 350, 21)
        ]
        assert part.low == pytest.approx(min(tried))
        assert part.high == pytest.approx(max(tried))
    assert parts_of(carers)["a"].central == pytest.approx(0.1)
