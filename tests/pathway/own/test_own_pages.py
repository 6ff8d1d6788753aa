"""A carer reads their own record, page by page."""

import pytest
from django.urls import reverse

from tests.cast import Cast, browser_of
from tests.directory.listed import a_service
from tests.pathway.carers import a_carer, own_account, records_of_a_carer

pytestmark = pytest.mark.django_db

PAGES = [
    *("my", "my_choose", "my_details", "my_contact", "my_said", "my_assessments", "my_decisions", "my_plan"),
    *("my_budget", "my_choices", "my_emergency_plan", "my_messages", "my_wishes", "my_ask", "my_openings"),
    "my_copy",
]


@pytest.mark.parametrize("name", PAGES)
def test_a_carer_reads_every_part_of_a_full_record(cast: Cast, name: str):
    records_of_a_carer(cast, a_service(cast.worker))
    assert browser_of(cast.carer).get(reverse(f"pathway:{name}")).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_record_says_what_will_come(cast: Cast, name: str):
    own_account(cast, a_carer(cast))
    assert browser_of(cast.carer).get(reverse(f"pathway:{name}")).status_code == 200


def test_whoever_has_no_record_is_told_how_to_get_one(cast: Cast):
    answer = browser_of(cast.carer).get(reverse("pathway:my"))
    assert "No record is joined to your account" in answer.content.decode()


@pytest.mark.parametrize("ending", ["html", "json", "zip"])
def test_a_carer_takes_away_everything_that_is_held(cast: Cast, ending: str):
    records_of_a_carer(cast, a_service(cast.worker))
    answer = browser_of(cast.carer).get(reverse("pathway:my_copy_as", args=[ending]))
    assert answer.status_code == 200
    assert "Rowan" not in answer["Content-Disposition"]
