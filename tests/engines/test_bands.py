from decimal import Decimal
from itertools import combinations, pairwise
from math import isnan, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.engines.bands import BandsDoNotFit, carers_by_band, collapse, finest
from tests.engines.published_census import added, care_2011, care_2021

ENGLAND_2021 = ["hours_1_9", "hours_10_19", "hours_20_34", "hours_35_49", "hours_50_plus"]
SCOTLAND_2022 = ["hours_1_19", "hours_20_34", "hours_35_49", "hours_50_plus"]
ALL_2011 = ["hours_1_19", "hours_20_49", "hours_50_plus"]


def place(**changes) -> dict[str, float]:
    """A place as England's census prints it: bands beside their own parts."""
    ordinary = {"total": 1000, "none": 900, "hours_1_19": 50, "hours_1_9": 35, "hours_10_19": 15}
    ordinary |= {"hours_20_49": 20, "hours_20_34": 9, "hours_35_49": 11, "hours_50_plus": 30}
    return {key: float(value) for key, value in (ordinary | changes).items()}


def shares(counts, into=None) -> dict[str, float | None]:
    return {band.band: band.share for band in carers_by_band(counts, into).bands}


def test_bands_printed_beside_their_parts_are_counted_once():
    carers = carers_by_band(place())
    assert [band.band for band in carers.bands] == ENGLAND_2021
    assert (carers.total, carers.base, carers.rate) == (100, 1000, 0.1)


def test_shares_are_of_all_carers_and_rates_of_the_base():
    heaviest = carers_by_band(place()).bands[-1]
    assert (heaviest.share, heaviest.rate) == (0.3, 0.03)


def test_the_order_of_the_columns_does_not_matter():
    backwards = dict(reversed(place().items()))
    assert carers_by_band(backwards) == carers_by_band(place())


def test_a_missing_part_is_stood_in_for_by_the_band_it_belongs_to():
    carers = carers_by_band(place(hours_1_9=nan))
    assert [band.band for band in carers.bands] == [
        "hours_1_19",
        "hours_20_34",
        "hours_35_49",
        "hours_50_plus",
    ]
    assert carers.total == 100


def test_a_missing_band_is_none_and_the_total_comes_from_those_not_caring():
    carers = carers_by_band(place(hours_50_plus=nan))
    assert (carers.bands[-1].carers, carers.bands[-1].share, carers.total) == (None, None, 100)


def test_with_nothing_published_everything_is_unknown():
    carers = carers_by_band(dict.fromkeys(place(), nan))
    assert (carers.total, carers.base, carers.rate) == (None, None, None)
    assert {band.carers for band in carers.bands} == {None}


def test_a_place_without_people_has_no_rate_and_no_shares():
    carers = carers_by_band(dict.fromkeys(place(), 0.0))
    assert (carers.total, carers.rate, carers.bands[0].share) == (0, None, None)


def test_counts_without_bands_are_refused():
    with pytest.raises(BandsDoNotFit, match="no hours bands"):
        carers_by_band({"total": 10, "none": 9})


def test_bands_with_a_gap_are_refused():
    with pytest.raises(BandsDoNotFit, match="gap"):
        finest(["hours_1_19", "hours_35_49", "hours_50_plus"])


def test_collapsing_adds_the_parts():
    assert collapse(place(), ALL_2011) == {"hours_1_19": 50, "hours_20_49": 20, "hours_50_plus": 30}


def test_collapsing_into_bands_that_would_split_one_is_refused_by_name():
    with pytest.raises(BandsDoNotFit, match="hours_20_49 would have to be split"):
        collapse({"hours_1_19": 1, "hours_20_49": 2, "hours_50_plus": 3}, SCOTLAND_2022)


def test_collapsing_into_overlapping_bands_is_refused():
    with pytest.raises(BandsDoNotFit, match="overlap"):
        collapse(place(), ["hours_1_9", "hours_1_19", "hours_10_19", "hours_20_49", "hours_50_plus"])


def test_a_collapsed_band_with_an_unknown_part_is_unknown():
    into = collapse({"hours_1_9": 5, "hours_10_19": nan, "hours_20_plus": 1}, ["hours_1_19", "hours_20_plus"])
    assert isnan(into["hours_1_19"])


cuts = st.sets(st.integers(2, 60), max_size=5)


def keys(starts: set[int]) -> list[str]:
    ordered = [1, *sorted(starts)]
    return [f"hours_{a}_{b - 1}" for a, b in pairwise(ordered)] + [f"hours_{ordered[-1]}_plus"]


def weekly_hours(key: str) -> set[int]:
    """The slow twin of a band: every hour in it, 168 standing for all beyond."""
    first, last = key.removeprefix("hours_").split("_")
    return set(range(int(first), 169 if last == "plus" else int(last) + 1))


@given(cuts.filter(lambda c: len(c) > 1), st.data())
@settings(max_examples=50)
def test_finest_bands_agree_with_trying_every_choice(starts, data):
    offered = keys(starts) + keys(set(list(starts)[: len(starts) // 2]))
    whole = [
        choice
        for size in range(len(offered) + 1)
        for choice in combinations(sorted(set(offered)), size)
        if sum(map(len, map(weekly_hours, choice))) == 168 == len(set().union(*map(weekly_hours, choice)))
    ]
    assert len(finest(data.draw(st.permutations(offered)))) == max(map(len, whole))


def test_the_shares_of_england_2021_are_those_in_the_domain_notes():
    # domain.md 6.2: share of carers, and of people aged 5 and over.
    england = {"total": 53_413_098, "hours_1_9": 1_668_989, "hours_10_19": 634_736, "hours_20_34": 452_264}
    england |= {"hours_35_49": 517_505, "hours_50_plus": 1_404_771}
    bands = carers_by_band(england).bands
    assert [round(100 * band.share, 1) for band in bands] == [35.7, 13.6, 9.7, 11.1, 30.0]
    assert [round(100 * band.rate, 2) for band in bands] == [3.12, 1.19, 0.85, 0.97, 2.63]
    total = sum(Decimal(str(value)) for key, value in england.items() if key != "total")
    assert carers_by_band(england).total == float(total)


def test_the_real_census_gives_the_published_figures(published):
    places = care_2021(published("census_unpaid_care/census2021_ts039_unpaid_care_ltla.csv"))
    assert len(places) == 331
    both = carers_by_band(added(places))
    assert (both.total, both.base, round(100 * both.rate, 3)) == (4_989_002, 56_365_485, 8.851)
    assert [band.carers for band in both.bands] == [1_764_545, 677_490, 483_298, 552_072, 1_511_597]
    assert round(100 * carers_by_band(added(places, "E")).rate, 3) == 8.759
    assert round(100 * carers_by_band(added(places, "W")).rate, 3) == 10.525
    trafford = carers_by_band(places["E08000009"])
    assert (trafford.total, round(100 * trafford.rate, 3)) == (18_822, 8.494)


def test_the_real_2021_bands_fit_those_of_2011(published):
    then = care_2011(published("census_unpaid_care/census2011_unpaid_care_la.csv"))
    now = care_2021(published("census_unpaid_care/census2021_ts039_unpaid_care_ltla.csv"))
    assert finest(added(then)) == ALL_2011
    assert collapse(added(now), ALL_2011)["hours_50_plus"] == 1_511_597
    assert carers_by_band(added(then, "E")).total == 5_430_016
