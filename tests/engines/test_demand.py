from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.engines.demand import MAY_BE_MET, MORE_IS_PROVIDED, bounds_of_demand, estimate_demand
from mainstay.engines.estimate import Triple
from mainstay.engines.funnel import BreakType, Funnel
from mainstay.engines.likely import Sampler

SITTING = BreakType("sitting", "hours", Triple(0.5, 0.6, 0.7), Triple(50, 100, 150), Triple(2410, 2800, 3214))
RESIDENTIAL = BreakType("residential", "nights", Triple(0.3, 0.4, 0.5), Triple(5, 7, 14))


def funnel(**changes) -> Funnel:
    ordinary = Funnel(
        in_need={"hours_1_19": Triple(0.05, 0.1, 0.2), "hours_50_plus": Triple(0.3, 0.5, 0.7)},
        want=Triple(0.4, 0.5, 0.6),
        accept=Triple(0.2, 0.4, 0.7),
        breaks=[SITTING, RESIDENTIAL],
    )
    return replace(ordinary, **changes)


CARERS = {"hours_1_19": Triple(900, 1000, 1100), "hours_50_plus": Triple.exactly(400)}


def sitting(carers=CARERS, assumed=None, **given):
    return estimate_demand(carers, assumed or funnel(), **given)[0]


def test_demand_is_the_carers_times_each_share_times_the_units():
    # (1000 × 0.1 + 400 × 0.5) × 0.5 × 0.4 × 0.6 × 100
    assert sitting().demand.central == pytest.approx(3600)


def test_low_takes_every_low_and_high_every_high():
    demand = sitting().demand
    assert demand.low == pytest.approx((900 * 0.05 + 400 * 0.3) * 0.4 * 0.2 * 0.5 * 50)
    assert demand.high == pytest.approx((1100 * 0.2 + 400 * 0.7) * 0.6 * 0.7 * 0.7 * 150)


def test_the_likely_range_lies_within_the_bounds_and_is_narrower():
    result = sitting()
    assert (
        result.demand.low
        < result.likely.low
        < result.demand.central
        < result.likely.high
        < result.demand.high
    )


def test_the_bounds_alone_are_those_of_the_whole_estimate():
    whole = estimate_demand(CARERS, funnel())
    assert bounds_of_demand(CARERS, funnel()) == {each.break_type: each.demand for each in whole}


def test_the_likely_range_is_the_same_every_time():
    assert sitting() == sitting()


def test_adding_a_band_leaves_the_draws_of_the_others_alone():
    sampler = Sampler()
    before = sampler.of("want", Triple(0, 0.5, 1)).copy()
    sampler.of("another", Triple(0, 0.5, 1))
    assert (sampler.of("want", Triple(0, 0.5, 1)) == before).all()


def test_draws_follow_the_triangle():
    drawn = np.sort(Sampler(draws=20_000).of("x", Triple(0, 1, 4)))
    # The triangle's distribution: F(x) = x²/4 up to the peak, 1 − (4 − x)²/12 after it.
    expected = [x * x / 4 if x <= 1 else 1 - (4 - x) ** 2 / 12 for x in drawn]
    assert np.abs(np.array(expected) - np.arange(1, 20_001) / 20_000).max() < 0.015


def test_what_is_already_met_is_taken_off():
    result = sitting(already_met={"sitting": Triple.exactly(100)})
    assert result.unmet.central == pytest.approx(3500)
    assert result.findings == ()


def test_unmet_demand_never_falls_below_zero_and_says_that_it_might_be_met():
    result = sitting(already_met={"sitting": Triple.exactly(1000)})
    assert result.unmet.low == 0
    assert result.findings == (MAY_BE_MET,)


def test_more_provided_than_estimated_is_a_finding_and_the_arithmetic_still_shows_it():
    result = sitting(already_met={"sitting": Triple.exactly(5000)})
    assert (result.unmet.low, result.unmet.central) == (0, 0)
    assert result.findings == (MORE_IS_PROVIDED,)
    assert result.steps[-1].value.central == pytest.approx(3600 - 5000)


def test_a_type_with_a_price_has_a_cost_and_one_without_has_none():
    sat, stayed = estimate_demand(CARERS, funnel())
    assert sat.cost_pence is not None
    assert sat.cost_pence.central == pytest.approx(3600 * 2800)
    assert (stayed.cost_pence, stayed.unmet_cost_pence) == (None, None)


