"""The pages of real areas of every kind: each section is shown, and none asks the database too often."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mainstay.planning.views.sections import TITLES
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

AREAS = {
    "Trafford": "E08000009",
    "Kent": "E10000016",
    "London": "E12000007",
    "Fife": "S12000047",
    "Belfast": "N09000003",
    "England and Wales": "K04000001",
}


@pytest.fixture
def browser():
    return cast.browser_of(cast.assemble().analyst)


@pytest.mark.parametrize("area", AREAS)
def test_every_section_is_shown(browser, area):
    for section in TITLES:
        answer = browser.get(f"/areas/{AREAS[area]}/" + (f"{section}/" if section != "overview" else ""))
        assert answer.status_code == 200
        assert area in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/areas/", "/areas/E08000009/", "/areas/E08000025/", "/areas/K04000001/"]
)
def test_however_many_areas_there_are_a_page_asks_at_most_twelve_questions(browser, address):
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    assert len([each for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]) <= 12
