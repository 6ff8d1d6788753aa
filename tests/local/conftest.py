"""Northmoor's people and the outsider, for every test about policy pages and local values."""

import pytest

from tests import cast


@pytest.fixture
def everybody(db: None) -> cast.Cast:
    return cast.assemble()
