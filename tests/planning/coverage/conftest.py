"""Alderbrook loaded, and somebody to look at it."""

import pytest
from django.test import Client

from tests import cast
from tests.cast import Cast, browser_of
from tests.planning.needs.town import load, ordinary


@pytest.fixture
def everybody(db: None) -> Cast:
    load(*ordinary())
    return cast.assemble()


@pytest.fixture
def browser(everybody: Cast) -> Client:
    return browser_of(everybody.commissioner)
