from math import exp, log, nan, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.engines.bands import carers_by_band
from mainstay.engines.equity import GroupRate, falls_at_every_step, rates_by_group, ratio
from tests.engines.published_census import care_2021, rows_of


def rates(*counts_and_bases: tuple[float, float]) -> list[GroupRate]:
    """One group for each pair, most deprived first."""
    groups = range(len(counts_and_bases))
    counts, bases = zip(*counts_and_bases, strict=True)
    return rates_by_group(list(groups), counts, bases, in_order=groups)


def test_a_groups_rate_is_the_sum_of_counts_over_the_sum_of_bases():
    (one,) = rates_by_group(["a", "a"], [10, 1], [100, 1000], in_order=["a"])
    assert one.rate.central == pytest.approx(0.01)
    assert one.places == 2


def test_a_place_without_a_number_is_left_out_of_both_sides_and_counted():
    (one,) = rates_by_group(["a", "a"], [10, nan], [100, 1000], in_order=["a"])
    assert (one.rate.central, one.places, one.left_out) == (0.1, 1, 1)


def test_groups_come_in_the_order_asked_even_when_empty():
    found = rates_by_group(["b"], [1], [10], in_order=["c", "b"])
    assert [(group.group, group.places) for group in found] == [("c", 0), ("b", 1)]
    assert found[0].rate is None


def test_no_places_give_no_rates():
    assert rates_by_group([], [], [], in_order=[]) == []


def test_places_in_no_group_are_in_no_rate():
    (one,) = rates_by_group(["a", None], [1, 99], [10, 100], in_order=["a"])
    assert one.count == 1


def test_a_ratio_has_an_interval_around_it():
    found = ratio(*rates((30, 100), (15, 100)))
    reach = 1.959964 * sqrt(1 / 30 - 1 / 100 + 1 / 15 - 1 / 100)
    assert found.central == pytest.approx(2)
    assert (found.low, found.high) == pytest.approx((exp(log(2) - reach), exp(log(2) + reach)))


def test_there_is_no_ratio_to_nobody():
    assert ratio(*rates((30, 100), (0, 100))) is None
    assert ratio(*rates((30, 100), (0, 0))) is None


def test_a_tie_is_not_a_fall():
    assert falls_at_every_step(rates((3, 10), (2, 10), (1, 10)))
    assert not falls_at_every_step(rates((3, 10), (2, 10), (2, 10)))


def test_a_missing_step_is_not_a_fall():
    assert not falls_at_every_step(rates((3, 10), (0, 0), (1, 10)))
    assert not falls_at_every_step(rates((3, 10)))


places = st.lists(
    st.tuples(st.integers(1, 4), st.integers(0, 50), st.integers(50, 500), st.booleans()),
    min_size=2,
    max_size=30,
)


@given(places)
@settings(max_examples=50, deadline=None)
def test_rates_agree_with_adding_one_place_at_a_time(rows):
    by_hand: dict[int, list[int]] = {}
    for group, count, base, known in rows:
        if known:
            summed = by_hand.setdefault(group, [0, 0])
            summed[0] += count
            summed[1] += base
    found = rates_by_group(
        [row[0] for row in rows],
        [row[1] if row[3] else nan for row in rows],
        [row[2] for row in rows],
        in_order=range(1, 5),
    )
    for group in found:
        count, base = by_hand.get(group.group, [0, 0])
        assert (group.count, group.base) == (count, base)


def test_the_real_deciles_of_deprivation_give_the_published_rates(published):
    care = care_2021(published("census_unpaid_care/census2021_ts039_unpaid_care_lsoa.csv"))
    deciles = {
        row[0]: int(float(row[1])) for row in rows_of(published("deprivation/imd2019_england_lsoa11.csv.gz"))
    }
    lookup = rows_of(published("geography/lsoa11_lsoa21_lad22_exact_lookup.csv"))
    unchanged = {row[2] for row in lookup if row[4] == "U"}
    kept = [(deciles[code], counts) for code, counts in care.items() if code in unchanged and code in deciles]
    groups, bases = [decile for decile, _ in kept], [counts["total"] for _, counts in kept]
    any_care = [carers_by_band(counts).total for _, counts in kept]
    most = [counts["hours_50_plus"] for _, counts in kept]
    of_any = rates_by_group(groups, any_care, bases, in_order=range(1, 11))
    of_most = rates_by_group(groups, most, bases, in_order=range(1, 11))
    assert [round(100 * of_any[i].rate.central, 3) for i in (0, -1)] == [9.460, 8.478]
    assert [round(100 * of_most[i].rate.central, 3) for i in (0, -1)] == [3.608, 2.029]
    assert falls_at_every_step(of_most)
    assert not falls_at_every_step(of_any)
    assert ratio(of_most[0], of_most[-1]).low > 1.75
