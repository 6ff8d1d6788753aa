"""Northmoor's ordinary review with one agreed priority, in Northmoor's scope."""

from collections.abc import Iterator

import pytest

from mainstay.database import scope
from tests.cast import Cast, assemble
from tests.planning.priorities.ordinary import Ordinary, agree, ordinary


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble()


@pytest.fixture
def found(cast: Cast) -> Iterator[Ordinary]:
    with scope.of_authority(cast.northmoor.pk, user_id=cast.commissioner.pk):
        start = ordinary(cast)
        start.priority = agree(start)
        yield start
