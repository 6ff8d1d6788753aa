import random
from pathlib import Path

import numpy as np
import pytest
import xlrd

from mainstay.engines.plausibility import (
    CONSTANT_INCREMENTS,
    SAME_FIRST_DIGITS,
    SAME_GROWTH,
    UNCHANGED,
    Limits,
    findings,
)

ORDINARY = Limits(share=0.9, tolerance=1e-6, fewest=10, smallest=100)

ESTIMATES = {  # file → sheet of all persons
    "ons_mye_2015_MYE2_population_by_sex_and_age_for_local_authorities_UK_2015.xls": "Persons UK",
    "ons_mye_2016_ukmidyearestimates2016.xls": "MYE2 - All",
    "ons_mye_2017_ukmidyearestimates2017finalversion.xls": "MYE2 - All",
    "ons_mye_2018_ukmidyearestimates20182019ladcodes.xls": "MYE2-All",
}


def counted(places: int = 50, periods: int = 4) -> np.ndarray:
    """A series as real places make it: each moves by itself."""
    chance = np.random.default_rng(1)
    start = chance.integers(5_000, 500_000, size=(places, 1))
    growth = chance.normal(1.005, 0.01, size=(places, periods)).cumprod(axis=1)
    return np.round(start * growth)


def kinds(series, periods=None) -> set[str]:
    return {found.kind for found in findings(series, ORDINARY)}


def population(path: Path, sheet: str) -> dict[str, float]:
    """All ages by local authority code, from whichever row its headings are in."""
    sheet_of_all = xlrd.open_workbook(path, on_demand=True).sheet_by_name(sheet)
    rows = [sheet_of_all.row_values(n) for n in range(sheet_of_all.nrows)]
    headings = next(row for row in rows if "all ages" in [str(cell).strip().lower() for cell in row])
    column = [str(cell).strip().lower() for cell in headings].index("all ages")
    return {
        row[0]: row[column]
        for row in rows
        if str(row[0])[:3] in {"E06", "E07", "E08", "E09", "W06", "S12", "N09"}
    }


def test_places_that_move_by_themselves_raise_nothing():
    assert findings(counted(), ORDINARY) == []


def test_the_same_factor_everywhere_is_found_with_its_size_and_periods():
    made = counted()
    made[:, 2] = np.round(made[:, 1] * 1.0123)
    (found,) = findings(made, ORDINARY)
    assert (found.kind, found.periods, found.alike, found.of) == (SAME_GROWTH, (1, 2), 50, 50)
    assert found.value == pytest.approx(1.0123, abs=1e-5)


def test_a_few_real_places_among_made_ones_do_not_hide_them():
    made = counted(places=100, periods=2)
    made[5:, 1] = np.round(made[5:, 0] * 1.0123)
    assert kinds(made) == {SAME_GROWTH}


def test_last_year_copied_forward_is_unchanged_everywhere():
    made = counted(periods=2)
    made[:, 1] = made[:, 0]
    assert kinds(made) == {UNCHANGED}


def test_a_straight_line_through_every_place_is_found():
    steps = np.arange(5) * np.random.default_rng(2).integers(50, 900, size=(50, 1))
    assert kinds(counted(periods=1) + steps) == {CONSTANT_INCREMENTS}


def test_every_place_beginning_with_the_same_digits_is_found():
    made = np.array([[12 * 10 ** (2 + n % 4) + n] for n in range(40)])
    assert kinds(made) == {SAME_FIRST_DIGITS}


def test_too_few_places_to_tell_say_nothing():
    assert findings(np.array([[1000, 1100], [2000, 2200]]), ORDINARY) == []


def test_nothing_but_missing_numbers_says_nothing():
    assert findings(np.full((50, 4), np.nan), ORDINARY) == []


def test_no_places_say_nothing():
    assert findings(np.empty((0, 3)), ORDINARY) == []


def test_small_counts_are_not_compared_because_rounding_makes_them_alike():
    assert findings(np.full((50, 2), 3), ORDINARY) == []


def test_a_list_that_is_no_table_is_refused():
    with pytest.raises(ValueError, match="row a place"):
        findings([1, 2, 3], ORDINARY)


@pytest.mark.parametrize("seed", range(5))
def test_one_factor_agrees_with_a_plain_count_of_alike_places(seed):
    chance = random.Random(seed)
    factor = chance.uniform(0.9, 1.1)
    made = [[n := chance.randint(100, 10**6), round(n * factor)] for _ in range(30)]
    (found,) = [f for f in findings(made, ORDINARY) if f.kind in {SAME_GROWTH, UNCHANGED}]
    ratio = sorted(later / earlier for earlier, later in made)
    median = (ratio[14] + ratio[15]) / 2
    assert found.alike == sum(abs(later - median * n) <= 0.5 + median / 2 + 1e-6 * n for n, later in made)


def test_the_real_mid_year_estimates_are_not_flagged_and_a_made_year_after_them_is(published):
    years = [population(published(f"population/{file}"), sheet) for file, sheet in ESTIMATES.items()]
    codes = sorted(set.intersection(*map(set, years)))
    real = np.array([[year[code] for year in years] for code in codes])
    assert len(codes) > 370
    assert findings(real, ORDINARY) == []
    assert kinds(np.column_stack([real, np.round(real[:, -1] * 1.006)])) == {SAME_GROWTH}
