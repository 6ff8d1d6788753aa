"""The cast, for every test about accounts."""

import pytest

from tests import cast


@pytest.fixture
def everybody(db: None) -> cast.Cast:
    """Northmoor's people and the outsider."""
    return cast.assemble()
