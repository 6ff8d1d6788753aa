"""The cast, and a folder of this test's own for what is sent."""

from pathlib import Path

import pytest

from tests import cast


@pytest.fixture
def everybody(db: None) -> cast.Cast:
    """Northmoor's people and the outsider."""
    return cast.assemble()


@pytest.fixture(autouse=True)
def data(settings, tmp_path: Path) -> Path:
    """Keep what is sent in a folder of this test's own."""
    settings.DATA = tmp_path
    return tmp_path
