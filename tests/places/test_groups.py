"""Groups of small areas that somebody drew."""

import pytest

from mainstay.accounts.models import User
from mainstay.database import scope
from mainstay.places import queries
from mainstay.places.actions import draw_group
from mainstay.places.models import Place
from tests.cast import authority, person

SMALL = ("W01000001", "W01000002", "W01000003")


@pytest.fixture
def analyst(db: None) -> User:
    return person(authority("Northmoor Council", "X06000001"), "analyst", "Ana Gorse")


def draw(by: User, *names: str) -> None:
    """Draw the same small areas under each of these names."""
    Place.objects.bulk_create(
        Place(authority=by.authority, code=code, name=code, level="lsoa", nation="wales") for code in SMALL
    )
    for name in names:
        draw_group(name, list(SMALL), by=by)


def test_a_group_lies_in_the_nation_of_its_areas(analyst: User):
    with scope.of_authority(analyst.authority_id):
        draw(analyst, "The valley")
        (group,) = queries.groups()
        assert (group.name, group.nation, group.codes) == ("The valley", "wales", SMALL)
        assert queries.area(group.code) == group
        assert queries.find("the valley") == group


def test_groups_are_listed_with_as_many_queries_however_many_there_are(
    analyst: User, django_assert_num_queries
):
    with scope.of_authority(analyst.authority_id):
        draw(analyst, "The valley", "The hill", "The shore")
        with django_assert_num_queries(2):
            assert len(queries.groups()) == 3


def test_a_group_of_areas_that_are_no_longer_known_has_no_nation(analyst: User):
    with scope.of_authority(analyst.authority_id):
        draw(analyst, "The valley")
        Place.objects.all().delete()
        assert queries.groups()[0].nation == ""
