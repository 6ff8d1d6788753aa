"""Who may read the audit on a page, and what they read."""

import pytest
from django.test import Client

from mainstay.accounts import actions
from mainstay.database import scope
from tests.cast import Cast, browser_of


@pytest.fixture
def promoted(everybody: Cast) -> Cast:
    """The analyst has been made a commissioner as well."""
    analyst = everybody.analyst
    with scope.of_authority(everybody.northmoor.pk):
        actions.change_user(
            analyst,
            email=analyst.email,
            name=analyst.name,
            roles=["analyst", "commissioner"],
            organisation=None,
            by=everybody.administrator,
        )
    return everybody


def history_of_analyst(cast: Cast, part: str):
    return browser_of(getattr(cast, part)).get(f"/history/accounts_user/{cast.analyst.pk}/")


@pytest.mark.parametrize("part", ["administrator", "commissioner", "analyst"])
def test_whoever_may_see_history_and_the_owner_read_it_in_words(promoted: Cast, part: str):
    page = history_of_analyst(promoted, part).content.decode()
    assert "Change a person&#39;s account" in page
    assert "by Adam Ivy" in page
    assert '<td class="govuk-table__cell">Analyst</td>' in page
    assert "Strategic commissioner, Analyst" in page


@pytest.mark.parametrize("part", ["worker", "carer", "provider", "member"])
def test_others_are_refused(promoted: Cast, part: str):
    assert history_of_analyst(promoted, part).status_code == 403


def test_whoever_added_an_account_does_not_own_its_history(everybody: Cast):
    with scope.of_authority(everybody.northmoor.pk):
        added = actions.add_user(
            everybody.northmoor,
            email="new@northmoor.example",
            name="Nell",
            roles=["worker"],
            by=everybody.worker,
        )
    assert browser_of(everybody.worker).get(f"/history/accounts_user/{added.pk}/").status_code == 403


def test_a_record_that_never_was_is_not_found(everybody: Cast):
    assert browser_of(everybody.administrator).get("/history/accounts_user/999999/").status_code == 404


def shown(browser: Client, query: str = "") -> str:
    return browser.get(f"/history/?{query}").content.decode()


def test_the_list_is_narrowed_by_person_by_action_and_by_day(promoted: Cast):
    browser = browser_of(promoted.administrator)
    assert "Change a person&#39;s account</h2>" in shown(browser, f"by={promoted.administrator.pk}")
    assert "Nothing found" in shown(browser, f"by={promoted.provider.pk}")
    assert "Change a person&#39;s account</h2>" in shown(browser, "action=change+a+person%27s+account")
    assert "Nothing found" in shown(browser, "last_day-day=1&last_day-month=1&last_day-year=2020")


def test_days_the_wrong_way_round_are_noticed(promoted: Cast):
    days = "first_day-day=2&first_day-month=1&first_day-year=2026&last_day-day=1&last_day-month=1&last_day-year=2026"
    assert "not before the first" in shown(browser_of(promoted.administrator), days)


def test_a_long_history_is_read_a_page_at_a_time(everybody: Cast, django_assert_max_num_queries):
    for number in range(30):
        with scope.of_authority(everybody.northmoor.pk):
            actions.change_own_name(everybody.analyst, f"Ana {number}", by=everybody.analyst)
    browser = browser_of(everybody.administrator)
    with django_assert_max_num_queries(16):
        page = browser.get(f"/history/accounts_user/{everybody.analyst.pk}/").content.decode()
    assert "Page 1 of 2" in page
    assert "Ana 29" in page
    assert "Older" in page
