"""Northmoor's people and the outsider, for every test about policy pages and local values."""

import pytest

from mainstay.config.serving import collect_static
from tests import cast


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """Pages name their stylesheet by the fingerprint that collecting gives it."""
    collect_static()


@pytest.fixture
def everybody(db: None) -> cast.Cast:
    return cast.assemble()
