"""The pages about the packs: everything in them can be opened, found and read."""

from html.parser import HTMLParser

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from mainstay import policy
from mainstay.accounts.permissions import Permission, may
from mainstay.local import wording
from tests.cast import Cast, browser_of


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


class Addresses(HTMLParser):
    """The addresses a page leads to and the places in it that can be led to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.leads_to: set[str] = set()
        self.places: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.places.add(held.get("id") or "")
        if tag == "a":
            self.leads_to.add(held.get("href") or "")


def test_every_entry_has_a_page_that_opens_and_no_link_between_them_is_broken(everybody: Cast):
    browser = browser_of(everybody.member)
    pages = {}
    for entry in policy.every_entry():
        answer = browser.get(f"/policy/entry/{entry.key}/")
        assert answer.status_code == 200, entry.key
        assert entry.key in text(answer)
        pages[f"/policy/entry/{entry.key}/"] = Addresses(text(answer))
    for page, found in pages.items():
        for href in found.leads_to:
            address, _, place = href.partition("#")
            if address.startswith("/policy/entry/"):
                assert address in pages, (page, href)
                assert not place or place in pages[address].places, (page, href)


def test_every_pack_has_words_and_a_page_that_opens(everybody: Cast):
    browser = browser_of(everybody.member)
    front = text(browser.get("/policy/"))
    for name in policy.packs():
        assert name in wording.PACKS, f"say in mainstay/local/wording.py what the pack {name} is"
        assert f'href="/policy/{name}/"' in front
        page = text(browser.get(f"/policy/{name}/"))
        for entry in policy.entries(name):
            assert f'href="/policy/entry/{entry.key}/"' in page


def test_every_kind_of_entry_has_its_words():
    assert set(wording.KINDS_IN_WORDS) == set(policy.KINDS)


@pytest.mark.parametrize(
    "address", ["/policy/nowhere/", "/policy/entry/model.outcome/", "/policy/entry/x/set/"]
)
def test_what_is_not_in_the_packs_has_no_page(everybody: Cast, address: str):
    assert browser_of(everybody.commissioner).get(address).status_code == 404


def test_all_who_have_a_role_may_read_and_only_some_may_change(everybody: Cast):
    for part, person in everybody.everybody().items():
        browser = browser_of(person)
        for address in ("/policy/", "/policy/model/", "/policy/entry/estimation.survey_weight/"):
            assert browser.get(address).status_code == 200, part
        may_change = may(person, Permission.CHANGE_ASSUMPTIONS)
        for address in ("set", "withdraw"):
            answer = browser.get(f"/policy/entry/estimation.survey_weight/{address}/")
            assert (answer.status_code == 403) is not may_change, (part, address)


def test_an_entry_says_who_may_change_it(everybody: Cast):
    page = text(browser_of(everybody.member).get("/policy/entry/estimation.survey_weight/"))
    assert "Who may change it: Strategic commissioner, Analyst." in page
    assert "/set/" not in page


def test_law_and_lists_are_not_open_to_change(everybody: Cast):
    browser = browser_of(everybody.commissioner)
    for key in ("scotland.duties.terminal_plan_days", "model.outcomes"):
        assert "This is not open to local change." in text(browser.get(f"/policy/entry/{key}/"))
        assert browser.get(f"/policy/entry/{key}/set/")["Location"] == f"/policy/entry/{key}/"


def test_the_interventions_are_set_against_the_outcomes_with_a_yes_or_a_no_in_words(everybody: Cast):
    page = text(browser_of(everybody.carer).get("/policy/entry/model.interventions/"))
    table = page.partition('id="ticks-outcomes-caption"')[2].partition("</table>")[0]
    yes, no = table.count('visually-hidden">yes<'), table.count('visually-hidden">no<')
    served = sum(
        len(each.attributes["outcomes"]) for each in policy.entry("model.interventions").values[-1].value
    )
    assert (yes, yes + no) == (served, 24 * 5)
    assert table.count("✓") == table.count('aria-hidden="true">✓<') == served


def test_the_outcomes_say_what_refers_to_them(everybody: Cast):
    page = text(browser_of(everybody.carer).get("/policy/entry/model.outcomes/"))
    assert "What refers to this list" in page
    assert 'href="/policy/entry/model.interventions/"' in page


def test_an_entry_of_another_nation_says_whose_it_is(everybody: Cast):
    browser = browser_of(everybody.carer)
    said = "This speaks for Scotland. Your authority is in England."
    assert said in text(browser.get("/policy/entry/scotland.terms/"))
    assert "Your authority is in" not in text(browser.get("/policy/entry/england.terms/"))


def test_values_by_date_are_told_with_the_one_in_force(everybody: Cast):
    page = " ".join(
        text(browser_of(everybody.carer).get("/policy/entry/estimation.price.homecare_minimum/")).split()
    )
    assert "£32.14 per hour" in page
    assert page.count("(in force)") == 1


def test_a_key_named_in_the_packs_own_words_is_a_link_with_a_title(everybody: Cast):
    page = text(browser_of(everybody.carer).get("/policy/entry/estimation.need.hours_50_plus/"))
    assert '<a class="govuk-link" href="/policy/entry/estimation.survey_weight/">Weight given' in page


def test_words_find_entries_and_the_lines_of_lists(everybody: Cast):
    page = text(browser_of(everybody.carer).get("/policy/", {"search": "emergency REPLACEMENT"}))
    assert 'href="/policy/entry/model.interventions/#item-I07"' in page
    assert "estimation.price" not in page


def test_words_that_nobody_used_find_nothing_and_say_what_to_do(everybody: Cast):
    page = text(browser_of(everybody.carer).get("/policy/", {"search": "zebra"}))
    assert "Nothing has these words" in page
    assert "clear the search" in page


def queries_of(person, address: str) -> int:
    browser = browser_of(person)
    browser.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


def test_pages_ask_the_database_as_often_whatever_is_in_the_packs(everybody: Cast):
    person = everybody.analyst
    front = queries_of(person, "/policy/")
    assert front <= 8
    # Sessions, the person and the scope are asked for on every page; the packs are not in the database.
    for address in (
        "/policy/estimation/",
        "/policy/wales/",
        "/policy/?search=care",
        "/policy/entry/model.outcomes/",
    ):
        assert queries_of(person, address) == front, address