def test_three_hours_a_week_for_46_weeks_cost_4435_pounds_at_the_sustainable_rate_and_3326_as_paid():
    # domain.md 6.6: one carer, all of whom need, want and accept sitting.
    everyone = Triple.exactly(1)
    one_type = BreakType("sitting", "hours", everyone, Triple.exactly(3 * 46), Triple(2410, 2410, 3214))
    certain = Funnel({"hours_50_plus": everyone}, everyone, everyone, [one_type])
    cost = sitting({"hours_50_plus": everyone}, certain).cost_pence
    assert cost is not None
    assert (round(cost.low / 100), round(cost.high / 100)) == (3326, 4435)


def test_every_line_of_the_arithmetic_follows_from_the_line_above():
    for result in estimate_demand(CARERS, funnel(), {"sitting": Triple(1, 2, 3)}):
        for above, line in zip(result.steps, result.steps[1:], strict=False):
            if line.operation == "×":
                assert line.value == above.value * line.operand
            if line.operation == "−":
                assert line.value == above.value - line.operand


def test_no_carers_no_demand():
    assert sitting({}).demand == Triple.exactly(0)


def test_a_band_without_a_share_in_need_is_refused_by_name():
    with pytest.raises(ValueError, match="hours_20_34"):
        sitting({"hours_20_34": Triple.exactly(10)})


def test_breaks_met_of_a_type_nobody_assumed_are_refused_by_name():
    with pytest.raises(ValueError, match="befriending"):
        sitting(already_met={"befriending": Triple.exactly(1)})


def test_wrong_assumptions_are_all_named_at_once():
    with pytest.raises(ValueError, match="The share want") as refusal:
        funnel(want=Triple(0.5, 0.9, 1.2), breaks=[SITTING, SITTING])
    assert "add up to 1.2" in str(refusal.value)
    assert "twice" in str(refusal.value)


shares = st.lists(st.fractions(0, 1, max_denominator=50), min_size=3, max_size=3).map(sorted)
counts = st.lists(st.fractions(0, 5000, max_denominator=1), min_size=3, max_size=3).map(sorted)
places = st.dictionaries(st.sampled_from(["hours_1_19", "hours_20_49", "hours_50_plus"]), counts, min_size=1)
bands_in_need = st.fixed_dictionaries(dict.fromkeys(["hours_1_19", "hours_20_49", "hours_50_plus"], shares))


def as_triple(three: list[Fraction]) -> Triple:
    return Triple(*map(float, three))


@given(places, bands_in_need, shares, shares, counts, counts)
@settings(max_examples=50, deadline=None)
def test_the_bounds_agree_with_exact_fractions(carers, in_need, want, accept, units, met):
    whole = BreakType("sitting", "hours", Triple(0.5, 1, 1), as_triple(units))
    assumed = Funnel(
        {b: as_triple(s) for b, s in in_need.items()}, as_triple(want), as_triple(accept), [whole]
    )
    result = sitting(
        {b: as_triple(c) for b, c in carers.items()}, assumed, already_met={"sitting": as_triple(met)}
    )
    mix = [Fraction(1, 2), Fraction(1), Fraction(1)]
    for end, value, left in zip(
        range(3), vars(result.demand).values(), vars(result.unmet).values(), strict=True
    ):
        exact = Fraction(0)
        for band in carers:
            exact += carers[band][end] * in_need[band][end]
        exact *= want[end] * accept[end] * mix[end] * units[end]
        assert value == pytest.approx(float(exact))
        assert left == pytest.approx(float(max(Fraction(0), exact - met[2 - end])), abs=1e-6)
    assert result.demand.low - 1e-6 <= result.likely.low <= result.likely.high <= result.demand.high + 1e-6


@given(places, places)
@settings(max_examples=50, deadline=None)
def test_bounds_of_places_add_up_to_the_bounds_of_the_area(here, there):
    assumed = funnel(
        in_need={b: Triple(0.1, 0.2, 0.3) for b in ["hours_1_19", "hours_20_49", "hours_50_plus"]}
    )
    here, there = ({b: as_triple(c) for b, c in place.items()} for place in (here, there))
    both = {b: here.get(b, Triple.exactly(0)) + there.get(b, Triple.exactly(0)) for b in here | there}
    apart = sitting(here, assumed).demand + sitting(there, assumed).demand
    together = sitting(both, assumed).demand
    assert vars(together) == pytest.approx(vars(apart))
