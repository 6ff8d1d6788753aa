"""The caseload: what is owed first, whose it is, and that it asks a fixed number of questions."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from mainstay.pathway.models import Carer, Clock
from tests.cast import Cast, assemble, browser_of
from tests.pathway.carers import a_carer, in_records_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return assemble()


def owe(cast: Cast, carer: Carer, what: str, days: int, **about: object) -> Clock:
    day = localdate() + timedelta(days=days)
    start = min(day, localdate()) - timedelta(days=30)
    with in_records_of(cast.worker):
        return Clock.objects.create(
            authority=cast.northmoor, carer=carer, what=what, from_on=start, due_on=day, **about
        )


def names(page: str, *known: str) -> list[str]:
    return sorted((each for each in known if each in page), key=page.index)


@pytest.fixture
def browser(cast: Cast) -> Client:
    return browser_of(cast.worker)


def test_what_is_late_comes_first(cast: Cast, browser: Client):
    owe(cast, a_carer(cast, "AAAA", given_names="Ann"), "offer", 3)
    owe(cast, a_carer(cast, "BBBB", given_names="Bob"), "offer", -3)
    a_carer(cast, "CCCC", given_names="Cat")
    page = browser.get("/carers/?whose=all").content.decode()
    assert names(page, "Ann Rowan", "Bob Rowan", "Cat Rowan") == ["Bob Rowan", "Ann Rowan"]
