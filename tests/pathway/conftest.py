"""What most tests about carers start from: the cast, Ida Rowan's record, and her worker's browser."""

import pytest
from django.test import Client

from mainstay.pathway.models import Carer
from tests.cast import Cast, assemble, browser_of
from tests.pathway.carers import a_carer


@pytest.fixture
def cast() -> Cast:
    return assemble()


@pytest.fixture
def carer(cast: Cast) -> Carer:
    return a_carer(cast)


@pytest.fixture
def browser(cast: Cast) -> Client:
    return browser_of(cast.worker)
