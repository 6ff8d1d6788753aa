"""From the start page and the navigation, each role comes to its own pages about carers."""

import pytest

from tests.cast import Cast, assemble, browser_of
from tests.pathway.budgets.ordinary import agreed, indicated
from tests.pathway.carers import a_carer


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble()


def navigation_of(cast: Cast, part: str) -> dict[str, str]:
    page = browser_of(getattr(cast, part)).get("/")
    return {link.href: link.label for link in page.wsgi_request.navigation}


def test_finance_comes_to_every_budget_and_to_the_plans_that_wait(cast: Cast):
    found = navigation_of(cast, "finance")
    assert found["/carers/budgets/"] == "Budgets"
    assert found["/carers/approvals/"] == "Plans to answer"


@pytest.mark.parametrize("part", ["commissioner", "analyst", "member", "locality_lead"])
def test_whoever_plans_comes_to_the_figures_and_from_one_page_of_them_to_the_other(cast: Cast, part: str):
    assert navigation_of(cast, part)["/carers/found/"] == "Carers in figures"
    browser = browser_of(getattr(cast, part))
    assert 'href="/carers/unmet/"' in browser.get("/carers/found/").content.decode()
    assert 'href="/carers/found/"' in browser.get("/carers/unmet/").content.decode()


def test_whoever_has_the_page_of_carers_comes_to_both_from_there(cast: Cast):
    found = navigation_of(cast, "practice_lead")
    assert not {"/carers/budgets/", "/carers/found/"} & set(found)
    page = browser_of(cast.practice_lead).get("/carers/").content.decode()
    for address in ("/carers/budgets/", "/carers/found/", "/carers/approvals/"):
        assert f'href="{address}"' in page
    page = browser_of(cast.worker).get("/carers/").content.decode()
    assert 'href="/carers/budgets/"' not in page
    assert 'href="/carers/found/"' in page


def test_the_start_page_tells_finance_what_is_to_be_agreed_and_near_its_end(cast: Cast):
    indicated(cast)
    # Its year, from April 2026, is over by the time this is read.
    agreed(cast, carer=a_carer(cast, "ZZ99ZZ"))
    page = browser_of(cast.finance).get("/").content.decode()
    assert "1 to be agreed" in page


def test_where_nothing_presses_finance_is_led_to_its_budgets_all_the_same(cast: Cast):
    page = browser_of(cast.finance).get("/").content.decode()
    assert "None is used up, near its end or to be agreed." in page
    assert "Open carers" in page


def test_the_start_page_asks_as_many_questions_for_twenty_budgets_as_for_one(
    cast: Cast, django_assert_max_num_queries
):
    browser = browser_of(cast.finance)
    for number in range(20):
        agreed(cast, carer=a_carer(cast, f"AB12C{chr(65 + number)}"))
    with django_assert_max_num_queries(25):
        browser.get("/")
