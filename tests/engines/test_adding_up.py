from math import nan

from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.engines.adding_up import compare, highest
from mainstay.engines.bands import carers_by_band
from mainstay.engines.uncertainty import around, perturbed
from tests.engines.published_census import added, care_2021


def only(whole, parts, expected=0):
    (difference,) = compare({"carers": whole}, [{"carers": part} for part in parts], expected=expected)
    return difference


def test_parts_that_add_up_need_no_explaining():
    difference = only(30, [10, 20])
    assert (difference.out_by, difference.explained) == (0, True)


def test_a_difference_says_by_how_much_and_in_which_direction():
    assert only(30, [10, 22]).out_by == 2
    assert only(30, [10, 18]).out_by == -2


def test_a_difference_no_wider_than_expected_is_explained():
    assert only(30, [10, 22], expected=2).explained
    assert not only(30, [10, 23], expected=2).explained


def test_what_is_expected_can_differ_by_figure():
    whole, parts = {"carers": 10, "none": 90}, [{"carers": 11, "none": 91}]
    assert [d.explained for d in compare(whole, parts, expected={"carers": 1})] == [True, False]


def test_a_part_without_a_number_leaves_the_sum_unknown():
    difference = only(30, [10, nan])
    assert (difference.parts, difference.out_by, difference.without_number) == (None, None, 1)
    assert not difference.explained


def test_a_part_without_the_figure_is_a_part_without_a_number():
    (difference,) = compare({"carers": 30}, [{"none": 1}])
    assert difference.without_number == 1


def test_a_whole_without_a_number_has_no_difference():
    difference = only(nan, [10, 20])
    assert (difference.published, difference.parts, difference.out_by) == (None, 30, None)


def test_no_parts_add_up_to_nothing():
    assert only(0, []).explained


def test_the_highest_level_with_a_number_is_used():
    assert highest([("nation", nan), ("authority", 4_989_002.0), ("lsoa", 4_989_011.0)]) == (
        "authority",
        4_989_002,
    )


def test_with_no_number_at_any_level_there_is_no_total():
    assert highest([("nation", nan)]) is None
    assert highest([]) is None


@given(st.lists(st.one_of(st.integers(0, 10**6), st.none()), max_size=20), st.integers(0, 10**6))
@settings(max_examples=50)
def test_differences_agree_with_adding_by_hand(parts, whole):
    difference = only(whole, [nan if part is None else part for part in parts])
    if None in parts:
        assert difference.out_by is None
        return
    left = whole
    for part in parts:
        left -= part
    assert difference.out_by == -left


def test_the_small_areas_of_the_real_census_are_nine_carers_over_and_that_is_expected(published):
    areas = care_2021(published("census_unpaid_care/census2021_ts039_unpaid_care_lsoa.csv"))
    authorities = care_2021(published("census_unpaid_care/census2021_ts039_unpaid_care_ltla.csv"))
    small = [{"carers": carers_by_band(counts).total or 0} for counts in areas.values()]
    perturbation = around(0, [perturbed(len(areas) * 5, half_width=1)], floor=-1e9).value.high
    (difference,) = compare(
        {"carers": carers_by_band(added(authorities)).total}, small, expected=perturbation
    )
    assert (difference.published, difference.parts, difference.out_by) == (4_989_002, 4_989_011, 9)
    assert difference.explained
