"""A new edition that grew by one factor everywhere was not counted: it is flagged, and not used silently."""

from datetime import date
from random import Random

import pytest

from mainstay.database import scope
from mainstay.local.actions import set_local_value
from mainstay.places.rules import doubts
from tests import cast
from tests.planning.needs.assessing import TODAY, assessment
from tests.planning.needs.town import TOWN, a_file, load, of_the_town

pytestmark = pytest.mark.django_db

PLACES = [TOWN, *(f"E080008{n:02}" for n in range(1, 30))]
COLUMNS = [*(f"p/{age}" for age in range(90)), "p/90+", "p/total"]


def people(growth, year):
    """Thirty towns by single year of age; ``growth`` says by how much each count grew from a fixed start."""
    lot = Random(7)
    rows = {}
    for code in PLACES:
        ages = [round(lot.randint(800, 4_000) * growth()) for _ in COLUMNS[:-1]]
        rows[code] = (*ages, sum(ages))
    return a_file(
        "age_sex",
        COLUMNS,
        rows,
        reference_on=date(year, 6, 30),
        base="all usual residents",
        levels=("authority",),
        file_name=f"people{year}.csv",
    )


def as_counted():
    return people(lambda: 1.0, 2017)


def as_made(year=2018):
    return people(lambda: 1.0125, year)


def as_grown(year=2018):
    lot = Random(year)
    return people(lambda: lot.uniform(0.98, 1.05), year)


def test_growth_by_one_factor_everywhere_is_kept_with_a_warning():
    _before, after = load(as_counted(), as_made())
    assert "does not look counted" in after.warnings[0]
    assert "1.0125" in after.warnings[0]


def test_many_figures_that_look_made_are_summed_up():
    _before, after = load(as_counted(), as_made())
    assert len(doubts(after.warnings)) == 4
    assert "more of its figures" in doubts(after.warnings)[-1]


def test_real_growth_is_not_doubted():
    _before, after = load(as_counted(), as_grown())
    assert doubts(after.warnings) == []


def test_an_older_edition_loaded_later_is_doubted_too():
    _made, counted = load(as_made(), as_counted())
    assert doubts(counted.warnings)


def test_a_first_edition_has_nothing_to_be_compared_with():
    (first,) = load(as_counted())
    assert doubts(first.warnings) == []


def test_an_authoritys_own_limit_is_used_for_its_own_files():
    people = cast.assemble()
    with scope.of_authority(people.northmoor.pk, user_id=people.analyst.pk):
        key = "statistics.plausibility.same_growth_places"
        set_local_value(key, 1_000, "Our region is small.", by=people.analyst, today=TODAY)
    _before, after = load(as_counted(), as_made(), of=people.northmoor)
    assert doubts(after.warnings) == []


def test_an_assessment_that_stands_on_a_doubted_file_says_so():
    load(of_the_town(), as_counted(), as_made())
    said = assessment(TOWN, "who")["warnings"]
    assert any("2018" in each and "does not look counted" in each for each in said)


def test_an_assessment_that_does_not_use_the_file_leaves_it_out():
    load(of_the_town(), as_counted(), as_made())
    assert not doubts(assessment(TOWN, "change")["warnings"])
