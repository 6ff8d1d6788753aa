from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.engines.change import (
    BANDS_DIFFER,
    BASE_DIFFERS,
    BOUNDARY_DIFFERS,
    NOT_REBASED,
    QUESTION_DIFFERS,
    TAKEN_IN_UNUSUAL_TIMES,
    Observation,
    between,
)
from tests.engines.published_census import added, care_2011, care_2021, rows_of


def count(on=date(2011, 3, 27), **changes) -> Observation:
    ordinary = Observation(on, 100, 1000, "aged 5 and over", "2021", ["hours_1_19", "hours_20_plus"], "E1")
    return replace(ordinary, **changes)


NOW = count(date(2021, 3, 21), carers=90)


def test_like_is_compared_with_like_without_a_warning():
    change = between(count(), NOW)
    assert (change.carers_change, change.rate_change) == (-10, pytest.approx(-0.01))
    assert change.relative_rate_change == pytest.approx(-0.1)
    assert change.warnings == ()


def test_years_between_are_given():
    assert between(count(), NOW).years == pytest.approx(9.98, abs=0.01)


def test_another_base_without_its_people_gives_no_change_of_rate():
    change = between(count(base="all residents"), NOW)
    assert (change.comparable_earlier_rate, change.rate_change) == (None, None)
    assert change.warnings == (BASE_DIFFERS, NOT_REBASED)


def test_another_base_with_its_people_is_put_on_the_later_one_and_still_warned_of():
    change = between(count(base="all residents"), NOW, rebase_to=800)
    assert (change.earlier_rate, change.comparable_earlier_rate) == (0.1, 0.125)
    assert change.rate_change == pytest.approx(0.09 - 0.125)
    assert change.warnings == (BASE_DIFFERS,)


@pytest.mark.parametrize(
    ("differs", "warning"),
    [
        ({"question": "2011"}, QUESTION_DIFFERS),
        ({"bands": ["hours_1_plus"]}, BANDS_DIFFER),
        ({"place": "E2"}, BOUNDARY_DIFFERS),
        ({"unusual_times": True}, TAKEN_IN_UNUSUAL_TIMES),
    ],
)
def test_each_thing_that_differs_has_its_warning(differs, warning):
    assert between(count(**differs), NOW).warnings == (warning,)


def test_the_order_in_which_bands_are_listed_is_no_difference():
    assert between(count(bands=["hours_20_plus", "hours_1_19"]), NOW).warnings == ()


def test_dates_out_of_order_are_refused():
    with pytest.raises(ValueError, match="comes first"):
        between(NOW, count())


def test_fewer_people_than_carers_are_refused():
    with pytest.raises(ValueError, match="cannot be part"):
        between(count(base="all"), NOW, rebase_to=99)


def test_a_place_that_had_nobody_has_no_rate_to_change():
    change = between(count(carers=0, population=0), NOW)
    assert (change.earlier_rate, change.rate_change, change.relative_rate_change) == (None, None, None)


def test_from_no_carers_there_is_no_relative_change():
    assert between(count(carers=0), NOW).relative_rate_change is None


people = st.integers(1, 10**7)


@given(people, people, people, people, st.floats(0.5, 1))
@settings(max_examples=50)
def test_changes_agree_with_exact_fractions(carers, others, later_carers, later_others, kept):
    earlier = count(carers=carers, population=carers + others, base="all")
    later = replace(NOW, carers=later_carers, population=later_carers + later_others)
    rebased = carers + int(others * kept)
    change = between(earlier, later, rebase_to=rebased)
    before, after = Fraction(carers, rebased), Fraction(later_carers, later_carers + later_others)
    assert change.rate_change == pytest.approx(float(after - before), abs=1e-12)
    assert change.relative_rate_change == pytest.approx(float((after - before) / before), abs=1e-9)


def test_england_and_wales_2011_is_10_344_per_cent_as_published_and_11_031_of_those_aged_5_and_over(
    published,
):
    then = added(care_2011(published("census_unpaid_care/census2011_unpaid_care_la.csv")))
    now = added(care_2021(published("census_unpaid_care/census2021_ts039_unpaid_care_ltla.csv")))
    ages = list(rows_of(published("census_unpaid_care/census2011_age_la.csv")))
    under_5 = sum(float(cell) for row in ages for cell in row[5:10])
    change = between(
        count(carers=then["total"] - then["none"], population=then["total"], base="all", question="2011"),
        count(
            date(2021, 3, 21), carers=now["total"] - now["none"], population=now["total"], unusual_times=True
        ),
        rebase_to=then["total"] - under_5,
    )
    assert round(100 * change.earlier_rate, 3) == 10.344
    assert round(100 * change.comparable_earlier_rate, 3) == 11.031
    assert round(100 * change.later_rate, 3) == 8.851
    assert change.warnings == (BASE_DIFFERS, QUESTION_DIFFERS, TAKEN_IN_UNUSUAL_TIMES)
