"""The cast, for every test about accounts."""

import pytest
from django.core.cache import cache

from tests import cast


@pytest.fixture(autouse=True)
def _forgetful() -> None:
    """Forget how often the tests before this one have tried to sign in."""
    cache.clear()


@pytest.fixture
def everybody(db: None) -> cast.Cast:
    """Northmoor's people and the outsider."""
    return cast.assemble()
